/* filter_read.c - from what a person typed to filters: a parser of three
 * levels, or, and, term. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/filter_term.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

enum { MOST_TERMS = 40, MOST_DEPTH = 8 };

static bool read_any(struct filter_reader *r, struct filters *to, int depth);

static void skip_blanks(struct filter_reader *r)
{
	r->at += strspn(r->at, " \t");
}

/* "or" as a word by itself. */
static bool at_word(const struct filter_reader *r, const char *word)
{
	size_t n = strlen(word);

	return strncasecmp(r->at, word, n) == 0 && strchr(" \t()", r->at[n]) && r->at[n];
}

/* A word, or what stands between quotes, where \" is a quote. */
static char *read_value(struct filter_reader *r)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);
	bool quoted = *r->at == '"';

	r->at += quoted;
	while (*r->at && (quoted ? *r->at != '"' : !strchr(" \t()", *r->at))) {
		r->at += quoted && *r->at == '\\' && r->at[1];
		fputc(*r->at++, out);
	}
	r->at += quoted && *r->at;
	fclose(out);
	return text;
}

static enum filter_sign read_sign(const char **at)
{
	static const struct {
		const char *text;
		enum filter_sign sign;
	} signs[] = { { "!=", SIGN_NOT }, { "<=", SIGN_TO }, { ">=", SIGN_FROM },
		{ ":", SIGN_HAS }, { "=", SIGN_IS }, { "<", SIGN_BEFORE },
		{ ">", SIGN_AFTER } };

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (strncmp(*at, signs[i].text, strlen(signs[i].text)) == 0) {
			*at += strlen(signs[i].text);
			return signs[i].sign;
		}
	return SIGN_NONE;
}

/* A name, its sign and its value; false where it is no such term. */
static bool read_named(struct filter_reader *r, struct filters *to, bool *is)
{
	size_t len = 0;
	const char *after;
	char *name, *value;
	enum filter_sign sign;
	bool ok;

	while (isalnum((unsigned char)r->at[len]) || strchr("_-", r->at[len] ? r->at[len] : ' '))
		len++;
	after = r->at + len;
	*is = len && isalpha((unsigned char)*r->at) && (sign = read_sign(&after)) != SIGN_NONE;
	if (!*is)
		return true;
	name = xstrndup(r->at, len);
	r->at = after;
	value = read_value(r);
	ok = filter_term(r, name, sign, value, to);
	free(value);
	free(name);
	return ok;
}

/* Free words side by side are one search, which is quicker than many. */
static void add_words(struct filters *to, char *words)
{
	struct filter *last = to->n ? &to->all[to->n - 1] : NULL;

	if (last && last->how == FILTER_WORDS) {
		char *both = xprintf("%s %s", last->value, words);

		free((char *)last->value);
		last->value = both;
	} else {
		filters_add(to, &(struct filter){ .how = FILTER_WORDS, .value = words });
	}
}

static bool read_group(struct filter_reader *r, struct filters *to, int depth)
{
	r->at++;
	if (depth == MOST_DEPTH)
		return err_set(r->e, ERR_USAGE, ngettext("a filter has at most %d bracket within"
		               " one another", "a filter has at most %d brackets within one"
		               " another",
		               MOST_DEPTH), MOST_DEPTH);
	if (!read_any(r, to, depth + 1))
		return false;
	skip_blanks(r);
	if (*r->at != ')')
		return err_set(r->e, ERR_USAGE, _("a ) is missing at the end of the filter"));
	r->at++;
	return true;
}

static bool read_plain(struct filter_reader *r, struct filters *to, int depth)
{
	bool is = true;

	if (++r->nterm > MOST_TERMS)
		return err_set(r->e, ERR_USAGE, ngettext("a filter has at most %d part",
		               "a filter has at most %d parts", MOST_TERMS), MOST_TERMS);
	if (*r->at == '(')
		return read_group(r, to, depth);
	if (!read_named(r, to, &is))
		return false;
	if (!is) {
		char *words = read_value(r);

		if (*words)
			add_words(to, words);
		free(words);
	}
	return true;
}

static bool read_not(struct filter_reader *r, struct filters *to, int depth)
{
	struct filters inner = { 0 };
	struct filter not = { .how = FILTER_NOT, .nkid = 1 };
	struct filter all = { .how = FILTER_ALL };
	bool ok;

	r->at++;
	ok = read_plain(r, &inner, depth);
	if (ok && inner.n) {
		all.kid = inner.all;
		all.nkid = inner.n;
		not.kid = inner.n == 1 ? inner.all : &all;
		filters_add(to, &not);
	}
	filters_fini(&inner);
	return ok;
}

/* Up to the end, a ) or an or. */
static bool read_all(struct filter_reader *r, struct filters *to, int depth)
{
	while (skip_blanks(r), *r->at && *r->at != ')' && !at_word(r, "or")) {
		bool not = *r->at == '-' && r->at[1] && !strchr(" \t)", r->at[1]);

		if (at_word(r, "and"))
			r->at += 3;
		else if (!(not ? read_not : read_plain)(r, to, depth))
			return false;
	}
	return true;
}

static void fold(struct filters *to, struct filters *side)
{
	if (side->n == 1)
		filters_add(to, side->all);
	else
		filters_add(to, &(struct filter){ .how = FILTER_ALL, .kid = side->all,
		            .nkid = side->n });
	filters_fini(side);
}

static bool read_any(struct filter_reader *r, struct filters *to, int depth)
{
	struct filters sides = { 0 }, side = { 0 };
	bool ok = read_all(r, &side, depth), many = false;

	while (ok && (skip_blanks(r), at_word(r, "or"))) {
		many = true;
		r->at += 2;
		fold(&sides, &side);
		ok = read_all(r, &side, depth);
	}
	if (ok && many) {
		fold(&sides, &side);
		filters_add(to, &(struct filter){ .how = FILTER_ANY, .kid = sides.all,
		            .nkid = sides.n });
	}
	for (int i = 0; ok && !many && i < side.n; i++)
		filters_add(to, &side.all[i]);
	filters_fini(&side);
	filters_fini(&sides);
	return ok;
}

bool filters_read(struct filters *f, const struct entity *ent, const struct lookup *l,
                  const char *typed, struct err *e)
{
	struct filter_reader r = { .ent = ent, .lookup = l, .at = typed, .e = e };

	*f = (struct filters){ 0 };
	if (read_any(&r, f, 0) && (!*r.at ||
	    err_set(e, ERR_USAGE, _("a ) has no ( before it in the filter"))))
		return true;
	filters_fini(f);
	return false;
}
