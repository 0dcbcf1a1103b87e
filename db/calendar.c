/* calendar.c - the weeks to come as a grid: a row a week, a cell a day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bank.h"
#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/when.h"
#include "db/agenda.h"
#include "db/board.h"
#include "db/db.h"

enum { WEEKS = 9, DAYS = 7 };

static const struct board_column calendar_columns[] = {
	{ .name = "week_of", .label = N_("Week of"), .width = 17 },
	{ .name = "monday", .label = N_("Monday"), .width = 8 },
	{ .name = "tuesday", .label = N_("Tuesday"), .width = 8 },
	{ .name = "wednesday", .label = N_("Wednesday"), .width = 9 },
	{ .name = "thursday", .label = N_("Thursday"), .width = 8 },
	{ .name = "friday", .label = N_("Friday"), .width = 8 },
	{ .name = "saturday", .label = N_("Saturday"), .width = 8 },
	{ .name = "sunday", .label = N_("Sunday"), .width = 6 },
};

/* Things of that day; a period is no day, and stands in the agenda alone. */
static int things_on(const struct agenda *a, const char *day)
{
	int n = 0;

	for (int i = 0; i < a->n; i++)
		n += strcmp(a->entry[i].day, day) == 0;
	return n;
}

/* What the weeks are filled from. */
struct weeks {
	struct agenda agenda;
	struct bank bank;
	int n;			/* things so far */
};

/* "23", "24: 2" where two things are, "25 off" on a bank holiday. */
static char *cell_of(const struct weeks *w, int64_t day)
{
	bool off = bank_holiday(&w->bank, day);
	char iso[DAY_SIZE];
	int n, date;

	day_text(day, iso);
	n = things_on(&w->agenda, iso);
	date = atoi(iso + 8);
	if (n)
		return xprintf(off ? _("%d off: %d") : "%d: %d", date, n);
	return off ? xprintf(_("%d off"), date) : xprintf("%d", date);
}

static void add_week(struct board *b, struct weeks *w, int64_t monday)
{
	struct board_line *l = board_add(b, NULL, NULL);
	char iso[DAY_SIZE], shown[WHEN_SHOWN];

	day_text(monday, iso);
	board_cell(l, 0, when_show(iso, shown) ? shown : iso);
	for (int i = 0; i < DAYS; i++) {
		char *cell = cell_of(w, monday + i);

		board_cell(l, 1 + i, cell);
		free(cell);
		day_text(monday + i, iso);
		w->n += things_on(&w->agenda, iso);
	}
}

bool board_calendar(struct db *db, struct board *b, struct err *e)
{
	int64_t today = day_number(db_today(db)), monday = today - day_weekday(today);
	char from[DAY_SIZE], before[DAY_SIZE];
	struct weeks w = { .n = 0 };
	bool ok;

	b->col = calendar_columns;
	b->ncol = 1 + DAYS;
	day_text(monday, from);
	day_text(monday + WEEKS * DAYS, before);
	if (!db_bank(db, &w.bank, e))
		return false;
	ok = agenda_read(&w.agenda, db, from, before, false, NULL, e);
	for (int i = 0; ok && i < WEEKS; i++)
		add_week(b, &w, monday + i * DAYS);
	b->end = xprintf(ngettext("After the colon, how much is due or meets that day: %d in %d"
		" week. The agenda names them.", "After the colon, how much is due or meets that"
		" day: %d in %d weeks. The agenda names them.", WEEKS), w.n, WEEKS);
	agenda_fini(&w.agenda);
	bank_fini(&w.bank);
	return ok;
}
