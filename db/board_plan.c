/* board_plan.c - boards that are worked out: who carries what, how urgent, how
 * fast, what is when. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bank.h"
#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/urgency.h"
#include "core/when.h"
#include "db/agenda.h"
#include "db/board.h"
#include "db/db.h"
#include "db/priv.h"

#define QUERY(id, sql) static const char id[] = sql;
#include "db/board_query.def"
#undef QUERY

enum { AHEAD = 60, MONTHS = 12, MOST_URGENT = 200, BAR = 17 };

static char *row_name(enum entity_id ent, const char *number)
{
	return xprintf("%s-%s", entities[ent].prefix, number);
}

/* --- who carries what --- */

static const struct board_column load_columns[] = {
	{ .name = "lead", .label = N_("Lead") },
	{ .name = "open", .label = N_("Open"), .width = 6, .number = true },
	{ .name = "due_in_30_days", .label = N_("30 days"), .width = 7, .number = true },
	{ .name = "overdue", .label = N_("Overdue"), .width = 7, .number = true },
	{ .name = "meetings_this_month", .label = N_("Meetings"), .width = 8, .number = true },
	{ .name = "roles", .label = N_("Roles"), .width = 6, .number = true },
};

bool board_workload(struct db *db, struct board *b, struct err *e)
{
	char soon[DAY_SIZE], first[DAY_SIZE], next[DAY_SIZE];
	const char *arg[] = { db_today(db), soon, first, next };
	struct result r = { 0 };
	bool ok;

	b->col = load_columns;
	b->ncol = 6;
	day_text(day_number(db_today(db)) + 31, soon);
	snprintf(first, sizeof(first), "%.8s01", db_today(db));
	day_add_months(first, 1, next);
	ok = db_run(db, BOARD_LOAD, 4, arg, &r, e);
	for (int i = 0; ok && i < r.nrow; i++) {
		struct board_line *l = board_add(b, &entities[ENT_person], result_get(&r, i, 0));

		board_cell(l, 0, result_get(&r, i, 1));
		for (int c = 1; c < 6; c++)
			board_number(l, c, result_int(&r, i, c + 1));
	}
	b->end = xprintf(ngettext("%d person carries something.",
		"%d people carry something.", (unsigned long)(ok ? r.nrow : 0)), ok ? r.nrow : 0);
	result_fini(&r);
	return ok;
}

/* --- urgency --- */

static const struct board_column urgency_columns[] = {
	{ .name = "urgency", .label = N_("Urgency"), .width = 7, .number = true },
	{ .name = "ref", .label = N_("Ref"), .width = 8, .whole = true },
	{ .name = "title", .label = N_("Title") },
	{ .name = "sum", .label = N_("Because"), .width = 44 },
};

struct urgent {
	int row, sum;
	char *words;
};

static int by_sum(const void *va, const void *vb)
{
	const struct urgent *a = va, *b = vb;

	return a->sum != b->sum ? b->sum - a->sum : a->row - b->row;
}

static struct urgency_facts facts_of(const struct result *r, int i, const char *today)
{
	const char *due = result_get(r, i, 4), *rag = result_get(r, i, 5);

	return (struct urgency_facts){
		.priority = result_int(r, i, 3), .due_known = due && strcmp(due, "9999") < 0,
		.late = due ? day_number(today) - day_number(due) : 0,
		.at_risk = rag && strcmp(rag, "at_risk") == 0,
		.off_track = rag && strcmp(rag, "off_track") == 0,
		.moves = result_int(r, i, 6), .needed_by = result_int(r, i, 7),
		.waits_for = result_int(r, i, 8),
	};
}

static void add_urgent(struct board *b, const struct result *r, const struct urgent *u)
{
	struct board_line *l = board_add(b, &entities[ENT_action], result_get(r, u->row, 0));
	char *name = row_name(ENT_action, result_get(r, u->row, 1));

	board_number(l, 0, u->sum);
	board_cell(l, 1, name);
	board_cell(l, 2, result_get(r, u->row, 2));
	board_cell(l, 3, u->words);
	free(name);
}

bool board_urgency(struct db *db, struct board *b, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, BOARD_URGENCY, 0, NULL, &r, e);
	struct urgent *u = xcalloc((size_t)(ok ? r.nrow : 0) + 1, sizeof(*u));

	b->col = urgency_columns;
	b->ncol = 4;
	for (int i = 0; ok && i < r.nrow; i++) {
		struct urgency_facts f = facts_of(&r, i, db_today(db));

		u[i].row = i;
		u[i].sum = urgency_of(&f, &u[i].words);
	}
	if (ok)
		qsort(u, (size_t)r.nrow, sizeof(*u), by_sum);
	for (int i = 0; ok && i < r.nrow; i++) {
		if (i < MOST_URGENT)
			add_urgent(b, &r, &u[i]);
		free(u[i].words);
	}
	b->end = xstrdup(_("The weights are our own convention; urgency is in no score."));
	free(u);
	result_fini(&r);
	return ok;
}

/* --- throughput --- */

static const struct board_column month_columns[] = {
	{ .name = "month", .label = N_("Month"), .width = 15 },
	{ .name = "entered", .label = N_("Entered"), .width = 7, .number = true },
	{ .name = "done", .label = N_("Done"), .width = 5, .number = true },
	{ .name = "verified", .label = N_("Verified"), .width = 8, .number = true },
	{ .name = "closed", .label = N_("Closed"), .width = 6, .number = true },
	{ .name = "reopened", .label = N_("Reopened"), .width = 8, .number = true },
	{ .name = "open_at_end", .label = N_("Open"), .width = 5, .number = true },
	{ .name = "chart", .label = N_("Open at the end"), .picture = true },
};

