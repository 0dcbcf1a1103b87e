/* panel.h - what a record says, label by label: all of the page of one row,
 * and the side of a wide list. */
#ifndef TUI_PANEL_H
#define TUI_PANEL_H

#include <curses.h>
#include <stdbool.h>

#include "core/record.h"

struct db;

struct panel_line {
	char *label;		/* NULL goes on with the one before */
	char *text;
	const struct entity *ent;	/* where Enter leads, or NULL */
	char uid[UID_SIZE];
	int field;		/* of ent: Enter lists the rows that refer to
				   uid there; 0 opens the row uid itself */
};

struct panel {
	struct panel_line *line;
	int n;
};

/* Every field that is not empty; with links also what it is linked to and
 * which rows refer to it. */
void panel_init(struct panel *, struct db *, const struct record *, bool links);
void panel_fini(struct panel *);

/* Lines a panel line takes, its text wrapped beside the label. */
int panel_height(const struct panel_line *, int width);
/* Draw from a line on, as far as the window goes; the line after the last. */
int panel_draw(const struct panel *, WINDOW *, int y, int x, int width,
               int from);

#endif
