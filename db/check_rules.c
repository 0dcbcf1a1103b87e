/* check_rules.c - the rule of each check, over what checks.c has counted. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/xmr.h"
#include "db/checks_priv.h"

enum { LARGE = 50, SMALL = 20, INVALID_LEAST = 5, OTHER_LEAST = 10 };

static double share(uint64_t a, uint64_t n)
{
	return n ? 100.0 * (double)a / (double)n : 0;
}

/* ---- by team ---- */

static void default_99(struct checking *c, const struct check_team *t)
{
	uint64_t u = check_class(t, CLASS_NOT_KNOWN);
	uint64_t all = check_class(&c->all, CLASS_NOT_KNOWN);
	double here = share(u, t->n), rest = share(all - u, c->all.n - t->n);

	if (t->n >= LARGE && here >= c->result[CHECK_DEFAULT_99].threshold &&
	    here >= 2 * rest)
		check_found(c, CHECK_DEFAULT_99, t, u, xprintf(ngettext("%s: 99 in %llu of"
		            " %llu record, %.0f per cent; elsewhere %.0f.", "%s: 99 in %llu of"
		            " %llu records, %.0f per cent; elsewhere %.0f.", t->n),
		            check_team_name(t), (unsigned long long)u,
		            (unsigned long long)t->n, here, rest));
}

static void one_code(struct checking *c, const struct check_team *t)
{
	uint64_t known = check_class(t, CLASS_KNOWN);
	uint64_t all = check_class(&c->all, CLASS_KNOWN);

	for (int i = 0; i < ETHNIC_COUNT && known >= LARGE; i++) {
		double here = share(t->code[i], known);
		double rest = share(c->all.code[i] - t->code[i], all - known);

		if (ethnic_codes[i].cls == CLASS_KNOWN && rest < here * 4 / 5 &&
		    here >= c->result[CHECK_ONE_CODE].threshold)
			check_found(c, CHECK_ONE_CODE, t, t->code[i], xprintf(
			    _("%s: code %s in %.0f per cent of known records;"
			      " elsewhere %.0f."), check_team_name(t),
			    ethnic_codes[i].code, here, rest));
	}
}

static void class_share(struct checking *c, enum check_id id,
                        const struct check_team *t, enum ethnic_class cls,
                        uint64_t of_least, uint64_t least)
{
	uint64_t n = check_class(t, cls);

	if (t->n >= of_least && n >= least && n &&
	    share(n, t->n) >= c->result[id].threshold)
		check_found(c, id, t, n, xprintf(ngettext("%s: %llu of %llu record, %.1f per"
		            " cent.", "%s: %llu of %llu records, %.1f per cent.", t->n),
		            check_team_name(t),
		            (unsigned long long)n, (unsigned long long)t->n,
		            share(n, t->n)));
	else
		check_below(c, id, n);
}

static void forms(struct checking *c, const struct check_team *t)
{
	uint64_t odd = t->valid > t->exact ? t->valid - t->exact : 0;

	if (odd && share(odd, t->valid) >= c->result[CHECK_FORMS].threshold)
		check_found(c, CHECK_FORMS, t, odd, xprintf(ngettext("%s: %llu of %llu valid"
		            " record is not exactly a national code.", "%s: %llu of %llu valid"
		            " records are not exactly a national code.", t->valid),
		            check_team_name(t), (unsigned long long)odd,
		            (unsigned long long)t->valid));
	else
		check_below(c, CHECK_FORMS, odd);
}

void checks_of_teams(struct checking *c)
{
	for (int i = 0; i < c->nteams; i++) {
		const struct check_team *t = &c->team[i];

		default_99(c, t);
		one_code(c, t);
		class_share(c, CHECK_INVALID, t, CLASS_INVALID, 1, INVALID_LEAST);
		class_share(c, CHECK_BLANKS, t, CLASS_MISSING, SMALL, 1);
		forms(c, t);
	}
}

/* ---- over time ---- */

static void rising_z(struct checking *c)
{
	double *value = xcalloc((size_t)c->nmonths + 1, sizeof(*value));
	const struct xmr_point *last;
	struct xmr x;

	for (int i = 0; i < c->nmonths; i++)
		value[i] = share(c->month[i].z, c->month[i].n);
	if (xmr_work(value, c->nmonths, &(struct xmr_options){ 0 }, &x)) {
		last = &x.point[c->nmonths - 1];
		if (last->rule && last->way > 0)
			check_found(c, CHECK_RISING_Z, NULL,
			    c->month[c->nmonths - 1].z, xprintf(_("Not stated is"
			    " %.1f per cent in %s: %s, where the mean is %.1f."),
			    last->value, c->month[c->nmonths - 1].month,
			    xmr_rule_word(last->rule), last->mean));
	}
	xmr_fini(&x);
	free(value);
}

