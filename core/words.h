/* words.h - every vocabulary as it now stands: the fixed words of vocab.def
 * and a trust's own.  The store fills it at open and after each change of
 * `term`; pickers, checks and columns read it and ask no database. */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H

#include "core/entity.h"

struct word {
	const char *code, *label;
	bool retired;			/* still shown, no longer offered */
};

struct words {
	struct word *word[VOC_COUNT];	/* each ends in a word without code */
	int n[VOC_COUNT];
};

void words_init(struct words *);		/* the fixed words */
void words_fini(struct words *);

/* Add a word to an open vocabulary, or rename or retire the one that has
 * this code; false if there is no open vocabulary of that name. */
bool words_add(struct words *, const char *vocab, const char *code,
               const char *label, bool retired);

/* By code or, failing that, by label, whatever its case; NULL if neither. */
const struct word *words_find(const struct words *, enum vocab_id,
                              const char *text);
/* The label of a code; the code itself where there is no such word. */
const char *words_label(const struct words *, enum vocab_id, const char *code);
/* "a, b or c": what is offered, for a message.  The caller frees it. */
char *words_offer(const struct words *, enum vocab_id);

#endif
