/* view.h - a screenful: what every kind of screen can be asked to do.
 *
 * resume reads, draw shows, command and key change.  draw gets the view const
 * and a window, no database, so it can neither fail nor change anything; it
 * leaves the cursor on the first cell of what has the focus.  The window has
 * all lines but the last two, which are the app's: message and hints.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <curses.h>

#include "tui/command.h"

struct app;
struct view;

struct view_ops {
	unsigned in;		/* which commands belong here: IN_LIST, ... */
	bool over;		/* drawn over what is below */
	void (*draw)(const struct view *, WINDOW *);
	/* How many lines are below the last in sight: it is said under them; or NULL. */
	int (*more)(const struct view *);
	/* True if done with; else the app tries it. */
	bool (*command)(struct view *, struct app *, enum command);
	/* For screens one types into, or NULL: sees keys before commands. */
	bool (*key)(struct view *, struct app *, wint_t key, bool is_code);
	/* A click on a cell: true if done with; else the focus walks there, and
	 * where it was already, what has it is opened; or NULL. */
	bool (*click)(struct view *, struct app *, int y, int x);
	/* A paste, whole and in UTF-8; NULL refuses pastes. */
	void (*paste)(struct view *, struct app *, const char *text);
	/* What there is for commands to need (NEED_ROW, ...), or NULL. */
	unsigned (*has)(const struct view *);
	/* True if leaving now would lose typing, or NULL. */
	bool (*unsaved)(const struct view *);
	/* On top again, or of another size, or the data changed; or NULL. */
	void (*resume)(struct view *, struct app *);
	/* What can wait until it is painted; true to paint again; or NULL. */
	bool (*after)(struct view *, struct app *);
	/* What can wait until nobody types; the same. */
	bool (*idle)(struct view *, struct app *);
	void (*free)(struct view *);
};

/* Each kind of screen begins with one of these. */
struct view {
	const struct view_ops *ops;
	struct view *below;
	bool typing;		/* its letters are text now, and the hints say so */
};

/* Draw a view, and below it what it is drawn over. */
void app_draw_view(const struct view *, WINDOW *);
/* What can be done on the view now on top: to read, filter and run. */
struct view *help_view(const struct app *);
/* Every command by name. */
struct view *palette_view(const struct app *);

#endif
