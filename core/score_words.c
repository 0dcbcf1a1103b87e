/* The sentences of the working: what was counted, what held it, what next. */
#include "core/score.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

static void put_count(FILE *out, int64_t n)
{
	if (n >= 1000) {
		put_count(out, n / 1000);
		fprintf(out, ",%03" PRId64, n % 1000);
	} else {
		fprintf(out, "%" PRId64, n);
	}
}

/* To one decimal, half up, in whole numbers. */
static void put_tenths(FILE *out, int64_t num, int64_t den, const char *unit)
{
	int64_t tenths = den ? (20 * num + den) / (2 * den) : 0;

	fprintf(out, "%" PRId64 ".%" PRId64 "%s", tenths / 10, tenths % 10, unit);
}

static void put_day(FILE *out, const char *iso)
{
	char shown[DAY_SHOWN];

	if (!iso[0]) {
		fputs(_("never"), out);
		return;
	}
	day_show(iso, shown);
	fputs(shown, out);
}

static void put_word(FILE *out, const struct score_count *c, const char *word, size_t len)
{
	if (strncmp(word, "n", len) == 0)
		put_count(out, c->num);
	else if (strncmp(word, "d", len) == 0)
		put_count(out, c->den);
	else if (strncmp(word, "items", len) == 0)
		put_count(out, c->items);
	else if (strncmp(word, "held", len) == 0)
		put_count(out, c->held);
	else if (strncmp(word, "mean", len) == 0)
		put_tenths(out, c->num, c->den * SCORE_FINE, "");
	else if (strncmp(word, "percent", len) == 0)
		put_tenths(out, 100 * c->num, c->den, "%");
	else if (strncmp(word, "other", len) == 0)
		put_count(out, c->beside);
	else if (strncmp(word, "beside", len) == 0)
		put_tenths(out, 100 * c->beside, c->den, "%");
	else if (strncmp(word, "date", len) == 0)
		put_day(out, c->evidence);
	else if (strncmp(word, "ref", len) == 0)
		fputs(c->ref[0] ? c->ref : _("the next one"), out);
}

char *score_say(const struct score_count *c, const char *text)
{
	char *made = NULL;
	size_t len = 0;
	FILE *out = xmemstream(&made, &len);
	const char *open;

	while ((open = strchr(text, '{'))) {
		size_t word = strcspn(open + 1, "}");

		fwrite(text, 1, (size_t)(open - text), out);
		put_word(out, c, open + 1, word);
		text = open + word + 2;
	}
	fputs(text, out);
	fclose(out);
	return made;
}

char *score_says(const struct score *s, enum criterion_id id)
{
	const struct criterion *c = &criteria[id];

	return score_say(&s->in.count[id], _(s->level[id].assessed ? c->says : c->absent));
}

char *score_gate(const struct score *s, enum criterion_id id)
{
	const char *evidence = s->in.count[id].evidence;
	char shown[DAY_SHOWN];

	if (!s->level[id].gated)
		return NULL;
	if (!evidence[0])
		return xprintf(_("held at %d, would be %d: no evidence has a date"),
		               s->level[id].level, s->level[id].ungated);
	day_show(evidence, shown);
	return xprintf(_("held at %d, would be %d: the newest evidence is of %s"),
	               s->level[id].level, s->level[id].ungated, shown);
}

char *score_held(const struct score *s, enum criterion_id id)
{
	if (!s->in.count[id].held || !criteria[id].held)
		return NULL;
	return score_say(&s->in.count[id], _(criteria[id].held));
}

char *score_next(const struct score *s, enum criterion_id id)
{
	const struct score_count *c = &s->in.count[id];
	const struct score_level *l = &s->level[id];

	if (!l->applies || (l->assessed && l->level == 100))
		return NULL;
	if (l->gated)
		return xprintf(ngettext("Add evidence of the last %d month to: %s.",
		               "Add evidence of the last %d months to: %s.",
		               (unsigned long)s->rules.fresh_months),
		               s->rules.fresh_months, _(criteria[id].label));
	return score_say(c, _(l->assessed ? criteria[id].next[c->step] : criteria[id].begin));
}

char *score_disparities(const struct score *s)
{
	const int64_t *n = s->in.disparities;

	if (!n[DISPARITY_NARROWED] && !n[DISPARITY_SAME] && !n[DISPARITY_WIDENED])
		return xstrdup(_("not known"));
	return xprintf(_("%lld narrowed, %lld unchanged, %lld widened, %lld not known"),
	               (long long)n[DISPARITY_NARROWED], (long long)n[DISPARITY_SAME],
	               (long long)n[DISPARITY_WIDENED], (long long)n[DISPARITY_UNKNOWN]);
}