static void jump_z(struct checking *c, const struct check_team *t)
{
	struct limits now, was;

	if (t->n_last < SMALL ||
	    !stats_wilson(t->z_last, t->n_last, &now) ||
	    !stats_wilson(t->z_before, t->n_before, &was) || now.low <= was.high)
		return;
	check_found(c, CHECK_JUMP_Z, t, t->z_last, xprintf(_("%s: not stated in %.0f"
	            " per cent of the newest month, %.0f before."),
	            check_team_name(t), now.value * 100, was.value * 100));
}

/* How much of what is new went to one code. */
static void gain(struct checking *c)
{
	const struct check_team *now = &c->all, *was = &c->before;
	uint64_t known = check_class(now, CLASS_KNOWN);
	uint64_t before = check_class(was, CLASS_KNOWN);
	double rise = share(known, now->n) - share(before, was->n);

	if (!c->has_before || rise < 1 || known <= before)
		return;
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		double took, had = share(was->code[i], before);

		if (ethnic_codes[i].cls != CLASS_KNOWN ||
		    now->code[i] <= was->code[i])
			continue;
		took = share(now->code[i] - was->code[i], known - before);
		if (took >= c->result[CHECK_GAIN].threshold && took > had * 1.25)
			check_found(c, CHECK_GAIN, NULL, now->code[i] - was->code[i],
			    xprintf(_("Known ethnicity rose by %.1f points, and %s"
			    " took %.0f per cent of it; before it was %.0f per cent"
			    " of those known."), rise, ethnic_codes[i].code, took,
			    had));
	}
}

void checks_of_time(struct checking *c)
{
	rising_z(c);
	for (int i = 0; i < c->nteams; i++)
		jump_z(c, &c->team[i]);
	gain(c);
}

/* ---- against the Census ---- */

static bool is_other(int code)
{
	return strchr("CGLPS", *ethnic_codes[code].code) &&
	       !ethnic_codes[code].code[1];
}

static bool is_mixed(int code)
{
	return strchr("DEFG", *ethnic_codes[code].code) &&
	       !ethnic_codes[code].code[1];
}

static bool observed_over_expected(const struct checking *c,
                                   const struct check_team *t,
                                   bool (*belongs)(int), uint64_t *n,
                                   struct limits *l)
{
	uint64_t census = 0;
	double expected;

	*n = 0;
	for (int i = 0; i < ETHNIC_COUNT; i++)
		if (belongs(i)) {
			census += c->census[i];
			*n += t->code[i];
		}
	expected = (double)check_class(t, CLASS_KNOWN) * (double)census /
	           (double)c->census_all;
	return expected >= 1 && stats_rate(*n, 1, 100 / expected, l);
}

static void any_other(struct checking *c, const struct check_team *t)
{
	struct limits l;
	uint64_t n;

	if (!observed_over_expected(c, t, is_other, &n, &l) || n < OTHER_LEAST ||
	    l.value < c->result[CHECK_ANY_OTHER].threshold || l.low <= 100)
		return;
	check_found(c, CHECK_ANY_OTHER, t, n, xprintf(ngettext("%s: %llu person in"
	            " \"any other\" groups, %.1f times what the Census expects (%.1f to %.1f).",
	            "%s: %llu people in \"any other\" groups, %.1f times what the Census expects"
	            " (%.1f to %.1f).", n), check_team_name(t), (unsigned long long)n,
	            l.value / 100, l.low / 100, l.high / 100));
}

void checks_of_census(struct checking *c)
{
	struct limits l;
	uint64_t n;

	for (int i = 0; i < c->nteams; i++)
		any_other(c, &c->team[i]);
	if (observed_over_expected(c, &c->all, is_mixed, &n, &l) &&
	    l.value <= c->result[CHECK_MIXED_LOW].threshold && l.high < 100)
		check_found(c, CHECK_MIXED_LOW, NULL, n, xprintf(ngettext("%llu person of"
		            " Mixed groups, %.2f of what the Census expects (%.2f to %.2f).",
		            "%llu people of Mixed groups, %.2f of what the Census expects (%.2f"
		            " to %.2f).", n), (unsigned long long)n, l.value / 100,
		            l.low / 100, l.high / 100));
}
