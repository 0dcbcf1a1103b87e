/* The contrast of every colour with the grounds it stands on, by day and by
 * night, as WCAG 2.2 defines it: (L1 + 0.05) / (L2 + 0.05) of the relative
 * luminances (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
#include "report/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "tests/tap.h"

static double linear(long byte)
{
	double c = (double)byte / 255;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(const char *rgb)
{
	long v = strtol(rgb + 1, NULL, 16);

	return 0.2126 * linear(v >> 16 & 255) + 0.7152 * linear(v >> 8 & 255) +
		0.0722 * linear(v & 255);
}

static double contrast(const char *a, const char *b)
{
	double x = luminance(a), y = luminance(b);

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static const struct colour *find(const char *name, size_t len)
{
	for (const struct colour *c = style_colours; c->name; c++)
		if (strlen(c->name) == len && memcmp(c->name, name, len) == 0)
			return c;
	return NULL;
}

static void stands(const struct colour *c, const char *name, size_t len)
{
	const struct colour *on = find(name, len);
	double day = on ? contrast(c->day, on->day) : 0;
	double night = on ? contrast(c->night, on->night) : 0;
	char said[100];

	snprintf(said, sizeof(said), "%s on %.*s: %.1f by day, %.1f by night, at least %.1f",
	         c->name, (int)len, name, day, night, c->least);
	ok(day >= c->least && night >= c->least, said);
}

/* Every rule takes its colours from the rows. */
static void test_rules(void)
{
	char *css = NULL, *rules, *at;
	size_t len = 0;
	FILE *f = xmemstream(&css, &len);
	bool known = true;

	style_write(f, true);
	fclose(f);
	ok((rules = strchr(css, '\n')) != NULL, "the colours stand first");
	for (at = css; (at = strstr(at, "var(--")); at++)
		known = known && find(at + 6, strcspn(at + 6, ")"));
	ok(known, "every colour that a rule names is a row");
	at = strstr(rules, "@media screen and (prefers-color-scheme:dark)");
	ok(at != NULL, "there are colours for a dark screen");
	*at = '\0';
	ok(strchr(rules, '#') == NULL, "no rule has a colour of its own");
	free(css);
}

int main(void)
{
	/* The examples of the standard: black on white is 21, #767676 the
	 * lightest grey of words, 4.54. */
	ok(fabs(contrast("#000000", "#ffffff") - 21) < 0.001, "black on white is 21:1");
	ok(fabs(contrast("#767676", "#ffffff") - 4.54) < 0.005, "#767676 on white is 4.54:1");
	for (const struct colour *c = style_colours; c->name; c++)
		for (const char *at = c->on; *at; at += strspn(at, " ")) {
			size_t n = strcspn(at, " ");

			stands(c, at, n);
			at += n;
		}
	test_rules();
	return tap_done();
}
