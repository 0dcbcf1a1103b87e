/* help.c - what the program can do, and what a word means, from the tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/about.h"
#include "cli/call.h"
#include "cli/entity.h"
#include "cli/index.h"
#include "cli/verb.h"
#include "config/config.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/keymap.h"

enum { WIDE = 78, FIND_LEAST = 3 };

/* Lines of at most WIDE cells, each after so many blanks. */
static void put_wrapped(const char *s, int indent)
{
	size_t len = strlen(s), next;

	do {
		size_t n = text_wrap(s, len, WIDE - indent, &next);

		const char *rest = s + next;

		while (n && s[n - 1] == ' ')
			n--;
		printf("%*s%.*s\n", n ? indent : 0, "", (int)n, s);
		len -= next;
		s = rest;
	} while (len);
}

static void put_flag(const struct flag *f)
{
	char left[64];

	snprintf(left, sizeof(left), "%s%c%s--%s%s%s", f->letter ? "-" : "   ",
	         f->letter ? f->letter : ' ', f->letter ? ", " : "", f->name,
	         f->arg ? " " : "", f->arg ? f->arg : "");
	printf("  %-26s %s\n", left, _(f->help));
}

static void put_flags(uint64_t on)
{
	for (int f = 0; f < FLAG_COUNT; f++)
		if (flag_is_on(on, f))
			put_flag(&flags[f]);
}

static void put_exit_codes(void)
{
	puts(_("\nExit codes:"));
	for (const struct exit_code *c = exit_codes; c->help; c++)
		printf("  %-4d %s\n", c->code, _(c->help));
}

void help_short(void)
{
	fputs(_("Usage: pcref [-C FILE] [--db PATH] [-R] VERB ...\n"
	        "On a terminal it opens the screen without a verb; here there is"
	        " none.\n"
	        "  pcref home         the scores, and what needs you\n"
	        "  pcref help         every verb\n"
	        "  pcref help WORD    about any verb, field or key\n"
	        "  pcref --accessible prompts and plain lines, for any"
	        " terminal\n"), stderr);
}

static bool is_of(const struct verb *v, const char *names)
{
	size_t first = strcspn(v->words, " ");

	for (size_t n; *names; names += n + strspn(names + n, " ")) {
		n = strcspn(names, " ");
		if (n == first && strncmp(names, v->words, n) == 0)
			return true;
	}
	return false;
}

static void put_verb_line(const struct verb *v)
{
	printf("  %-26s %s\n", v->words, _(v->help));
}

static void put_subjects(void)
{
	static const struct {
		const char *title, *names;
	} subjects[] = {
#define SUBJECT(title, names) { title, names },
#include "cli/subject.def"
#undef SUBJECT
	};
	enum { N = sizeof(subjects) / sizeof(*subjects) };

	for (int i = 0; i <= N; i++) {
		bool told = false;

		for (const struct verb *v = verbs; v->words; v++) {
			int of = 0;

			while (of < N && !is_of(v, subjects[of].names))
				of++;
			if (of != i)
				continue;
			if (!told)
				printf("%s%s:\n", i ? "\n" : "", i < N ? _(subjects[i].title)
				                                      : _("And beside"));
			told = true;
			put_verb_line(v);
		}
	}
}

void help_all(void)
{
	puts(_("pcref: run a trust's Patient and Carer Race Equality Framework\n"
	       "\n"
	       "Usage: pcref [-C FILE] [--db PATH] [-R] [VERB ...]\n"
	       "Without a verb it opens the screen.  Add --help to any verb, or"
	       " ask\n\"pcref help WORD\" about any word below.\n"));
	put_subjects();
	puts(_("\nThings that are kept, each with add, list, show, edit, remove,"
	       " history, import:"));
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			printf("  %-26s %s\n", entities[i].name,
			       _(entities[i].help));
	puts(_("\nEverywhere:"));
	put_flags(ON_EVERYWHERE);
	puts(_("\nMore to read with \"pcref help\":"));
	for (const struct topic *t = topics; t->name; t++)
		printf("  %-26s %s\n", t->name, _(t->help));
	put_exit_codes();
}

static void put_about(const struct verb *v)
{
	put_wrapped(_(v->help), 0);
	if (v->more) {
		putchar('\n');
		put_wrapped(_(v->more), 0);
	}
	if (v->flags)
		putchar('\n');
	put_flags(v->flags);
}

void help_verb(const struct verb *v)
{
	printf("pcref %s%s%s\n", v->words, v->args ? " " : "",
	       v->args ? v->args : "");
	put_about(v);
}

static void put_typed(const struct field *f)
{
	char *name = flag_of_field(f->name), *typing = about_typing(f);
	char *takes = xprintf(_("Takes %s."), typing);

	printf("  --%s\n", name);
	put_wrapped(_(f->help), 6);
	put_wrapped(takes, 6);
	free(takes);
	free(typing);
	free(name);
}

static void put_links(const struct entity *ent)
{
	struct link_end end;
	char name[64];

	for (int i = 0; link_end_of(ent, i, &end); i++) {
		char *dashed;

		link_end_name(end, name);
		dashed = flag_of_field(name);
		printf("  --%s\n", dashed);
		printf(_("      %s: links to %s; ; between several\n"),
		       link_end_label(end), _(link_end_other(end)->plural));
		free(dashed);
	}
}

bool help_group(const char *word)
{
	size_t len = strlen(word);
	bool any = false;

	for (const struct verb *v = verbs; v->words; v++) {
		if (strncmp(v->words, word, len) != 0 || v->words[len] != ' ')
			continue;
		printf("  pcref %-20s %s\n", v->words, _(v->help));
		any = true;
	}
	return any;
}

