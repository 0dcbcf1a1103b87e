/* parse.c - the words of a call: its verb, its options and its arguments. */
#include "cli/call.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/verb.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

enum { FIELDS = 1000, MOST_OPTIONS = 400 };

const struct verb verbs[] = {
#define VERB(w, r, ...) { .words = w, .run = r, __VA_ARGS__ },
#include "cli/verb.def"
#undef VERB
	{ 0 }
};

static void add_value(struct values *v, const char *text)
{
	v->text = xreallocarray(v->text, (size_t)v->n + 1, sizeof(*v->text));
	v->text[v->n++] = text ? text : "";
}

char *flag_of_field(const char *name)
{
	char *s = xstrdup(name);

	for (char *p = s; *p; p++)
		if (*p == '_')
			*p = '-';
	return s;
}

struct table {
	struct option option[MOST_OPTIONS];
	const char *name[MOST_OPTIONS];
	int n;
	char letters[64];
};

static void add_option(struct table *t, const char *name, bool arg, int val)
{
	t->name[t->n] = name;
	t->option[t->n++] = (struct option){ name,
		arg ? required_argument : no_argument, NULL, val };
	t->option[t->n] = (struct option){ 0 };
}

static void add_flags(struct table *t, uint64_t on)
{
	size_t k = strlen(t->letters);

	for (int f = 0; f < FLAG_COUNT; f++) {
		if (!flag_is_on(on, f))
			continue;
		add_option(t, flags[f].name, flags[f].arg, f + 256);
		if (flags[f].letter) {
			t->letters[k++] = flags[f].letter;
			if (flags[f].arg)
				t->letters[k++] = ':';
		}
	}
	t->letters[k] = '\0';
}

/* A field named like a flag of the verb gives way to the flag. */
static bool is_taken(const struct table *t, const char *name)
{
	for (int i = 0; i < t->n; i++)
		if (strcmp(t->name[i], name) == 0)
			return true;
	return false;
}

static void add_fields(struct table *t, const struct entity *ent)
{
	struct link_end end;
	char name[64];

	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (field_is_typed(&ent->fields[i]) &&
		    !is_taken(t, ent->fields[i].name))
			add_option(t, flag_of_field(ent->fields[i].name), true,
			           FIELDS + i);
	for (int i = 0; link_end_of(ent, i, &end); i++) {
		link_end_name(end, name);
		add_option(t, flag_of_field(name), true, FIELDS + ent->nfields + i);
	}
}

static int unknown(const struct table *t, const char *typed)
{
	const char *bare = typed + strspn(typed, "-");
	size_t len = strcspn(bare, "=");
	char *name = xstrndup(bare, len);
	int i = text_nearest(name, t->name, t->n), rc;

	rc = i < 0 ? call_refuse(ERR_USAGE, _("there is no option %s; --help"
	                         " lists them"), typed)
	           : call_refuse(ERR_USAGE, _("there is no option %s.  Did you"
	                         " mean --%s?"), typed, t->name[i]);
	free(name);
	return rc;
}

static int letter_of(int c)
{
	for (int f = 0; f < FLAG_COUNT; f++)
		if (flags[f].letter && flags[f].letter == c)
			return f;
	return -1;
}

/* getopt_long takes a part of a name for the whole; a script that relies on
 * that breaks when an option is added, and a slip would be run. */
static bool is_cut_short(const struct table *t, int at, const char *typed)
{
	return at >= 0 && strcspn(typed + 2, "=") != strlen(t->option[at].name);
}

/* Options until, with stop, the first word that is none. */
static int options(struct call *call, struct table *t, int argc, char **argv,
                   bool stop)
{
	char letters[80];
	int c, at;

	snprintf(letters, sizeof(letters), "%s:%s", stop ? "+" : "", t->letters);
	opterr = 0;
	optind = 0;
	while ((at = -1, c = getopt_long(argc, argv, letters, t->option, &at)) !=
	       -1) {
		const char *typed = argv[optind - 1];

		if (c != ':' && c != '?' && optarg == typed)
			typed = argv[optind - 2];
		if (c == ':')
			return call_refuse(ERR_USAGE, _("%s needs a value"),
			                   argv[optind - 1]);
		if (c == '?' || is_cut_short(t, at, typed))
			return unknown(t, typed);
		if (c >= FIELDS)
			add_value(&call->field[c - FIELDS], optarg);
		else
			add_value(&call->flag[c >= 256 ? c - 256 : letter_of(c)],
			          optarg);
	}
	return -1;
}

const struct verb *call_verb(const char *words)
{
	const struct verb *v = verbs;

	while (strcmp(v->words, words) != 0)
		v++;
	return v;
}

/* How many of the words typed are the verb's; 0 if it is another. */
static int matches(const struct verb *v, int argc, char **argv)
{
	const char *w = v->words;
	int n = 0;

	while (*w) {
		size_t len = strcspn(w, " ");

		if (n == argc || strlen(argv[n]) != len ||
		    strncmp(argv[n], w, len) != 0)
			return 0;
		n++;
		w += len + strspn(w + len, " ");
	}
	return n;
}