struct month {
	char name[8];
	long long n[5], open;	/* entered, done, verified, closed, reopened */
};

static struct month *find_month(struct month *m, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(m[i].name, name) == 0)
			return &m[i];
	return NULL;
}

static int months_up_to(struct month m[MONTHS], const char *today)
{
	char first[DAY_SIZE], day[DAY_SIZE];

	snprintf(first, sizeof(first), "%.8s01", today);
	for (int i = 0; i < MONTHS; i++) {
		day_add_months(first, i - MONTHS + 1, day);
		m[i] = (struct month){ 0 };
		snprintf(m[i].name, sizeof(m[i].name), "%.7s", day);
	}
	return MONTHS;
}

/* What was verified counts as no longer open; done alone does not. */
static void fill_months(struct month m[MONTHS], const struct result *r)
{
	long long open = 0;
	int at = 0;

	for (int i = 0; i < r->nrow; i++) {
		const char *name = result_get(r, i, 0);
		struct month *to = find_month(m, MONTHS, name);

		for (; at < MONTHS && strcmp(m[at].name, name) < 0; at++)
			m[at].open = open;
		for (int c = 0; to && c < 5; c++)
			to->n[c] = result_int(r, i, c + 1);
		open += result_int(r, i, 6);
	}
	for (; at < MONTHS; at++)
		m[at].open = open;
}

static char *bar(long long n, long long most)
{
	int cells = most ? (int)((n * BAR + most / 2) / most) : 0;
	size_t each = strlen("█");
	char *s = xcalloc((size_t)cells * each + 1, 1);

	for (int i = 0; i < cells; i++)
		memcpy(s + (size_t)i * each, "█", each);
	return s;
}

static void add_month(struct board *b, const struct month *m, long long most)
{
	struct board_line *l = board_add(b, NULL, NULL);
	char kept[WHEN_SIZE], shown[WHEN_SHOWN], *chart = bar(m->open, most);

	board_cell(l, 0, when_read(m->name, "2000-01-01", kept) && when_show(kept, shown)
	           ? shown : m->name);
	for (int c = 0; c < 5; c++)
		board_number(l, c + 1, m->n[c]);
	board_number(l, 6, m->open);
	board_cell(l, 7, chart);
	free(chart);
}

bool board_throughput(struct db *db, struct board *b, struct err *e)
{
	struct month m[MONTHS];
	struct result r = { 0 };
	bool ok = db_run(db, BOARD_MONTHS, 0, NULL, &r, e);
	long long most = 0, verified = 0;

	b->col = month_columns;
	b->ncol = 8;
	months_up_to(m, db_today(db));
	if (ok)
		fill_months(m, &r);
	for (int i = 0; i < MONTHS; i++) {
		most = m[i].open > most ? m[i].open : most;
		verified += m[i].n[2];
	}
	for (int i = 0; ok && i < MONTHS; i++)
		add_month(b, &m[i], most);
	b->end = xprintf(_("Verified in these twelve months: %lld; open now: %lld."), verified,
	                 m[MONTHS - 1].open);
	result_fini(&r);
	return ok;
}

/* --- agenda --- */

static const struct board_column agenda_columns[] = {
	{ .name = "day", .label = N_("Day"), .width = 27 },
	{ .name = "what", .label = N_("What"), .width = 16 },
	{ .name = "ref", .label = N_("Ref"), .width = 8, .whole = true },
	{ .name = "title", .label = N_("Title") },
};

static void add_entry(struct board *b, const char *day, const char *what,
                      const struct entity *ent, const char *uid, const char *name,
                      const char *title)
{
	struct board_line *l = board_add(b, ent, uid);
	char *words = agenda_day(day);

	board_cell(l, 0, words);
	board_cell(l, 1, what);
	board_cell(l, 2, name);
	board_cell(l, 3, title);
	free(words);
}

static void add_holidays(struct board *b, const struct bank *bank, int64_t from, int64_t to)
{
	char day[DAY_SIZE];

	for (int64_t d = from; d < to; d++)
		if (bank_holiday(bank, d)) {
			day_text(d, day);
			add_entry(b, day, _("bank holiday"), NULL, NULL, "", bank_holiday(bank, d));
		}
}

/* Holidays stand among the rest, in their place. */
static void add_days(struct board *b, const struct agenda *a, const struct bank *bank,
                     int64_t from, int64_t end)
{
	for (int i = 0; i < a->n; i++) {
		const struct agenda_entry *e = &a->entry[i];
		int64_t next = day_number(e->day) + 1;

		add_holidays(b, bank, from, next);
		from = next > from ? next : from;
		add_entry(b, e->day, e->what, e->ent, e->uid, e->name, e->title);
	}
	add_holidays(b, bank, from, end);
}

bool board_agenda(struct db *db, struct board *b, struct err *e)
{
	int64_t from = day_number(db_today(db));
	char end[DAY_SIZE];
	struct agenda a = { 0 };
	struct bank bank;
	bool ok;

	b->col = agenda_columns;
	b->ncol = 4;
	day_text(from + AHEAD, end);
	if (!db_bank(db, &bank, e))
		return false;
	ok = agenda_read(&a, db, db_today(db), end, false, NULL, e);
	if (ok)
		add_days(b, &a, &bank, from, from + AHEAD);
	b->end = xprintf(ngettext("Nothing else is dated in the next %d day.",
		"Nothing else is dated in the next %d days.", AHEAD), AHEAD);
	agenda_fini(&a);
	bank_fini(&bank);
	return ok;
}
