/* crash.h - the terminal as it was, though the program falls over: no mouse
 * reports and no marks of paste are left for the shell to read. */
#ifndef TUI_CRASH_H
#define TUI_CRASH_H

#include <stdio.h>

/* Remember the terminal that keys come from as it is; before curses begins. */
void crash_begin(int keys);
/* Give it back at a crash from now on; curses has begun. */
void crash_watch(FILE *terminal);
/* No more: it was given back. */
void crash_end(void);

#endif
