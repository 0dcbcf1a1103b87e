#include "cli/demo/metrics.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/demo/script.h"
#include "core/hash.h"
#include "core/mem.h"
#include "core/period.h"
#include "db/observation.h"

enum { QUARTERS = 8, LAG = 60, JITTER = 5 };

/* Invented: people of each code of 2,305. */
static const struct { const char *code; int weight; } groups[] = {
	{ "A", 1240 }, { "B", 34 }, { "C", 110 }, { "D", 38 }, { "E", 26 },
	{ "F", 22 }, { "G", 36 }, { "H", 74 }, { "J", 120 }, { "K", 96 },
	{ "L", 70 }, { "M", 118 }, { "N", 154 }, { "P", 46 }, { "R", 26 },
	{ "S", 95 },
};
enum { GROUPS = (int)(sizeof(groups) / sizeof(*groups)) };

/* How many times the others' rate a group's is, before the newest quarter and
 * in it. */
static const struct figure_of {
	const char *metric;
	double rate;			/* of one */
	int people;			/* for each of the 2,305 */
	const char *group;
	double was, is;
} figures[] = {
	{ "MHS81", 0.00022, 400, "N", 3.1, 2.9 },
	{ "MHS84", 0.00001, 400, "", 1, 1 },
	{ "MHS32", 0.012, 400, "", 1, 1 },
	{ "MHS76", 0.12, 4, "M", 1.9, 1.9 },
	{ "EIP23b", 0.68, 2, "", 1, 1 },
	{ "TTREC", 0.51, 8, "K", 0.6, 1 },
};
enum { FIGURES = (int)(sizeof(figures) / sizeof(*figures)) };

static double ratio_at(const struct figure_of *f, const char *code, int quarter)
{
	if (strcmp(f->group, code) != 0)
		return 1;
	return quarter < QUARTERS - 1 ? f->was : f->is;
}

/* A little up and down, the same each time. */
static long long events(const struct figure_of *f, int group, int quarter,
                        long long people)
{
	int step = (group * 7 + quarter * 5 + (int)(f - figures) * 3) %
	           (2 * JITTER + 1) - JITTER;
	double n = f->rate * (double)people *
	           ratio_at(f, groups[group].code, quarter);

	return llround(n * (100 + step) / 100);
}

static void quarter_of(const char *day, int back, struct observation *o)
{
	period_due('q', day, LAG, o->starts, o->ends);
	day_add_months(o->starts, -3 * back, o->starts);
	day_text(day_number(o->starts) + 80, o->ends);
	snprintf(o->ends + 8, 3, "%02u",
	         (unsigned)day_last(atoi(o->ends), atoi(o->ends + 5)) % 100);
}

static int fill(struct script *s, const char *day, const struct figure_of *f,
                int quarter, struct observation *o)
{
	struct observation all = { .line = 1 };
	int n = 0;

	metric_by_code(s->db, f->metric, all.metric);
	quarter_of(day, QUARTERS - 1 - quarter, &all);
	for (int g = 0; g < GROUPS; g++) {
		long long people = (long long)groups[g].weight * f->people;

		o[n] = all;
		o[n].denominator = people;
		o[n].numerator = events(f, g, quarter, people);
		snprintf(o[n].dimension, sizeof(o[n].dimension), "ethnicity");
		snprintf(o[n].category, sizeof(o[n].category), "%s",
		         groups[g].code);
		all.numerator += o[n].numerator;
		all.denominator += o[n].denominator;
		n++;
	}
	/* One in twenty is not stated, one in thirty not known. */
	for (int i = 0; i < 2; i++) {
		o[n] = all;
		o[n].denominator = OBSERVATION_NONE;
		o[n].numerator = all.numerator / (i ? 30 : 20);
		snprintf(o[n].dimension, sizeof(o[n].dimension), "ethnicity");
		snprintf(o[n].category, sizeof(o[n].category), "%s",
		         i ? "99" : "Z");
		n++;
	}
	all.numerator += o[n - 1].numerator + o[n - 2].numerator;
	all.denominator += all.denominator / 12;
	o[n++] = all;
	return n;
}

/* The people the trust serves: what "any other" groups are compared with. */
static bool census_load(struct script *s, struct err *e)
{
	static const char day[] = "2021-03-21";
	struct observation_load l = { .origin = "file", .profile = "observations",
		.file = "census_2021_northgate.csv", .read = GROUPS, .bytes = 640 };
	struct observation o[GROUPS] = { 0 };
	struct hash *h = hash_new();

	for (int g = 0; g < GROUPS; g++) {
		o[g].line = g + 2;
		metric_by_code(s->db, "CENSUS2021", o[g].metric);
		snprintf(o[g].starts, sizeof(o[g].starts), "%s", day);
		snprintf(o[g].ends, sizeof(o[g].ends), "%s", day);
		snprintf(o[g].dimension, sizeof(o[g].dimension), "ethnicity");
		snprintf(o[g].category, sizeof(o[g].category), "%s", groups[g].code);
		o[g].numerator = groups[g].weight * 400;
		o[g].denominator = OBSERVATION_NONE;
	}
	hash_add_text(h, l.file);
	hash_end(h, l.file_hash);
	return observations_save(s->db, &l, o, GROUPS, e);
}

bool metrics_load(struct script *s, int at, struct err *e)
{
	struct observation_load l = { .origin = "file", .profile = "observations" };
	struct observation *o = xcalloc((size_t)QUARTERS * FIGURES * (GROUPS + 3),
	                                sizeof(*o));
	char day[DAY_SIZE];
	struct hash *h = hash_new();
	bool ok;
	int n = 0;

	script_day(s, at, day);
	for (int f = 0; f < FIGURES; f++)
		for (int q = 0; q < QUARTERS; q++)
			n += fill(s, day, &figures[f], q, o + n);
	for (int i = 0; i < n; i++)
		o[i].line = i + 2;
	snprintf(l.file, sizeof(l.file), "metrics_%.7s.csv", day);
	l.read = n;
	l.bytes = n * 41;
	hash_add_text(h, l.file);
	hash_end(h, l.file_hash);
	script_sit(s, at, "rdsouza");
	ok = observations_save(s->db, &l, o, n, e) && census_load(s, e);
	free(o);
	return ok;
}
