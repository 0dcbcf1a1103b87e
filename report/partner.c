/* The partner sheet: what a community body was promised and asked, and the
 * ratings it may return. */
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/words.h"
#include "db/db.h"
#include "db/involved.h"
#include "db/store.h"
#include "db/tracker.h"
#include "report/annual/say.h"
#include "report/paper.h"

struct sheet_for {
	struct db *db;
	struct doc *doc;
	struct tracker t;
	struct result asked, rate;
};

static void tell_promises(const struct sheet_for *p, struct node *s)
{
	struct table *t = NULL;

	for (int i = 0; i < p->t.n; i++) {
		const struct tracked *row = &p->t.row[i];
		char *label;

		if (!row->live && !row->completed)
			continue;
		if (!t) {
			t = doc_table(p->doc, s, _("What the trust promised, and how it stands"));
			table_col(t, _("Action"), ALIGN_START);
			table_col(t, _("Promise"), ALIGN_START);
			table_col(t, _("Due"), ALIGN_START);
			table_col(t, _("Stands"), ALIGN_START);
			table_col(t, _("Last news"), ALIGN_START);
		}
		label = say_label(_(statuses[row->status].label));
		table_row(t);
		cell_name(t, &row->rec);
		cell_theirs(t, record_title(&row->rec));
		cell_when(t, record_get(&row->rec, ACTION_DUE));
		cell_status(t, row->overdue ? TONE_BAD : TONE_NONE, label);
		if (*row->update)
			cell_theirs(t, row->update);
		else
			cell_none(t, CELL_NO_DATA);
		free(label);
	}
	if (!t)
		doc_say(s, _("No promise is recorded."));
}

static void tell_asked(const struct sheet_for *p, struct node *s)
{
	struct node *list;

	if (!p->asked.nrow) {
		doc_say(s, _("Nothing waits for an answer of yours."));
		return;
	}
	list = doc_list(s, false);
	for (int i = 0; i < p->asked.nrow; i++) {
		struct node *item = doc_item(list);
		char day[DAY_SHOWN];

		day_show(involved_text(&p->asked, i, 2), day);
		doc_strong(item, "DEC-");
		doc_text(item, "%s ", involved_text(&p->asked, i, 0));
		doc_theirs(item, involved_text(&p->asked, i, 1));
		doc_text(item, _(" (asked on %s by "), day);
		doc_theirs(item, involved_text(&p->asked, i, 3));
		doc_text(item, ")");
	}
}

static void tell_scale(const struct sheet_for *p, struct node *s, int row)
{
	const char *levels = involved_text(&p->rate, row, 6);
	const char *name = involved_text(&p->rate, row, 7);
	struct node *para = doc_para(s);

	doc_text(para, _("Levels %s to %s"), involved_text(&p->rate, row, 4),
	         involved_text(&p->rate, row, 5));
	if (*name) {
		doc_text(para, _(" of the scale "));
		doc_theirs(para, name);
		doc_text(para, " (");
		doc_theirs(para, involved_text(&p->rate, row, 8));
		doc_text(para, ")");
	}
	doc_text(para, ".");
	if (*levels)
		doc_theirs(doc_quote(s), levels);
}

static void tell_ratings(const struct sheet_for *p, struct node *s)
{
	doc_say(s, _("Tell us at which level the trust is, and why.  What you say stands under"
	        " your name beside the trust's own view; the two are never averaged.  Leave out"
	        " what you cannot say."));
	for (int i = 0; i < p->rate.nrow; i++) {
		char *title = xprintf("CMP-%s %s", involved_text(&p->rate, i, 1),
		                      involved_text(&p->rate, i, 2)), *day;
		struct node *part = doc_section(p->doc, s, title);

		free(title);
		if (*involved_text(&p->rate, i, 3))
			doc_theirs(doc_para(part), involved_text(&p->rate, i, 3));
		tell_scale(p, part, i);
		if (*involved_text(&p->rate, i, 9)) {
			day = say_when(involved_text(&p->rate, i, 10));
			doc_say(part, _("You said %s on %s."), involved_text(&p->rate, i, 9), day);
			free(day);
		}
		doc_say(part, _("Our level: ______   Because: ________________________________"));
	}
}

static void write_sheet(struct sheet_for *p)
{
	tell_promises(p, doc_section(p->doc, NULL, _("What was promised")));
	tell_asked(p, doc_section(p->doc, NULL, _("What you were asked")));
	tell_ratings(p, doc_section(p->doc, NULL, _("Your view, to return")));
}

struct doc *partner_build(struct db *db, const char *body, struct err *e)
{
	struct sheet_for p = { .db = db };
	enum suppress_profile profile;
	char from[DAY_SIZE], *title;
	struct err ignored;
	bool ok;

	if (!tracker_since(db, body, false, from, &ignored))
		day_add_months(db_today(db), -12, from);
	ok = paper_profile(db, &profile, e) && tracker_read(db, body, from, false, &p.t, e) &&
	     involved_read(db, INVOLVED_ASKED, body, &p.asked, e) &&
	     involved_read(db, INVOLVED_TO_RATE, body, &p.rate, e);
	if (ok) {
		title = xprintf(_("Partner sheet for %s"), p.t.body_name);
		p.doc = paper_begin(db, title, e);
		free(title);
	}
	if (p.doc) {
		write_sheet(&p);
		doc_publish(p.doc, profile);
	}
	tracker_fini(&p.t);
	result_fini(&p.asked);
	result_fini(&p.rate);
	return p.doc;
}
