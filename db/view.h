/* view.h - saved views: a list's filter, order, columns and groups under a
 * name, a person's own or everybody's. */
#ifndef DB_VIEW_H
#define DB_VIEW_H

#include "db/store.h"

/* How a list is looked at; look_fini frees what the page points to. */
struct look {
	struct page page;
	struct filters filters;
	char *columns;		/* names, a blank between; "" or NULL the usual ones */
	char *group;		/* the field it is grouped by; "" or NULL: by none */
};

void look_fini(struct look *);

/* "due", "-due": by which field a page is sorted; refused with the near name. */
bool look_sort(struct page *, const char *by, struct err *);
/* What that is called: "-due"; the caller frees it. */
char *look_sorted(const struct page *);

/* The views of a list that the person at work sees, in the order of their
 * digits; rows_fini frees. */
bool views_of(struct db *, const struct entity *, struct rows *, struct err *);
/* The one of that name or reference among them. */
bool view_find(struct db *, const struct entity *, const char *name, struct record *,
               struct err *);
/* What a view shows. */
bool view_read(struct db *, const struct record *view, struct look *, struct err *);
/* Keep what is looked at under a name, with the first free digit; a view of
 * the person's own that has the name is written over.  filter is as typed. */
bool view_save(struct db *, const char *name, const struct look *, const char *filter,
               struct record *made, struct err *);

#endif
