/* chart.c - pcref chart: any series as a control chart, in words and numbers,
 * or as a picture. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/chart.h"
#include "cli/out.h"
#include "cli/veil.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/bundle.h"
#include "db/series.h"
#include "db/store.h"
#include "report/control.h"
#include "report/doc.h"
#include "report/writer.h"

static void put_real(struct out *o, double v)
{
	char text[48];

	snprintf(text, sizeof(text), "%.2f", v);
	out_cell(o, text);
}

static int print_points(struct call *c, const struct series *s)
{
	static const struct out_column col[] = {
		{ "period", N_("Period"), false }, { "value", N_("Value"), true },
		{ "numerator", N_("Numerator"), true },
		{ "denominator", N_("Denominator"), true },
		{ "mean", N_("Mean"), true }, { "low", N_("Low"), true },
		{ "high", N_("High"), true }, { "rule", N_("Special"), false },
		{ "part", N_("Part"), true }
	};
	struct out o;

	out_begin(&o, c, col, (int)(sizeof(col) / sizeof(*col)));
	for (int i = 0; i < s->n; i++) {
		const struct xmr_point *x = &s->xmr.point[i];

		out_cell(&o, s->point[i].label);
		put_real(&o, s->point[i].value);
		out_number(&o, s->point[i].num);
		if (s->point[i].den)
			out_number(&o, s->point[i].den);
		else
			out_cell(&o, "");
		put_real(&o, x->mean);
		put_real(&o, x->low);
		put_real(&o, x->high);
		out_cell(&o, x->rule ? xmr_rule_word(x->rule) : "");
		out_number(&o, x->part + 1);
	}
	return out_end(&o);
}

static int print_public(struct call *c, const struct series *s)
{
	static const struct veil_column col[] = {
		{ "period", NULL, N_("Period"), false }, { "value", NULL, N_("Value"), true },
		{ "mean", NULL, N_("Mean"), true }, { "low", "high", N_("Limits"), true },
		{ "special", NULL, N_("Special"), false }
	};
	struct veil v;

	veil_begin(&v, col, sizeof(col) / sizeof(*col));
	control_points(v.table, s);
	return veil_end(&v, c);
}

int chart_write_doc(struct call *c, struct doc *d)
{
	const char *path = call_flag(c, FLAG_output), *dot = strrchr(path, '.');
	const struct writer *w = dot && strcmp(dot, ".svg") == 0 ? &picture_writer
	                                                         : NULL;
	struct err e = { 0 };
	bool ok = out_write(d, path, w, &e);
	char *safe = text_safe(path);

	doc_free(d);
	if (ok && strcmp(path, "-") != 0)
		printf(_("Wrote %s\n"), safe);
	free(safe);
	return ok ? 0 : call_fail(&e);
}

bool chart_profile(struct call *c, enum suppress_profile *p, struct err *e)
{
	*p = SUPPRESS_NONE;
	return !call_has(c, FLAG_public) || db_bundle_profile(c->db, p, e);
}

static int draw(struct call *c, const struct series *s)
{
	enum suppress_profile p;
	struct err e = { 0 };
	struct doc *d;

	if (!chart_profile(c, &p, &e) || !(d = control_doc(c->db, s, p, &e)))
		return call_fail(&e);
	return chart_write_doc(c, d);
}

int verb_chart(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	char day[DAY_SIZE], *text;
	struct err e = { 0 };
	const char *as_at = call_as_at(c, day, &e);
	struct series s;
	int rc;

	if (!as_at || !series_read(c->db, c->argv[0], as_at, &s, &e))
		return call_fail(&e);
	if (path) {
		rc = draw(c, &s);
	} else if (call_has(c, FLAG_public)) {
		rc = print_public(c, &s);
	} else {
		if (out_form(c) == OUT_TABLE) {
			text = series_sentence(&s);
			printf("%s\n%s\n\n", text, s.source);
			free(text);
		}
		rc = print_points(c, &s);
	}
	series_fini(&s);
	return rc;
}

static bool put_name(const char *name, const char *title, void *with)
{
	struct out *o = with;

	out_cell(o, name);
	out_cell(o, title);
	return true;
}

int verb_chart_list(struct call *c)
{
	static const struct out_column col[] = {
		{ "series", N_("Series"), false }, { "title", N_("Title"), false }
	};
	struct err e = { 0 };
	struct out o;

	out_begin(&o, c, col, 2);
	if (!series_each(c->db, put_name, &o, &e))
		return call_fail(&e);
	return out_end(&o);
}
