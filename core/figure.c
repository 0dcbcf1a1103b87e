#include "core/figure.h"

#include <math.h>

#include "core/lang.h"

static const double z = 1.959963984540054;

void figure_work(struct figure *f, const struct figure_rule *r)
{
	if (r->kind == FIGURE_VALUE || !f->counted)
		return;
	if (r->kind == FIGURE_COUNT) {
		f->value = (struct limits){ (double)f->num, 0, 0 };
		f->is = true;
		return;
	}
	if (!f->divided)
		return;
	if (r->kind == FIGURE_RATE) {
		f->is = stats_rate(f->num, f->den, r->per, &f->value);
	} else if (f->num <= f->den && stats_wilson(f->num, f->den, &f->value)) {
		f->value.value *= 100;
		f->value.low *= 100;
		f->value.high *= 100;
		f->is = true;
	}
	f->limited = f->is;
}

/* A share rests on those it counts and on those it does not alike. */
static bool rests(const struct figure *f, const struct figure_rule *r)
{
	return f->num >= r->least &&
	       (r->kind != FIGURE_SHARE || f->den - f->num >= r->least ||
	        f->den >= 10 * r->least);
}

static enum figure_reading by_limits(const struct limits *l, double even)
{
	if (l->low > even)
		return READING_HIGHER;
	return l->high < even ? READING_LOWER : READING_SAME;
}

static void compare_counts(struct figure *f, const struct figure *ref,
                           const struct figure_rule *r)
{
	if (r->kind == FIGURE_SHARE) {
		f->compared = stats_share_ratio(f->num, f->den, ref->num,
		                                ref->den, &f->ratio) &&
		              stats_share_difference(f->num, f->den, ref->num,
		                                     ref->den, 100,
		                                     &f->difference);
	} else {
		f->compared = stats_rate_ratio(f->num, f->den, ref->num,
		                               ref->den, &f->ratio) &&
		              stats_rate_difference(f->num, f->den, ref->num,
		                                    ref->den, r->per,
		                                    &f->difference);
	}
	f->reading = !f->compared || !rests(f, r) || !rests(ref, r)
	             ? READING_TOO_FEW : by_limits(&f->ratio, 1);
}

/* Limits that do not meet: stricter than a test, and all that is published. */
static void compare_values(struct figure *f, const struct figure *ref)
{
	if (!f->limited || !ref->limited) {
		f->reading = READING_UNKNOWN;
		return;
	}
	f->reading = f->value.low > ref->value.high ? READING_HIGHER :
	             f->value.high < ref->value.low ? READING_LOWER :
	             READING_SAME;
}

void figure_compare(struct figure *f, const struct figure *ref,
                    const struct figure_rule *r)
{
	f->compared = false;
	f->reading = READING_UNKNOWN;
	if (f == ref)
		f->reading = f->is ? READING_REFERENCE : READING_UNKNOWN;
	else if (f->is && ref->is && f->divided && ref->divided)
		compare_counts(f, ref, r);
	else if (f->is && ref->is && r->kind == FIGURE_VALUE)
		compare_values(f, ref);
}

int figure_side(const struct figure *f, const struct figure_rule *r)
{
	if (f->reading != READING_HIGHER && f->reading != READING_LOWER)
		return 0;
	if (r->polarity == FIGURE_NEITHER)
		return -1;
	return (f->reading == READING_HIGHER) ==
	       (r->polarity == FIGURE_HIGHER_BETTER) ? 1 : -1;
}

/* Of the log of the ratio, from its limits. */
static double spread(const struct figure *f)
{
	return (log(f->ratio.high) - log(f->ratio.low)) / (2 * z);
}

enum figure_change figure_change(const struct figure *was,
                                 const struct figure *now)
{
	double from, to, by;

	if (!was->compared || !now->compared ||
	    was->reading == READING_TOO_FEW || now->reading == READING_TOO_FEW)
		return CHANGE_UNKNOWN;
	from = log(was->ratio.value);
	to = log(now->ratio.value);
	by = z * hypot(spread(was), spread(now));
	if (fabs(to - from) <= by)
		return CHANGE_NONE;
	return fabs(to) < fabs(from) ? CHANGE_NARROWED : CHANGE_WIDENED;
}

bool figure_index(const struct figure *f, int n, int reference, double *index)
{
	double sum = 0, ref;
	int others = 0;

	if (reference < 0 || reference >= n || !f[reference].is)
		return false;
	ref = f[reference].value.value;
	for (int i = 0; i < n; i++)
		if (i != reference && f[i].is) {
			sum += fabs(f[i].value.value - ref);
			others++;
		}
	if (!others || !(ref > 0))
		return false;
	*index = sum / others / ref * 100;
	return true;
}

const char *figure_reading_word(enum figure_reading r)
{
	static const char *const word[] = {
		[READING_UNKNOWN] = N_("not known"),
		[READING_REFERENCE] = N_("the reference"),
		[READING_TOO_FEW] = N_("too few to say"),
		[READING_SAME] = N_("no clear difference"),
		[READING_HIGHER] = N_("clearly higher"),
		[READING_LOWER] = N_("clearly lower")
	};

	return _(word[r]);
}

const char *figure_change_word(enum figure_change c)
{
	static const char *const word[] = {
		[CHANGE_UNKNOWN] = N_("not known"), [CHANGE_NARROWED] = N_("narrowed"),
		[CHANGE_NONE] = N_("no clear change"), [CHANGE_WIDENED] = N_("widened")
	};

	return _(word[c]);
}
