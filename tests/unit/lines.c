/* The rows of a list on the screen, and how often the database is asked. */
#include "tui/lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "tests/tap.h"

enum { ACTIONS = 40, HEIGHT = 10 };

static struct db *db;
static struct err err;
static struct engine counted;
static int asked;

static bool count(struct db *of, const char *sql, int n, const char *const *arg,
                  struct result *r, struct err *e)
{
	asked++;
	return sqlite_engine.run(of, sql, n, arg, r, e);
}

/* Action 1 is done, 2 has no owner and no day, 3 is late, and so on. */
static void fill(void)
{
	for (int i = 1; i <= ACTIONS; i++) {
		struct record r;
		char *title = xprintf("Promise %d", i);

		store_start(db, &r, &entities[ENT_action]);
		record_set(&r, ACTION_TITLE, title);
		record_set(&r, ACTION_STATE, i % 3 == 1 ? "done" : "agreed");
		record_set(&r, ACTION_DUE, i % 3 ? "2027-03-31" : "2026-01-31");
		if (!store_save(db, &r, NULL, &err))
			printf("# %s\n", err.msg);
		record_fini(&r);
		free(title);
	}
}

/* Which action stands on a line; -1 where it is not the one it says, or does not
 * stand as it would if asked alone. */
static int at(const struct lines *l, int i)
{
	int n = (int)record_int(&l->line[i].rec, FIELD_NUMBER), before = asked;
	char title[32];
	enum style style;
	bool same = strcmp(l->line[i].cell[2],
	                   column_status(db, &l->line[i].rec, &style)) == 0;

	asked = before;
	snprintf(title, sizeof(title), "Promise %d", n);
	return same && style == l->line[i].status &&
	       strcmp(l->line[i].cell[1], title) == 0 ? n : -1;
}

/* The screen holds n rows from a number on, and the focus is on another. */
static bool holds(const struct lines *l, int from, int focus)
{
	for (int i = 0; i < l->n; i++)
		if (at(l, i) != from + i)
			return false;
	return l->n == HEIGHT && at(l, l->at) == focus;
}

static int waited;		/* questions a key had to wait for */

static void step(struct lines *l, int by, int times)
{
	for (int i = 0; i < times; i++) {
		asked = 0;
		if (!lines_step(l, db, by, &err))
			printf("# %s\n", err.msg);
		waited += asked;
		lines_look_ahead(l, db);
	}
}

static int asked_by(struct lines *l, int by)
{
	asked = 0;
	if (!lines_step(l, db, by, &err))
		printf("# %s\n", err.msg);
	return asked;
}

static void walk(struct lines *l)
{
	asked = 0;
	ok(lines_edge(l, db, false, &err) && holds(l, 1, 1), "the first screenful");
	ok(asked <= 3, "asks %d times, however many rows there are", asked);
	waited = 0;
	step(l, +1, HEIGHT - 1);
	ok(waited == 0 && holds(l, 1, 10), "a step on the screen asks nobody");
	step(l, +1, 1);
	ok(waited == 0 && holds(l, 2, 11), "one beyond it brings a row that was read before");
	for (int i = 0; i < LINES_AHEAD - 1; i++)
		asked = asked_by(l, +1) ? 99 : asked;
	ok(asked == 0 && holds(l, 9, 18), "and those after it are there already");
	step(l, -1, HEIGHT - 1);
	ok(holds(l, 9, 9), "back to the top of the screen");
	waited = 0;
	step(l, -1, 3);
	ok(waited == 0 && holds(l, 6, 6), "and over it, as soon");
	asked = asked_by(l, -1);
	ok(asked == 0 && holds(l, 5, 5), "without asking, too");
	step(l, +1, HEIGHT + 2);
	ok(holds(l, 8, 17), "turned round in the middle");
	step(l, +1, 100);
	ok(holds(l, 31, 40), "to the end and no further");
	asked = asked_by(l, +1);
	ok(asked <= 2 && holds(l, 31, 40), "where one more step finds nothing");
	step(l, -1, 100);
	ok(holds(l, 1, 1), "and to the beginning");
}

/* What is ahead was read before somebody saved; it is read again. */
static void changed(struct lines *l)
{
	struct record r;

	lines_edge(l, db, false, &err);
	step(l, +1, HEIGHT);
	if (!store_find(db, &entities[ENT_action], "ACT-12", &r, &err))
		printf("# %s\n", err.msg);
	record_set(&r, ACTION_TITLE, "Another promise");
	store_save(db, &r, NULL, &err);
	record_fini(&r);
	ok(lines_reload(l, db, &err) && holds(l, 2, 11), "read again, the place is kept");
	step(l, +1, 1);
	ok(strcmp(l->line[l->at].cell[1], "Another promise") == 0, "a row ahead too");
	lines_fit(l, db, 80, HEIGHT);
	ok(lines_turn(l, db, false, &err) && holds(l, 13, 22), "a page on");
}

/* A screenful is of one moment; who saves in the middle of it is not held up. */
static void one_moment(struct lines *l)
{
	struct record r;

	db_read_begin(db);
	db_read_begin(db);
	lines_edge(l, db, false, &err);
	store_find(db, &entities[ENT_action], "ACT-1", &r, &err);
	record_set(&r, ACTION_TITLE, "Saved in between");
	ok(store_save(db, &r, NULL, &err) && !db->reading, "a change ends a reading");
	db_read_end(db);
	lines_reload(l, db, &err);
	ok(strcmp(l->line[0].cell[1], "Saved in between") == 0, "and is kept");
	record_fini(&r);
}

/* A number names its row: the column grows by what the title gives. */
static void long_number(struct lines *l)
{
	int number = l->col[0].width, title = l->col[1].width;

	db_run(db, "UPDATE action SET number = 123456 WHERE number = 40", 0, NULL, NULL, &err);
	lines_edge(l, db, false, &err);
	ok(l->col[0].width == number, "short numbers leave their column as it is");
	step(l, +1, HEIGHT);
	lines_edge(l, db, true, &err);
	ok(strcmp(l->line[l->at].cell[0], "ACT-123456") == 0 && l->col[0].width == 10 &&
	   l->col[1].width == title - (10 - number), "a long one has room");
	lines_fit(l, db, 120, HEIGHT);
	ok(l->col[0].width == 10, "and keeps it");
}

int main(void)
{
	struct db_options o = { .path = ":memory:", .who = "amina", .at = "2026-11-22T06:00:00Z",
		.today = "2026-11-22", .program = "test", .create = true };
	struct lines l = { .page = { .ent = &entities[ENT_action], .sort = FIELD_ID } };

	db = db_open(&o, &err);
	fill();
	counted = *db->engine;
	counted.run = count;
	db->engine = &counted;
	lines_fit(&l, db, 120, HEIGHT);
	walk(&l);
	changed(&l);
	one_moment(&l);
	long_number(&l);
	lines_fini(&l);
	db_close(db);
	return tap_done();
}
