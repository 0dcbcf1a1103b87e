/* feedback.h - what of feedback follows from other rows: by when it is to be
 * acknowledged, answered and told, what waits for what, who is answered with
 * it; and the theme that takes another over.
 */
#ifndef DB_FEEDBACK_H
#define DB_FEEDBACK_H

#include "core/day.h"
#include "core/record.h"

struct db;
struct err;

/* Fill in the days by which it is to be acknowledged and answered, by the
 * settings feedback.acknowledge and feedback.respond, and, once it is settled,
 * told (feedback.tell).  A day that somebody set stands; one of ours follows
 * the day received and the channel.  ERR_CONFIG where a setting cannot be read. */
bool feedback_fill(struct db *, const struct record *old, struct record *, struct err *);

/* May it take this step, as other rows are?  Changed: a linked action or a
 * milestone of one is done.  Merged: what it is answered with is not. */
bool feedback_gate(struct db *, const struct record *old, const struct record *, struct err *);

/* The earliest day on which an open action linked to it is due, "" if none. */
void feedback_change_due(struct db *, const char *uid, char day[static DAY_SIZE]);

/* The uids of what is answered with it, n of them, each for free(). */
bool feedback_merged(struct db *, const char *uid, char ***uids, int *n, struct err *);
/* "Said by 14 people, in 3 pieces of feedback."; NULL where it is one of one. */
char *feedback_said(struct db *, const struct record *);

/* One change: what is about `from` is about `into`, and `from` goes, its name
 * kept with where it went.  How many pieces of feedback moved is in *moved. */
bool theme_merge(struct db *, const struct record *from, const struct record *into,
                 const char *why, int *moved, struct err *);
/* "Feedback by month, December 2025 to November 2026: 2 0 1 ...; 9 in the last
 * three months, 4 in the three before."  NULL where there is none. */
char *theme_trend(struct db *, const struct record *theme);

#endif
