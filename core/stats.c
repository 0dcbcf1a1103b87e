#include "core/stats.h"

#include <math.h>

enum { STANDARD_LEAST = 10 };

static const double z = 1.959963984540054;

bool stats_wilson(uint64_t a, uint64_t n, struct limits *l)
{
	double x = (double)a, m = (double)n, half, mid, width;

	if (!n)
		return false;
	half = z * sqrt(z * z + 4 * x * (1 - x / m));
	mid = 2 * x + z * z;
	width = 2 * (m + z * z);
	l->value = x / m;
	l->low = a ? (mid - half) / width : 0;
	l->high = a < n ? (mid + half) / width : 1;
	return true;
}

/* P(X <= a) of a Poisson variable; a is small. */
static double poisson_cdf(unsigned a, double mean)
{
	double term = exp(-mean), sum = term;

	for (unsigned k = 1; k <= a; k++)
		sum += term *= mean / k;
	return sum;
}

/* The mean at which P(X <= a) is p, by halving: it falls as the mean grows. */
static double poisson_mean(unsigned a, double p)
{
	double low = 0, high = 64;

	for (int i = 0; i < 80; i++) {
		double mid = (low + high) / 2;
		if (poisson_cdf(a, mid) > p)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* One of Byar's limits for a count; sign is -1 for the lower. */
static double byar(double a, double sign)
{
	double t = 1 - 1 / (9 * a) + sign * z / (3 * sqrt(a));

	return a * t * t * t;
}

bool stats_rate(uint64_t a, uint64_t n, double per, struct limits *l)
{
	double x = (double)a;

	if (!n)
		return false;
	if (a < 10) {
		l->low = a ? poisson_mean((unsigned)a - 1, 0.975) : 0;
		l->high = poisson_mean((unsigned)a, 0.025);
	} else {
		l->low = byar(x, -1);
		l->high = byar(x + 1, +1);
	}
	per /= (double)n;
	*l = (struct limits){ x * per, l->low * per, l->high * per };
	return true;
}

static bool ratio(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                  double variance, struct limits *l)
{
	double r = (double)a / (double)n / ((double)a0 / (double)n0);
	double spread = exp(z * sqrt(variance > 0 ? variance : 0));

	*l = (struct limits){ r, r / spread, r * spread };
	return true;
}

bool stats_rate_ratio(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                      struct limits *l)
{
	return a && n && a0 && n0 &&
	       ratio(a, n, a0, n0, 1.0 / (double)a + 1.0 / (double)a0, l);
}

bool stats_share_ratio(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                       struct limits *l)
{
	return a && n && a0 && n0 &&
	       ratio(a, n, a0, n0, 1.0 / (double)a - 1.0 / (double)n +
	             1.0 / (double)a0 - 1.0 / (double)n0, l);
}

bool stats_rate_difference(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                           double per, struct limits *l)
{
	double x = (double)a, m = (double)n, x0 = (double)a0, m0 = (double)n0;
	double d, half;

	if (!n || !n0)
		return false;
	d = x / m - x0 / m0;
	half = z * sqrt(x / m / m + x0 / m0 / m0);
	*l = (struct limits){ d * per, (d - half) * per, (d + half) * per };
	return true;
}

bool stats_share_difference(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                            double per, struct limits *l)
{
	struct limits p, q;
	double d;

	if (!stats_wilson(a, n, &p) || !stats_wilson(a0, n0, &q))
		return false;
	d = p.value - q.value;
	*l = (struct limits){ d * per,
		(d - hypot(p.value - p.low, q.high - q.value)) * per,
		(d + hypot(p.high - p.value, q.value - q.low)) * per };
	return true;
}

/* How far the two answers of a person go together, from the four cells of the
 * table; corrected for its being counts. */
static double paired_phi(double both, double first, double second, double none)
{
	double n = both + first + second + none;
	double cross = both * none - first * second;
	double margins = (both + first) * (second + none) * (both + second) * (first + none);

	if (!(margins > 0))
		return 0;
	if (cross > 0)
		cross = cross > n / 2 ? cross - n / 2 : 0;
	return cross / sqrt(margins);
}

bool stats_paired_difference(uint64_t a, uint64_t b, uint64_t lost, uint64_t n,
                             struct limits *l)
{
	struct limits p, q;
	double d, phi, down, up;
	uint64_t both = a - lost;

	if (lost > a || both > b || a > n || b > n || b - both > n - a ||
	    !stats_wilson(b, n, &p) || !stats_wilson(a, n, &q))
		return false;
	d = p.value - q.value;
	phi = paired_phi((double)both, (double)lost, (double)(b - both),
	                 (double)(n - a - (b - both)));
	down = pow(p.value - p.low, 2) + pow(q.high - q.value, 2) -
	       2 * phi * (p.value - p.low) * (q.high - q.value);
	up = pow(p.high - p.value, 2) + pow(q.value - q.low, 2) -
	     2 * phi * (p.high - p.value) * (q.value - q.low);
	*l = (struct limits){ d, d - sqrt(down > 0 ? down : 0),
	                      d + sqrt(up > 0 ? up : 0) };
	return true;
}

bool stats_standardised(const struct stratum *s, int n, double per,
                        struct limits *l)
{
	double sum = 0, variance = 0, standard = 0, half;
	uint64_t events = 0;

	for (int i = 0; i < n; i++) {
		double m = (double)s[i].n, r = m > 0 ? (double)s[i].a / m : 0;

		if (!(s[i].standard > 0))
			continue;
		if (!s[i].n)
			return false;
		events += s[i].a;
		standard += s[i].standard;
		sum += s[i].standard * r;
		variance += s[i].standard * s[i].standard * r * (1 - r) / m;
	}
	if (events < STANDARD_LEAST || !(standard > 0))
		return false;
	half = 1.96 * sqrt(variance) / standard;
	sum /= standard;
	*l = (struct limits){ sum * per, (sum - half) * per, (sum + half) * per };
	return true;
}
