/* local.h - the trust's own fields: what each is called, and the door between
 * what is kept of it and what people and files say.
 *
 * A local field is a row of `field`; what a row says in it is a row of
 * `local_value`, one for each tag.  So history, undo and merging need no code
 * of their own.  The store fills struct locals at open and after each change.
 */
#ifndef CORE_LOCAL_H
#define CORE_LOCAL_H

#include "core/record.h"

struct err;

enum local_kind { LOCAL_TEXT, LOCAL_NUMBER, LOCAL_DATE, LOCAL_CHOICE, LOCAL_TAGS };

struct local {
	char uid[UID_SIZE];
	char *name;			/* "Borough lead" */
	char *key;			/* "borough_lead": CSV, flag, filter */
	char *words, *help;		/* NULL where there are none */
	const struct entity *of;	/* NULL: every entity of the menu */
	enum local_kind kind;
	bool shown;			/* a column of lists */
	bool retired;			/* still shown, no longer asked for */
};

struct locals {
	struct local *local;
	int n;
};

void locals_fini(struct locals *);
/* Add the field that a row of `field` describes. */
void locals_add(struct locals *, const struct record *, const char *today);
/* The i-th local field that rows of ent have; NULL when there are no more. */
const struct local *locals_of(const struct locals *, const struct entity *, int i);
/* By key or name, any case; NULL if ent has none of that name. */
const struct local *locals_named(const struct locals *, const struct entity *,
                                 const char *name);
/* "Borough lead" -> "borough_lead".  The caller frees it. */
char *local_key(const char *name);

/* What a person typed or a file holds, as it is kept: a number whole, a date
 * as a day or period, a choice in the words of the list, tags in small letters
 * with a blank between.  Empty stays empty.  The caller frees it; NULL where
 * it makes no sense. */
char *local_read(const struct local *, const char *typed, const char *today,
                 struct err *);
/* As a person reads it, and as a file holds it; the caller's to free. */
char *local_show(const struct local *, const char *kept);
char *local_file(const struct local *, const char *kept);

#endif
