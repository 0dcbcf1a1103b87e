#include "db/score_year.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/hash.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/score.h"
#include "db/store.h"

struct gathering {
	struct score_year *list;
	int n;
	struct err *e;
	bool bad;
};

/* The newest of a year is the one that holds. */
static struct score_year *place_of(struct gathering *g, const char *year)
{
	for (int i = 0; i < g->n; i++)
		if (strcmp(g->list[i].year, year) == 0)
			return &g->list[i];
	g->list = xreallocarray(g->list, (size_t)g->n + 1, sizeof(*g->list));
	return &g->list[g->n++];
}

static bool take(const struct record *r, void *with)
{
	struct gathering *g = with;
	struct score_input in;
	struct score_rules rules;
	struct score_year *y;

	if (!record_has(r, PAPER_SCORE) || record_is(r, PAPER_STATE, "superseded"))
		return true;
	if (!score_recall(record_get(r, PAPER_SCORE), &in, &rules, g->e)) {
		g->bad = true;
		return false;
	}
	y = place_of(g, record_get(r, PAPER_YEAR));
	*y = (struct score_year){ 0 };
	snprintf(y->year, sizeof(y->year), "%s", record_get(r, PAPER_YEAR));
	record_name(r, y->paper);
	score_rubric(&rules, y->rubric);
	score_work_out(&y->score, &in, &rules);
	return true;
}

static int by_year(const void *a, const void *b)
{
	const struct score_year *x = a, *z = b;
	int way = strcmp(x->year, z->year);

	return way ? way : (int)x->again - (int)z->again;
}

/* A kept year by the rules of today, beside what it was. */
static void score_again(struct gathering *g, const struct score_year *today)
{
	int kept = g->n;

	g->list = xreallocarray(g->list, 2 * (size_t)kept + 1, sizeof(*g->list));
	for (int i = 0; i < kept; i++) {
		struct score_year *y = &g->list[g->n];

		if (strcmp(g->list[i].rubric, today->rubric) == 0)
			continue;
		*y = g->list[i];
		y->again = true;
		memcpy(y->rubric, today->rubric, RUBRIC_SIZE);
		score_work_out(&y->score, &g->list[i].score.in, &today->score.rules);
		g->n++;
	}
}

bool score_years_read(struct db *db, bool again, struct score_year **list, int *n,
                      struct err *e)
{
	struct page papers = { .ent = &entities[ENT_paper], .sort = FIELD_NUMBER };
	struct gathering g = { .e = e };
	struct score_year today = { 0 };
	bool ok = store_each(db, &papers, take, &g, e) && !g.bad &&
	          db_score(db, db_today(db), &today.score, e);

	if (ok) {
		score_rubric(&today.score.rules, today.rubric);
		if (again)
			score_again(&g, &today);
		if (g.n)
			qsort(g.list, (size_t)g.n, sizeof(*g.list), by_year);
		g.list = xreallocarray(g.list, (size_t)g.n + 1, sizeof(*g.list));
		g.list[g.n++] = today;
	}
	*list = g.list;
	*n = ok ? g.n : 0;
	return ok;
}

/* "2025/26" of a year as rows keep it. */
static void year_shown(const char *kept, char shown[static 16])
{
	int to = atoi(kept);

	snprintf(shown, 16, "%04d/%02d", to - 1, to % 100);
}

char *score_year_label(const struct score_year *y)
{
	char day[DAY_SHOWN], year[16];

	day_show(y->score.in.as_at, day);
	if (!*y->year)
		return xprintf(_("Today, %s, rubric %s"), day, y->rubric);
	year_shown(y->year, year);
	if (y->again)
		return xprintf(_("%s, worked out again by the rubric of today, %s"), year,
		               y->rubric);
	return xprintf(_("%s, as at %s, rubric %s, kept in %s"), year, day, y->rubric, y->paper);
}

char *score_year_change(const struct score_year *list, int at, enum score_area_id id)
{
	const struct score_area *now = score_area_of(&list[at].score, id), *was;
	int before = at - 1, by;

	while (before >= 0 && (strcmp(list[before].year, list[at].year) == 0 ||
	                       strcmp(list[before].rubric, list[at].rubric) != 0))
		before--;
	if (before < 0)
		return xstrdup(at ? _("no year before it by the same rubric") : "");
	was = score_area_of(&list[before].score, id);
	if (!now->assessed || !was->assessed)
		return xstrdup(_("not known"));
	by = now->score - was->score;
	return by ? xprintf(by > 0 ? _("up %d") : _("down %d"), abs(by)) : xstrdup(_("same"));
}

/* --- keeping one ----------------------------------------------------------- */

struct search {
	const char *year;
	int64_t edition;
	char paper[NAME_SIZE];
};

static bool find_kept(const struct record *r, void *with)
{
	struct search *s = with;

	if (record_is(r, PAPER_KIND, "score") && record_is(r, PAPER_YEAR, s->year)) {
		s->edition = record_int(r, PAPER_EDITION);
		record_name(r, s->paper);
	}
	return true;
}

static void fill(struct db *db, struct record *paper, const struct score *score,
                 const char *title, const struct search *s, const char *reason)
{
	char *kept = score_keep(score), hex[HASH_SIZE];
	struct hash *h = hash_new();

	hash_add(h, kept, strlen(kept));
	hash_end(h, hex);
	store_start(db, paper, &entities[ENT_paper]);
	record_set(paper, PAPER_TITLE, title);
	record_set(paper, PAPER_KIND, "score");
	record_set(paper, PAPER_STATE, "published");
	record_set(paper, PAPER_YEAR, s->year);
	record_set(paper, PAPER_DAY, score->in.as_at);
	record_set(paper, PAPER_PUBLISHED, db_today(db));
	record_set_int(paper, PAPER_EDITION, s->edition + 1);
	record_set(paper, PAPER_NOTE, reason);
	record_set(paper, PAPER_SHA256, hex);
	record_set(paper, PAPER_SCORE, kept);
	free(kept);
}

bool score_year_keep(struct db *db, const char *year, const char *as_at, const char *reason,
                     struct record *paper, struct err *e)
{
	struct page papers = { .ent = &entities[ENT_paper], .sort = FIELD_NUMBER };
	char from[WHEN_SIZE], to[WHEN_SIZE], *title;
	struct search s = { .year = to };
	struct score score;
	bool ok;

	if (!when_year(year, from, to))
		return err_set(e, ERR_USAGE, _("\"%s\" is no financial year; write it as in"
		               " 2025/26"), year);
	memcpy(to + DAY_SIZE - 1, "~f", sizeof("~f"));
	if (!store_each(db, &papers, find_kept, &s, e) || !db_score(db, as_at, &score, e))
		return false;
	if (s.edition && !reason)
		return err_set(e, ERR_USAGE, _("the score of %s is kept already, in %s; say why"
		               " another takes its place: --reason WORDS"), year, s.paper);
	title = xprintf(_("Score of %s"), year);
	fill(db, paper, &score, title, &s, reason);
	free(title);
	ok = store_save(db, paper, NULL, e);
	if (!ok)
		record_fini(paper);
	return ok;
}