const struct verb *verb_find(int argc, char **argv, int *used)
{
	const struct verb *best = NULL;

	*used = 0;
	for (const struct verb *v = verbs; v->words; v++) {
		int n = matches(v, argc, argv);

		if (n > *used) {
			*used = n;
			best = v;
		}
	}
	return best;
}

static int no_verb(const char *typed)
{
	const char *names[ENT_COUNT + 200];
	int n = 0, i;

	for (i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			names[n++] = entities[i].name;
	for (const struct verb *v = verbs; v->words; v++)
		names[n++] = v->words;
	i = text_nearest(typed, names, n);
	if (i < 0)
		return call_refuse(ERR_USAGE, _("there is no verb \"%s\";"
		                   " \"pcref --help\" lists them"), typed);
	return call_refuse(ERR_USAGE, _("there is no verb \"%s\".  Did you mean"
	                   " \"%s\"?"), typed, names[i]);
}

/* The words of feedback have a summary: their beginning. */
static bool says_more(const struct call *c)
{
	return c->ent == &entities[ENT_feedback] && !c->verb->ent &&
	       strcmp(c->verb->words, "add") == 0 && c->field[FEEDBACK_WORDS].n;
}

static int check_args(const struct call *c)
{
	const struct verb *v = c->verb;
	const char *of = c->ent && !v->ent ? c->ent->name : "";
	const char *blank = *of ? " " : "";

	if (c->argc < v->least && !says_more(c))
		return call_refuse(ERR_USAGE, _("\"pcref %s%s%s\" needs %s; --help"
		                   " says more"), of, blank, v->words, v->args);
	if (c->argc > v->most)
		return call_refuse(ERR_USAGE, _("\"%s\" is one word too many for"
		    " \"pcref %s%s%s\"; put quotes round what belongs together"),
		    c->argv[v->most], of, blank, v->words);
	return -1;
}

/* A filter may begin with a -, as -state:done; an option of one letter stands
 * alone, so what is longer is no option.  A blank before it hides it from
 * getopt, and filters skip blanks. */
static void hide_filter(struct call *c, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (argv[i][0] == '-' && argv[i][1] != '-' && strlen(argv[i]) > 2) {
			argv[i] = xprintf(" %s", argv[i]);
			add_value(&c->hidden, argv[i]);
		}
}

static bool asks_help(int argc, char **argv)
{
	return argc > 1 && (strcmp(argv[1], "--help") == 0 ||
	                    strcmp(argv[1], "-h") == 0);
}

/* Which verb?  Its own one, or one of the entity's: see entity.c. */
static int choose(struct call *c, int *argc, char ***argv)
{
	int used;

	c->verb = verb_find(*argc, *argv, &used);
	/* "data profile list" is "profile list". */
	if (!c->verb && *argc > 1 && strcmp((*argv)[0], "data") == 0 &&
	    entity_named((*argv)[1])) {
		--*argc;
		++*argv;
	}
	if (c->verb && c->verb->ent)
		c->ent = entity_named(c->verb->ent);
	if (!c->verb) {
		c->ent = entity_named((*argv)[0]);
		if (!c->ent && help_group((*argv)[0]))
			return asks_help(*argc, *argv) ? ERR_NONE : ERR_USAGE;
		if (!c->ent || !c->ent->label)
			return no_verb((*argv)[0]);
		c->verb = entity_verb(c->ent, *argc > 1 ? (*argv)[1] : NULL);
		c->word = *argc > 1 ? (*argv)[1] : NULL;
		used = 2;
		if (!c->verb && *argc > 1 && (*argv)[1][0] != '-')
			return entity_no_verb(c->ent, (*argv)[1]);
		if (!c->verb) {
			help_entity(c->ent, NULL);
			return *argc > 1 ? ERR_NONE : ERR_USAGE;
		}
	}
	*argc -= used - 1;
	*argv += used - 1;
	return -1;
}

int call_parse(struct call *c, int argc, char **argv)
{
	static struct table first, table;	/* large */
	int rc;

	add_flags(&first, ON_EVERYWHERE);
	rc = options(c, &first, argc, argv, true);
	if (rc >= 0)
		return rc;
	argc -= optind;
	argv += optind;
	if (argc == 0 || call_has(c, FLAG_version))
		return -1;
	rc = choose(c, &argc, &argv);
	if (rc >= 0)
		return rc;
	add_flags(&table, ON_EVERYWHERE | c->verb->flags);
	if (c->ent) {
		c->field = xcalloc((size_t)c->ent->nfields + 2 * LINK_COUNT,
		                   sizeof(*c->field));
		add_fields(&table, c->ent);
	}
	if (c->verb->needs & TAKES_FILTER)
		hide_filter(c, argc, argv);
	rc = options(c, &table, argc, argv, false);
	if (rc >= 0)
		return rc;
	c->argc = argc - optind;
	c->argv = argv + optind;
	return call_has(c, FLAG_help) ? -1 : check_args(c);
}
