/* Groupings read and refused; observations kept, corrected, withdrawn. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/grouping.h"
#include "db/db.h"
#include "db/observation.h"
#include "db/store.h"
#include "tests/tap.h"

static struct err e;

static bool reads(const char *text)
{
	struct groups g;
	bool is = groups_read(&g, text, &e);

	groups_fini(&g);
	return is;
}

static void groups(void)
{
	struct groups g;
	bool whole = true;

	ok(groups_read(&g, " White : A, B,C\n\nBlack or Black British = Black: M, N, P, Roma\n",
	               &e) && g.n == 2, "two groups, a blank line between");
	ok(groups_find(&g, "black") == 1, "a group is found by its other name");
	ok(groups_of(&g, "n", &whole) == 1 && !whole, "a code is part of a group");
	ok(groups_of(&g, "Roma", &whole) == 1 && !whole, "so is what has no code");
	ok(groups_of(&g, "White", &whole) == 0 && whole, "a name is the whole of it");
	ok(groups_of(&g, "Z", &whole) == -1, "not stated belongs to none");
	groups_fini(&g);
	ok(!reads("White: A\nOther: A, B") && strstr(e.msg, "line 2"), "%s", e.msg);
	ok(!reads("White: A, Z") && strstr(e.msg, "\"Z\""), "%s", e.msg);
	ok(!reads("White A, B"), "%s", e.msg);
	ok(!reads("White: A\nwhite: B"), "%s", e.msg);
	ok(!reads(" \n"), "%s", e.msg);
}

static struct observation row(struct db *db, const char *code, const char *who, long long n)
{
	struct observation o = { .starts = "2026-04-01", .ends = "2026-06-30",
		.dimension = "ethnicity", .numerator = n, .denominator = OBSERVATION_NONE,
		.line = 2 };

	metric_by_code(db, code, o.metric);
	snprintf(o.category, sizeof(o.category), "%s", who);
	return o;
}

static long long numerator(struct db *db, const char *metric, int *n)
{
	struct observation *list;
	long long is = -2;

	if (observations_read(db, metric, NULL, &list, n, &e) && *n)
		is = list[0].numerator;
	free(list);
	return is;
}

static void loads(struct db *db)
{
	struct observation o[60];
	struct observation_load a = { .file = "mhs.csv", .read = 60 }, b = { .origin = "hand" };
	struct observation_load same, *list;
	char uid[UID_SIZE], *said;
	int n;

	ok(metric_by_code(db, "mhs81", uid), "a metric by its code, whatever the case");
	ok(metric_by_code(db, "MHA-ANNUAL:All detentions:All", uid) && !metric_by_code(db, "", uid),
	   "and by what published files call it");
	metric_by_code(db, "MHS81", uid);
	for (int i = 0; i < 60; i++) {
		char who[4] = { 'A', (char)('0' + i / 10), (char)('0' + i % 10), 0 };

		o[i] = row(db, "MHS81", who, 100 + i);
	}
	o[59].suppressed = true;
	o[59].numerator = OBSERVATION_NONE;
	snprintf(a.file_hash, sizeof(a.file_hash), "abc");
	ok(observations_save(db, &a, o, 60, &e) && a.number == 1 && a.kept == 60 &&
	   a.suppressed == 1, "sixty rows kept, one of them hidden by its file");
	ok(observation_load_same(db, "abc", &same) && same.number == 1, "known by the hash");
	ok(numerator(db, uid, &n) == 100 && n == 60, "all there, in order");
	o[0].numerator = 7;
	ok(observations_save(db, &b, o, 1, &e) && b.number == 2, "one corrected by hand");
	ok(numerator(db, uid, &n) == 7 && n == 60, "the newer load holds, and adds no row");
	said = store_undo(db, &e);
	ok(said && numerator(db, uid, &n) == 100, "%s", said ? said : e.msg);
	free(said);
	said = store_redo(db, &e);
	ok(said && numerator(db, uid, &n) == 7, "%s", said ? said : e.msg);
	free(said);
	ok(observation_load_withdraw(db, &a, &e) && numerator(db, uid, &n) == 7 && n == 1,
	   "the file is withdrawn, what was typed stays");
	ok(!observation_load_withdraw(db, &a, &e), "%s", e.msg);
	ok(!observation_load_same(db, "abc", &same), "a withdrawn file may come again");
	ok(observation_loads(db, &list, &n, &e) && n == 2 && list[1].gone && !list[0].gone,
	   "both are listed");
	free(list);
	memcpy(o[0].ends, "2026-03-31", DAY_SIZE);
	ok(!observations_save(db, &b, o, 1, &e), "%s", e.msg);
	memcpy(o[0].ends, "2026-02-31", DAY_SIZE);
	ok(!observations_save(db, &b, o, 1, &e), "%s", e.msg);
	ok(history_verify(db, &e) > 0, "the history holds");
}

int main(void)
{
	struct db_options o = { .path = ":memory:", .who = "amina", .program = "test",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22", .create = true };
	struct db *db;

	groups();
	db = db_open(&o, &e);
	ok(db != NULL, "an empty trust");
	if (db)
		loads(db);
	db_close(db);
	return tap_done();
}
