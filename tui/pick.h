/* pick.h - the list that belongs to a field: words, rows of another entity,
 * or several of them; it narrows as one types and offers near names. */
#ifndef TUI_PICK_H
#define TUI_PICK_H

#include "core/entity.h"

struct app;
struct menu;

/* Takes what was picked, as it would be typed ("A Bello", "FB-3; FB-7"). */
typedef void pick_fn(struct app *, const char *text);

/* What can be picked for a field, with the focus on what it says now; NULL
 * if nothing belongs to it. */
struct view *pick_view(struct app *, const struct field *, const char *now,
                       pick_fn *);
/* The rows of an entity; with many, those in `now` are picked already. */
struct view *pick_rows_view(struct app *, const struct entity *,
                            const char *title, const char *now, bool many,
                            pick_fn *);
/* The title of the row whose name is near to what was typed, which the caller
 * frees; NULL if none is. */
char *pick_near(struct app *, const struct entity *, const char *typed);
/* Add the rows that hold what is typed, or the first ones, to a menu; where
 * none does, those with a near name.  id is the entity's number. */
void pick_fill(struct app *, struct menu *, const struct entity *);

#endif
