/* index.h - every word that there is help for, from all the tables.
 *
 * A new row in any table is found here without a line of code; a new table
 * is one loop in index.c.
 */
#ifndef CLI_INDEX_H
#define CLI_INDEX_H

#include <stdbool.h>

struct entity;

enum entry_kind {
	ENTRY_TOPIC,		/* row: struct topic */
	ENTRY_VERB,		/* struct verb, with a function of its own */
	ENTRY_ENTITY,		/* struct entity */
	ENTRY_EACH,		/* struct verb, which every entity has */
	ENTRY_STEP,		/* struct transition, of ent */
	ENTRY_FIELD,		/* struct field, of ent */
	ENTRY_FLAG,		/* struct flag */
	ENTRY_COMMAND,		/* struct command_info: of the screen */
	ENTRY_OPTION		/* struct option_row: of the ini */
};

struct entry {
	enum entry_kind kind;
	const char *name;	/* as typed; a field has _, its option - */
	const char *help;
	const struct entity *ent;
	const void *row;
};

struct index {
	struct entry *entry;
	int n;
};

void index_init(struct index *);
void index_fini(struct index *);

/* True if the words a person typed mean it: its name, with or without the
 * dashes of an option, or the name of its entity before it. */
bool entry_is(const struct entry *, const char *typed);

#endif
