/* form.h - what form*.c share.  Not for other files.
 *
 * A form holds what was typed; only saving turns it into what is kept, and a
 * field that was not touched is not read at all, so it stays byte for byte. */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "core/record.h"
#include "tui/input.h"
#include "tui/view.h"

struct app;
struct moves;


struct form_row {
	const struct field *field;	/* NULL for a link or a local field */
	int place;			/* of the field in its entity */
	struct link_end end;
	const struct local *local;	/* or NULL */
	struct input typed;
	char *was;		/* as it was shown at first */
	char *fault;		/* what is wrong with it, or NULL */
	char *theirs;		/* somebody else's, to choose from, or NULL */
};

struct form {
	struct view view;
	struct record rec;	/* as it was read */
	struct form_row *row;
	int n, at, first;
	int label;		/* cells of the longest */
	int asked;		/* rows that are asked for first; 0: all as they come */
	bool leaving;		/* asked to leave without saving */
	char *draft;		/* what is kept of its typing, or NULL */
	bool offered;		/* from before, and not taken yet */
	enum { MOVES_ASK, MOVES_ALL, MOVES_NONE } moves;	/* what else moves */
};

/* A row for each field that is typed, local ones too, and each way to be
 * linked. */
void form_fill(struct form *, struct app *, const struct record *);
bool form_touched(const struct form_row *);
/* Of new feedback: what is logged first; and a summary from the words where
 * none was typed. */
void form_order(struct form *);
void form_complete(struct form *);
/* Read a row as saving would: its fault is set, or it is shown as it will be
 * read later. */
void form_check(struct form *, struct app *, int row);
/* End the conflict of a row that has theirs. */
enum form_side { FORM_MINE, FORM_THEIRS, FORM_BOTH };
void form_settle(struct form *, struct app *, int row, enum form_side);
/* What a row is called. */
const char *form_label(const struct form_row *);
bool form_has_list(const struct form_row *);
/* A line of help. */
const char *form_help(const struct form_row *);
void form_fini(struct form *);
/* What else moves when it is saved as it stands (db/depend.h); nothing while a
 * row has a fault. */
void form_moves(struct form *, struct app *, struct moves *);
/* What the typing holds that may say who somebody is (core/personal.h), each
 * with its field, where it has not been let stand; the caller frees it, NULL
 * where there is nothing to ask.  And: take it out, or let it stand. */
char *form_personal(const struct form *);
void form_redact(struct form *);
void form_let_stand(struct form *);
/* What was tried before that is like what is typed as the title of a new action or
 * initiative (db/tried.h); false where the form is of neither, or nothing is
 * typed. */
struct tried_list;
bool form_tried(const struct form *, struct app *, struct tried_list *);
/* True if it is kept.  If not, a row has a fault or theirs and the focus, or
 * the app has a note. */
bool form_save(struct form *, struct app *);

void form_draw(const struct view *, WINDOW *);
int form_more(const struct view *);
/* Lines that a text shows at most: a third of a high screen. */
int form_note_lines(void);
/* Cells that a text has across, and lines that a row's text has. */
int form_text_width(const struct form *);
int form_text_height(const struct form *, const struct form_row *);
/* Scroll to the row with the focus. */
void form_keep_in_sight(struct form *);

/* Keep what was typed and is not saved; forget it; say that there is some
 * from before; and bring that back. */
void form_draft_keep(struct form *, struct app *);
void form_draft_drop(struct form *, struct app *);
void form_draft_offer(struct form *, struct app *);
void form_draft_take(struct form *, struct app *);

#endif
