#include "core/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/text.h"

enum { SHORTEST = 3 };

struct lang_count lang_count(const char *one, const char *many, long long n)
{
	struct lang_count c;

	snprintf(c.text, sizeof(c.text), ngettext(one, many, (unsigned long)n), n);
	return c;
}

const char *lang_tag(void)
{
	/* TRANSLATORS: the language of your words, as in "cy" or "pl". */
	return _("en-GB");
}

static bool same(const char *typed, const char *word)
{
	char *a = text_fold(typed), *b = text_fold(word);
	bool is = strcmp(a, b) == 0;

	free(a);
	free(b);
	return is;
}

bool lang_is(const char *typed, const char *word)
{
	const char *here = _(word);

	return strcasecmp(typed, word) == 0 || (here != word && same(typed, here));
}

static bool is_long(const char *s)
{
	size_t len = strlen(s), at = 0;
	int n = 0;

	for (; n < SHORTEST && at < len; n++)
		at = text_next(s, len, at);
	return n == SHORTEST;
}

/* A whole name goes before a longer one that begins as it does. */
static int translated(const char *folded, const char *const *name, int n)
{
	size_t len = strlen(folded);
	bool whole = false, may = is_long(folded);
	int near = -1;

	for (int i = 0; !whole && i < n; i++) {
		const char *here = _(name[i]);
		char *want = here == name[i] ? NULL : text_fold(here);

		whole = want && strcmp(want, folded) == 0;
		if (whole || (want && may && near < 0 && strncmp(want, folded, len) == 0))
			near = i;
		free(want);
	}
	return near;
}

int lang_named(const char *typed, size_t len, const char *const *name, int n)
{
	char *word = xprintf("%.*s", (int)len, typed), *folded = text_fold(word);
	int found = len ? translated(folded, name, n) : -1;

	for (int i = 0; found < 0 && len >= SHORTEST && i < n; i++)
		if (len <= strlen(name[i]) && strncasecmp(typed, name[i], len) == 0)
			found = i;
	free(folded);
	free(word);
	return found;
}
