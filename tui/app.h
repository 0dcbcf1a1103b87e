/* app.h - the screen: a stack of views and the loop that feeds it keys. */
#ifndef TUI_APP_H
#define TUI_APP_H

#include <stdbool.h>
#include <stdio.h>

#include "tui/command.h"
#include "tui/keys.h"
#include "tui/theme.h"

struct db;
struct entity;
struct err;
struct input;
struct page;
struct view;

/* Where typing is kept until it is saved.  read gives what was kept under a
 * key, and first says how many there are and the key of one, both the caller's
 * to free, or NULL. */
struct tui_drafts {
	void *of;
	void (*keep)(void *of, const char *key, const char *text);
	char *(*read)(void *of, const char *key);
	void (*drop)(void *of, const char *key);
	char *(*first)(void *of, int *n);
};

/* What the command line passes down; the files stay the caller's. */
struct tui_options {
	FILE *keys, *terminal;	/* a terminal, or files in tests */
	FILE *dump;		/* gets the last screen as text; may be NULL */
	/* The time, for db_now(): called before keys are acted on; NULL where
	 * it stands still. */
	void (*clock)(struct db *);
	/* Write rows to a new CSV file; NULL where that cannot be done. */
	bool (*export_rows)(struct db *, const struct page *, const char *path,
	                    struct err *);
	const struct tui_drafts *drafts;	/* NULL: typing is not kept */
	bool tour;		/* begin with the tour */
	const struct entity *open;	/* a list to begin with; NULL: home */
	const struct keymap *keymap;	/* NULL: the keys of command.def */
	bool colour;
	bool mouse;
	enum theme theme;
};

struct app {
	struct db *db;
	const struct tui_options *opt;
	struct view *top;
	wint_t key;		/* the one that gave the command */
	struct keys keys;
	char saved[64];		/* uid of the row saved last, for the list below */
	bool leaving;		/* asked to leave; the next ask is obeyed */
	bool sleepy;		/* suspend */
	bool over;		/* leave now */
	char note[1024];	/* to the person, until the next key */
	int tour;		/* its step, from 1; 0 is none */
	bool away;		/* the server has been said to be */
	bool is_fault;		/* the note says that something went wrong */
};

/* The stack owns what is pushed; app_pop frees it. */
void app_push(struct app *, struct view *);
void app_pop(struct app *);
/* Let the view on top read again what it shows. */
void app_resume(struct app *);
/* Has anything changed elsewhere?  A colleague's change shows without a key, and
 * typing is left as it is; a server that does not answer is said to be away.
 * True where there is something new to draw. */
bool app_look(struct app *);
/* Say something on the message line; a fault is said in the alert style. */
void app_note(struct app *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void app_fault(struct app *, const struct err *);
/* Insert a paste into an input in so many cells; one that is more than it takes
 * is refused, and that is said. */
void app_paste(struct app *, struct input *, const char *text, int width, int height);
/* Give a command to the view on top, as if its key had been pressed. */
void app_command(struct app *, enum command);
/* What there is on the top view for commands to need. */
unsigned app_has(const struct app *);
/* The keys that hold here. */
const struct keymap *app_keymap(const struct app *);
/* Not 0 if a key waits, or whatever else a terminal says; for db_give_way, with
 * the app.  Keys that have run out wait no more. */
int app_waited(void *app);
/* Draw all there is; screen_paint() shows it. */
void app_draw(const struct app *);
/* The command whose hint stands at a cell of the footer, or CMD_NONE. */
enum command app_hint_at(const struct app *, int y, int x);
/* Lines and columns a view has to draw on. */
int app_rows(void);
int app_cols(void);

/* Show the view until the last one is popped or the keys run out. */
bool app_run(struct app *, struct view *(*first)(struct app *), struct err *);

/* The whole program on the screen, home first. */
bool tui_run(struct db *, const struct tui_options *, struct err *);

#endif
