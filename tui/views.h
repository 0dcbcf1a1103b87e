/* views.h - the kinds of screen there are.  The app owns what is pushed. */
#ifndef TUI_VIEWS_H
#define TUI_VIEWS_H

#include <stdbool.h>

#include "core/entity.h"
#include "tui/command.h"

struct app;
struct complete;
struct entity;
struct menu;
struct menu_line;
struct page;
struct record;
struct view;

/* The first screen: scores, and what needs me. */
struct view *home_view(struct app *);

/* All rows of an entity or, with a page, those it selects; the filters and
 * values of the page are copied.  title NULL is the entity's plural. */
struct view *list_view(struct app *, const struct entity *,
                       const struct page *, const char *title);
/* A row as its kind is best seen: its page or, of a meeting, its screen; NULL
 * and a note if it is gone. */
/* Do a command with words after it, "view save Late ones", on a list that is
 * on top; false if it is none. */
bool list_typed(struct app *, const char *typed);
/* One row to read, with what it is linked to; NULL and a note if it is gone. */
struct view *show_view(struct app *, const struct entity *, const char *uid);
/* One row to read, with what it is linked to; NULL likewise. */
struct view *page_view(struct app *, const struct entity *, const char *uid);
/* Who came, the quorum, the agenda and the decisions of a meeting. */
struct view *meeting_view(struct app *, const char *uid);
/* The steps of an inquiry as a path, and the actions it ends in. */
struct view *inquiry_view(struct app *, const char *uid);
/* A row to type, filled from a copy of the record; without a version it is
 * added when saved. */
struct view *form_view(struct app *, const struct record *);
/* The same of a new row that is to be linked to another, by its reference. */
struct view *form_view_linked(struct app *, const struct record *, struct link_end,
                              const char *reference);
/* What was typed in some form, not saved and is kept, as a sentence that the
 * caller frees; NULL where nothing is. */
char *form_draft_left(const struct app *);
/* Who changed a row, when and why. */
struct view *history_view(struct app *, const struct record *);
/* Every entity, by words as they are typed. */
struct view *search_view(struct app *);
/* Known ethnicity by team and month, of the newest load of a data set. */
struct view *grid_view(struct app *);
/* All rates of one team and month (-1 is all); nothing is borrowed. */
struct view *rates_view(const struct complete *, int team, int month);
/* Who reports to whom, and seats by constituency. */
struct view *tree_view(struct app *);
/* The board (db/board.h) that a command shows; NULL where it shows none. */
struct view *board_view(struct app *, enum command);
/* Every list that there is. */
struct view *lists_view(struct app *);

/* One question on the line above the message.  Enter answers and Esc answers
 * NULL, when the view below is on top again; `with` is the view's own, and
 * forget frees it. */
struct view *ask_view(const char *question,
                      void (*answer)(struct app *, const char *text, void *),
                      void *with, void (*forget)(void *));

#endif
