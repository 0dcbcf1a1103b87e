/* plan.h - a published plan, as text or as a table, to draft actions.
 *
 * Nothing is made up and nothing is dropped: what has no field goes into the
 * detail under its own heading, a due date that is none stays in its words,
 * and a lead who is nobody we know is a lead by name.  Headings are known by
 * many names (plan.def).
 */
#ifndef IMPORT_PLAN_H
#define IMPORT_PLAN_H

#include "core/record.h"
#include "import/sheet.h"

struct db;

/* One action of the plan: the action first, then what belongs to it (leads, an
 * objective that is new). */
struct pasted {
	struct record *rec;
	int n;
	uint64_t line;		/* of the file */
	/* What it lacks. */
	bool no_owner, no_due, no_done_when, words_only, no_status;
};

struct paste {
	struct sheet sheet;
	struct pasted *one;
	int n;
	char **left;		/* lines of a text that are no part of any action */
	int nleft;
};

/* Text to a table with the headings of the plan: bullets and numbers begin an
 * action, "Lead: ..." lines belong to it, headings are objectives, and a table
 * of tabs or strokes is read as one.  false where it cannot be read. */
bool plan_text_read(struct sheet *, const char *path, char ***left, int *nleft,
                    struct err *);
/* Which field a heading means, or -1. */
int plan_heading(const char *name);

/* A name that ends in .csv, .tsv or .json is a table, all else, and "-", text.
 * proto is an action with the values that all of them begin with (a plan, an
 * area). */
bool paste_read(struct paste *, struct db *, const char *path,
                const struct record *proto, struct err *);
void paste_fini(struct paste *);

#endif
