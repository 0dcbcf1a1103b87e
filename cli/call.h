/* call.h - one call of the program: what was asked, and what it is asked of.
 *
 * To add a verb: a row in verb.def and its function in a file of its own.
 * To add a flag: a row in flag.def, and ON(name) in the rows of its verbs.
 */
#ifndef CLI_CALL_H
#define CLI_CALL_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "db/db.h"

struct config;
struct entity;
struct keymap;

enum flag_id {
#define FLAG(id, ...) FLAG_##id,
#include "cli/flag.def"
#undef FLAG
	FLAG_COUNT
};

struct flag {
	const char *name;	/* without the dashes */
	const char *arg;	/* what follows, or NULL */
	const char *help;
	const char *words;	/* all it can be, a blank between, or NULL */
	char letter;		/* the short form, or 0 */
};

/* Values typed for one flag; some may be given more than once. */
struct values {
	const char **text;
	int n;
};

enum { NEED_DB = 1 << 0,	/* opened before the verb runs */
       MAKES_DB = 1 << 1,	/* and made where there is none */
       WRITES = 1 << 2,		/* refused with --read-only */
       KNOWS_DB = 1 << 3,	/* where it is, but does not open it */
       TAKES_FILTER = 1 << 4 };	/* its words may begin with a - */

struct call;

struct verb {
	const char *words;	/* "data import" */
	const char *args;	/* "FILE", or NULL */
	const char *help;	/* one sentence */
	const char *more;	/* paragraphs for --help and the manual, or NULL */
	int (*run)(struct call *);
	uint64_t flags;		/* ON(json) | ON(csv) */
	unsigned needs;
	int least, most;	/* how many arguments; most 0 is none */
	const char *ent;	/* whose fields are options as well, or NULL */
};

struct call {
	const struct verb *verb;
	struct db *db;
	const struct config *config;
	const struct keymap *keymap;	/* of the screen, as config has it */
	int argc;		/* the verb's arguments */
	char **argv;
	struct values flag[FLAG_COUNT];
	const struct entity *ent;	/* the verbs of entities only... */
	const char *word;	/* ...as typed: add, list, done */
	struct values *field;	/* one a field, then one a link end */
	struct values hidden;	/* words that are no options; owned */
	char *who, *at, *today;	/* owned */
	const char *state;	/* the folder for what outlives a run */
	char *beside;		/* what lies beside the file begins so: owned */
	struct db_options where;	/* the file, as it would be opened */
};

extern const struct flag flags[FLAG_COUNT];
extern const struct verb verbs[];	/* ends in words NULL */

#define ON(flag) (UINT64_C(1) << FLAG_##flag)
#define ON_FORMS (ON(json) | ON(csv) | ON(tsv) | ON(plain))
/* All from --config on, which share the last bit. */
#define ON_EVERYWHERE (UINT64_C(1) << 63)
static_assert(FLAG_config <= 63, "a bit for each flag of some verbs");
bool flag_is_on(uint64_t on, int flag);

/* The last value typed for a flag, or NULL; "" for one without argument. */
const char *call_flag(const struct call *, enum flag_id);
bool call_has(const struct call *, enum flag_id);
/* --as-at, or today; NULL with the err set where it is no day. */
const char *call_as_at(const struct call *, char day[static 11], struct err *);

/* The arguments as one text, so that a title needs no quotes; free it. */
char *call_words(const struct call *);
/* --limit, or most; false where it is no number. */
bool call_limit(const struct call *, int most, int *limit, struct err *);

/* Say on stderr what went wrong, and return the exit code for it. */
int call_fail(const struct err *);
/* The same with a sentence of one's own. */
int call_refuse(enum err_code, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The verb of these words, which must be there. */
const struct verb *call_verb(const char *words);
void call_fini(struct call *);
/* Read the words after the globals; -1 to go on, else the exit code. */
int call_parse(struct call *, int argc, char **argv);
/* The verb that these words begin with, not counting those of entities, and
 * how many of them are its; NULL if there is none. */
const struct verb *verb_find(int argc, char **argv, int *used);
/* A field, or an end of a link, as an option: "other_areas" is typed
 * --other-areas.  The caller frees it. */
char *flag_of_field(const char *name);

/* Print the help of the whole program, of a verb, or of an entity. */
void help_all(void);
/* A few lines on stderr, for a call without a verb where there is no terminal. */
void help_short(void);
void help_verb(const struct verb *);
/* verb NULL: all that it can be asked. */
void help_entity(const struct entity *, const struct verb *);
/* Of all verbs with this first word, as "data"; false if there is none. */
bool help_group(const char *word);

/* The verb of an entity by its second word, or NULL: see entity.c. */
const struct verb *entity_verb(const struct entity *, const char *word);
int entity_no_verb(const struct entity *, const char *word);

#endif
