/* store.h - records in and out, for any entity, on any engine.
 *
 * store_apply is the only door to change anything: a change is one command of
 * one person, over one row or many, and is kept whole or not at all, with its
 * one entry in the history.
 */
#ifndef DB_STORE_H
#define DB_STORE_H

#include <stdio.h>

#include "core/filter.h"
#include "core/record.h"

struct db;
struct err;

enum { OP_SIZE = 33 };

typedef bool change_after(struct db *, void *with, struct err *);

struct change {
	char op[OP_SIZE];	/* unique; "" for a new one */
	const char *why;	/* a reason given, or NULL; no personal words */
	struct record *const *rec;
	int nrec;
	bool plain;		/* seeds and undo: nothing follows, no steps */
	bool imported;		/* new rows may enter in any state */
	char warning[256];	/* out: kept, but somebody should know */
	/* What else is done in the same transaction, or NULL. */
	change_after *after;
	void *with;
	/* The store's own, for undo: */
	int kind;		/* 0 change, 1 undo, 2 redo, 3 seed */
	const char *undoes;
};

/* Check, then insert (no version yet) or update (if the version is still
 * that of the record).  uid, number and version are set in the records; a
 * new record may bring its uid, and its number if that is free.  ERR_BUSY
 * where somebody else was first.  Records that are already so are left alone,
 * without an entry. */
bool store_apply(struct db *, struct change *, struct err *);
/* The usual case: one record, a new operation; warning may be NULL. */
bool store_save(struct db *, struct record *, char warning[256], struct err *);
/* A row is never deleted, only gone. */
bool store_remove(struct db *, struct record *, struct err *);
/* A new record of ent with what such a row starts with. */
void store_start(struct db *, struct record *, const struct entity *);

/* From store_hold on, changes are made as ever, each with its entry, but kept
 * only by store_let_go, all of them or none: the demonstration is hundreds of
 * changes of which half are of no use.  No key press may come between. */
bool store_hold(struct db *, struct err *);
bool store_let_go(struct db *, bool keep, struct err *);

/* By uid; a row that is gone is found too.  ERR_INPUT where there is none. */
bool store_get(struct db *, const struct entity *, const char *uid,
               struct record *, struct err *);
/* By what a person typed: ACT-42, 42, a title, a uid. */
bool store_find(struct db *, const struct entity *, const char *text,
                struct record *, struct err *);
/* The live title nearest to what was typed; NULL where none is near.  The
 * caller frees it. */
char *store_nearest(struct db *, const struct entity *, const char *text);
/* The value of the setting of that name, or other; the caller frees it. */
char *store_setting(struct db *, const char *name, const char *other);

/* Who changed what since this record was read: "C Osei changed Due and State
 * on 3 June 2026".  The caller frees it; NULL where nobody did. */
char *store_since(struct db *, const struct record *);

/* Undo or redo the latest change of the person at work.  What was undone, in
 * a sentence that the caller frees; NULL where it is refused: somebody has
 * changed it since, and the sentence in err says who and what. */
char *store_undo(struct db *, struct err *);
char *store_redo(struct db *, struct err *);

/* --- lists ---------------------------------------------------------- */

/* What a list shows: the live rows of ent by a field, unknown always last. */
struct page {
	const struct entity *ent;
	int sort;		/* a field; FIELD_KEY is the title */
	bool desc;
	const struct filter *filter;
	int nfilter;		/* all of them must hold */
	const char *link;	/* with link_end: only rows linked to this uid */
	struct link_end end;	/* seen from the rows listed */
};

struct rows {
	struct record *row;
	char **key;		/* what each was sorted by; NULL is unknown */
	int n;
};

/* Up to `want` rows after (or, back, before) row `at` of rows seen earlier,
 * in list order; seen NULL is the edge, so back from NULL is the end. */
bool store_page(struct db *, const struct page *, const struct rows *seen,
                int at, bool back, int want, struct rows *, struct err *);
