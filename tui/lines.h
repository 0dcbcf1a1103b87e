/* lines.h - the rows of a list that are on the screen, and the few beyond it that
 * the next steps will want; more are asked for by key.  All texts are made when
 * rows are read, so drawing asks nobody.  Functions return false with the reason in err where the
 * database fails; what was there before is then left. */
#ifndef TUI_LINES_H
#define TUI_LINES_H

#include "db/store.h"
#include "tui/columns.h"

struct line {
	struct record rec;
	char *key;		/* its place in the order; NULL is unknown */
	char *cell[COLUMNS_MAX];
	enum style status;
};

enum { LINES_AHEAD = 8 };

struct lines {
	struct page page;
	struct line *line;
	int n, height;
	int at;			/* the line with the focus */
	char *columns;		/* those of a view, or NULL; the owner's */
	struct column col[COLUMNS_MAX];
	int ncol, nfit;
	int name_cells;		/* of the longest number that was shown */
	/* Those beyond the edge that was rolled over last, the nearest first. */
	struct line ahead[LINES_AHEAD];
	int nahead;
	bool back;		/* before the first line, not after the last */
	bool rolled;		/* and none are left, or none were read yet */
};

/* All rows, as a list begins: what has a date in the order of its numbers, that of
 * the plan; what happened, the newest first; what has only a name, by name. */
struct page lines_page(const struct entity *);
void lines_fini(struct lines *);
/* Fit the columns into so many cells and the lines into a height. */
void lines_fit(struct lines *, struct db *, int cells, int height);

bool lines_edge(struct lines *, struct db *, bool last, struct err *);
/* Read again what is there, from the same place, the focus on the same row. */
bool lines_reload(struct lines *, struct db *, struct err *);
bool lines_step(struct lines *, struct db *, int by, struct err *);
/* When there is time: read what steps on the same way will want, so that they
 * need not wait. */
void lines_look_ahead(struct lines *, struct db *);
bool lines_turn(struct lines *, struct db *, bool back, struct err *);
/* Go to a row, wherever it sorts. */
bool lines_seek(struct lines *, struct db *, const char *uid, struct err *);

#endif
