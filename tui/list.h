/* list.h - what list.c and list_draw.c share.  Not for other files. */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/input.h"
#include "tui/lines.h"
#include "tui/panel.h"
#include "tui/view.h"

enum {
	LIST_HEAD = 3,		/* title, rule, headings */
	LIST_WIDE = 132,		/* columns from which a panel has room */
	LIST_PANEL = 48
};

struct list {
	struct view view;
	struct lines l;
	char *title;
	struct filters base;	/* of the page that was asked for */
	struct filters now;	/* these, and what is typed */
	char *link;
	struct input words;	/* a filter as typed (core/filter.h) */
	char wrong[1024];	/* what is wrong with it, or "" */
	char *seen;		/* where the focused row holds the words, or NULL */
	char *bulk_name;	/* the field that is changed in many rows */
	char *group;		/* the field it was last grouped by, or NULL */
	long long total;
	bool counted;
	bool writable;		/* a row can be added */
	bool again;		/* on top again, it is read from the first row */
	char **mark;		/* uids of selected rows */
	int nmark;
	struct panel panel;	/* the focused row, where there is room */
};

/* The line with the focus, or NULL. */
const struct line *list_focused(const struct list *);
/* True if the filter has a line of the screen. */
bool list_shows_words(const struct list *);
/* What a column sorts by; -1 if by nothing. */
int list_sort_of(const struct entity *, const struct column *);
void list_draw(const struct view *, WINDOW *);
/* Read the filter that is typed, and begin from the first row. */
void list_restart(struct list *, struct app *);

/* The same rows in another order, from the first. */
void list_reorder(struct list *, struct app *);
/* Count the rows; true where it was not done yet. */
bool list_count(struct list *, struct app *);
/* Write what is listed to a file, asking for its name. */
void list_export(const struct list *, struct app *);
/* The saved view of a digit; save what is shown as one, asking for a name. */
void list_show_view(struct list *, struct app *, int digit);
void list_save_view(struct app *);
void list_save_as(struct list *, struct app *, const char *name);
/* Choose from the fields what to sort by, show or group by. */
void list_choose_sort(const struct list *, struct app *);
void list_choose_columns(const struct list *, struct app *);
void list_choose_group(const struct list *, struct app *);
/* Show the groups of a field over the list. */
void list_group_by(struct list *, struct app *, const char *name);
void list_say_sort(const struct list *, struct app *);
/* Take what is typed as the filter, where it can be read; begin to type it. */
void list_read_filter(struct list *, struct app *);
void list_type_filter(struct list *, struct app *);
/* What is typed is taken, or given up, by a click on its hint; true if done. */
bool list_end_filter(struct list *, struct app *, enum command);
bool list_key(struct view *, struct app *, wint_t key, bool is_code);
void list_paste(struct view *, struct app *, const char *text);
bool list_click(struct view *, struct app *, int y, int x);
/* Show only what a filter says; a wrong one is told. */
void list_filter_by(struct list *, struct app *, const char *typed);
/* Change one field of the selected rows, or of all, after asking. */
void list_bulk(const struct list *, struct app *);

#endif
