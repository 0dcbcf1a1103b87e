/* screen.h - the terminal: taken over, asked for keys, and given back as it
 * was however the program ends. */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

struct err;
struct tui_options;

enum screen_event {
	SCREEN_KEYS,		/* there may be keys to get */
	SCREEN_RESIZED,
	SCREEN_SLEEP,		/* asked to suspend */
	SCREEN_DATA,		/* it is time to look at the data */
	SCREEN_IDLE,		/* nobody has typed for a while */
	SCREEN_END		/* the keys ran out, or we were told to end */
};

struct screen;

/* NULL if the terminal cannot be used, with what to do about it. */
struct screen *screen_open(const struct tui_options *, struct err *);
void screen_close(struct screen *);
/* Show what was drawn. */
void screen_paint(struct screen *);
/* Wait, writing nothing.  watch becomes readable when the data may have
 * changed; without one (-1) it is time to look every second.  Idle is said of
 * once after each painting. */
enum screen_event screen_wait(struct screen *, int watch);
/* Give the terminal back, stop, and take it over again when woken. */
void screen_sleep(struct screen *);
/* What it shows, a row a line, then the place of the cursor. */
void screen_dump(FILE *);

#endif
