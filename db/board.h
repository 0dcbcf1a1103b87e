/* board.h - what somebody looks at to run the plan: orphans, who carries what,
 * questions to ask, how fast it goes, what is when.  Each is lines under
 * headings, the same for the command line, the screen and linear mode.
 *
 * To add a look: a row in board.def and its function.  To add an orphan or a
 * question: a row in orphan.def or question.def.
 */
#ifndef DB_BOARD_H
#define DB_BOARD_H

#include "core/record.h"

struct db;
struct err;

enum { BOARD_CELLS = 9 };

struct board_column {
	const char *name;	/* in JSON and CSV */
	const char *label;	/* for people; "" on the screen needs none */
	int width;		/* cells on the screen; 0 takes what is left */
	bool number;
	bool whole;		/* as wide as its longest cell: ACT-100000 */
	bool picture;		/* for eyes alone: the last, its number beside it */
};

struct board_line {
	bool heading;		/* only the first cell, over what follows */
	const struct entity *ent;	/* where Enter leads, or NULL */
	char uid[UID_SIZE];
	char *cell[BOARD_CELLS];
};

struct board {
	bool public;		/* said by the caller: small numbers are hidden */
	const struct board_column *col;
	int ncol;
	struct board_line *line;
	int n;
	char *end;		/* a sentence after the last line */
};

enum board_id {
#define BOARD(id, ...) BOARD_##id,
#include "db/board.def"
#undef BOARD
	BOARD_COUNT
};

struct board_info {
	const char *name;	/* typed: pcref orphans */
	const char *title;
	const char *help;
	bool (*read)(struct db *, struct board *, struct err *);
};

extern const struct board_info boards[BOARD_COUNT];

/* Into a board that is empty but for `public`. */
bool board_read(struct db *, enum board_id, struct board *, struct err *);
void board_fini(struct board *);

/* --- for its own files: a line with cells filled in from the left --- */

struct board_line *board_heading(struct board *, const char *text);
struct board_line *board_add(struct board *, const struct entity *, const char *uid);
/* The text is copied; NULL is empty. */
void board_cell(struct board_line *, int at, const char *text);
void board_number(struct board_line *, int at, long long);

bool board_orphans(struct db *, struct board *, struct err *);
bool board_workload(struct db *, struct board *, struct err *);
bool board_questions(struct db *, struct board *, struct err *);
bool board_throughput(struct db *, struct board *, struct err *);
bool board_agenda(struct db *, struct board *, struct err *);
bool board_urgency(struct db *, struct board *, struct err *);
bool board_calendar(struct db *, struct board *, struct err *);
bool board_timeline(struct db *, struct board *, struct err *);
bool board_flow(struct db *, struct board *, struct err *);
bool board_commitments(struct db *, struct board *, struct err *);
bool board_pairs(struct db *, struct board *, struct err *);
bool board_equity(struct db *, struct board *, struct err *);
bool board_times(struct db *, struct board *, struct err *);

/* The columns of words and numbers: those before a picture. */
int board_words(const struct board *);

#endif
