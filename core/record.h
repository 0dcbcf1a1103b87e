/* record.h - one row of any entity, each field as it is kept.
 *
 * What a person reads or types is another text.  record_show() and
 * record_read() are the door between, for form, list and command line;
 * record_file() writes what other programs read, and record_read() takes
 * that back as the same.  record_check() is the only gate: the store writes
 * nothing else.
 */
#ifndef CORE_RECORD_H
#define CORE_RECORD_H

#include "core/words.h"

enum { UID_SIZE = 33, NAME_SIZE = 32, LOOKUP_SOME = 24 };

struct locals;

struct record {
	const struct entity *ent;
	char **text;		/* ent->nfields of them; NULL is empty */
	char **was;		/* what record_remember() saw, or NULL */
};

/* What the door must know besides the record: words, today, other rows.
 * The store fills one in (db_lookup); core asks no database. */
struct lookup {
	const struct words *words;
	const struct locals *locals;	/* the trust's own fields, or NULL */
	const char *today;		/* ISO; counts "next fri" */
	void *rows;			/* handed to the two below */
	/* The row a person means by text (ACT-42, a title, a uid). */
	bool (*find)(void *rows, const struct entity *, const char *text,
	             char uid[static UID_SIZE], struct err *);
	/* Its reference and title, both the caller's to free; false if gone
	 * for good. */
	bool (*name)(void *rows, const struct entity *, const char *uid,
	             char **reference, char **title);
	/* Live rows whose title holds text, whatever its case; at most as many
	 * as fit, how many in *n. */
	bool (*some)(void *rows, const struct entity *, const char *text,
	             char uid[static LOOKUP_SOME][UID_SIZE], int *n, struct err *);
	/* The uid of the person at work, or NULL. */
	const char *(*me)(void *rows);
};

void record_init(struct record *, const struct entity *);
void record_copy(struct record *, const struct record *from);
void record_fini(struct record *);

/* What it is now is what is kept: known from here on, whatever is set in it. */
void record_remember(struct record *);
/* Does it know, and is it of the version that it was? */
bool record_is_known(const struct record *);
/* What it was: a record of the caller's, of one that knows. */
void record_was(const struct record *, struct record *was);

/* The text of a field, "" if empty; valid until the field is next set. */
const char *record_get(const struct record *, int field);
int64_t record_int(const struct record *, int field);
bool record_is(const struct record *, int field, const char *text);
bool record_has(const struct record *, int field);	/* not empty */
/* Is it this now, and was it not before?  And: is it not what it was?  old
 * is NULL for a new row, of which nothing differs. */
bool record_became(const struct record *old, const struct record *, int field,
                   const char *text);
bool record_differs(const struct record *old, const struct record *, int field);
bool record_is_gone(const struct record *);
const char *record_title(const struct record *);
/* "ACT-42". */
void record_name(const struct record *, char name[static NAME_SIZE]);

/* Replace a field by a copy of text; NULL or "" empties it. */
void record_set(struct record *, int field, const char *text);
void record_set_int(struct record *, int field, int64_t);

/* As a person reads it, and as a file holds it: both the caller's to free. */
char *record_show(const struct record *, int field, const struct lookup *);
char *record_file(const struct record *, int field, const struct lookup *);

/* From what a person typed or a file holds; the field is left as it was
 * where that makes no sense.  Space around it is dropped, except in notes. */
bool record_read(struct record *, int field, const struct lookup *,
                 const char *typed, struct err *);

/* One field by its type, for a form that is left field by field. */
bool record_check_field(const struct record *, int field,
                        const struct words *, struct err *);
/* May this row take the place of old (NULL for a new one)?  Every field by
 * its type, then the entity's own check. */
bool record_check(const struct record *old, const struct record *,
                  const struct words *, struct err *);

#endif
