/* board_voice.c - equity of voice, and times to answer. */
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/suppress.h"
#include "db/board.h"
#include "db/db.h"
#include "db/heard.h"
#include "db/store.h"

enum { YEAR = -12 };		/* months that are looked at */

static bool profile_of(struct db *db, const struct board *b, enum suppress_profile *p,
                       struct err *e)
{
	char *name = store_setting(db, "suppression", "mhsds");
	bool ok;

	*p = SUPPRESS_NONE;
	ok = !b->public || suppress_find(name, p) ||
	     err_set(e, ERR_CONFIG, _("the setting suppression is \"%s\": it must be %s or"
	             " none"), name, suppress_names());
	free(name);
	return ok;
}

/* A count as it may be shown. */
static void put_count(struct board_line *l, int at, const struct suppress *s, int count)
{
	if (suppress_hides(s, count))
		board_cell(l, at, SUPPRESS_MARK);
	else
		board_number(l, at, suppress_shown(s, count));
}

/* --- equity ------------------------------------------------------------------ */

enum { C_GROUP, C_CARE, C_OF_CARE, C_ALL, C_SHARE, C_PATIENTS, C_CARERS, C_WORD };

static const struct board_column equity_columns[] = {
	[C_GROUP] = { .name = "group", .label = N_("Group") },
	[C_CARE] = { .name = "in_care", .label = N_("Care"), .width = 6, .number = true },
	[C_OF_CARE] = { .name = "of_care", .label = N_("%"), .width = 5, .number = true },
	[C_ALL] = { .name = "feedback", .label = N_("Voices"), .width = 6, .number = true },
	[C_SHARE] = { .name = "share", .label = N_("% (95% limits)"), .width = 18 },
	[C_PATIENTS] = { .name = "patients", .label = N_("Pat."), .width = 4, .number = true },
	[C_CARERS] = { .name = "carers", .label = N_("Car."), .width = 4, .number = true },
	[C_WORD] = { .name = "reading", .label = N_("Heard"), .width = 11 },
};

/* The counts of a group as the publication knows them. */
struct entered {
	int care, all, patients, carers, others, share, of_care;
};

/* And those of all groups. */
struct wholes {
	int all, given, not_given, care;
};

static struct wholes enter(struct suppress *s, const struct heard *h, struct entered *n)
{
	struct wholes w = { .all = suppress_count(s, NULL, h->all, true),
		.given = suppress_count(s, NULL, h->given, true),
		.not_given = suppress_count(s, NULL, h->all - h->given, true),
		.care = suppress_count(s, NULL, h->care, true) };
	int given = w.given, total = w.care, *all, *care;

	all = xcalloc((size_t)h->n + 1, sizeof(*all));
	care = xcalloc((size_t)h->n + 1, sizeof(*care));
	for (int i = 0; i < h->n; i++) {
		const struct heard_group *g = &h->group[i];

		n[i].care = care[i] = suppress_count(s, NULL, g->care, true);
		n[i].all = all[i] = suppress_count(s, NULL, g->all, true);
		n[i].patients = suppress_count(s, NULL, g->patients, true);
		n[i].carers = suppress_count(s, NULL, g->carers, true);
		n[i].others = suppress_count(s, NULL, g->all - g->patients - g->carers, false);
		n[i].share = suppress_share(s, n[i].all, given);
		n[i].of_care = suppress_share(s, n[i].care, total);
		suppress_sum(s, n[i].all, (int[]){ n[i].patients, n[i].carers, n[i].others }, 3);
	}
	suppress_sum(s, given, all, (size_t)h->n);
	suppress_sum(s, total, care, (size_t)h->n);
	suppress_sum(s, w.all, (int[]){ w.given, w.not_given }, 2);
	suppress_apply(s);
	free(all);
	free(care);
	return w;
}

static void put_percent(struct board_line *l, int at, bool hides, char *text)
{
	board_cell(l, at, hides ? SUPPRESS_MARK : text);
	free(text);
}

static bool hides_group(const struct suppress *s, const struct entered *n)
{
	return suppress_hides(s, n->all) || suppress_hides_share(s, n->share);
}

/* In per cent, of what it is to be worked out from. */
static struct limits percent_of(const struct suppress *s, uint64_t a, uint64_t all)
{
	int64_t n = (int64_t)a, of = (int64_t)all;
	struct limits l = { 0 };

	suppress_basis(s, &n, &of);
	stats_wilson((uint64_t)n, (uint64_t)of, &l);
	return (struct limits){ 100 * l.value, 100 * l.low, 100 * l.high };
}

