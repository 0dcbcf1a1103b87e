/* tour.h - ten steps through the program, each done by doing it; on the screen
 * and in linear mode.  To change a step: its row in tour.def. */
#ifndef TUI_TOUR_H
#define TUI_TOUR_H

#include "tui/command.h"

enum { TOUR_STEPS = 10 };

/* What to do at a step, 1 to TOUR_STEPS, or that the tour is over at the one
 * after; the caller frees it.  map as in command_key(). */
char *tour_say(int step, const struct keymap *map, unsigned in);
char *tour_line(int step);
/* The step after this command, or this line, was given at a step. */
int tour_after(int step, enum command);
int tour_after_line(int step, const char *typed);

#endif
