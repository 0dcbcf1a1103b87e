/* linear_list.h - what linear_list.c, linear_look.c and linear_many.c share.  Not
 * for other files. */
#ifndef TUI_LINEAR_LIST_H
#define TUI_LINEAR_LIST_H

#include "db/store.h"
#include "tui/linear.h"

struct listing {
	struct page page;
	struct rows rows;	/* those that were said last, by their numbers */
	struct filters filters;
	char *columns;		/* of a view, or NULL */
	char *group;		/* the field it was last grouped by, or NULL */
	char *typed;		/* the filter, or NULL */
	char **mark;		/* uids of the rows that are picked */
	int nmark;
};

void listing_fini(struct listing *);
/* Show only what a filter says, and forget the one before; false, and it is said
 * why, where it cannot be read. */
bool linear_narrow(struct linear *, struct listing *, const char *typed);

/* What a word asks for with what follows it; true where the rows are to be said
 * anew.  How a list is looked at: */
bool linear_view(struct linear *, struct listing *, const char *name);
bool linear_view_save(struct linear *, struct listing *, const char *name);
bool linear_group(struct linear *, struct listing *, const char *field);
bool linear_sort(struct linear *, struct listing *, const char *field);
bool linear_columns(struct linear *, struct listing *, const char *names);
/* And what is done with many rows: those picked or, where none is, all. */
bool linear_pick(struct linear *, struct listing *, const char *numbers);
bool linear_change(struct linear *, struct listing *, const char *typed);
bool linear_move(struct linear *, struct listing *, const char *step);
bool linear_export(struct linear *, struct listing *, const char *path);
bool linear_look_all(struct linear *, struct listing *, const char *);

#endif
