#include "db/heard.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "db/priv.h"

static enum ethnic_code category(const char *code)
{
	for (int i = 0; code && i < ETHNIC_COUNT; i++)
		if (strcmp(ethnic_codes[i].code, code) == 0)
			return (enum ethnic_code)i;
	return ETHNIC_NONE;
}

static void add_care(void *with, const char *const *value, long long n)
{
	struct heard *h = with;
	enum ethnic_code c = category(value[0]);

	if (c == ETHNIC_NONE || ethnic_codes[c].cls != CLASS_KNOWN)
		return;
	h->group[c].care += n;
	h->care += n;
}

/* The newest load of the data set that holds most records. */
static bool read_care(struct db *db, const char *to, struct heard *h, struct err *e)
{
	static const enum count_by code[] = { BY_CODE };
	struct load *load = NULL;
	int n = 0;
	bool ok = load_list(db, true, to, &load, &n, e);

	for (int i = 0; ok && i < n; i++)
		if (!h->load.number || load[i].accepted > h->load.accepted)
			h->load = load[i];
	free(load);
	return ok && (!h->load.number || load_counts(db, &h->load, code, 1, add_care, h, e));
}

static bool is_one_of(const char *word, const char *const *of)
{
	for (; word && *of; of++)
		if (strcmp(word, *of) == 0)
			return true;
	return false;
}

static void add_voice(struct heard *h, const char *code, const char *from)
{
	static const char *const carers[] = { "carer", "family", NULL };
	static const char *const patients[] = { "patient", NULL };
	enum ethnic_code c = category(code);

	h->all++;
	if (c == ETHNIC_NONE || ethnic_codes[c].cls != CLASS_KNOWN)
		return;
	h->given++;
	h->group[c].all++;
	h->group[c].patients += is_one_of(from, patients);
	h->group[c].carers += is_one_of(from, carers);
}

static enum heard_word word_of(const struct heard *h, const struct heard_group *g)
{
	double care = h->care ? (double)g->care / (double)h->care : 0;

	if (!g->care)
		return HEARD_NO_CASELOAD;
	if (!g->all)
		return HEARD_NONE;
	return g->share.high < care ? HEARD_LESS : g->share.low > care ? HEARD_MORE : HEARD_SHARE;
}

/* How much less than its share: what it has against what it would have. */
static int quietest(const void *va, const void *vb)
{
	const struct heard_group *a = va, *b = vb;
	bool x = a->word == HEARD_NO_CASELOAD, y = b->word == HEARD_NO_CASELOAD;
	double left, right;

	if (x != y)
		return x - y;
	if (!a->all != !b->all)
		return a->all ? 1 : -1;
	if (!a->all)
		return (a->care < b->care) - (a->care > b->care);
	left = (double)a->all * (double)b->care;
	right = (double)b->all * (double)a->care;
	if (left < right || left > right)
		return left < right ? -1 : 1;
	return (a->code > b->code) - (a->code < b->code);
}

/* Those that are in our care or spoke, the quietest first. */
static void judge(struct heard *h)
{
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		struct heard_group g = h->group[i];

		if (!g.care && !g.all)
			continue;
		g.code = (enum ethnic_code)i;
		stats_wilson((uint64_t)g.all, (uint64_t)h->given, &g.share);
		g.word = word_of(h, &g);
		h->group[h->n++] = g;
	}
	qsort(h->group, (size_t)h->n, sizeof(*h->group), quietest);
}

bool heard_read(struct db *db, const char *from, const char *to, struct heard *h, struct err *e)
{
	const char *arg[] = { from, to };
	struct result r = { 0 };
	bool ok;

	*h = (struct heard){ .n = 0 };
	ok = read_care(db, to, h, e) && db_run(db, "SELECT ethnic_group, from_whom FROM feedback"
	     " WHERE gone = 0 AND received_on > CAST($1 AS TEXT)"
	     " AND received_on <= CAST($2 AS TEXT)", 2, arg, &r, e);
	for (int i = 0; ok && i < r.nrow; i++)
		add_voice(h, result_get(&r, i, 0), result_get(&r, i, 1));
	result_fini(&r);
	judge(h);
	return ok;
}

const char *heard_says(enum heard_word w)
{
	static const char *const says[] = { N_("not heard"), N_("less"), N_("as share"), N_("more"),
		N_("none here") };

	return _(says[w]);
}
