#include "cli/index.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/about.h"
#include "cli/call.h"
#include "cli/entity.h"
#include "config/config.h"
#include "core/entity.h"
#include "core/mem.h"
#include "tui/command.h"

static void add(struct index *x, struct entry entry)
{
	if (x->n % 64 == 0)
		x->entry = xreallocarray(x->entry, (size_t)x->n + 64,
		                         sizeof(*x->entry));
	x->entry[x->n++] = entry;
}

static void add_verbs(struct index *x, enum entry_kind kind,
                      const struct verb *v)
{
	for (; v->words; v++)
		add(x, (struct entry){ kind, v->words, v->help, NULL, v });
}

static void add_entity(struct index *x, const struct entity *ent)
{
	add(x, (struct entry){ ENTRY_ENTITY, ent->name, ent->help, ent, ent });
	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == ent)
			add(x, (struct entry){ ENTRY_STEP, t->verb, t->help,
			                       ent, t });
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (ent->fields[i].label)
			add(x, (struct entry){ ENTRY_FIELD,
			    ent->fields[i].name, ent->fields[i].help, ent,
			    &ent->fields[i] });
}

void index_init(struct index *x)
{
	*x = (struct index){ 0 };
	for (const struct topic *t = topics; t->name; t++)
		add(x, (struct entry){ ENTRY_TOPIC, t->name, t->help, NULL, t });
	add_verbs(x, ENTRY_VERB, verbs);
	add_verbs(x, ENTRY_EACH, entity_verbs_all());
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			add_entity(x, &entities[i]);
	for (int i = 0; i < FLAG_COUNT; i++)
		add(x, (struct entry){ ENTRY_FLAG, flags[i].name, flags[i].help,
		                       NULL, &flags[i] });
	for (int i = 0; i < CMD_COUNT; i++)
		add(x, (struct entry){ ENTRY_COMMAND, commands[i].name,
		                       commands[i].help, NULL, &commands[i] });
	for (int i = 0; i < OPT_COUNT; i++)
		add(x, (struct entry){ ENTRY_OPTION, options[i].name,
		                       options[i].help, NULL, &options[i] });
}

void index_fini(struct index *x)
{
	free(x->entry);
}

/* As a person would type it: any case, - and _ alike. */
static bool same(const char *name, const char *typed)
{
	for (; *name && *typed; name++, typed++)
		if (strncasecmp(name, typed, 1) != 0 &&
		    !(*name == '_' && *typed == '-'))
			return false;
	return *name == *typed;
}

/* "data" is the first word of "data import". */
static bool begins(const char *words, const char *typed)
{
	size_t len = strcspn(words, " ");

	return words[len] && strlen(typed) == len &&
	       strncasecmp(words, typed, len) == 0;
}

bool entry_is(const struct entry *entry, const char *typed)
{
	const char *bare = typed + strspn(typed, "-");
	size_t len = entry->ent ? strlen(entry->ent->name) : 0;

	if (same(entry->name, bare))
		return true;
	if (entry->kind == ENTRY_VERB && begins(entry->name, typed))
		return true;
	if (len && entry->kind == ENTRY_ENTITY && same(entry->ent->plural, typed))
		return true;
	return len && strncasecmp(typed, entry->ent->name, len) == 0 &&
	       typed[len] == ' ' &&
	       same(entry->name, typed + len + 1 + strspn(typed + len + 1, "-"));
}
