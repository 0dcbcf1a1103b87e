/* job.h - something that a line of a readout does, once it has been asked what it
 * must know: write a paper, approve, publish.  One source for the screen and the
 * linear mode.
 *
 * To add one: a kind here, its row in jobs[] of job.c and the function that does
 * it.
 */
#ifndef TUI_JOB_H
#define TUI_JOB_H

#include <stdbool.h>

struct db;
struct err;

enum job_kind {
	JOB_NONE,
	JOB_DRAFT,		/* of the annual report */
	JOB_SHORT,		/* the short one, for the public */
	JOB_CARRY, JOB_APPROVE, JOB_PUBLISH, JOB_CORRECT,
	JOB_TRACKER, JOB_HIGHLIGHT, JOB_FRONT, JOB_PARTNER,	/* key: a body's uid */
	JOB_LEDGER,
	JOB_PACK,		/* of all duties and criteria */
	JOB_TEMPLATE,		/* the report laid out by a template of the trust's */
	JOB_SHARE,		/* lists, for the public, the board or a partner */
	JOB_KEEP,		/* the score of the year */
	JOB_COUNT
};

enum { JOB_ASKS = 2 };		/* questions at most */

struct job {
	enum job_kind kind;
	char key[64];
};

/* The i-th question, NULL when there are no more. */
const char *job_question(const struct job *, int i);
/* Do it with the answers: a sentence on what was done, for free(); NULL where it
 * was refused. */
char *job_do(struct db *, const struct job *, char *const *answer, struct err *);

#endif
