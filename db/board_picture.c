/* board_picture.c - what is easier looked at: the plan by due date and slip,
 * and how far feedback comes.  The number and the sentence stand beside each
 * picture, which nobody needs to see. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/when.h"
#include "db/board.h"
#include "db/db.h"
#include "db/priv.h"

#define QUERY(id, sql) static const char id[] = sql;
#include "db/picture_query.def"
#undef QUERY

enum { CELLS = 24, BEFORE = 8, BAR = 20 };

/* --- timeline --- */

static const struct board_column timeline_columns[] = {
	{ .name = "action", .label = N_("Action"), .width = 7, .whole = true },
	{ .name = "title", .label = N_("Title") },
	{ .name = "due", .label = N_("Due"), .width = 17 },
	{ .name = "days_moved", .label = N_("Moved"), .width = 5, .number = true },
	{ .name = "line", .label = N_("By month, from eight ago"), .width = CELLS,
	  .picture = true },
};

/* The cell of a day, the month of today at BEFORE; beyond the ends at them. */
static int cell_of(const char *day, const char *today)
{
	int at = (atoi(day) - atoi(today)) * 12 + atoi(day + 5) - atoi(today + 5) + BEFORE;

	return at < 0 ? 0 : at >= CELLS ? CELLS - 1 : at;
}

/* "  ○──●  ": first due, due now, the month that it is. */
static char *draw_line(const char *first, const char *due, const char *today)
{
	int from = cell_of(first, today), to = cell_of(due, today);
	char *line;
	size_t len;
	FILE *out = xmemstream(&line, &len);

	for (int i = 0; i < CELLS; i++)
		fputs(i == to ? "●" : i == from ? "○" : (i > from) != (i > to) ? "─"
		      : i == BEFORE ? "│" : " ", out);
	fclose(out);
	return line;
}

static void add_action(struct board *b, const struct result *r, int i, const char *today)
{
	const char *due = result_get(r, i, 3), *first = result_get(r, i, 4);
	struct board_line *l = board_add(b, &entities[ENT_action], result_get(r, i, 0));
	char name[32], shown[WHEN_SHOWN], *line;

	snprintf(name, sizeof(name), "%s-%s", entities[ENT_action].prefix, result_get(r, i, 1));
	board_cell(l, 0, name);
	board_cell(l, 1, result_get(r, i, 2));
	board_cell(l, 2, when_show(due, shown) ? shown : due);
	board_number(l, 3, result_int(r, i, 5));
	line = draw_line(first ? first : due, due, today);
	board_cell(l, 4, line);
	free(line);
}

bool board_timeline(struct db *db, struct board *b, struct err *e)
{
	struct result r = { 0 };
	int moved = 0, late = 0;
	bool ok = db_run(db, TIMELINE, 0, NULL, &r, e);

	b->col = timeline_columns;
	b->ncol = 5;
	for (int i = 0; ok && i < r.nrow; i++) {
		add_action(b, &r, i, db_today(db));
		moved += result_int(&r, i, 5) > 0;
		late += strcmp(result_get(&r, i, 3), db_today(db)) < 0;
	}
	b->end = xprintf(_("Open, with a date: %d. Put off: %d. Late: %d. A ring is the"
	                   " first date, a dot the one now, a stroke this month."),
	                 ok ? r.nrow : 0, moved, late);
	result_fini(&r);
	return ok;
}

/* --- feedback flow --- */

static const struct board_column flow_columns[] = {
	{ .name = "step", .label = N_("Step"), .width = 24 },
	{ .name = "reached", .label = N_("Came so far"), .width = 11, .number = true },
	{ .name = "percent", .label = N_("Of 100"), .width = 6, .number = true },
	{ .name = "waits", .label = N_("Wait here"), .width = 9, .number = true },
	{ .name = "bar", .label = N_("Of all that came in"), .width = BAR, .picture = true },
};

static char *draw_bar(long long part, long long whole)
{
	long long n = whole ? (part * BAR + whole / 2) / whole : 0;
	char *line;
	size_t len;
	FILE *out = xmemstream(&line, &len);

	for (int i = 0; i < BAR; i++)
		fputs(i < n ? "█" : "░", out);
	fclose(out);
	return line;
}

bool board_flow(struct db *db, struct board *b, struct err *e)
{
	static const char *const step[] = { N_("Received"), N_("Acknowledged"), N_("Considered"),
		N_("Decided"), N_("of these: changed"), N_("of these: no change"), N_("Told") };
	enum { STEPS = sizeof(step) / sizeof(*step) };
	char since[DAY_SIZE];
	const char *arg[] = { since };
	struct result r = { 0 };
	long long all;
	bool ok;

	b->col = flow_columns;
	b->ncol = 5;
	day_add_months(db_today(db), -12, since);
	ok = db_run(db, FLOW, 1, arg, &r, e);
	all = ok ? result_int(&r, 0, 0) : 0;
	for (int i = 0; ok && i < STEPS; i++) {
		struct board_line *l = board_add(b, NULL, NULL);
		long long n = result_int(&r, 0, i);
		char *bar = draw_bar(n, all);

		board_cell(l, 0, _(step[i]));
		board_number(l, 1, n);
		if (all)
			board_number(l, 2, (n * 100 + all / 2) / all);
		board_number(l, 3, result_int(&r, 0, STEPS + i));
		board_cell(l, 4, bar);
		free(bar);
	}
	b->end = xprintf(_("Of %lld received in the twelve months past, %s told what came of it."),
	                 all, lang_count("%lld was", "%lld were",
	                                 ok ? result_int(&r, 0, STEPS - 1) : 0).text);
	result_fini(&r);
	return ok;
}
