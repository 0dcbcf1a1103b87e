/* ysws.h - "you said, we did": drafted from the links, kept as words that people
 * edit, and published.
 *
 * The draft is a row of paper: its text is plain lines.  "## Words" begins a
 * section; "They said: ..." is a quotation; any other line is a paragraph whose
 * label before a colon is set in bold.
 */
#ifndef REPORT_YSWS_H
#define REPORT_YSWS_H

#include "core/record.h"

struct db;
struct doc;
struct err;

struct ysws {
	int changed, declined, quoted;
	char *left_out;		/* "FB-3; FB-9": no words that may be published; or NULL */
	bool kept;		/* it was drafted before: nothing was counted */
	char **uid;		/* what stands in it */
	int n;
};

/* The draft of the feedback that was settled from a day up to and with another.
 * One that is there is taken as people left it unless again; the record is to be
 * saved with the links in it (ysws_keep), or not. */
bool ysws_draft(struct db *, const char *from, const char *to, bool again, struct record *paper,
                struct ysws *, struct err *);
bool ysws_keep(struct db *, struct record *paper, const struct ysws *, struct err *);
void ysws_fini(struct ysws *);

/* As a paper; NULL on error. */
struct doc *ysws_build(struct db *, const struct record *paper, struct err *);
/* Keep it whole, with its hash and place, and say of each piece of feedback in it
 * when and where it was published: one change.  *doc is what was published. */
bool ysws_publish(struct db *, struct record *paper, const char *place, struct doc **doc,
                  struct err *);

#endif
