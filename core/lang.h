/* lang.h - words a person reads: _("...") where it is shown, N_("...") in a
 * table that is translated when it is shown.
 *
 * What is counted has a word for one and a word for many, which languages
 * divide in their own ways: ngettext() where a sentence holds one number, and
 * lang_count() for each number of a sentence that holds several.  Ours is
 * British English, so what stands here is en_GB.
 */
#ifndef CORE_LANG_H
#define CORE_LANG_H

#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>

#define _(s) gettext(s)
#define N_(s) s
/* Both forms of what is counted, in a table. */
#define NN_(one, many) one, many

struct lang_count {
	char text[256];
};

/* "1 row", "12 rows": of "%lld row" and "%lld rows", as the language has it; a
 * few words.
 * The text lives to the end of the expression it stands in. */
struct lang_count lang_count(const char *one, const char *many, long long n);

/* The language of these words as BCP 47 has it: "en-GB". */
const char *lang_tag(void);

/* True if what was typed is a word of ours, in English or as it is
 * translated, in any case. */
bool lang_is(const char *typed, const char *word);
/* The place of the name that the len bytes typed begin, whole or by three
 * letters or more, as it is translated or in English; -1 for none of them. */
int lang_named(const char *typed, size_t len, const char *const *name, int n);

#endif
