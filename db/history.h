/* history.h - the entry of one change, hashed into a chain.  For db only;
 * what others may ask of the history is in store.h.
 *
 * entry_begin() is the first thing in a transaction that means to write, which
 * its engine lets nobody else begin meanwhile: the head of the chain it reads is
 * still the head when entry_end() moves it on.  Were it not, the key of the
 * history would refuse a second entry of that number.
 */
#ifndef DB_HISTORY_H
#define DB_HISTORY_H

#include "core/chain.h"
#include "db/store.h"

struct entry {
	const struct change *change;
	char seq[24], kind[12];
	int ord;
	struct chain chain;
	struct record was;	/* see entry_was; without text nothing is known */
};

/* entry_fini also where it fails. */
bool entry_begin(struct db *, struct entry *, const struct change *,
                 struct err *);
void entry_fini(struct entry *);
/* The row of a change of one as it was, which came with the head of the chain:
 * once, before anything is written.  False where it is another. */
bool entry_was(struct entry *, const struct record *r, struct record *was);
/* One value that became another: entity, row uid, name, old, new. */
bool entry_add(struct db *, struct entry *, const char *const part[static 5],
               struct err *);
/* Several, in their order. */
bool entry_add_all(struct db *, struct entry *, const char *const (*part)[5], int n,
                   struct err *);
/* Each kept field that differs, old -> new. */
bool entry_add_record(struct db *, struct entry *, const struct record *old,
                      const struct record *new, struct err *);
bool entry_end(struct db *, struct entry *, struct err *);
/* Was this operation kept?  For a COMMIT of which the outcome is unknown. */
bool history_has(struct db *, const char *op, bool *kept, struct err *);

/* What a change does inside its transaction, besides saving records. */
typedef bool change_fn(struct db *, struct entry *, void *, struct err *);
/* One transaction: begin, work, end, commit; whole or not at all.  Plain
 * tables (loads) have their one entry in the history this way too.  Work that
 * adds nothing to the entry is no change: it is rolled back, and succeeds. */
bool store_transact(struct db *, const struct change *, change_fn *work,
                    void *with, struct err *);
/* The work of store_apply: save the records of a struct change. */
change_fn store_save_all;
/* More records in the same entry: what follows from those of the change. */
bool store_save_more(struct db *, struct entry *, struct record *const *rec, int n,
                     struct err *);

#endif
