/* board.c - boards as things, and those that are rows of a .def: orphans and
 * questions. */
#include "db/board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/dated.h"
#include "db/db.h"
#include "db/reading.h"

const struct board_info boards[BOARD_COUNT] = {
#define BOARD(id, ...) [BOARD_##id] = { .name = #id, __VA_ARGS__ },
#include "db/board.def"
#undef BOARD
};

bool board_read(struct db *db, enum board_id id, struct board *b, struct err *e)
{
	*b = (struct board){ .public = b->public };
	return boards[id].read(db, b, e);
}

void board_fini(struct board *b)
{
	for (int i = 0; i < b->n; i++)
		for (int c = 0; c < BOARD_CELLS; c++)
			free(b->line[i].cell[c]);
	free(b->line);
	free(b->end);
	*b = (struct board){ 0 };
}

struct board_line *board_add(struct board *b, const struct entity *ent, const char *uid)
{
	struct board_line *l;

	b->line = xreallocarray(b->line, (size_t)b->n + 1, sizeof(*b->line));
	l = &b->line[b->n++];
	*l = (struct board_line){ .ent = ent };
	snprintf(l->uid, sizeof(l->uid), "%s", uid ? uid : "");
	return l;
}

struct board_line *board_heading(struct board *b, const char *text)
{
	struct board_line *l = board_add(b, NULL, NULL);

	l->heading = true;
	board_cell(l, 0, text);
	return l;
}

void board_cell(struct board_line *l, int at, const char *text)
{
	free(l->cell[at]);
	l->cell[at] = xstrdup(text ? text : "");
}

void board_number(struct board_line *l, int at, long long n)
{
	free(l->cell[at]);
	l->cell[at] = xprintf("%lld", n);
}

static char *row_name(enum entity_id ent, const struct result *r, int row)
{
	return xprintf("%s-%s", entities[ent].prefix, result_get(r, row, 1));
}

enum { DAYS = 3 };

static void days_init(struct dated d[DAYS], const char *today)
{
	d[0].mark = "@today@";
	snprintf(d[0].day, sizeof(d[0].day), "%.10s", today);
	d[1].mark = "@before@";
	day_add_months(today, -3, d[1].day);
	d[2].mark = "@later@";
	day_add_months(today, 6, d[2].day);
}

/* --- orphans --- */

static const struct orphan {
	enum entity_id ent;
	const char *label, *sql;
} orphans[] = {
#define ORPHAN(ent, label, sql) { ENT_##ent, label, sql },
#include "db/orphan.def"
#undef ORPHAN
};

static const struct board_column orphan_columns[] = {
	{ .name = "lack", .label = N_("What is missing") },
	{ .name = "ref", .label = N_("Ref"), .width = 8, .whole = true },
	{ .name = "title", .label = N_("Title") },
};

static bool add_orphans(struct db *db, struct board *b, const struct orphan *o,
                        const struct dated days[DAYS], int *all, struct err *e)
{
	struct result r = { 0 };
	bool ok = dated_run(db, o->sql, days, DAYS, &r, e);
	char *head = xprintf("%s: %d", _(o->label), ok ? r.nrow : 0);

	if (ok)
		board_heading(b, head);
	for (int i = 0; ok && i < r.nrow; i++) {
		struct board_line *l = board_add(b, &entities[o->ent], result_get(&r, i, 0));
		char *name = row_name(o->ent, &r, i);

		board_cell(l, 0, _(o->label));
		board_cell(l, 1, name);
		board_cell(l, 2, result_get(&r, i, 2));
		free(name);
	}
	*all += ok ? r.nrow : 0;
	free(head);
	result_fini(&r);
	return ok;
}

/* Flagged ones that neither a live action nor an inquiry is about. */
static bool add_disparities(struct db *db, struct board *b, int *all, struct err *e)
{
	static const char lack[] = N_("Differences with neither action nor inquiry");
	struct disparity *list = NULL;
	int n = 0, held = 0;
	bool ok = disparities_read(db, db_today(db), &list, &n, e);
	char *head;

	for (int i = 0; i < n; i++)
		held += !list[i].flagged || list[i].actions || list[i].inquiries;
	head = xprintf("%s: %d", _(lack), n - held);
	board_heading(b, head);
	for (int i = 0; i < n; i++) {
		const struct disparity *d = &list[i];
		struct board_line *l;
		char *title;

		if (!d->flagged || d->actions || d->inquiries)
			continue;
		l = board_add(b, &entities[ENT_metric], d->metric);
		title = xprintf(_("%s: %s, %.2f times %s"), d->name, d->group, d->ratio.value,
		                d->reference);
		board_cell(l, 0, _(lack));
		board_cell(l, 1, d->code);
		board_cell(l, 2, title);
		free(title);
	}
	*all += n - held;
	free(head);
	disparities_fini(list, n);
	return ok;
}