/* What is read of a hidden share would tell it. */
static void add_group(struct board *b, const struct suppress *s, const struct heard *h,
                      const struct heard_group *g, const struct entered *n, int digits)
{
	struct board_line *l = board_add(b, NULL, NULL);
	struct limits share = percent_of(s, (uint64_t)g->all, (uint64_t)h->given);
	struct limits care = percent_of(s, (uint64_t)g->care, (uint64_t)h->care);
	bool hides = hides_group(s, n);

	board_cell(l, C_GROUP, _(ethnic_codes[g->code].label));
	put_count(l, C_CARE, s, n->care);
	put_percent(l, C_OF_CARE, suppress_hides_share(s, n->of_care), !h->care ? xstrdup("")
	            : xprintf("%.*f", digits, care.value));
	put_count(l, C_ALL, s, n->all);
	put_percent(l, C_SHARE, hides, !h->given ? xstrdup("")
	            : xprintf(_("%.*f (%.*f to %.*f)"), digits, share.value, digits,
	                      share.low, digits, share.high));
	put_count(l, C_PATIENTS, s, n->patients);
	put_count(l, C_CARERS, s, n->carers);
	board_cell(l, C_WORD, hides && b->public ? _("few or none")
	           : !h->care ? "" : heard_says(g->word));
}

static char *shown(const struct suppress *s, int count)
{
	return suppress_hides(s, count) ? xstrdup(SUPPRESS_MARK)
	       : xprintf("%lld", (long long)suppress_shown(s, count));
}

static char *equity_end(const struct heard *h, const struct suppress *s, const struct wholes *w,
                        const char *from, const char *to)
{
	char first[DAY_SHOWN], last[DAY_SHOWN], as_at[DAY_SHOWN] = "", *text, *care;
	char *all = shown(s, w->all), *given = shown(s, w->given), *not = shown(s, w->not_given);

	day_show(from, first);
	day_show(to, last);
	if (h->load.number)
		day_show(h->load.as_at, as_at);
	care = shown(s, w->care);
	text = h->load.number
		? xprintf(_("After %s to %s: %s pieces of feedback, %s say a group and %s do"
		            " not. In care: %s records of known ethnicity, %.100s as at %s. Limits"
		            " are Wilson's. Less and more: than their share of those in care. It is"
		            " who spoke, not how pleased anybody was."),
		          first, last, all, given, not, care, h->load.name, as_at)
		: xprintf(_("After %s to %s: %s pieces of feedback, %s say a group and %s do"
		            " not. No extract is loaded, so nothing is known of those in our"
		            " care."), first, last, all, given, not);
	free(all);
	free(given);
	free(not);
	free(care);
	return text;
}

/* Those that are hidden stand together, by their codes: the order of the
 * others tells how quiet each is. */
static void add_groups(struct board *b, const struct suppress *s, const struct heard *h,
                       const struct entered *n, int digits)
{
	for (int code = 0; code < ETHNIC_COUNT; code++)
		for (int i = 0; i < h->n; i++)
			if ((int)h->group[i].code == code && hides_group(s, &n[i]))
				add_group(b, s, h, &h->group[i], &n[i], digits);
	for (int i = 0; i < h->n; i++)
		if (!hides_group(s, &n[i]))
			add_group(b, s, h, &h->group[i], &n[i], digits);
}

bool board_equity(struct db *db, struct board *b, struct err *e)
{
	enum suppress_profile profile;
	struct suppress *s;
	struct entered n[ETHNIC_COUNT];
	struct wholes w;
	struct heard h;
	char from[DAY_SIZE];

	b->col = equity_columns;
	b->ncol = C_WORD + 1;
	day_add_months(db_today(db), YEAR, from);
	if (!profile_of(db, b, &profile, e) || !heard_read(db, from, db_today(db), &h, e))
		return false;
	s = suppress_new(profile);
	w = enter(s, &h, n);
	add_groups(b, s, &h, n, suppress_decimals(profile));
	b->end = equity_end(&h, s, &w, from, db_today(db));
	suppress_free(s);
	return true;
}

/* --- times ------------------------------------------------------------------- */

enum { T_KIND, T_WHO, T_STEP, T_N, T_MEDIAN, T_P90, T_WAITING };

