/* filter.h - which rows are meant: the one grammar of lists on the screen, on
 * the command line, in saved views and in bulk changes.
 *
 *	owner:bello due<30d -state:done      all of them must hold
 *	(rag:overdue or priority:1) tag:ward  or, and groups
 *	"free words" restraint                words anywhere in the row
 *	due:                                  empty; -due: is known
 *	owner:me  made>-7d  due:2026-Q3       oneself, days from today, periods
 *
 * A name is a field, an end of a link, a local field, tag, status, made or
 * changed; the signs are : = != < <= > >=.  Values are read as a form reads
 * them.  A period is a span: due<Q3 is before it begins, due:Q3 within it.
 */
#ifndef CORE_FILTER_H
#define CORE_FILTER_H

#include "core/named.h"
#include "core/record.h"
#include "core/status.h"

struct err;

enum filter_how {
	FILTER_IS, FILTER_IS_NOT, FILTER_BEFORE, FILTER_FROM,	/* a value */
	FILTER_EMPTY, FILTER_KNOWN,
	FILTER_HOLDS,		/* text in a text, whatever its case; a code in a set */
	FILTER_WORDS,		/* words anywhere, the last may be unfinished */
	FILTER_STATUS,		/* the computed status */
	FILTER_ALL, FILTER_ANY, FILTER_NOT	/* of the kids; NOT has one */
};

struct filter {
	int field;
	enum filter_how how;
	const char *value;	/* as kept; a uid for links; not for EMPTY, KNOWN */
	enum named_of of;
	struct link_end end;	/* OF_LINK, seen from the rows */
	const char *local;	/* OF_LOCAL: the uid of the field */
	bool number;		/* OF_LOCAL: compare as a number */
	enum status status;
	struct filter *kid;
	int nkid;
};

/* A list of them, all of which must hold, with all that they point to. */
struct filters {
	struct filter *all;
	int n;
};

/* Read what a person typed; nothing is no filter.  A wrong word is refused
 * with the near one. */
bool filters_read(struct filters *, const struct entity *, const struct lookup *,
                  const char *typed, struct err *);
void filters_copy(struct filters *, const struct filter *, int n);
/* Add one more; what it points to is copied. */
void filters_add(struct filters *, const struct filter *);
void filters_fini(struct filters *);

#endif
