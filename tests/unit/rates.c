#include "core/rates.h"

#include <math.h>

#include "tests/tap.h"

static bool near(double got, double want, double by)
{
	return fabs(got - want) <= by;
}

/* data.md 2: 10,000 records, 900 Z, 600 "99", 50 invalid, 450 blank. */
static void worked_example(void)
{
	struct ethnic_counts c = { 0 };
	struct rate_value v;

	counts_add(&c, ETHNIC_A, VODIM_VALID, true, 8000);
	counts_add(&c, ETHNIC_Z, VODIM_OTHER, true, 900);
	counts_add(&c, ETHNIC_99, VODIM_DEFAULT, true, 600);
	counts_add(&c, ETHNIC_INVALID, VODIM_INVALID, false, 50);
	counts_add(&c, ETHNIC_MISSING, VODIM_MISSING, false, 450);
	ok(counts_all(&c) == 10000, "all");
	ok(rate_work(RATE_DQMI_COMPLETE, &c, 0, &v) &&
	   near(v.is.value, 0.955, 1e-12), "DQMI complete 95.5%%");
	ok(rate_work(RATE_DQMI_VALID, &c, 0, &v) &&
	   near(v.is.value, 9500.0 / 9550, 1e-12) &&
	   near(v.is.value, 0.995, 0.0005), "DQMI valid 99.5%%");
	ok(rate_work(RATE_DQMI_ITEM, &c, 0, &v) && near(v.is.value, 89, 1e-9) &&
	   !v.limited, "DQMI item score 89.0");
	/* 9,500 less what of the 600 is above 2%: 9,500 - 400 = 9,100. */
	ok(rate_work(RATE_DQMI_ITEM, &c, 0.02, &v) &&
	   near(v.is.value, 91, 1e-9), "item score 91.0 with a threshold of 2%%");
	ok(rate_work(RATE_ASKED, &c, 0, &v) && near(v.is.value, 0.89, 1e-12),
	   "asked 89.0%%");
	ok(rate_work(RATE_KNOWN, &c, 0, &v) && near(v.is.value, 0.8, 1e-12) &&
	   v.above == 8000 && v.below == 10000, "known 80.0%%");
	ok(rate_work(RATE_VODIM_DEFAULT, &c, 0, &v) && v.above == 600 &&
	   near(v.is.value, 0.06, 1e-12), "VODIM default 6%%");
	ok(rate_work(RATE_DIM16, &c, 0, &v) && v.above == 500,
	   "not exactly a code: 500");
}

static void edges(void)
{
	struct ethnic_counts none = { 0 }, blank = { 0 };
	struct rate_value v;
	/* data.md 2: 900 valid and complete of 1,000, 450 defaults: 45.0. */
	struct ethnic_counts c = { .cls = { 450, 0, 450, 0, 100 } };
	double item, coverage = 1, score;

	ok(!rate_work(RATE_KNOWN, &none, 0, &v), "no rows, no rate");
	counts_add(&blank, ETHNIC_MISSING, VODIM_MISSING, false, 3);
	ok(!rate_work(RATE_DQMI_VALID, &blank, 0, &v) &&
	   rate_work(RATE_KNOWN, &blank, 0, &v) && v.is.value == 0,
	   "all missing: known is 0%%, DQMI valid is no number");
	ok(rate_work(RATE_DQMI_ITEM, &c, 0, &v) && near(v.is.value, 45, 1e-9),
	   "item score 45.0");
	item = v.is.value;
	ok(rate_dqmi_dataset(&item, 1, &coverage, 1, &score) &&
	   near(score, 45, 1e-9), "DQMI of the data set 45.0");
	coverage = 0.5;
	ok(rate_dqmi_dataset(&item, 1, &coverage, 1, &score) &&
	   near(score, 22.5, 1e-9), "and 22.5 with half its periods");
	ok(rate_find("known") == RATE_KNOWN && rate_find("x") == RATE_COUNT,
	   "by name");
}

int main(void)
{
	worked_example();
	edges();
	return tap_done();
}
