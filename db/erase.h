/* erase.h - words that are gone for good, and who has read words.
 *
 * An erasure (core/erasure.def) is asked by one person and approved by
 * another.  Approving sets the fields to nothing in the row, in every entry
 * of the history and in the search, keeps who, when and on what authority,
 * makes a new backup and removes the older ones.  The chain still holds.
 */
#ifndef DB_ERASE_H
#define DB_ERASE_H

#include "core/record.h"

struct db;
struct err;

/* Which row a reference of any kind means: FB-7 is feedback. */
bool erase_find(struct db *, const char *reference, struct record *,
                struct err *);
/* Fill in an erasure of that row: the fields named (a blank between), or,
 * NULL, all that hold words of or about a person. */
bool erase_start(struct db *, const struct record *row, const char *fields,
                 struct record *erasure, struct err *);
/* Do what was asked.  ERR_PERM where the same person asked.  In left, to be
 * freed, the copies of the file that lie about and may still hold the words,
 * a line each; "" where there are none. */
bool erase_approve(struct db *, struct record *erasure, char **left,
                   struct err *);

/* What stands where words were that may not be empty. */
extern const char erase_mark[];
/* Does an erasure that was done name that field of the row FB-7? */
bool erase_was_approved(struct db *, const char *reference, const char *field,
                        bool *approved, struct err *);

/* Rows that a retention rule says are kept too long and still hold words, one
 * after another; stops on false. */
bool retention_each(struct db *, const struct record *rule,
                    bool (*each)(const struct record *row, void *), void *with,
                    struct err *);

/* Note in the access log that somebody reads or exports words; a file that
 * cannot be written to has no log.  what is a short English phrase. */
void access_note(struct db *, const char *what, const char *uid);
/* The same of rows of an entity that has people's words, or of one of them: "read",
 * "listed"; of others nothing is noted. */
void access_words(struct db *, const char *how, const struct entity *,
                  const char *uid);
/* The same of what a search shows; false where none is somebody's words. */
struct hit;
bool access_search(struct db *, const struct hit *, int n);
/* As history_verify(), for the access log. */
long long access_verify(struct db *, struct err *);

struct access {
	long long seq;
	char *at, *who, *what;
};

bool access_list(struct db *, int want, struct access **, int *n, struct err *);
void accesses_fini(struct access *, int n);

/* When words were last erased (UTC, as 2026-11-22T06:00:00Z); false where never. */
bool erase_latest(struct db *, char at[static 32]);

#endif
