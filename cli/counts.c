/* counts.c - pcref data counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/chart.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/suppress.h"
#include "db/load.h"

/* "team,month,class", in any order, each once. */
bool count_by_read(const char *text, enum count_by by[static BY_COUNT], int *n,
                   struct err *e)
{
	char *copy = xstrdup(text), *save = NULL;
	bool ok = true;

	*n = 0;
	for (char *s = strtok_r(copy, ",", &save); ok && s;
	     s = strtok_r(NULL, ",", &save)) {
		enum count_by found = count_by_find(s);
		for (int i = 0; i < *n; i++)
			if (by[i] == found)
				found = BY_COUNT;
		ok = found != BY_COUNT;
		if (ok)
			by[(*n)++] = found;
	}
	free(copy);
	return (ok && *n) || err_set(e, ERR_USAGE, _("--by takes some of team,"
	       "service,month,code,class,vodim with commas between, each once,"
	       " not \"%s\""), text);
}

struct counting {
	struct out out;
	int nby;
	struct suppress *s;	/* what may be shown; of all rows together */
	char **value;		/* nby of each row, until that is known */
	int n;
};

static void keep_count(void *with, const char *const *value, long long n)
{
	struct counting *c = with;

	c->value = xreallocarray(c->value, (size_t)(c->n + 1) * (size_t)c->nby,
	                         sizeof(*c->value));
	for (int i = 0; i < c->nby; i++)
		c->value[c->n * c->nby + i] = xstrdup(value[i]);
	suppress_count(c->s, NULL, n, true);
	c->n++;
}

static void put_counts(struct counting *c)
{
	suppress_apply(c->s);
	for (int row = 0; row < c->n; row++) {
		for (int i = 0; i < c->nby; i++) {
			out_cell(&c->out, c->value[row * c->nby + i]);
			free(c->value[row * c->nby + i]);
		}
		if (suppress_hides(c->s, row))
			out_cell(&c->out, SUPPRESS_MARK);
		else
			out_number(&c->out, suppress_shown(c->s, row));
	}
	free(c->value);
	suppress_free(c->s);
}

int verb_data_counts(struct call *c)
{
	const char *typed = call_flag(c, FLAG_by);
	struct out_column col[BY_COUNT + 1] = { 0 };
	enum count_by by[BY_COUNT];
	struct counting counting = { 0 };
	enum suppress_profile profile;
	struct err e = { 0 };
	struct load l;
	bool ok;

	if (!chart_profile(c, &profile, &e) ||
	    !count_by_read(typed ? typed : "team,month,class", by, &counting.nby,
	             &e) || !data_load_chosen(c, &l, &e))
		return call_fail(&e);
	for (int i = 0; i < counting.nby; i++)
		col[i] = (struct out_column){ count_bys[by[i]].name,
		                          count_bys[by[i]].label, false };
	col[counting.nby] = (struct out_column){ "n", N_("Rows"), true };
	out_begin(&counting.out, c, col, counting.nby + 1);
	counting.s = suppress_new(profile);
	ok = load_counts(c->db, &l, by, counting.nby, keep_count, &counting, &e);
	put_counts(&counting);
	return ok ? out_end(&counting.out) : call_fail(&e);
}
