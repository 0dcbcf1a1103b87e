/* command.h - what a person can ask for, and by which key.
 *
 * Footer hints, help, the palette and the manual's list of keys all read
 * commands[].  To add a command: one COMMAND() in command.def and a `case` in
 * the view that does it.
 */
#ifndef TUI_COMMAND_H
#define TUI_COMMAND_H

#include <stdbool.h>
#include <wchar.h>

enum command {
#define COMMAND(id, ...) id,
#include "tui/command.def"
#undef COMMAND
	CMD_COUNT,
	CMD_NONE = -1
};

/* Kinds of screen.  In those that read, letters are commands; in those that
 * take typing, letters are text. */
enum {
	IN_HOME    = 1 << 0,
	IN_LIST    = 1 << 1,
	IN_SHOW    = 1 << 2,
	IN_HISTORY = 1 << 3,
	IN_SCORE   = 1 << 4,
	IN_GRID    = 1 << 5,
	IN_FORM    = 1 << 6,
	IN_MENU    = 1 << 7,	/* lines to choose from, narrowed by typing */
	IN_ASK     = 1 << 8,
	IN_READOUT = 1 << 9,
	IN_MEETING = 1 << 10,
	IN_BOARD   = 1 << 11,
	IN_PATH    = 1 << 12,	/* the steps of an inquiry */
	IN_RATES   = 1 << 13,	/* what a share is made of */
	IN_READ    = IN_HOME | IN_LIST | IN_SHOW | IN_HISTORY | IN_SCORE |
	             IN_GRID | IN_READOUT | IN_MEETING | IN_BOARD | IN_PATH |
	             IN_RATES,
	IN_TYPE    = IN_FORM | IN_MENU | IN_ASK,
	IN_ANY     = IN_READ | IN_TYPE,
	/* What a row of one entity can be asked, on its line or its page. */
	IN_ROW     = IN_LIST | IN_SHOW
};

/* What must be there for a command to make sense. */
enum {
	NEED_ROW      = 1 << 0,
	NEED_ACTION   = 1 << 1,
	NEED_FEEDBACK = 1 << 2,
	NEED_WRITE    = 1 << 3,
	NEED_METRIC   = 1 << 4,
	NEED_EVIDENCE = 1 << 5,
	NEED_DONE     = 1 << 6,	/* a row that can be said to be done */
	NEED_BEGIN    = 1 << 7,	/* somewhere to begin a row from */
	NEED_SERIES   = 1 << 8	/* figures over time of what has the focus */
};

struct command_info {
	const char *name;	/* in the palette and the configuration file */
	const char *keys;	/* a space apart; "" has none */
	const char *hint;	/* a word or two for the footer, or NULL */
	const char *help;	/* a sentence for help and manual */
	const char *verb;	/* lines of a shell that do it, "; " between, or NULL */
	unsigned in;		/* the kinds of screen it belongs to */
	unsigned needs;
};

extern const struct command_info commands[CMD_COUNT];

struct keymap;			/* keys of a person's own, or NULL: tui/keymap.h */

/* Keys of our own, beside those of curses. */
enum { KEY_PASTE = 01000, KEY_PASTED, KEY_WORD_LEFT, KEY_WORD_RIGHT,
       KEY_NOTHING };

/* The command a key gives on a kind of screen, or CMD_NONE; is_code as
 * get_wch() told it, for a wide character may have a function key's number. */
enum command command_for_key(const struct keymap *, wint_t key, bool is_code, unsigned in);
/* The first of its keys that works on a kind of screen, as a person reads it:
 * where words are typed, one that types nothing; "" if it has none. */
void command_key(const struct keymap *, enum command, unsigned in, char *buf, int size);
/* True if this is a key as command.def writes them: e, ^S, F9, PgUp. */
bool command_key_is(const char *);
/* What is lacking, as a sentence; NULL if `has` covers its needs. */
const char *command_lacks(enum command, unsigned has);

#endif
