/* screen.h - the program for people, on a database that is open. */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include <stdbool.h>

struct call;

/* On the screen or, where that is asked for or there is none, line by line;
 * tour begins with the tour.  The exit code. */
int screen_run(struct call *, bool tour);

#endif
