/* say.h - what the sections say alike: counts, days, leads, status. */
#ifndef REPORT_ANNUAL_SAY_H
#define REPORT_ANNUAL_SAY_H

#include "report/annual/year.h"

/* "no actions", "1 action", "6,000 actions" of "%s action" and "%s actions", as
 * the language has them: the caller frees. */
char *say_count(size_t n, const char *one, const char *many);
/* "and" before the last, commas between: the caller frees. */
char *say_list(char *const *part, size_t n);
/* A word of a list with a capital, as a heading or the name of a row begins.
 * For free(). */
char *say_label(const char *word);
/* A day or period in full; "not known" where there is none.  For free(). */
char *say_when(const char *kept);
/* May a share of people be said, as far as its own counts go? */
bool say_may(const struct year *, uint64_t n, uint64_t of);
/* It as a per cent under the paper's disclosure control (doc_share()), with its
 * limits if asked and if they differ.  The keys name the counts where the paper
 * has them in a table too, or NULL.  For free(). */
char *say_share(const struct year *, const char *key, uint64_t n, const char *of_key,
                uint64_t of, bool limits);

void cell_when(struct table *, const char *kept);
/* ACT-42. */
void cell_name(struct table *, const struct record *);
/* A reference to another row, by its title. */
void cell_ref(struct table *, const struct year *, const struct record *, int field);
/* A choice by its label. */
void cell_choice(struct table *, const struct year *, const struct record *, int field);
/* Who leads an action: its owner, or the community body, or not known. */
void cell_lead(struct table *, const struct year *, const struct record *);
void cell_stands(struct table *, const struct year *, const struct deed *);

/* Fewer than these are told as none or very few. */
enum { FEW = 5 };

/* How the status of an action is read in the groups of a bar. */
enum { STAND_COMPLETE, STAND_DONE, STAND_ON_TRACK, STAND_AT_RISK, STAND_LATE,
       STAND_OPEN, STAND_COUNT, STAND_OUTSIDE = -1 };
int say_stand(enum status);
const char *say_stand_label(int stand);

#endif
