/* manual.c - the parts of the manual that the tables hold, for man/X.in. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/about.h"
#include "cli/call.h"
#include "cli/entity.h"
#include "cli/mdoc.h"
#include "cli/verb.h"
#include "config/config.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "tui/command.h"

static void begin_list(const char *width)
{
	printf(".Bl -tag -width %s\n", width);
}

static void put_flag(const struct flag *f)
{
	fputs(".It", stdout);
	if (f->letter)
		printf(" Fl %c ,", f->letter);
	printf(" Fl -%s", f->name);
	if (f->arg)
		printf(" Ar %s", f->arg);
	putchar('\n');
	mdoc_text(stdout, _(f->help));
}

static void put_flags(void)
{
	begin_list("Ds");
	for (int i = 0; i < FLAG_COUNT; i++)
		if (flag_is_on(ON_EVERYWHERE, i))
			put_flag(&flags[i]);
	puts(".El");
}

static void put_verb_flags(uint64_t on)
{
	if (!on)
		return;
	puts(".Bl -tag -width Ds -compact");
	for (int i = 0; i < FLAG_COUNT; i++)
		if (flag_is_on(on, i))
			put_flag(&flags[i]);
	puts(".El");
}

static void put_verb(const struct verb *v)
{
	fputs(".It Cm", stdout);
	mdoc_arg(stdout, v->words);
	if (v->args) {
		fputs(" Ar", stdout);
		mdoc_arg(stdout, v->args);
	}
	putchar('\n');
	mdoc_text(stdout, _(v->help));
	if (v->more) {
		puts(".Pp");
		mdoc_text(stdout, _(v->more));
	}
	put_verb_flags(v->flags);
}

static void put_verbs(void)
{
	begin_list("Ds");
	for (const struct verb *v = verbs; v->words; v++)
		put_verb(v);
	puts(".El");
}

static void put_each(void)
{
	begin_list("Ds");
	for (const struct verb *v = entity_verbs_all(); v->words; v++)
		put_verb(v);
	puts(".El");
}

static void put_steps(const struct entity *ent)
{
	bool any = false;

	for (const struct transition *t = transitions; t->verb; t++) {
		if (&entities[t->ent] != ent)
			continue;
		if (!any)
			puts("Its steps from state to state are verbs too:\n"
			     ".Bl -tag -width supersedex -compact");
		any = true;
		printf(".It Cm %s\n", t->verb);
		mdoc_text(stdout, _(t->help));
	}
	if (any)
		puts(".El\n.Pp");
}

static void put_field(const struct field *f)
{
	char *name = flag_of_field(f->name), *typing = about_typing(f);
	char *takes = xprintf(_("Takes %s."), typing);

	printf(".It Fl -%s\n", name);
	mdoc_text(stdout, _(f->help));
	mdoc_text(stdout, takes);
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
		printf(".It Fl -%s\n", dashed);
		printf(_("%s: links to %s.\n"), link_end_label(end),
		       _(link_end_other(end)->plural));
		free(dashed);
	}
}

static void put_entities(void)
{
	for (int i = 0; i < ENT_COUNT; i++) {
		const struct entity *ent = &entities[i];

		if (!ent->label)
			continue;
		printf(".Ss %s\n", _(ent->plural));
		printf("The verbs of\n.Cm %s ;\nreferences are\n.Li %s-1\n"
		       "and so on.\n", ent->name, ent->prefix);
		mdoc_text(stdout, _(ent->help));
		puts(".Pp");
		put_steps(ent);
		puts(".Bl -tag -width Ds -compact");
		for (int f = FIELD_OWN; f < ent->nfields; f++)
			if (field_is_typed(&ent->fields[f]))
				put_field(&ent->fields[f]);
		put_links(ent);
		puts(".El");
	}
}

static void put_command(const struct command_info *c)
{
	const char *k = c->keys;

	fputs(".It", stdout);
	for (size_t len; *k; k += len + strspn(k + len, " ")) {
		len = strcspn(k, " ");
		printf("%s Ic \\&%s%.*s", k == c->keys ? "" : " ,",
		       *k == '^' && len == 2 ? "Ctrl-" : "",
		       (int)(len - (*k == '^' && len == 2)),
		       k + (*k == '^' && len == 2));
	}
	if (!*c->keys)
		printf(" Ic \\&:%s", c->name);
	putchar('\n');
	mdoc_text(stdout, _(c->help));
}

static void put_keys(void)
{
	static const struct {
		const char *title;
		unsigned in;
	} part[] = {
		{ N_("On every screen"), IN_ANY },
		{ N_("Where you read"), IN_READ },
		{ N_("In lists and on one row"), IN_ROW },
		{ N_("On the first screen"), IN_HOME },
		{ N_("Where you type"), IN_TYPE },
		{ N_("Elsewhere"), ~0u },
	};
	bool done[CMD_COUNT] = { false };

	for (size_t p = 0; p < sizeof(part) / sizeof(*part); p++) {
		bool any = false;

		for (int c = 0; c < CMD_COUNT; c++) {
			bool here = p == 0 || p == 1 || p == 2
			            ? commands[c].in == part[p].in
			            : (commands[c].in & ~part[p].in) == 0;

			if (done[c] || !here)
				continue;
			if (!any)
				printf(".Ss %s\n.Bl -tag -width Ctrl-Sxx"
				       " -compact\n", _(part[p].title));
			any = done[c] = true;
			put_command(&commands[c]);
		}
		if (any)
			puts(".El");
	}
}

static void put_option(const struct option_row *o)
{
	fputs(".It Ic", stdout);
	mdoc_arg(stdout, o->name);
	if (!o->words[0])
		fputs(" Ar path", stdout);
	for (int i = 0; i < CONFIG_WORDS && o->words[i]; i++)
		printf("%s %s", i ? " |" : " Cm", o->words[i]);
	putchar('\n');
	mdoc_text(stdout, _(o->help));
	if (o->words[0])
		printf("Without it:\n.Cm %s .\n", o->words[0]);
	if (o->env)
		printf("In the environment:\n.Ev %s .\n", o->env);
}

static void put_options(void)
{
	const char *section = "";

	for (int i = 0; i < OPT_COUNT; i++) {
		if (strcmp(options[i].section, section) != 0) {
			if (*section)
				puts(".El");
			section = options[i].section;
			printf(".Ss [%s]\\&\n.Bl -tag -width Ds\n", section);
		}
		put_option(&options[i]);
	}
	puts(".El");
}

static void put_exit(void)
{
	puts(".Bl -tag -width 99xx -compact");
	for (const struct exit_code *c = exit_codes; c->help; c++) {
		printf(".It %d\n", c->code);
		mdoc_text(stdout, _(c->help));
	}
	puts(".El");
}

static void put_topics(void)
{
	for (const struct topic *t = topics; t->name; t++) {
		printf(".Ss %c%s\n", t->name[0] - 'a' + 'A', t->name + 1);
		mdoc_text(stdout, _(t->text));
	}
}

static const struct {
	const char *name;
	void (*put)(void);
} parts[] = {
	{ "flags", put_flags }, { "verbs", put_verbs }, { "each", put_each },
	{ "entities", put_entities }, { "keys", put_keys },
	{ "options", put_options }, { "exit", put_exit },
	{ "topics", put_topics },
};

/* "@verbs@\n": false if there is no such part. */
static bool put_part(const char *line)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t len = strlen(parts[i].name);

		if (strncmp(line + 1, parts[i].name, len) == 0 &&
		    strcmp(line + 1 + len, "@\n") == 0) {
			parts[i].put();
			return true;
		}
	}
	return false;
}

int verb_manual(struct call *c)
{
	FILE *in = fopen(c->argv[0], "r");
	size_t size = 0;
	char *line = NULL;
	int rc = 0;

	if (!in)
		return call_refuse(ERR_INPUT, _("cannot read %s: %s"), c->argv[0],
		                   strerror(errno));
	while (rc == 0 && getline(&line, &size, in) > 0) {
		if (*line != '@')
			fputs(line, stdout);
		else if (!put_part(line))
			rc = call_refuse(ERR_DATA, _("%s: there is no part of the"
			                 " manual named %s"), c->argv[0], line);
	}
	free(line);
	fclose(in);
	return rc;
}
