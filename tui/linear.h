/* linear.h - the whole program line by line: for screen readers, and for
 * terminals that cannot move a cursor.
 *
 * Nothing is ever taken back or drawn over.  Choices are numbered, one
 * question is asked at a time, and what was done is the last line.
 */
#ifndef TUI_LINEAR_H
#define TUI_LINEAR_H

#include <stdbool.h>
#include <stdio.h>

#include "tui/app.h"

struct entity;
struct record;
struct transition;

/* Until the person leaves or the lines end. */
bool linear_run(struct db *, FILE *in, FILE *out, const struct tui_options *,
                struct err *);

/* --- what its own files share --- */

struct linear {
	struct app app;		/* what forms and steps ask for; no screen */
	FILE *in, *out;
	char *line;		/* the last answer, without its newline */
	size_t size;
	int tour;		/* the step of the tour, from 1; 0 is none */
	int told;		/* the step that was told last */
	bool over;		/* the lines have ended */
};

/* A line of words; foreign text is made safe. */
void linear_say(struct linear *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* What the app has to say since last asked. */
void linear_note(struct linear *);
/* The answer to a question, borrowed until the next; NULL at the end. */
const char *linear_ask(struct linear *, const char *question);
/* A number of 0 to n; -1 for other words, which stay in l->line, or the end. */
int linear_choose(struct linear *, const char *question, int n);

struct home;

/* Read what home shows, and say it. */
void linear_home(struct linear *, struct home *);
void linear_list(struct linear *, const struct entity *);
void linear_show(struct linear *, const struct entity *, const char *uid);
/* Ask for a row's fields, one at a time, and save it. */
void linear_add(struct linear *, const struct entity *);
/* The same of a row that is begun, without asking for what it has. */
void linear_add_begun(struct linear *, const struct record *);
void linear_edit(struct linear *, const struct record *);
/* Link a row to others, or take a link away. */
void linear_link(struct linear *, const struct record *);
/* The same for a new row that is partly filled in. */
void linear_fill(struct linear *, const struct record *);
/* Who came, the quorum, the agenda and the decisions of a meeting. */
void linear_meeting(struct linear *, const char *uid);
/* The steps of an inquiry and the actions it ends in. */
void linear_inquiry(struct linear *, const char *uid);
/* Take a step with n rows as one change, asking what it wants to know, or check
 * what is done beside its evidence; add an update; add a row that refers to this
 * one; look at evidence again, NULL is all there is. */
void linear_step(struct linear *, struct record *, int n, const struct transition *);
void linear_update(struct linear *, const struct record *action);
void linear_add_to(struct linear *, const struct record *);
void linear_look(struct linear *, const struct record *evidence);
/* The three areas, and the working of those chosen. */
void linear_score(struct linear *);
/* Who reports to whom, a sentence a body. */
void linear_tree(struct linear *);
/* A board (db/board.h) by its name; false if there is none of that name. */
bool linear_board(struct linear *, const char *name);
/* A line for each board. */
void linear_boards_help(struct linear *);
/* How complete ethnicity is, team by team. */
void linear_data(struct linear *);

#endif
