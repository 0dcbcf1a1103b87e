/* paper.h - the papers for bodies and partners: each a builder that reads
 * what it tells and gives a published doc (report/doc.h), NULL on error.
 *
 * To add one: a file here, and its verb in cli/paper.c.
 */
#ifndef REPORT_PAPER_H
#define REPORT_PAPER_H

#include "report/doc.h"

struct db;
struct err;
struct meeting;
struct record;
struct tracker;

/* A doc with what every paper bears: the trust's name and notice, the day, and
 * the seal of the history. */
struct doc *paper_begin(struct db *, const char *title, struct err *);
/* How a paper is suppressed: the setting of that name. */
bool paper_profile(struct db *, enum suppress_profile *, struct err *);

/* The four tables of a body's tracker, and what changed. */
struct doc *tracker_build(struct db *, const struct tracker *, struct err *);
/* A page on what moved since the body of a tracker last met. */
struct doc *highlight_build(struct db *, const struct tracker *, struct err *);
/* Keep that one of these two was given, so that the next can say what changed. */
bool paper_give(struct db *, const char *kind, const struct tracker *, const struct doc *,
                struct err *);
/* What a body, by its uid, is asked, by whom, and what it rests on; of a paper,
 * an item of its agenda, an action or any other row, NULL being the plan. */
struct doc *front_build(struct db *, const char *body, const struct record *of, struct err *);
/* Of one meeting, drafted from its record. */
struct doc *minutes_build(struct db *, const struct meeting *, struct err *);
/* For a community body, by its uid: promises, progress, what it was asked,
 * and its ratings to return. */
struct doc *partner_build(struct db *, const char *body, struct err *);
/* Who took part, when, paid or not, and what changed; since is a day. */
struct doc *ledger_build(struct db *, const char *since, struct err *);

#endif
