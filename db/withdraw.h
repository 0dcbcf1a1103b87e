/* withdraw.h - taking a load out of what is counted, and putting it in again;
 * for the files of loads only.
 */
#ifndef DB_WITHDRAW_H
#define DB_WITHDRAW_H

#include <stdbool.h>

struct change;
struct db;
struct err;

/* A table of loads, and what is said where one is so already. */
struct loads {
	const char *table, *is_gone, *is_there;
};

/* One change with one entry; the row stays.  ERR_BUSY where it is so already,
 * ERR_PERM where the person at work may not load. */
bool withdraw(struct db *, const struct loads *, const char *uid, bool gone,
              struct change *, struct err *);

#endif