bool store_count(struct db *, const struct page *, long long *, struct err *);
void rows_fini(struct rows *);
/* Every row of a page, in order, one after another; stops on false.  The record and its
 * texts are borrowed for that call alone: record_copy() keeps it. */
bool store_each(struct db *, const struct page *,
                bool (*each)(const struct record *, void *), void *with,
                struct err *);

/* --- links ---------------------------------------------------------- */

/* The record of a link, to be saved with others in one change: on makes it,
 * off unmakes it.  An existing one is found and read. */
bool store_link_record(struct db *, enum link_id, const char *from_uid,
                       const char *to_uid, bool on, struct record *,
                       struct err *);
/* Make or unmake a link, as one change. */
bool store_link(struct db *, enum link_id, const char *from_uid,
                const char *to_uid, bool on, struct err *);
/* For each of n rows, "ACT-4; ACT-7" or, titled, "ACT-4 Title; ACT-7 Title";
 * the texts are the caller's. */
bool store_links(struct db *, struct link_end, const char *const *uid, int n,
                 bool titled, char **text, struct err *);
/* Set the links of one end of a row to those named ("ACT-4; ACT-7"): the
 * records that do so, appended to *rec.  The caller frees them. */
bool store_links_read(struct db *, struct link_end, const char *uid,
                      const char *typed, struct record **rec, int *n,
                      struct err *);

/* --- search --------------------------------------------------------- */

struct hit {
	const struct entity *ent;
	char uid[UID_SIZE], name[NAME_SIZE];
	char *title;
	char *seen;		/* "Detail: ...on the ward...", or NULL: the title has it */
	bool words;		/* and that is somebody's own words (FF_WORDS) */
};

/* Where a row holds one of the words, beside its title: "Detail: ...on the
 * ward that...", of about so many cells.  The caller frees it; NULL where the
 * title holds them too, or nothing does.  *field, if not NULL, is set to it. */
char *store_seen(const struct record *, const char *text, int cells, int *field);

/* Rows that hold every word of text (the last may be unfinished), of one
 * entity or, NULL, of all; at most want.  hits_fini frees. */
bool store_search(struct db *, const struct entity *, const char *text,
                  int want, struct hit **, int *n, struct err *);
void hits_fini(struct hit *, int n);

/* --- history -------------------------------------------------------- */

struct past {
	long long seq;
	char *op, *at, *who, *why;
	char *what;		/* "State, Due" or "made" */
};

/* The entries that touch a row, newest first, or, uid NULL, all; before 0 is
 * the newest.  pasts_fini frees. */
bool history_list(struct db *, const char *uid, long long before, int want,
                  struct past **, int *n, struct err *);
void pasts_fini(struct past *, int n);
/* What was done in db and not in other: the entries after the last one that
 * both have, newest first, at most want. */
bool history_lacks(struct db *db, struct db *other, int want, struct past **,
                   int *n, struct err *);
/* "7:ab12cd34ef56ab78": count and first 16 digits, as papers print it. */
bool history_head(struct db *, char head[static 64], struct err *);
/* Is the head that a paper prints one that this history has had? */
bool history_had_head(struct db *, const char *head, struct err *);
/* Every value of the history, in order, as the parts of its entry. */
struct value_past {
	const char *seq, *op, *who, *at, *why, *entity, *uid, *field, *old, *new;
	bool erased;
};
bool history_each(struct db *, bool (*each)(const struct value_past *, void *),
                  void *with, struct err *);
/* Number of entries whose chain and commitments hold; -1 where one does not,
 * with which and how. */
long long history_verify(struct db *, struct err *);
/* Number of rows, all of which are as the history last left them; -1 where
 * one was changed, made or taken away other than by store_apply, with its
 * first field and entry; or where a value is erased that no erasure names. */
long long history_compare(struct db *, struct err *);
/* Forget every value that a field of a row ever had in the history. */
bool history_erase(struct db *, const char *entity, const char *uid,
                   const char *field, struct err *);

#endif
