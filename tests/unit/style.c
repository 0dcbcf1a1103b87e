/* The contrast of every colour with the grounds it stands on, by day and by
 * night, as WCAG 2.2 defines it: (L1 + 0.05) / (L2 + 0.05) of the relative
 * luminances (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); for everybody,
 * and for those who lack the long, the middle or the short cones: the matrices
 * on linear RGB of Machado, Oliveira and Fernandes, "A physiologically-based model
 * for simulation of color vision deficiency", IEEE TVCG 15(6), 2009, table of
 * severity 1.  And what is told apart in one picture is so without colour. */
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

static const struct eye {
	const char *name;
	double m[3][3];
} eyes[] = {
	{ "all cones", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
	{ "protanopia", { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
		{ -0.003882, -0.048116, 1.051998 } } },
	{ "deuteranopia", { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
		{ -0.011820, 0.042940, 0.968881 } } },
	{ "tritanopia", { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
		{ 0.004733, 0.691367, 0.303900 } } },
};
enum { EYES = sizeof(eyes) / sizeof(*eyes) };

static double luminance(const char *rgb, const struct eye *eye)
{
	static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
	long v = strtol(rgb + 1, NULL, 16);
	double light[3] = { linear(v >> 16 & 255), linear(v >> 8 & 255), linear(v & 255) };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double seen = 0;

		for (int j = 0; j < 3; j++)
			seen += eye->m[i][j] * light[j];
		sum += weight[i] * fmin(fmax(seen, 0), 1);
	}
	return sum;
}

static double contrast(const char *a, const char *b, const struct eye *eye)
{
	double x = luminance(a, eye), y = luminance(b, eye);

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

	for (const struct eye *eye = eyes; eye < eyes + EYES; eye++) {
		double day = on ? contrast(c->day, on->day, eye) : 0;
		double night = on ? contrast(c->night, on->night, eye) : 0;

		ok(day >= c->least && night >= c->least,
		   "%s on %.*s, %s: %.1f by day, %.1f by night, at least %.1f", c->name, (int)len,
		   name, eye->name, day, night, c->least);
	}
}

/* What the style sheet says of a class but its colours, for the caller to free. */
static char *shape_of(const char *css, const char *class)
{
	char *all = NULL;
	size_t size = 0, n = strlen(class);
	FILE *f = xmemstream(&all, &size);

	for (const char *at = css; (at = strstr(at, class)); at += n) {
		const char *open = at + n + strcspn(at + n, "{}"), *s = open + 1;
		/* The class itself, or the last of its selector. */
		bool own = at[n] == '{' || at[n] == ',' || strchr(" ", at[n]);

		if (!own || *open != '{')
			continue;
		fwrite(at + n, 1, (size_t)(open - at) - n, f);
		for (; *s != '}'; s += strcspn(s, ";}") + (s[strcspn(s, ";}")] == ';')) {
			size_t len = strcspn(s, ";}");

			if (!memmem(s, len, "var(--", 6))
				fprintf(f, "%.*s;", (int)len, s);
		}
	}
	fclose(f);
	return all;
}

/* Lines of one picture that mean different things differ in more than colour. */
static void test_shapes(void)
{
	static const struct {
		const char *a, *b, *where;
	} pair[] = {
		{ ".line", ".limit", "figures and their limits" },
		{ ".line", ".target", "figures and the target" },
		{ ".line", ".grid", "figures and the grid" },
		{ ".limit", ".target", "limits and the target" },
		{ ".limit", ".grid", "limits and the grid" },
		{ ".target", ".grid", "the target and the grid" },
		{ ".p1", ".p2", "parts" }, { ".p1", ".p3", "parts" }, { ".p1", ".p4", "parts" },
		{ ".p2", ".p3", "parts" }, { ".p2", ".p4", "parts" }, { ".p3", ".p4", "parts" },
	};
	char *css = NULL;
	size_t len = 0;
	FILE *f = xmemstream(&css, &len);

	style_write(f, false);
	fclose(f);
	for (size_t i = 0; i < sizeof(pair) / sizeof(*pair); i++) {
		char *a = shape_of(css, pair[i].a), *b = shape_of(css, pair[i].b);

		ok(strcmp(a, b) != 0, "%s (%s, %s) are told apart without colour", pair[i].where,
		   pair[i].a, pair[i].b);
		free(a);
		free(b);
	}
	free(css);
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
	ok(fabs(contrast("#000000", "#ffffff", eyes) - 21) < 0.001, "black on white is 21:1");
	ok(fabs(contrast("#767676", "#ffffff", eyes) - 4.54) < 0.005, "#767676 on white is 4.54:1");
	for (const struct colour *c = style_colours; c->name; c++)
		for (const char *at = c->on; *at; at += strspn(at, " ")) {
			size_t n = strcspn(at, " ");

			stands(c, at, n);
			at += n;
		}
	test_rules();
	test_shapes();
	return tap_done();
}
