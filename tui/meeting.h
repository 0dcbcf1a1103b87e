/* meeting.h - what meeting.c and meeting_draw.c share.  Not for other files. */
#ifndef TUI_MEETING_H
#define TUI_MEETING_H

#include "tui/sitting.h"
#include "tui/view.h"

struct meeting_screen {
	struct view view;
	struct sitting s;
	char uid[UID_SIZE];
	char *title, *state, *says, *agenda, *decided;
	char **stands, **speaks;	/* a seat each */
	int nstands, at, first;
	int item;		/* of the agenda, -1 for none */
};

/* Seats that the screen has room for. */
int meeting_rows(void);
void meeting_draw(const struct view *, WINDOW *);

#endif
