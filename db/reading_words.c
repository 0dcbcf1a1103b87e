/* reading_words.c - a figure of a metric said in words. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/reading_priv.h"

static char *grouped(double v, int decimals)
{
	char plain[64], *text, *to;
	int len = snprintf(plain, sizeof(plain), "%.*f", decimals, fabs(v));
	int whole = (int)strcspn(plain, ".");

	text = to = xcalloc(1, (size_t)len * 2 + 2);
	if (v < 0)
		*to++ = '-';
	for (int i = 0; i < len; i++) {
		if (i && i < whole && (whole - i) % 3 == 0)
			*to++ = ',';
		*to++ = plain[i];
	}
	return text;
}

char *reading_number(const struct reading *r, double v)
{
	bool share = r->rule.kind == FIGURE_SHARE;
	char *plain = grouped(v, r->rule.kind == FIGURE_COUNT || (share && r->whole) ? 0 : 1);
	char *text;

	if (!share)
		return plain;
	text = xprintf("%s%%", plain);
	free(plain);
	return text;
}

char *reading_unit_word(const struct reading *r)
{
	char *per, *text;

	if (r->rule.kind == FIGURE_SHARE)
		return xstrdup(_("per cent"));
	if (r->rule.kind != FIGURE_RATE)
		return xstrdup("");
	per = grouped(r->rule.per, 0);
	text = xprintf(_("per %s"), per);
	free(per);
	return text;
}

static char *value_words(const struct reading *r, const struct figure *f)
{
	char *value = reading_number(r, f->value.value), *low, *high, *per, *text;

	if (!f->limited)
		return value;
	low = reading_number(r, f->value.low);
	high = reading_number(r, f->value.high);
	per = r->rule.kind == FIGURE_RATE ? reading_unit_word(r) : xstrdup("");
	text = xprintf(_("%s%s%s (%s to %s)"), value, *per ? " " : "", per, low, high);
	free(value);
	free(low);
	free(high);
	free(per);
	return text;
}

static const char *side_words(const struct reading *r, const struct figure *f)
{
	int side = figure_side(f, &r->rule);

	if (!side || r->rule.polarity == FIGURE_NEITHER)
		return "";
	return side < 0 ? _(", which is worse") : _(", which is better");
}

static char *compared_words(const struct reading *r, const struct figure *f)
{
	const char *reference = r->groups.group[r->reference].name;

	if (f->reading == READING_TOO_FEW || !f->compared)
		return xprintf(": %s%s", figure_reading_word(f->reading),
		               side_words(r, f));
	return xprintf(_(", %.2f times %s (%.2f to %.2f): %s%s"), f->ratio.value,
	               reference, f->ratio.low, f->ratio.high,
	               figure_reading_word(f->reading), side_words(r, f));
}

char *reading_sentence(const struct reading *r, int period, int group)
{
	const struct reading_period *p = &r->period[period];
	const struct figure *f = &p->group[group];
	const char *name = r->groups.group[group].name;
	char *value, *rest, *text;

	if (f->suppressed)
		return xprintf(_("%s, %s: hidden by whoever published it; too few"
		                 " to say."), name, p->label);
	if (!f->is)
		return xprintf(_("%s, %s: not known."), name, p->label);
	value = value_words(r, f);
	rest = r->reference < 0 ? xstrdup("") :
	       group == r->reference ? xstrdup(_(": the reference"))
	                             : compared_words(r, f);
	text = xprintf("%s, %s: %s%s.", name, p->label, value, rest);
	free(value);
	free(rest);
	return text;
}

static void put_count(char to[static 32], uint64_t n)
{
	char *text = grouped((double)n, 0);

	snprintf(to, 32, "%s", text);
	free(text);
}

static void count_whole(const struct reading_period *p, struct reading_counts *c)
{
	put_count(c->known, p->known);
	put_count(c->all, p->total.num);
	put_count(c->unstated, p->unstated);
	put_count(c->apart, p->apart > 0 ? (uint64_t)p->apart : 0);
}

static char *known_words(const struct reading_period *p,
                         const struct reading_counts *c)
{
	if (!p->has_known)
		return xstrdup("");
	if (!p->has_total)
		return xstrdup(_("How many have no known ethnicity is not recorded."
		                 " "));
	if (p->apart < 0)
		return xprintf(_("The groups add up to more than the total of %s as"
		                 " published. "), c->all);
	return xprintf(p->apart ? _("Ethnicity is known of %s of %s; not stated or"
	               " not known %s; in no row by ethnicity %s. ")
	               : _("Ethnicity is known of %s of %s; not stated or not"
	                   " known %s. "), c->known, c->all, c->unstated,
	               c->apart);
}

char *reading_caveat_words(const struct reading *r, int period)
{
	const char *own = record_get(&r->metric, METRIC_CAVEAT);

	return xprintf("%s%s%s%s",
	    r->rule.kind == FIGURE_RATE && !r->period[period].standard
	    ? _("Crude: not adjusted for age. ") : "",
	    _("High figures of \"other\" groups partly come from how ethnicity is"
	      " coded."), *own ? " " : "", own);
}

char *reading_caveat(const struct reading *r, int period,
                     const struct reading_counts *shown)
{
	struct reading_counts whole;
	char *known, *rest = reading_caveat_words(r, period), *text;

	count_whole(&r->period[period], &whole);
	known = known_words(&r->period[period], shown ? shown : &whole);
	text = xprintf("%s%s", known, rest);
	free(known);
	free(rest);
	return text;
}
