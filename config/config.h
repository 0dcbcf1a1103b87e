/* config.h - what a person has set to taste: files, colours, keyboard.
 *
 * Four places may say it; the first that does wins: a flag, the environment,
 * the user's file, the system's file.  This room reads the files; flags and
 * environment are handed in by cli, which alone may look at them.
 *
 * To add an option: one OPTION() in option.def, and nothing else.  The
 * printed ini, the checks and the manual walk the table.  The section [keys]
 * is open: its names are commands of the screen (tui/keymap.h).
 *
 * A file is refused whole, with its name and line, when it has a section or
 * key we do not know (the nearest is named), a key twice, a key without a
 * value or outside a section, or bytes that are not text.  Everything from
 * a `;` or `#` on is a comment unless it stands between quotes.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stdio.h>

#include "core/err.h"

#define OPTION(id, ...) id,
enum option_id {
#include "config/option.def"
	OPT_COUNT
};
#undef OPTION

enum config_type {
	CONFIG_PATH,		/* a file or folder; in a file absolute, or ~/... */
	CONFIG_WORD,		/* one of the words */
	CONFIG_YES_NO		/* yes, no; also true, false, on, off, 1, 0 */
};

enum { CONFIG_WORDS = 6 };

struct option_row {
	const char *section;
	const char *name;
	const char *help;	/* one sentence: printed ini and manual */
	enum config_type type;
	const char *words[CONFIG_WORDS];	/* the first is the default */
	const char *env;	/* the variable that sets it, or NULL */
	const char *env_means;	/* what any value of it means; NULL: the value */
};

extern const struct option_row options[OPT_COUNT];

/* Where a value came from, weakest first. */
enum config_from { FROM_DEFAULT, FROM_SYSTEM, FROM_USER, FROM_ENV, FROM_FLAG };

/* A line of [keys], "edit = F9 e": whoever knows the commands judges it. */
struct config_key {
	char *name, *value;
	char *where;		/* "pcref.ini, line 4" */
};

struct config {
	char *value[OPT_COUNT];	/* owned; NULL is a path nobody named */
	enum config_from from[OPT_COUNT];
	struct config_key *key;	/* a stronger place's stands for a weaker's */
	int nkey;
	char *home;		/* what ~ stands for, or NULL */
};

/* The defaults.  home may be NULL. */
void config_init(struct config *, const char *home);
void config_fini(struct config *);

/* Take every option of the file at path.  from is FROM_SYSTEM or FROM_USER.
 * A missing file is nothing to take, unless it was asked for by name (must):
 * then it is ERR_INPUT.  On failure (ERR_CONFIG) nothing is taken. */
bool config_read(struct config *, const char *path, enum config_from from,
                 bool must, struct err *);

/* Take one value unless a stronger place has spoken.  where says in a
 * message who said it: "--colour", "PCREF_DB". */
bool config_set(struct config *, enum option_id, const char *value,
                enum config_from from, const char *where, struct err *);

bool config_yes(const struct config *, enum option_id);
bool config_is(const struct config *, enum option_id, const char *word);

/* The ini a person can start from: each option with its help, its words and
 * where its value came from, commented out where it is the default. */
void config_print(const struct config *, FILE *out);

/* The environment as far as paths need it; any member may be NULL. */
struct config_env {
	const char *home, *config_home, *config_dirs, *data_home, *state_home;
};

/* Where things are, by the XDG Base Directory Specification 0.8: relative
 * values of its variables are ignored.  Every member is owned. */
struct config_paths {
	char *user;		/* $XDG_CONFIG_HOME/pcref/pcref.ini */
	char *system;		/* in the first folder of $XDG_CONFIG_DIRS */
	char *data;		/* $XDG_DATA_HOME/pcref */
	char *database;		/* data/pcref.db */
	char *state;		/* $XDG_STATE_HOME/pcref */
};

/* ERR_CONFIG where neither HOME nor the variable itself says. */
bool config_paths_init(struct config_paths *, const struct config_env *, struct err *);
void config_paths_fini(struct config_paths *);

#endif