static const struct board_column times_columns[] = {
	[T_KIND] = { .name = "by", .label = N_("By"), .width = 8 },
	[T_WHO] = { .name = "who", .label = N_("Of whom") },
	[T_STEP] = { .name = "step", .label = N_("Step"), .width = 12 },
	[T_N] = { .name = "pieces", .label = N_("Pieces"), .width = 6, .number = true },
	[T_MEDIAN] = { .name = "median_days", .label = N_("Median"), .width = 6, .number = true },
	[T_P90] = { .name = "p90_days", .label = N_("9 in 10"), .width = 7, .number = true },
	[T_WAITING] = { .name = "waiting", .label = N_("Wait"), .width = 5, .number = true },
};

/* The counts of a step of a row, in one publication with all others. */
struct waited {
	int n, waiting;
};

/* Groups make up all, and so do services. */
static void enter_sums(struct suppress *s, const struct times *t, struct waited *in, int w)
{
	const char *kind = "";

	for (int i = 1; i < t->n; i++) {
		int *n = xcalloc((size_t)t->n, sizeof(*n)), *waiting, k = 0;

		if (strcmp(kind, t->row[i].kind) == 0) {
			free(n);
			continue;
		}
		kind = t->row[i].kind;
		waiting = xcalloc((size_t)t->n, sizeof(*waiting));
		for (int j = i; j < t->n && strcmp(kind, t->row[j].kind) == 0; j++) {
			n[k] = in[j * WAITS + w].n;
			waiting[k++] = in[j * WAITS + w].waiting;
		}
		suppress_sum(s, in[w].n, n, (size_t)k);
		suppress_sum(s, in[w].waiting, waiting, (size_t)k);
		free(n);
		free(waiting);
	}
}

static struct waited *enter_waits(struct suppress *s, const struct times *t)
{
	struct waited *in = xcalloc((size_t)t->n * WAITS + 1, sizeof(*in));

	for (int i = 0; i < t->n; i++)
		for (int w = 0; w < WAITS; w++)
			in[i * WAITS + w] = (struct waited){
				suppress_count(s, NULL, t->row[i].spread[w].n, true),
				suppress_count(s, NULL, t->row[i].waiting[w], true) };
	for (int w = 0; w < WAITS; w++)
		enter_sums(s, t, in, w);
	return in;
}

static void add_wait(struct board *b, const struct suppress *s, const struct waited *in,
                     struct waits *w, enum wait which)
{
	struct board_line *l = board_add(b, NULL, NULL);
	bool known = w->spread[which].n > 0, hides = suppress_hides(s, in->n);
	int median = known ? spread_median2(&w->spread[which]) : 0;

	board_cell(l, T_KIND, w->kind);
	board_cell(l, T_WHO, w->who);
	board_cell(l, T_STEP, wait_label(which));
	put_count(l, T_N, s, in->n);
	put_percent(l, T_MEDIAN, hides, !known ? xstrdup("")
	            : xprintf(median % 2 ? "%d.5" : "%d", median / 2));
	put_percent(l, T_P90, hides, !known ? xstrdup("")
	            : xprintf("%d", spread_p90(&w->spread[which])));
	put_count(l, T_WAITING, s, in->waiting);
}

/* What few concerns led to is not told of the public's few. */
static char *times_end(const struct times *t, struct suppress *s)
{
	int part[] = { suppress_count(s, NULL, t->changed, true),
	               suppress_count(s, NULL, t->not_changed, true),
	               suppress_count(s, NULL, t->open, true) };

	suppress_apply(s);
	for (int i = 0; i < 3; i++)
		if (suppress_hides(s, part[i]))
			return xstrdup(_("How many concerns led to change rests on too few to be"
			                 " published."));
	return times_sentence(t);
}

bool board_times(struct db *db, struct board *b, struct err *e)
{
	enum suppress_profile profile;
	struct suppress *s, *of_end;
	struct waited *in;
	struct times t;
	char from[DAY_SIZE];

	b->col = times_columns;
	b->ncol = T_WAITING + 1;
	day_add_months(db_today(db), YEAR, from);
	if (!profile_of(db, b, &profile, e) || !times_read(db, from, db_today(db), &t, e))
		return false;
	s = suppress_new(profile);
	of_end = suppress_new(profile);
	in = enter_waits(s, &t);
	suppress_apply(s);
	for (int i = 0; i < t.n * WAITS; i++)
		add_wait(b, s, &in[i], &t.row[i / WAITS], (enum wait)(i % WAITS));
	b->end = t.n ? times_end(&t, of_end)
	             : xstrdup(_("No feedback was received in the last year."));
	suppress_free(s);
	suppress_free(of_end);
	free(in);
	times_fini(&t);
	return true;
}