static void put_fields(const struct entity *ent)
{
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (field_is_typed(&ent->fields[i]))
			put_typed(&ent->fields[i]);
	put_links(ent);
}

/* Fields are options where a row is made, changed or looked for. */
static void help_entity_verb(const struct entity *ent, const struct verb *v)
{
	printf("pcref %s %s%s%s\n", ent->name, v->words, v->args ? " " : "",
	       v->args ? v->args : "");
	put_about(v);
	if (strcmp(v->words, "add") != 0 && strcmp(v->words, "edit") != 0 &&
	    strcmp(v->words, "list") != 0)
		return;
	puts(_("\nFields, as options:"));
	put_fields(ent);
}

void help_entity(const struct entity *ent, const struct verb *verb)
{
	if (verb && *verb->words) {
		help_entity_verb(ent, verb);
		return;
	}
	printf("pcref %s VERB ...\n%s\n\n", ent->name, _(ent->help));
	for (const struct verb *v = entity_verbs_all(); v->words; v++)
		printf("  %-12s %-10s %s\n", v->words, v->args ? v->args : "",
		       _(v->help));
	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == ent)
			printf("  %-12s %-10s %s\n", t->verb, "WHICH",
			       _(t->help));
	puts(_("\nFields, as options of add, edit, list and the steps:"));
	put_fields(ent);
}

static void put_step(const struct entry *x)
{
	const struct transition *t = x->row;

	printf("pcref %s %s WHICH\n", x->ent->name, t->verb);
	put_wrapped(_(t->help), 2);
	if (t->reason)
		put_wrapped(_("Say why with --reason."), 2);
}

static void put_field(const struct entry *x)
{
	const struct field *f = x->row;

	printf(_("%s: a field of %s\n"), _(f->label), x->ent->name);
	if (field_is_typed(f)) {
		put_typed(f);
		return;
	}
	put_wrapped(_(f->help), 2);
	put_wrapped(_("The program fills it in."), 2);
}

static void put_command(const struct command_info *c, const struct keymap *map)
{
	const char *keys = keymap_keys(map, (enum command)(c - commands));

	printf(_("%s: a command of the screen"), _(c->name));
	printf(*keys ? _(", by the keys %s\n") : "\n", keys);
	put_wrapped(_(c->help), 2);
}

static void put_option(const struct option_row *o)
{
	printf(_("%s: an option of pcref.ini, under [%s]\n"), o->name,
	       o->section);
	put_wrapped(_(o->help), 2);
	for (int i = 0; i < CONFIG_WORDS && o->words[i]; i++)
		printf("%s%s", i ? ", " : _("  Takes "), o->words[i]);
	if (o->words[0])
		puts(".");
	if (o->env)
		printf(_("  Environment: %s\n"), o->env);
}

static void put_entry(const struct entry *x, const struct keymap *map)
{
	switch (x->kind) {
	case ENTRY_TOPIC:
		put_wrapped(_(((const struct topic *)x->row)->text), 0);
		break;
	case ENTRY_VERB:	help_verb(x->row); break;
	case ENTRY_ENTITY:	help_entity(x->ent, NULL); break;
	case ENTRY_EACH:
		printf(_("For everything that is kept, as in \"pcref action"
		         " %s\":\n"), x->name);
		help_verb(x->row);
		break;
	case ENTRY_STEP:	put_step(x); break;
	case ENTRY_FIELD:	put_field(x); break;
	case ENTRY_FLAG:	put_flag(x->row); break;
	case ENTRY_COMMAND:	put_command(x->row, map); break;
	case ENTRY_OPTION:	put_option(x->row); break;
	}
}

static bool holds(const char *text, const char *folded)
{
	char *s = text_fold(text);
	bool found = strstr(s, folded);

	free(s);
	return found;
}

/* A word that nothing is called, in what is said of other things: how many. */
static int put_found(const struct index *x, const char *typed)
{
	char *folded = text_fold(typed);
	int n = 0;

	for (int i = 0; i < x->n && strlen(folded) >= FIND_LEAST; i++) {
		const struct entry *one = &x->entry[i];
		const struct topic *t = one->kind == ENTRY_TOPIC ? one->row : NULL;

		if (!holds(one->name, folded) && !holds(_(one->help), folded) &&
		    !(t && holds(_(t->text), folded)))
			continue;
		if (!n++)
			printf(_("Nothing is called \"%s\"; these have it in their help:\n"),
			       typed);
		printf("  %-26s %s\n", one->name, _(one->help));
	}
	free(folded);
	return n;
}

static int no_help(const struct index *x, const char *typed)
{
	const char **names = xcalloc((size_t)x->n, sizeof(*names));
	int i, rc;

	for (i = 0; i < x->n; i++)
		names[i] = x->entry[i].name;
	i = text_nearest(typed, names, x->n);
	rc = i < 0 ? call_refuse(ERR_USAGE, _("there is no help for \"%s\";"
	                         " \"pcref help\" lists what there is"), typed)
	           : call_refuse(ERR_USAGE, _("there is no help for \"%s\"."
	                         "  Did you mean \"%s\"?"), typed, names[i]);
	free(names);
	return rc;
}

int verb_help(struct call *c)
{
	char *typed = call_words(c);
	struct index x;
	int n = 0, rc = 0;

	if (!*typed)
		help_all();
	index_init(&x);
	for (int i = 0; *typed && i < x.n; i++) {
		if (!entry_is(&x.entry[i], typed))
			continue;
		if (n++)
			putchar('\n');
		put_entry(&x.entry[i], c->keymap);
	}
	if (*typed && !n && !put_found(&x, typed))
		rc = no_help(&x, typed);
	index_fini(&x);
	free(typed);
	return rc;
}
