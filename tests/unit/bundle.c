/* What a trust's core metrics become in its bundle, by hand, and that bundles of
 * the first format are still read. */
#include "core/bundle.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/sign.h"
#include "db/bundle.h"
#include "db/db.h"
#include "db/observation.h"
#include "db/store.h"
#include "tests/tap.h"

static struct err e;
static char secret[SIGN_SECRET], public[SIGN_PUBLIC];

static struct observation row(struct db *db, const char *category, long long above,
                              long long below)
{
	struct observation o = { .starts = "2026-04-01", .ends = "2026-06-30",
		.dimension = "ethnicity", .numerator = above, .denominator = below };

	metric_by_code(db, "TEST1", o.metric);
	snprintf(o.category, sizeof(o.category), "%s", category);
	return o;
}

static void metric(struct db *db)
{
	struct record r;

	store_start(db, &r, &entities[ENT_metric]);
	record_set(&r, METRIC_CODE, "TEST1");
	record_set(&r, METRIC_NAME, "Detentions (invented)");
	record_set(&r, METRIC_KIND, "rate");
	record_set(&r, METRIC_CORE, "yes");
	record_set(&r, METRIC_POLARITY, "higher_worse");
	record_set(&r, METRIC_FREQUENCY, "quarter");
	record_set(&r, METRIC_PER, "100000");
	ok(store_save(db, &r, NULL, &e), "a core metric: %s", e.msg);
	record_fini(&r);
}

static void observe(struct db *db)
{
	struct observation_load l = { .origin = "hand" };
	struct observation o[] = {
		row(db, "A", 200, 310000), row(db, "B", 5, 10000), row(db, "C", 5, 20000),
		row(db, "Black or Black British", 42, 18000), row(db, "M", 7, 100),
		row(db, "H", 3, 1000),
		row(db, "D", 5, 100), row(db, "E", OBSERVATION_NONE, 100), row(db, "F", 5, 100),
		row(db, "G", 5, 100),
		row(db, "R", 2, 900), row(db, "S", 1, 100),
		row(db, "Z", 10, OBSERVATION_NONE),
		row(db, "A", 1, 1), row(db, "White", 900, 1000),
	};
	int n = sizeof(o) / sizeof(*o);

	o[7].suppressed = true;
	memcpy(o[n - 2].starts, "2026-01-01", DAY_SIZE);
	memcpy(o[n - 2].ends, "2026-03-31", DAY_SIZE);
	snprintf(o[n - 1].unit, sizeof(o[n - 1].unit), "England");
	ok(observations_save(db, &l, o, n, &e), "its observations: %s", e.msg);
}

static const struct bundle_group *group(const struct bundle_metric *m, const char *name)
{
	for (int i = 0; i < m->ngroups; i++)
		if (strcmp(m->group[i].name, name) == 0)
			return &m->group[i];
	return NULL;
}

static bool is(const struct bundle_metric *m, const char *name, long long above,
               long long below, long long figure)
{
	const struct bundle_group *g = group(m, name);

	return g && g->above == above && g->below == below && g->figure == figure;
}

static void look(const struct bundle_metric *m)
{
	ok(strcmp(m->code, "TEST1") == 0 && strcmp(m->to, "2026-06-30") == 0 && m->per == 100000,
	   "the newest period of the trust itself");
	/* 210 of 340,000 is 61.76 per 100,000. */
	ok(is(m, "White", 210, 340000, 62), "a group is the sum of its codes");
	/* 42 of 18,000 is 233.3; 42 is printed as 40. */
	ok(is(m, "Black or Black British", 40, 18000, 233), "or what was recorded for it whole");
	ok(!group(m, "Asian or Asian British"), "but not of a part of its codes");
	ok(is(m, "Mixed", BUNDLE_HIDDEN, 400, BUNDLE_HIDDEN), "what the source hid stays hidden");
	ok(is(m, "Other ethnic groups", BUNDLE_HIDDEN, 1000, BUNDLE_HIDDEN),
	   "three people are hidden, and their rate");
	ok(is(m, "Not stated", 10, BUNDLE_NONE, BUNDLE_NONE), "without a denominator no figure");
}

static void metrics(struct db *db)
{
	struct bundle *b = xcalloc(2, sizeof(*b));
	char *text;

	metric(db);
	observe(db);
	ok(db_bundle(db, "2026-11-22", "Northgate (invented)", &b[0], &e), "a bundle: %s", e.msg);
	text = bundle_write(&b[0], SUPPRESS_MHSDS, secret);
	ok(strstr(text, "pcref-bundle\t2\n") == text &&
	   bundle_read(&b[1], text, strlen(text), &e), "written and read: %s", e.msg);
	ok(b[1].nmetrics == 1, "with its metric");
	look(&b[1].metric[0]);
	free(text);
	free(b);
}

static void first_format(void)
{
	struct bundle *b = xcalloc(1, sizeof(*b));
	char *text = xprintf("pcref-bundle\t1\ntrust\tNorthgate\nas-at\t2026-11-22\n"
		"made\t2026-11-22T06:00:00Z\nactions\toverdue\t4\n"
		"feedback\ttold\t40\nkey\t%s\n", public), *sent;
	char signature[SIGN_SIZE];

	sign_make(secret, text, strlen(text), signature);
	sent = xprintf("%ssignature\t%s\n", text, signature);
	ok(bundle_read(b, sent, strlen(sent), &e) && b->feedback[0].n == 40 && !b->nmetrics,
	   "the first format is read: %s", e.msg);
	free(sent);
	free(text);
	free(b);
}

static void names(void)
{
	char to[8];

	bundle_copy(to, sizeof(to), "Olufẹ́mi");	/* O l u f, then three bytes */
	ok(strcmp(to, "Olufẹ") == 0, "a name is not cut within a letter");
	bundle_copy(to, 7, "Olufẹ́mi");
	ok(strcmp(to, "Oluf") == 0, "wherever it is cut");
}

int main(void)
{
	struct db_options o = { .path = ":memory:", .who = "amina", .program = "test",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22", .backups = "",
		.create = true };
	struct db *db = db_open(&o, &e);

	ok(db != NULL, "an empty trust");
	if (!db)
		return 1;
	sign_new(secret);
	sign_public(secret, public);
	metrics(db);
	first_format();
	names();
	db_close(db);
	return tap_done();
}
