/* merge.h - a theme taken over by another, on the screen and line by line. */
#ifndef TUI_MERGE_H
#define TUI_MERGE_H

#include "core/record.h"

struct app;
struct view;

/* Asks which one; the app is told what came of it. */
struct view *merge_view(struct app *, const struct record *theme);
/* Into the theme that was typed; true if it was done. */
bool merge_take(struct app *, const struct record *theme, const char *into);

#endif
