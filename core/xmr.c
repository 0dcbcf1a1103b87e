#include "core/xmr.h"

#include <math.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"

enum { RUN = 7, RISES = 6 };

static const double spread = 2.66, screen_at = 3.267;

/* Values that differ only in the last bits of a double are the same point. */
static int sign_of(double d, double scale)
{
	if (fabs(d) <= 1e-9 * fmax(fabs(scale), 1e-6))
		return 0;
	return d > 0 ? 1 : -1;
}

static int compare(double a, double b)
{
	return sign_of(a - b, fmax(fabs(a), fabs(b)));
}

static double mean_of(const struct xmr_point *p, int n)
{
	double sum = 0;

	for (int i = 0; i < n; i++)
		sum += p[i].value;
	return sum / n;
}

/* The mean of those moving ranges that lie under a limit. */
static double moving_range(const struct xmr_point *p, int n, double under)
{
	double sum = 0;
	int kept = 0;

	for (int i = 1; i < n; i++) {
		double range = fabs(p[i].value - p[i - 1].value);

		if (range < under) {
			sum += range;
			kept++;
		}
	}
	return kept ? sum / kept : 0;
}

static void set_limits(struct xmr_point *p, int n, const struct xmr_options *o)
{
	int base = o->baseline > 0 && o->baseline < n ? o->baseline : n;
	double mean = mean_of(p, base);
	double range = moving_range(p, base, INFINITY);

	if (o->screen && range > 0)
		range = moving_range(p, base, screen_at * range);
	for (int i = 0; i < n; i++) {
		p[i].mean = mean;
		p[i].low = mean - spread * range;
		p[i].high = mean + spread * range;
	}
}

/* Rules that come first have spoken already. */
static void mark(struct xmr_point *p, int from, int to, enum xmr_rule rule,
                 int way)
{
	for (int i = from; i <= to; i++)
		if (p[i].rule == XMR_USUAL) {
			p[i].rule = rule;
			p[i].way = way;
		}
}

static void find_outside(struct xmr_point *p, int n)
{
	for (int i = 0; i < n; i++) {
		if (compare(p[i].value, p[i].high) > 0)
			mark(p, i, i, XMR_OUTSIDE, 1);
		else if (compare(p[i].value, p[i].low) < 0)
			mark(p, i, i, XMR_OUTSIDE, -1);
	}
}

static void find_trends(struct xmr_point *p, int n)
{
	int way = 0, steps = 0;

	for (int i = 1; i < n; i++) {
		int step = compare(p[i].value, p[i - 1].value);

		steps = step && step == way ? steps + 1 : step != 0;
		way = step;
		if (steps >= RISES)
			mark(p, i - RISES, i, XMR_TREND, way);
	}
}

static int side_of(const struct xmr_point *p)
{
	return compare(p->value, p->mean);
}

static bool is_near(const struct xmr_point *p)
{
	double far = (p->high - p->mean) * 2 / 3;

	return sign_of(fabs(p->value - p->mean) - far, p->mean) > 0;
}

static void find_near(struct xmr_point *p, int n)
{
	for (int i = 2; i < n; i++) {
		int side = side_of(&p[i]), near = 0;

		if (!side || side_of(&p[i - 1]) != side ||
		    side_of(&p[i - 2]) != side)
			continue;
		for (int k = i - 2; k <= i; k++)
			near += is_near(&p[k]);
		if (near < 2)
			continue;
		for (int k = i - 2; k <= i; k++)
			if (is_near(&p[k]))
				mark(p, k, k, XMR_NEAR, side);
	}
}

static void find_shifts(struct xmr_point *p, int n)
{
	int side = 0, run = 0;

	for (int i = 0; i < n; i++) {
		int here = side_of(&p[i]);

		run = here && here == side ? run + 1 : here != 0;
		side = here;
		if (run >= RUN)
			mark(p, i - RUN + 1, i, XMR_SHIFT, side);
	}
}

static enum xmr_variation variation_of(const struct xmr_point *last,
                                       enum xmr_better better)
{
	if (last->rule == XMR_USUAL)
		return XMR_AS_USUAL;
	if (better == XMR_NEITHER)
		return last->way > 0 ? XMR_RISING : XMR_FALLING;
	return (last->way > 0) == (better == XMR_HIGHER) ? XMR_IMPROVING
	                                                 : XMR_WORSENING;
}

static enum xmr_assurance assurance_of(const struct xmr_point *last,
                                       const struct xmr_options *o)
{
	int low = compare(last->low, o->target);
	int high = compare(last->high, o->target);

	if (!o->has_target || o->better == XMR_NEITHER)
		return XMR_NO_TARGET;
	if (o->better == XMR_HIGHER ? low >= 0 : high <= 0)
		return XMR_PASSES;
	if (o->better == XMR_HIGHER ? high < 0 : low > 0)
		return XMR_FAILS;
	return XMR_HIT_AND_MISS;
}

static void work_part(struct xmr_point *p, int n, const struct xmr_options *o)
{
	set_limits(p, n, o);
	find_outside(p, n);
	find_trends(p, n);
	find_near(p, n);
	find_shifts(p, n);
}

bool xmr_work(const double *value, int n, const struct xmr_options *o,
              struct xmr *x)
{
	int from = 0;

	*x = (struct xmr){ .n = n };
	if (n < 1)
		return false;
	x->point = xcalloc((size_t)n, sizeof(*x->point));
	for (int i = 0; i < n; i++)
		x->point[i].value = value[i];
	for (int k = 0; k <= o->nrebases; k++) {
		int to = k < o->nrebases ? o->rebase[k] : n;

		if (to <= from || to > n)
			continue;
		for (int i = from; i < to; i++)
			x->point[i].part = x->parts;
		work_part(x->point + from, to - from, o);
		x->trial = to - from < XMR_TRIAL;
		x->parts++;
		from = to;
	}
	x->variation = variation_of(&x->point[n - 1], o->better);
	x->assurance = assurance_of(&x->point[n - 1], o);
	return true;
}

void xmr_fini(struct xmr *x)
{
	free(x->point);
	*x = (struct xmr){ 0 };
}

const char *xmr_variation_word(enum xmr_variation v)
{
	static const char *const word[] = {
		[XMR_AS_USUAL] = N_("as usual"), [XMR_IMPROVING] = N_("improving"),
		[XMR_WORSENING] = N_("getting worse"), [XMR_RISING] = N_("rising"),
		[XMR_FALLING] = N_("falling")
	};

	return _(word[v]);
}

const char *xmr_assurance_word(enum xmr_assurance a)
{
	static const char *const word[] = {
		[XMR_NO_TARGET] = N_("no target"),
		[XMR_PASSES] = N_("the target is met consistently"),
		[XMR_FAILS] = N_("the target is missed consistently"),
		[XMR_HIT_AND_MISS] = N_("hit and miss: the target lies between the"
		                        " limits")
	};

	return _(word[a]);
}

const char *xmr_rule_word(enum xmr_rule r)
{
	static const char *const word[] = {
		[XMR_USUAL] = N_("usual variation"),
		[XMR_OUTSIDE] = N_("outside a limit"),
		[XMR_TREND] = N_("six rises or falls in a row"),
		[XMR_NEAR] = N_("two of three close to a limit"),
		[XMR_SHIFT] = N_("seven in a row on one side of the mean")
	};

	return _(word[r]);
}
