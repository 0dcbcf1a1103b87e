/* entity.h - what the things we keep look like.
 *
 * Each entity is described once, in core/<entity>.def, and whatever is the
 * same for all of them - list, form, checks, verbs, CSV, JSON, history,
 * search, SQL, manual - walks the description.  What is peculiar to one
 * entity is a function in rules.c.
 *
 * To add a field:       one FIELD() in core/<entity>.def, `make migration`.
 * To add an entity:     a new core/<entity>.def, its line in entities.def,
 *                       `make migration`.
 * To link two entities: one LINK() in link.def; no migration.
 * To add a vocabulary:  one VOCAB() in vocab.def; no migration.
 * To add a step of a state: one TRANSITION() in transition.def.
 */
#ifndef CORE_ENTITY_H
#define CORE_ENTITY_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct record;

/* The house fields: every entity begins with these, and no .def names them.
 * FIELD_KEY is the title folded, by which rows are sorted. */
enum { FIELD_ID, FIELD_UID, FIELD_NUMBER, FIELD_VERSION, FIELD_GONE,
       FIELD_KEY, FIELD_MADE_AT, FIELD_MADE_BY, FIELD_AT, FIELD_BY,
       FIELD_OWN };

/* ENT_action, ENT_feedback, ...: one for each entity, in menu order. */
#define ENTITY(name, ...) ENT_##name,
#define FIELD(id, ...)
#define END_ENTITY(name)
enum entity_id {
#include "core/entities.def"
	ENT_COUNT
};
#undef ENTITY
#undef FIELD
#undef END_ENTITY

/* ACTION_TITLE, ACTION_DUE, ...: the place of each field in its entity. */
#define ENTITY(name, ...) enum name##_field { name##_house = FIELD_OWN - 1,
#define FIELD(id, ...) id,
#define END_ENTITY(name) };
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END_ENTITY

#define VOCAB(name, ...) VOC_##name,
enum vocab_id {
	VOC_NONE,
#include "core/vocab.def"
	VOC_COUNT
};
#undef VOCAB

#define LINK(name, ...) LINK_##name,
enum link_id {
#include "core/link.def"
	LINK_COUNT
};
#undef LINK

enum field_type {
	FT_TEXT,		/* one line */
	FT_NOTE,		/* many lines */
	FT_INT,			/* within min..max where min < max */
	FT_MONEY,		/* whole pence; typed and shown as pounds */
	FT_DATE,		/* a day, 2026-01-31 */
	FT_WHEN,		/* a day or a period; see when.h */
	FT_CHOICE,		/* one code of a vocabulary */
	FT_SET,			/* codes of a vocabulary, a space between */
	FT_REF			/* the uid of a row of another entity */
};

enum field_flag {
	FF_REQUIRED = 1 << 0,	/* may not be left empty */
	FF_LIST     = 1 << 1,	/* is a column of the list screen */
	FF_SORT     = 1 << 2,	/* has an index, where rows are many */
	FF_AUTO     = 1 << 3,	/* filled by the program; shown, never typed */
	FF_WORDS    = 1 << 4,	/* words of or about a person: never exported
				   for the public, erased on request */
	FF_HOUSE    = 1 << 5	/* written by the store alone */
};

struct field {
	const char *name;	/* SQL column, CSV heading; flag with - for _ */
	const char *label;	/* what a person reads; NULL: kept with its history,
				   never listed, searched or exported */
	const char *help;	/* one sentence: form footer and manual page */
	enum field_type type;
	unsigned flags;
	int width;		/* cells in the list; 0 takes what is left */
	int64_t min, max;	/* FT_INT */
	enum vocab_id vocab;	/* FT_CHOICE, FT_SET */
	enum entity_id ref;	/* FT_REF */
};

struct entity {
	const char *name;	/* verb, CSV file, key of links */
	const char *table;	/* SQL; the name unless that is reserved */
	const char *label;	/* "Action"; NULL keeps it out of the menu */
	const char *plural;	/* "Actions" */
	const char *prefix;	/* of a reference: "ACT" in ACT-42 */
	const char *help;	/* one sentence: menu and manual page */
	const struct field *fields;
	int nfields;
	bool many;		/* may have more rows than are soon read through:
				   FF_SORT and references have an index */
	int title;		/* the field by which people know a row */
	/* What must hold across fields, or NULL; old is NULL for a new row. */
	bool (*check)(const struct record *old, const struct record *,
	              struct err *);
};

struct choice {
	const char *code;	/* what is stored; NULL ends the list */
	const char *label;	/* what is read */
};

/* A vocabulary's words are fixed in the program where a rule reads them; an
 * open one takes the trust's own as rows of `term`, which may also rename or
 * retire a fixed one. */
struct vocab {
	const char *name;
	const char *label;
	const struct choice *fixed;
	bool open;
};

/* A link has no words or dates of its own; what has is an entity. */
struct link {
	const char *name;	/* stored in link.kind */
	enum entity_id from, to;
	const char *label;	/* on a row of from: what it leads to */
	const char *back;	/* on a row of to: what leads to it */
};

/* An end of a link kind: what it is called on rows of an entity. */
struct link_end {
	const struct link *link;
	bool back;
};

/* A step from one state to another, and the verb for it. */
struct transition {
	enum entity_id ent;
	int field;		/* the FT_CHOICE that holds the state */
	const char *verb;	/* on the command line: pcref action done */
	const char *label;	/* on the screen: "Mark as done" */
	const char *from;	/* codes, a space between; "*" any but to */
	const char *to;
	int reason;		/* the field that must say why, or 0 */
	char key;		/* on the screen, or 0 */
	const char *help;
};

extern const struct entity entities[ENT_COUNT];
extern const struct vocab vocabs[VOC_COUNT];
extern const struct link links[LINK_COUNT];
extern const struct transition transitions[];	/* ends in verb NULL */

/* NULL, or -1, if there is none of that name. */
const struct entity *entity_named(const char *name);
int entity_field(const struct entity *, const char *name);

/* True if a person may type this field. */
bool field_is_typed(const struct field *);
/* True if the history keeps its changes: what is typed or filled, and gone,
 * and number. */
bool field_is_kept(const struct field *);

/* The i-th end that rows of ent have; false when there are no more. */
bool link_end_of(const struct entity *, int i, struct link_end *);
const char *link_end_label(struct link_end);
/* "action_theme" as a heading and a flag: unique among an entity's ends. */
void link_end_name(struct link_end, char name[static 64]);
/* The entity at the other end. */
const struct entity *link_end_other(struct link_end);

/* The step that leads from one state to another, or NULL. */
const struct transition *transition_find(const struct entity *, int field,
                                         const char *from, const char *to);
/* True if a step to this state gave a reason in the same field as t would: it
 * is of that step, and no reason for this one. */
bool transition_told(const struct transition *, const char *state);
/* True if it is another person's check of what is done: it has an answer. */
bool transition_is_check(const struct transition *);
/* True if the step may be taken from that state. */
bool transition_from(const struct transition *, const char *state);
#endif
