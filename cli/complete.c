/* complete.c - what a half-typed word could become.
 *
 * The shells' scripts (shell.def) hand over the words so far and show what
 * comes back, so that they know nothing themselves and never grow old.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/index.h"
#include "cli/verb.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"

enum { WORDS = 8 };

/* What the words before the last one say. */
struct typed {
	char *word[WORDS];	/* those that are no options, nor their values */
	int n;
	const struct verb *verb;	/* as far as it is known */
	const struct entity *ent;
	const char *option;	/* whose value comes next, or NULL */
	const char *last;	/* the word to complete */
};

static void offer(const struct typed *t, const char *before, const char *word,
                  size_t len, const char *help)
{
	size_t nb = strlen(before), nl = strlen(t->last);

	if (strncmp(before, t->last, nl < nb ? nl : nb) != 0 ||
	    (nl > nb && strncmp(word, t->last + nb, nl - nb) != 0))
		return;
	printf("%s%.*s", before, (int)len, word);
	if (help)
		printf("\t%s", _(help));
	putchar('\n');
}

static void offer_flag(const struct typed *t, const char *name,
                       const char *help)
{
	char *dashed = flag_of_field(name);

	offer(t, "--", dashed, strlen(dashed), help);
	free(dashed);
}

static const struct flag *flag_named(const char *name)
{
	for (int i = 0; i < FLAG_COUNT; i++)
		if (strcmp(flags[i].name, name) == 0 ||
		    (flags[i].letter == *name && !name[1]))
			return &flags[i];
	return NULL;
}

/* The field of an option as typed, or NULL. */
static const struct field *field_named(const struct entity *ent,
                                       const char *name)
{
	for (int i = FIELD_OWN; ent && i < ent->nfields; i++) {
		char *dashed = flag_of_field(ent->fields[i].name);
		bool same = strcmp(dashed, name) == 0;

		free(dashed);
		if (same)
			return &ent->fields[i];
	}
	return NULL;
}

/* Those of fields and links do; of the others, most do not. */
static bool takes_value(const struct typed *t, const char *option)
{
	const char *name = option + strspn(option, "-");
	const struct flag *f = flag_named(name);

	if (strchr(option, '='))
		return false;
	return f ? f->arg != NULL : t->ent != NULL;
}

static void understand(struct typed *t, int argc, char **argv)
{
	int used;

	for (int i = 0; i < argc - 1; i++) {
		t->option = NULL;
		if (argv[i][0] == '-' && takes_value(t, argv[i])) {
			t->option = argv[i];
			/* bash hands over --area=da as three words */
			if (i + 2 < argc && strcmp(argv[i + 1], "=") == 0)
				i++;
			if (i + 2 < argc)
				i++, t->option = NULL;
		} else if (argv[i][0] != '-' && t->n < WORDS) {
			t->word[t->n++] = argv[i];
		}
		if (t->n == 1)
			t->ent = entity_named(t->word[0]);
	}
	t->verb = verb_find(t->n, t->word, &used);
	if (!t->verb && t->ent && t->n > 1)
		t->verb = entity_verb(t->ent, t->word[1]);
	t->last = argc && strcmp(argv[argc - 1], "=") != 0 ? argv[argc - 1] : "";
}

static void offer_words(const struct typed *t, const char *words, char between)
{
	const char stop[] = { between, '\0' };

	for (size_t len; *words; words += len + (words[len] != '\0')) {
		len = strcspn(words, stop);
		offer(t, "", words, len, NULL);
	}
}

static void offer_names(const struct typed *t, const struct entity *ent)
{
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (ent->fields[i].label && ent->fields[i].type != FT_NOTE)
			offer(t, *t->last == '-' ? "-" : "",
			      ent->fields[i].name, strlen(ent->fields[i].name),
			      ent->fields[i].help);
}

static void offer_argument(const struct typed *t, const char *arg,
                           const char *words)
{
	if (words)
		offer_words(t, words, ' ');
	else if (strcmp(arg, "FIELD") == 0 && t->ent)
		offer_names(t, t->ent);
	else if (strcmp(arg, "FILE") == 0 || strcmp(arg, "PATH") == 0)
		puts(":files");
	else if (strchr(arg, '|'))
		offer_words(t, arg, '|');
}

