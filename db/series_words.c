/* series_words.c - a control chart said in words. */
#include <stdio.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/series.h"

char *series_number(const struct series *s, double v)
{
	bool whole = !*s->unit && v > -1e15 && v < 1e15 &&
	             v - (double)(long long)v == 0;

	return xprintf("%.*f%s", whole ? 0 : 1, v, s->unit);
}

/* A count cannot be below none, nor a share above all. */
static double within(const struct series *s, double v)
{
	if (v < 0 && s->point[0].value >= 0)
		return 0;
	return *s->unit && v > 100 ? 100 : v;
}

static char *target_words(const struct series *s)
{
	char *target, *text;

	if (!s->has_target || s->xmr.assurance == XMR_NO_TARGET)
		return xstrdup("");
	target = series_number(s, s->target);
	text = xprintf(_(" Target %s: %s."), target,
	               xmr_assurance_word(s->xmr.assurance));
	free(target);
	return text;
}

char *series_sentence(const struct series *s)
{
	const struct series_point *last = &s->point[s->n - 1];
	const struct xmr_point *x = &s->xmr.point[s->n - 1];
	char *value = series_number(s, last->value);
	char *mean = xprintf("%.1f%s", x->mean, s->unit);
	char *low = xprintf("%.1f%s", within(s, x->low), s->unit);
	char *high = xprintf("%.1f%s", within(s, x->high), s->unit);
	char *target = target_words(s), *text;

	text = xprintf(_("%s: %s%s%s, %s in %s. Mean %s, limits %s to %s.%s%s%s%s"),
	    s->title, xmr_variation_word(s->xmr.variation),
	    x->rule ? ", " : "", x->rule ? xmr_rule_word(x->rule) : "", value,
	    last->label, mean, low, high, target,
	    s->xmr.trial ? _(" Trial limits: fewer than 13 points.") : "",
	    s->nrebases ? _(" Re-based from ") : "",
	    s->nrebases ? s->reason[s->nrebases - 1] : "");
	free(value);
	free(mean);
	free(low);
	free(high);
	free(target);
	return text;
}

char *series_point_sentence(const struct series *s, int i)
{
	const struct series_point *p = &s->point[i];
	const struct xmr_point *x = &s->xmr.point[i];
	char *value = series_number(s, p->value), *text;

	if (p->den)
		text = xprintf(_("%s: %s, %lld of %lld; %s%s."), p->label, value,
		               p->num, p->den, xmr_rule_word(x->rule),
		               !x->rule ? "" : x->way > 0 ? _(", high or rising")
		                                          : _(", low or falling"));
	else
		text = xprintf(_("%s: %s; %s%s."), p->label, value,
		               xmr_rule_word(x->rule), !x->rule ? "" :
		               x->way > 0 ? _(", high or rising")
		                          : _(", low or falling"));
	free(value);
	return text;
}
