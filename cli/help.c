/* help.c - what the program can do, from the tables. */
#include <stdio.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "core/entity.h"
#include "core/lang.h"

static void put_flag(int f)
{
	char left[64];

	snprintf(left, sizeof(left), "%s%c%s--%s%s%s",
	         flags[f].letter ? "-" : "   ",
	         flags[f].letter ? flags[f].letter : ' ',
	         flags[f].letter ? ", " : "", flags[f].name,
	         flags[f].arg ? " " : "", flags[f].arg ? flags[f].arg : "");
	printf("  %-26s %s\n", left, _(flags[f].help));
}

static void put_flags(uint64_t on)
{
	for (int f = 0; f < FLAG_COUNT; f++)
		if (on & UINT64_C(1) << f)
			put_flag(f);
}

void help_all(void)
{
	puts(_("pcref: run a trust's Patient and Carer Race Equality Framework\n"
	       "\n"
	       "Usage: pcref [-C FILE] [--db PATH] [-R] [VERB ...]\n"
	       "Without a verb it opens the screen.  Add --help to any verb.\n"));
	for (const struct verb *v = verbs; v->words; v++)
		printf("  %-26s %s\n", v->words, _(v->help));
	puts(_("\nThings that are kept, each with add, list, show, edit, remove,"
	       " history, import:"));
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			printf("  %-26s %s\n", entities[i].name,
			       _(entities[i].help));
	puts(_("\nEverywhere:"));
	put_flags(ON(config) | ON(db) | ON(read_only) | ON(color) |
	          ON(accessible) | ON(help) | ON(version));
	puts(_("\nExit codes: 0 done; 1 a check found problems; 64 usage; 65 the"
	       " data is wrong;\n66 not found; 70 our fault; 73 cannot create;"
	       " 74 input or output; 75 busy;\n77 not permitted;"
	       " 78 configuration."));
}

void help_verb(const struct verb *v)
{
	printf("pcref %s%s%s\n%s\n", v->words, v->args ? " " : "",
	       v->args ? v->args : "", _(v->help));
	if (v->more)
		printf("\n%s\n", _(v->more));
	if (v->flags)
		putchar('\n');
	put_flags(v->flags);
}

static void put_name(const char *name)
{
	printf("  --");
	for (; *name; name++)
		putchar(*name == '_' ? '-' : *name);
	putchar('\n');
}

void help_entity(const struct entity *ent)
{
	struct link_end end;
	char name[64];

	printf("pcref %s VERB ...\n%s\n\n", ent->name, _(ent->help));
	for (const struct verb *v = entity_verbs_all(); v->words; v++)
		printf("  %-10s %-12s %s\n", v->words, v->args ? v->args : "",
		       _(v->help));
	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == ent)
			printf("  %-10s %-12s %s\n", t->verb, "WHICH",
			       _(t->help));
	puts(_("\nFields, as options of add, edit, list and the steps:"));
	for (int i = FIELD_OWN; i < ent->nfields; i++) {
		if (!field_is_typed(&ent->fields[i]))
			continue;
		put_name(ent->fields[i].name);
		printf("      %s\n", _(ent->fields[i].help));
	}
	for (int i = 0; link_end_of(ent, i, &end); i++) {
		link_end_name(end, name);
		put_name(name);
		printf(_("      %s: references with ; between\n"),
		       link_end_label(end));
	}
}
