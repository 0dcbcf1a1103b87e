#include "core/score.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"

#define AREA(id, n, l) [AREA_##id] = { .name = n, .label = l },
#define CRITERION(id, ...)
const struct score_area_row score_areas[AREA_COUNT] = {
#include "core/criterion.def"
};
#undef AREA
#undef CRITERION

#define AREA(id, ...)
#define CRITERION(id, ...) [CRIT_##id] = { __VA_ARGS__ },
const struct criterion criteria[CRIT_COUNT] = {
#include "core/criterion.def"
};
#undef AREA
#undef CRITERION

static const struct {
	const char *word, *label;
} bands[] = {
	[BAND_NONE] = { "", N_("no band") }, [BAND_LITTLE] = { "little", N_("little") },
	[BAND_SOME] = { "some", N_("some") }, [BAND_GOOD] = { "good", N_("good") },
	[BAND_STRONG] = { "strong", N_("strong") },
};

const char *band_word(enum band b)
{
	return bands[b].word;
}

const char *band_label(enum band b)
{
	return _(bands[b].label);
}

/* Half up; neither is negative. */
static int64_t divide(int64_t num, int64_t den)
{
	return (2 * num + den) / (2 * den);
}

static int level_line(const struct score_count *c, const struct score_point *p)
{
	int i = 0;

	if (100 * c->num <= p[0].x * c->den)
		return p[0].y;
	while (i + 1 < SCORE_POINTS && p[i + 1].x && 100 * c->num > p[i + 1].x * c->den)
		i++;
	if (i + 1 == SCORE_POINTS || !p[i + 1].x)
		return p[i].y;
	/* y0 + (share - x0) * rise / run, as one fraction. */
	return (int)divide(p[i].y * c->den * (p[i + 1].x - p[i].x) +
	                   (100 * c->num - p[i].x * c->den) * (p[i + 1].y - p[i].y),
	                   c->den * (p[i + 1].x - p[i].x));
}

static int level_age(const struct score_count *c, const struct score_point *p,
                     const char *as_at)
{
	int64_t age;

	if (!c->evidence[0])
		return 0;
	age = day_number(as_at) - day_number(c->evidence);
	for (int i = 0; i < SCORE_POINTS && p[i].x; i++)
		if (age <= p[i].x)
			return p[i].y;
	return 0;
}

static int level_of(const struct score *s, enum criterion_id id)
{
	const struct score_count *c = &s->in.count[id];
	int64_t level = 0;

	switch (criteria[id].how) {
	case HOW_SHARE:
		level = divide(100 * c->num, c->den);
		break;
	case HOW_LINE:
		level = level_line(c, s->rules.line[id]);
		break;
	case HOW_AGE:
		level = level_age(c, s->rules.line[id], s->in.as_at);
		break;
	case HOW_MEAN:
		level = divide(c->num, SCORE_FINE * c->den);
		break;
	}
	return level < 0 ? 0 : level > 100 ? 100 : (int)level;
}

static bool is_fresh(const struct score *s, const char *evidence)
{
	char from[DAY_SIZE];

	day_add_months(s->in.as_at, -s->rules.fresh_months, from);
	return evidence[0] && strcmp(evidence, from) >= 0;
}

static void work_out_level(struct score *s, enum criterion_id id)
{
	const struct score_count *c = &s->in.count[id];
	struct score_level *l = &s->level[id];

	l->assessed = c->den > 0;
	l->applies = l->assessed || !criteria[id].apart;
	if (!l->assessed)
		return;
	l->level = l->ungated = level_of(s, id);
	if (criteria[id].evidence && l->level > s->rules.stale_most &&
	    !is_fresh(s, c->evidence)) {
		l->level = s->rules.stale_most;
		l->gated = true;
	}
}

static enum band band_of(const struct score *s, const struct score_area *a)
{
	int b = BAND_LITTLE;

	if (2 * a->assessed < a->of)
		return BAND_NONE;
	for (int i = 0; i < 3; i++)
		b += a->score >= s->rules.bands[i];
	return (enum band)b;
}

/* The lowest level that can still rise; what is not assessed comes after. */
static bool is_smaller_step(const struct score *s, int id, int best)
{
	const struct score_level *l = &s->level[id], *b;

	if (!l->applies || (l->assessed && l->level == 100))
		return false;
	if (best < 0)
		return true;
	b = &s->level[best];
	return l->assessed && (!b->assessed || l->level < b->level);
}

static void work_out_area(struct score *s, struct score_area *a)
{
	int64_t sum = 0, weights = 0;

	a->next = -1;
	for (int i = 0; i < CRIT_COUNT; i++) {
		int weight = s->rules.weight[i];

		if (criteria[i].area != a->id || !weight)
			continue;
		a->of += s->level[i].applies;
		a->assessed += s->level[i].assessed;
		if (s->level[i].assessed) {
			sum += (int64_t)weight * s->level[i].level;
			weights += weight;
		}
		if (is_smaller_step(s, i, a->next))
			a->next = i;
	}
	if (!a->assessed)
		return;
	a->score = (int)divide(sum, weights);
	a->band = band_of(s, a);
}

static int by_score(const void *va, const void *vb)
{
	const struct score_area *a = va, *b = vb;

	if (!a->assessed != !b->assessed)
		return !a->assessed - !b->assessed;
	if (a->score != b->score)
		return a->score - b->score;
	return (int)a->id - (int)b->id;
}

void score_work_out(struct score *s, const struct score_input *in,
                    const struct score_rules *rules)
{
	*s = (struct score){ .in = *in, .rules = *rules };
	for (int i = 0; i < CRIT_COUNT; i++)
		work_out_level(s, (enum criterion_id)i);
	for (int i = 0; i < AREA_COUNT; i++) {
		s->area[i].id = (enum score_area_id)i;
		work_out_area(s, &s->area[i]);
	}
	qsort(s->area, AREA_COUNT, sizeof(*s->area), by_score);
}

const struct score_area *score_area_of(const struct score *s, enum score_area_id id)
{
	int i = 0;

	while (s->area[i].id != id)
		i++;
	return &s->area[i];
}
