#include "import/delay.h"

#include <stdlib.h>

#include "core/mem.h"
#include "core/month.h"

/* Rows by days; the last place is of those recorded before. */
enum { BEFORE = DELAY_MOST + 1, PLACES };

struct delay {
	uint64_t all[PLACES];
	uint32_t *team[DELAY_TEAMS];	/* NULL: none yet */
};

struct delay *delay_new(void)
{
	return xcalloc(1, sizeof(struct delay));
}

void delay_free(struct delay *d)
{
	if (!d)
		return;
	for (int i = 0; i < DELAY_TEAMS; i++)
		free(d->team[i]);
	free(d);
}

static void count(struct delay *d, uint32_t team, int place, uint32_t n)
{
	d->all[place] += n;
	if (team >= DELAY_TEAMS)
		return;
	if (!d->team[team])
		d->team[team] = xcalloc(PLACES, sizeof(*d->team[team]));
	d->team[team][place] += n;
}

void delay_add(struct delay *d, uint32_t team, struct field_text referred,
               struct field_text recorded)
{
	int64_t from, to;

	if (!month_day(referred.s, referred.n, &from) ||
	    !month_day(recorded.s, recorded.n, &to))
		return;
	count(d, team, to < from ? BEFORE : to - from > DELAY_MOST ? DELAY_MOST
	      : (int)(to - from), 1);
}

void delay_join(struct delay *d, const struct delay *from, const uint32_t *team)
{
	uint64_t all[PLACES];

	for (int i = 0; i < PLACES; i++)
		all[i] = d->all[i] + from->all[i];
	for (int t = 0; t < DELAY_TEAMS; t++)
		for (int i = 0; from->team[t] && i < PLACES; i++)
			if (from->team[t][i])
				count(d, team[t], i, from->team[t][i]);
	for (int i = 0; i < PLACES; i++)
		d->all[i] = all[i];
}

static uint64_t rows_at(const struct delay *d, int team, int place)
{
	return team < 0 ? d->all[place] : d->team[team][place];
}

struct delay_sums delay_sum(const struct delay *d, int team)
{
	struct delay_sums s = { .median = -1, .most = -1 };
	uint64_t seen;

	if (team >= DELAY_TEAMS || (team >= 0 && !d->team[team]))
		return s;
	s.before = rows_at(d, team, BEFORE);
	for (int i = 0; i < PLACES; i++)
		s.rows += rows_at(d, team, i);
	seen = s.before;
	for (int i = 0; i <= DELAY_MOST && s.rows; i++) {
		seen += rows_at(d, team, i);
		if (s.median < 0 && 2 * seen >= s.rows)
			s.median = i;
		if (s.most < 0 && 4 * seen >= 3 * s.rows)
			s.most = i;
	}
	return s;
}