static void offer_value(const struct typed *t)
{
	const char *name = t->option + strspn(t->option, "-");
	const struct flag *flag = flag_named(name);
	const struct field *f = field_named(t->ent, name);

	if (flag)
		offer_argument(t, flag->arg, flag->words);
	else if (f && (f->type == FT_CHOICE || f->type == FT_SET))
		for (const struct choice *c = vocabs[f->vocab].fixed; c->code;
		     c++)
			offer(t, "", c->code, strlen(c->code), c->label);
}

static void offer_options(const struct typed *t)
{
	uint64_t on = ON_EVERYWHERE | (t->verb ? t->verb->flags : 0);
	struct link_end end;
	char name[64];

	for (int i = 0; i < FLAG_COUNT; i++)
		if (flag_is_on(on, i))
			offer_flag(t, flags[i].name, flags[i].help);
	if (!t->ent || !t->verb)
		return;
	for (int i = FIELD_OWN; i < t->ent->nfields; i++)
		if (field_is_typed(&t->ent->fields[i]))
			offer_flag(t, t->ent->fields[i].name,
			           t->ent->fields[i].help);
	for (int i = 0; link_end_of(t->ent, i, &end); i++) {
		link_end_name(end, name);
		offer_flag(t, name, end.back ? end.link->back : end.link->label);
	}
}

/* Is this word offered as an entity, or a verb that every entity has? */
static bool is_told(const struct typed *t, const char *w)
{
	char *word = xstrndup(w, strcspn(w, " "));
	const struct entity *ent = entity_named(word);
	bool told = !t->n ? ent && ent->label
	                  : t->n == 1 && t->ent && entity_verb(t->ent, word);

	free(word);
	return told;
}

/* The next word of each verb that begins with the words so far. */
static void offer_verbs(const struct typed *t)
{
	for (const struct verb *v = verbs; v->words; v++) {
		const char *w = v->words;
		bool same = true, seen = false;

		for (int i = 0; same && i < t->n; i++) {
			size_t len = strcspn(w, " ");

			same = *w && strlen(t->word[i]) == len &&
			       strncmp(t->word[i], w, len) == 0;
			w += len + strspn(w + len, " ");
		}
		for (const struct verb *u = verbs; u < v && !seen; u++)
			seen = strncmp(u->words, v->words, (size_t)(w - v->words)
			               + strcspn(w, " ")) == 0;
		if (same && *w && !seen && !is_told(t, w))
			offer(t, "", w, strcspn(w, " "),
			      strchr(w, ' ') ? NULL : v->help);
	}
}

static void offer_steps(const struct typed *t)
{
	for (const struct verb *v = entity_verbs_all(); v->words; v++)
		offer(t, "", v->words, strlen(v->words), v->help);
	for (const struct transition *s = transitions; s->verb; s++)
		if (&entities[s->ent] == t->ent)
			offer(t, "", s->verb, strlen(s->verb), s->help);
}

static void offer_entities(const struct typed *t)
{
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			offer(t, "", entities[i].name, strlen(entities[i].name),
			      entities[i].help);
}

/* pcref help WORD: whatever there is help for, each name once. */
static void offer_help(const struct typed *t)
{
	struct index x;

	index_init(&x);
	for (int i = 0; i < x.n; i++) {
		bool seen = strchr(x.entry[i].name, ' ') != NULL;

		for (int k = 0; k < i && !seen; k++)
			seen = strcmp(x.entry[k].name, x.entry[i].name) == 0;
		if (!seen)
			offer(t, "", x.entry[i].name, strlen(x.entry[i].name),
			      x.entry[i].help);
	}
	index_fini(&x);
}

int verb_complete(struct call *c)
{
	struct typed t = { 0 };

	understand(&t, c->argc, c->argv);
	if (t.option) {
		offer_value(&t);
	} else if (*t.last == '-') {
		offer_options(&t);
	} else if (t.ent && t.n == 1) {
		offer_steps(&t);
		offer_verbs(&t);
	} else {
		offer_verbs(&t);
		if (t.n == 0)
			offer_entities(&t);
		if (t.verb && t.verb->run == verb_help)
			offer_help(&t);
		else if (t.verb && t.verb->args)
			offer_argument(&t, t.verb->args, NULL);
	}
	return 0;
}
