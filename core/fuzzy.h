/* fuzzy.h - how well a name answers what was typed of it. */
#ifndef CORE_FUZZY_H
#define CORE_FUZZY_H

/* 0 where the letters of typed are not all in text, in their order and the
 * first beginning a word; else more the better they lie.  Case, accents and
 * blanks do not matter.  Each letter is worth 16, and 8 more where it begins a
 * word or 4 where it follows the one before; a gap costs 3 and 1 for each
 * letter in it after the first (the weights of a Smith-Waterman alignment with
 * affine gaps).  The best placing counts, not the first. */
int fuzzy_score(const char *typed, const char *text);
/* What typed is worth at the start of itself: the most it can be. */
int fuzzy_most(const char *typed);

#endif
