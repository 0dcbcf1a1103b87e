/* score.h - the scores on the screen: the areas, and the working of one. */
#ifndef TUI_SCORE_H
#define TUI_SCORE_H

#include <curses.h>

#include "core/score.h"

struct app;
struct view;

/* The three areas, the lowest first. */
struct view *score_view(struct app *);
/* The criteria of one area. */
struct view *area_view(struct app *, enum score_area_id);

/* One area on a line: name, score, band, bar, trend ("" for none), and how
 * much was assessed.  What has no room is left out from the right. */
void score_draw_area(WINDOW *, int y, const struct score_area *, const char *trend);
/* The same in a sentence; the caller frees it. */
char *score_sentence(const struct score *, const struct score_area *);
/* The same without what became of disparities, where that is said once for all
 * areas. */
char *score_words(const struct score_area *);

#endif
