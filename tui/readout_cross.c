/* readout_cross.c - a data set by two things at once, one down and one across; the
 * list of what can be crossed comes first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/cross.h"
#include "tui/readout.h"

/* What goes across has to fit beside the names; --by of the verb has them all. */
static const struct crossing {
	enum count_by down, across;
	const char *label;
} crossings[] = {
	{ BY_TEAM, BY_CLASS, N_("Team by class") },
	{ BY_SERVICE, BY_CLASS, N_("Service by class") },
	{ BY_MONTH, BY_CLASS, N_("Month by class") },
	{ BY_CODE, BY_VODIM, N_("Code by VODIM") },
	{ BY_TEAM, BY_VODIM, N_("Team by VODIM") },
	{ BY_MONTH, BY_VODIM, N_("Month by VODIM") }
};

enum { CROSSINGS = sizeof(crossings) / sizeof(*crossings), LEAST = 7 };

bool readout_crosses(struct db *db, struct readout *s, struct err *e)
{
	struct load l;

	if (!load_newest(db, s->what.key, NULL, &l, e))
		return false;
	readout_head(s, N_("One down, one across"), 0, false);
	s->title = xprintf(_("Data › %s › two at once"), l.name);
	s->why = xprintf(_("Of load %lld, %s. Any two, and per cents: pcref data cross."),
	                 l.number, l.file);
	for (int i = 0; i < CROSSINGS; i++) {
		struct readout_row *r = readout_add(s, xstrdup(_(crossings[i].label)));

		r->cell[0] = xstrdup(_(crossings[i].label));
		r->leads = (struct readout_what){ .kind = READOUT_CROSS, .at = i };
		snprintf(r->leads.key, sizeof(r->leads.key), "%s", s->what.key);
	}
	return true;
}

/* As it is called, not as files have it; what goes across is one of these. */
static const char *word_of(enum count_by by, const char *name)
{
	for (int i = 0; by == BY_CLASS && i < CLASS_COUNT; i++)
		if (strcmp(ethnic_classes[i].name, name) == 0)
			return _(ethnic_classes[i].label);
	for (int i = 0; by == BY_VODIM && i < VODIM_COUNT; i++)
		if (strcmp(vodim_classes[i].name, name) == 0)
			return _(vodim_classes[i].label);
	return N_("Other");
}

/* "T1: Known 60, Not stated 9; all 80." */
static void put_row(struct readout *s, const struct cross *x, enum count_by across, int i)
{
	const char *name = i < x->nrow ? x->row[i] : _("All");
	const long long *n = i < x->nrow ? &x->n[i * x->ncol] : x->of_col;
	long long all = i < x->nrow ? x->of_row[i] : x->all;
	struct readout_row *r;
	size_t len;
	char *says;
	FILE *f = xmemstream(&says, &len);

	fprintf(f, "%s:", name);
	for (int k = 0; k < x->ncol; k++)
		fprintf(f, "%s %s %lld", k ? "," : "", word_of(across, x->col[k]), n[k]);
	fprintf(f, _("; all %lld."), all);
	fclose(f);
	r = readout_add(s, says);
	r->cell[0] = xstrdup(name);
	for (int k = 0; k < x->ncol && k < READOUT_COLUMNS - 2; k++)
		r->cell[k + 1] = xprintf("%lld", n[k]);
	r->cell[s->ncol - 1] = xprintf("%lld", all);
}

static void put_head(struct readout *s, const char *head)
{
	int width = (int)strlen(_(head));

	readout_head(s, head, width < LEAST ? LEAST : width, true);
}

bool readout_cross(struct db *db, struct readout *s, struct err *e)
{
	const struct crossing *c = &crossings[s->what.at];
	struct cross x = { 0 };
	struct load l;
	bool ok = load_newest(db, s->what.key, NULL, &l, e) &&
	          cross_read(db, &l, c->down, c->across, &x, e);

	readout_head(s, count_bys[c->down].label, 0, false);
	for (int k = 0; k < x.ncol && k < READOUT_COLUMNS - 2; k++)
		put_head(s, word_of(c->across, x.col[k]));
	put_head(s, N_("All"));
	if (ok) {
		s->title = xprintf(_("Data › %s › %s"), l.name, _(c->label));
		s->why = xprintf(_("Load %lld, %s, SHA-256 %.16s: counts of %s."), l.number,
		                 l.file, l.file_hash, *l.counted ? l.counted : "rows");
		for (int i = 0; i <= x.nrow; i++)
			put_row(s, &x, c->across, i);
	}
	cross_fini(&x);
	return ok;
}
