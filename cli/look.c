/* look.c - which rows a list is asked for: a view, filters, options, a sort. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "core/filter.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "db/view.h"

/* A field given as an option is a filter; "" asks for rows without it. */
static bool read_options(const struct call *c, struct filters *to, struct err *e)
{
	struct record want;
	bool ok = true;

	record_init(&want, c->ent);
	for (int i = FIELD_OWN; ok && i < c->ent->nfields; i++) {
		const struct values *v = &c->field[i];

		if (!v->n)
			continue;
		ok = record_read(&want, i, db_lookup(c->db), v->text[v->n - 1], e);
		if (ok)
			filters_add(to, &(struct filter){ .field = i, .how = record_has(&want, i)
			            ? FILTER_IS : FILTER_EMPTY, .value = record_get(&want, i) });
	}
	record_fini(&want);
	return ok;
}

/* --slipped 2+: put off twice or more; --slipped 2: just twice. */
static bool read_slipped(const struct call *c, struct filters *to, struct err *e)
{
	const char *typed = call_flag(c, FLAG_slipped);
	size_t digits = typed ? strspn(typed, "0123456789") : 0;
	char number[8];

	if (!typed)
		return true;
	if (c->ent != &entities[ENT_action])
		return err_set(e, ERR_USAGE, _("--slipped is of actions only"));
	if (!digits || digits > 6 || (typed[digits] && strcmp(typed + digits, "+") != 0))
		return err_set(e, ERR_USAGE, _("--slipped takes a number, as in"
		               " 2 or 2+, not \"%s\""), typed);
	snprintf(number, sizeof(number), "%.*s", (int)digits, typed);
	filters_add(to, &(struct filter){ .field = ACTION_MOVES, .how = typed[digits]
	            ? FILTER_FROM : FILTER_IS, .value = number });
	return true;
}

/* --view, and what is typed after list, --match and the options: all must
 * hold. */
static bool read_filter(const struct call *c, struct look *l, struct err *e)
{
	const char *match = call_flag(c, FLAG_match);
	char *typed = call_words(c);
	struct filters f;
	bool stalled = call_has(c, FLAG_stalled), ok;

	if (stalled) {
		char *alone = typed;

		typed = xprintf(*alone ? "(%s) stalled:yes" : "%sstalled:yes", alone);
		free(alone);
	}
	ok = filters_read(&f, c->ent, db_lookup(c->db), typed, e);
	free(typed);
	for (int i = 0; ok && i < f.n; i++)
		filters_add(&l->filters, &f.all[i]);
	if (ok)
		filters_fini(&f);
	if (ok && match && *match)
		filters_add(&l->filters, &(struct filter){ .how = FILTER_WORDS, .value = match });
	ok = ok && read_options(c, &l->filters, e) && read_slipped(c, &l->filters, e);
	l->page.filter = l->filters.all;
	l->page.nfilter = l->filters.n;
	return ok;
}

bool entity_look(const struct call *c, struct look *l, struct err *e)
{
	const char *view = call_flag(c, FLAG_view), *sort = call_flag(c, FLAG_sort);
	const char *columns = call_flag(c, FLAG_columns);
	struct record r;
	bool ok = true;

	*l = (struct look){ .page = { .ent = c->ent, .sort = FIELD_NUMBER } };
	if (view) {
		if (!view_find(c->db, c->ent, view, &r, e))
			return false;
		ok = view_read(c->db, &r, l, e);
		record_fini(&r);
	}
	if (columns) {
		free(l->columns);
		l->columns = xstrdup(columns);
	}
	return ok && (!sort || look_sort(&l->page, sort, e)) && read_filter(c, l, e);
}
