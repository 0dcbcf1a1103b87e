/* readout_check.c - the checks of a data set, to read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/checks.h"
#include "db/db.h"
#include "db/load.h"
#include "tui/readout.h"

static bool run(struct db *db, const char *dataset, struct load *l,
                struct check_result r[static CHECK_COUNT], struct err *e)
{
	memset(r, 0, CHECK_COUNT * sizeof(*r));
	return load_newest(db, dataset, NULL, l, e) && checks_run(db, l, r, e);
}

static void put_check(struct readout *s, enum check_id id,
                      const struct check_result *r)
{
	char *rule = check_rule(id, r->threshold);
	struct readout_row *row = readout_add(s, xprintf("%s: %s. %s. %s %s",
		_(checks[id].label), check_status_word(r->status), r->says,
		_(checks[id].what), rule));

	free(rule);
	row->cell[0] = xstrdup(_(checks[id].label));
	row->cell[1] = xstrdup(check_status_word(r->status));
	row->cell[2] = r->n ? xprintf("%d", r->n) : xstrdup("");
	row->cell[3] = xstrdup(r->says);
	row->leads = (struct readout_what){ .kind = READOUT_FINDINGS, .at = (int)id };
	snprintf(row->leads.key, sizeof(row->leads.key), "%s", s->what.key);
}

bool readout_checks(struct db *db, struct readout *s, struct err *e)
{
	struct check_result r[CHECK_COUNT];
	struct load l;
	bool ok = run(db, s->what.key, &l, r, e);

	readout_head(s, N_("Check"), 0, false);
	readout_head(s, N_("Status"), 18, false);
	readout_head(s, N_("Found"), 6, true);
	readout_head(s, N_("Why"), 30, false);
	if (ok) {
		s->title = xprintf(_("Data › %s › checks"), l.name);
		s->why = xprintf(_("Over load %lld, %s, SHA-256 %.16s. Thresholds are"
		                   " settings check.NAME."), l.number, l.file,
		                 l.file_hash);
	}
	for (int i = 0; ok && i < CHECK_COUNT; i++)
		put_check(s, (enum check_id)i, &r[i]);
	checks_fini(r);
	return ok;
}

/* Its page first, line by line, then what it found. */
static void put_page(struct readout *s, enum check_id id, int threshold)
{
	const struct {
		const char *head;
		char *text;
	} line[] = {
		{ _("What it looks for"), xstrdup(_(checks[id].what)) },
		{ _("Why it matters"), xstrdup(_(checks[id].why)) },
		{ _("Rule"), check_rule(id, threshold) },
		{ _("Threshold"), xprintf(_("%d; setting check.%s"), threshold,
		                          checks[id].name) },
		{ _("How to fix it"), xstrdup(_(checks[id].fix)) },
	};

	for (size_t i = 0; i < sizeof(line) / sizeof(*line); i++) {
		struct readout_row *r = readout_add(s, xprintf("%s: %s", line[i].head,
		                                           line[i].text));

		r->cell[0] = xstrdup(line[i].head);
		r->cell[1] = xstrdup("");
		r->cell[2] = line[i].text;
	}
}

bool readout_findings(struct db *db, struct readout *s, struct err *e)
{
	enum check_id id = (enum check_id)s->what.at;
	struct check_result r[CHECK_COUNT];
	struct load l;
	bool ok = run(db, s->what.key, &l, r, e);

	readout_head(s, N_("Team"), 18, false);
	readout_head(s, N_("Records"), 8, true);
	readout_head(s, N_("Finding"), 0, false);
	if (ok) {
		s->title = xprintf(_("Data › %s › %s"), l.name, _(checks[id].label));
		s->note = xstrdup(check_status_word(r[id].status));
		s->why = check_rule(id, r[id].threshold);
		put_page(s, id, r[id].threshold);
	}
	for (int i = 0; ok && i < r[id].n; i++) {
		const struct check_finding *f = &r[id].finding[i];
		struct readout_row *row = readout_add(s, xstrdup(f->says));

		row->cell[0] = xstrdup(*f->team ? f->team : _("all teams"));
		row->cell[1] = xprintf("%lld", f->n);
		row->cell[2] = xstrdup(f->says);
		snprintf(row->series, sizeof(row->series), "completeness:%.80s%s%.80s",
		         l.name, *f->team ? ":" : "", f->team);
	}
	checks_fini(r);
	return ok;
}
