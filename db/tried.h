/* tried.h - "Tried before?": earlier actions and initiatives like one that is
 * being added, and how they ended. */
#ifndef DB_TRIED_H
#define DB_TRIED_H

#include "core/record.h"

struct db;
struct err;

enum { TRIED_MOST = 5 };

struct tried {
	const struct entity *ent;
	char uid[UID_SIZE], name[NAME_SIZE];
	char *title;
	char *ended;		/* "stopped: it hung on one person"; "in progress" */
};

struct tried_list {
	struct tried one[TRIED_MOST];
	int n;
};

/* Rows that share the most words of the text, by full text: two at least, or one
 * where it has no more.  Words that say little are left out, and the row of that
 * uid ("" for none).  tried_fini() in either case. */
bool tried_read(struct db *, const char *text, const char *but, struct tried_list *,
                struct err *);
void tried_fini(struct tried_list *);
/* "INI-2 Drop-in at the barber's: stopped, ..."; the caller frees it. */
char *tried_says(const struct tried *);

#endif