bool board_orphans(struct db *db, struct board *b, struct err *e)
{
	struct dated days[DAYS];
	int all = 0;
	bool ok = true;

	b->col = orphan_columns;
	b->ncol = 3;
	days_init(days, db_today(db));
	ok = add_disparities(db, b, &all, e);
	for (size_t i = 0; ok && i < sizeof(orphans) / sizeof(*orphans); i++)
		ok = add_orphans(db, b, &orphans[i], days, &all, e);
	b->end = all ? xprintf(_("%d in all. Nothing else is without a holder."), all)
	             : xstrdup(_("Nothing is without a holder."));
	return ok;
}

/* --- questions --- */

static const struct question {
	const char *one, *many, *ask, *sql;
} questions[] = {
#define QUESTION(says, ask, sql) { says, ask, sql },
#include "db/question.def"
#undef QUESTION
};

static const struct board_column question_columns[] = {
	{ .name = "question", .label = N_("Question") },
	{ .name = "ref", .label = N_("Ref"), .width = 8, .whole = true },
	{ .name = "title", .label = N_("Title") },
	{ .name = "owner", .label = N_("Owner"), .width = 20 },
};

/* Who leads most of them, and how many that is; NULL where nobody stands out. */
static const char *lead_of(const struct result *r, int *most)
{
	const char *lead = NULL;

	*most = 0;
	for (int i = 0; i < r->nrow; i++) {
		const char *name = result_get(r, i, 3);
		int n = 0;

		for (int k = 0; name && k < r->nrow; k++)
			n += result_get(r, k, 3) && strcmp(result_get(r, k, 3), name) == 0;
		if (n > *most) {
			*most = n;
			lead = name;
		}
	}
	return *most > 1 && 2 * *most > r->nrow ? lead : NULL;
}

/* "Three actions have slipped three times or more; all of them depend on
 * A Bello. What will be different this time?" */
static char *sentence(const struct question *q, const struct result *r)
{
	int most, n = r->nrow;
	const char *lead = lead_of(r, &most);
	char *what = xprintf(ngettext(q->one, q->many, (unsigned long)n), n), *who, *text;

	if (what[0] >= 'a' && what[0] <= 'z')
		what[0] &= ~0x20;
	who = !lead ? xstrdup("") : most == n ? xprintf(_("; all of them depend on %s"), lead)
	    : xprintf(_("; %d of them depend on %s"), most, lead);
	text = xprintf("%s%s. %s", what, who, _(q->ask));
	free(who);
	free(what);
	return text;
}

static bool add_question(struct db *db, struct board *b, const struct question *q,
                         const struct dated days[DAYS], int *all, struct err *e)
{
	struct result r = { 0 };
	bool ok = dated_run(db, q->sql, days, DAYS, &r, e);
	char *text = ok && r.nrow ? sentence(q, &r) : NULL;

	if (text) {
		board_heading(b, text);
		++*all;
	}
	for (int i = 0; text && i < r.nrow; i++) {
		struct board_line *l = board_add(b, &entities[ENT_action], result_get(&r, i, 0));
		char *name = row_name(ENT_action, &r, i);

		board_cell(l, 0, text);
		board_cell(l, 1, name);
		board_cell(l, 2, result_get(&r, i, 2));
		board_cell(l, 3, result_get(&r, i, 3));
		free(name);
	}
	free(text);
	result_fini(&r);
	return ok;
}

bool board_questions(struct db *db, struct board *b, struct err *e)
{
	struct dated days[DAYS];
	int all = 0;
	bool ok = true;

	b->col = question_columns;
	b->ncol = 4;
	days_init(days, db_today(db));
	for (size_t i = 0; ok && i < sizeof(questions) / sizeof(*questions); i++)
		ok = add_question(db, b, &questions[i], days, &all, e);
	b->end = all ? xprintf(_("Questions that the plan raises: %d."), all)
	             : xstrdup(_("The plan raises no question by these rules."));
	return ok;
}

int board_words(const struct board *b)
{
	return b->ncol - (b->ncol && b->col[b->ncol - 1].picture);
}
