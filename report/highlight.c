/* The highlight report: a page on what moved since a body last met. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/stats.h"
#include "db/db.h"
#include "db/load.h"
#include "db/meeting.h"
#include "db/score.h"
#include "db/store.h"
#include "db/tracker.h"
#include "report/annual/say.h"
#include "report/paper.h"

enum { RISKS = 3, HIGH = 12 };

struct highlight {
	struct db *db;
	struct doc *doc;
	const struct tracker *t;
	char next[DAY_SIZE];	/* the day of the next meeting */
	bool planned;		/* it is known; otherwise three months on */
	struct score then, now;
};

static bool read_next(struct highlight *h, struct err *e)
{
	struct meetings all = { 0 };
	char until[DAY_SIZE], from[DAY_SIZE];
	bool ok;

	day_add_months(h->t->today, 3, h->next);
	day_add_months(h->t->today, 18, until);
	day_text(day_number(h->t->today) + 1, from);
	ok = meetings_read(h->db, from, until, &all, e);
	for (int i = 0; i < all.n && !h->planned; i++)
		if (strcmp(all.list[i].body, h->t->body) == 0 &&
		    strcmp(all.list[i].state, "cancelled") != 0) {
			snprintf(h->next, sizeof(h->next), "%s", all.list[i].day);
			h->planned = true;
		}
	meetings_fini(&all);
	return ok;
}

/* --- actions ------------------------------------------------------------- */

static bool is_done(const struct highlight *h, const struct tracked *row)
{
	(void)h;
	return row->completed;
}

static bool is_behind(const struct highlight *h, const struct tracked *row)
{
	(void)h;
	return row->live && (row->overdue || row->status == STATUS_AT_RISK ||
	                     row->status == STATUS_OFF_TRACK);
}

static bool is_coming(const struct highlight *h, const struct tracked *row)
{
	const char *due = record_get(&row->rec, ACTION_DUE);

	return row->live && *due && strncmp(due, h->t->today, DAY_SIZE - 1) >= 0 &&
	       strncmp(due, h->next, DAY_SIZE - 1) <= 0;
}

static void cell_shown(const struct highlight *h, struct table *t, const struct record *r,
                       int field)
{
	char *shown = record_show(r, field, db_lookup(h->db));

	if (*shown)
		cell_theirs(t, shown);
	else
		cell_none(t, CELL_NOT_KNOWN);
	free(shown);
}

static void action_row(const struct highlight *h, struct table *t, const struct tracked *row,
                       int last)
{
	const struct record *r = &row->rec;

	table_row(t);
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	cell_shown(h, t, r, record_has(r, ACTION_OWNER) ? ACTION_OWNER : ACTION_COMMUNITY);
	cell_when(t, record_get(r, ACTION_DUE));
	cell_status(t, row->overdue ? TONE_BAD : TONE_NONE, _(statuses[row->status].label));
	cell_shown(h, t, r, last);
}

static void tell_actions(const struct highlight *h, const char *title, const char *caption,
                         const char *none, bool (*is)(const struct highlight *,
                         const struct tracked *), int last)
{
	struct node *s = doc_section(h->doc, NULL, title);
	struct table *t = NULL;

	for (int i = 0; i < h->t->n; i++) {
		if (!is(h, &h->t->row[i]))
			continue;
		if (!t) {
			t = doc_table(h->doc, s, caption);
			table_col(t, _("Action"), ALIGN_START);
			table_col(t, _("What"), ALIGN_START);
			table_col(t, _("Lead"), ALIGN_START);
			table_col(t, _("Due"), ALIGN_START);
			table_col(t, _("Stands"), ALIGN_START);
			table_col(t, _(entities[ENT_action].fields[last].label), ALIGN_START);
		}
		action_row(h, t, &h->t->row[i], last);
	}
	if (!t)
		doc_say(s, "%s", none);
}

static void tell_asked(const struct highlight *h)
{
	struct node *s = doc_section(h->doc, NULL, _("What needs this body")), *list = NULL;

	for (int i = 0; i < h->t->ndec; i++) {
		const struct tracked_decision *d = &h->t->dec[i];

		if (strcmp(d->state, "provisional") != 0 && strcmp(d->outcome, "escalated") != 0)
			continue;
		list = list ? list : doc_list(s, false);
		doc_text(doc_item(list), _("DEC-%lld waits (%s): %s"), d->number, d->body, d->text);
	}
	for (int i = 0; i < h->t->next; i++) {
		const struct extension *x = &h->t->ext[i];
		char *was = say_when(x->was), *now = say_when(x->now);

		list = list ? list : doc_list(s, false);
		doc_text(doc_item(list), _("ACT-%lld, extension sought from %s to %s: %s"),
		         x->number, was, now, *x->why ? x->why : _("no reason given"));
		free(was);
		free(now);
	}
	if (!list)
		doc_say(s, _("No decision waits, and no extension was sought."));
}

/* --- figures ------------------------------------------------------------- */

static void score_cell(struct table *t, const struct score_area *a)
{
	if (a->assessed)
		cell_number(t, a->score, 0);
	else
		cell_none(t, CELL_NOT_KNOWN);
}

static void tell_score(const struct highlight *h)
{
	struct node *s = doc_section(h->doc, NULL, _("How the framework is run"));
	struct table *t = doc_table(h->doc, s, _("House score by area, then and now"));
	char *then = say_when(h->t->since), *now = say_when(h->t->today), *widths;

	table_col(t, _("Area"), ALIGN_START);
	table_col(t, then, ALIGN_END);
	table_col(t, now, ALIGN_END);
	table_col(t, _("Band"), ALIGN_START);
	for (int i = 0; i < AREA_COUNT; i++) {
		const struct score_area *a = &h->now.area[i];

		table_row(t);
		cell_text(t, _(score_areas[a->id].label));
		score_cell(t, score_area_of(&h->then, a->id));
		score_cell(t, a);
		cell_text(t, band_label(a->band));
	}
	widths = score_disparities(&h->now);
	doc_say(s, _("Both by the rules of today; it says how the framework is run, not that care"
		" is equal. Disparities: %s."), widths);
	free(widths);
	free(then);
	free(now);
}

static void known_cells(struct table *t, const struct ethnic_counts *c)
{
	int64_t known = (int64_t)c->cls[CLASS_KNOWN], all = (int64_t)counts_all(c);
	struct limits l = { 0 };

	stats_wilson((uint64_t)known, (uint64_t)all, &l);
	cell_percent(t, NULL, known, NULL, all);
	cell_percent_limits(t, NULL, known, NULL, all, l.low, l.high);
}

/* The whole of a load; false where there was none. */
static bool counts_of(struct db *db, const char *dataset, const char *day,
                      struct ethnic_counts *counts)
{
	struct rate_row *rows = NULL;
	struct err ignored;
	struct load l;
	int n = 0;
	bool ok = load_newest(db, dataset, day, &l, &ignored) &&
	          load_rates(db, &l, false, false, &rows, &n, &ignored) && n;

	if (ok)
		*counts = rows[0].counts;
	rate_rows_fini(rows, n);
	return ok;
}

static bool tell_data(const struct highlight *h, struct err *e)
{
	struct node *s = doc_section(h->doc, NULL, _("Known ethnicity"));
	struct table *t = NULL;
	struct load *list = NULL;
	int n = 0;
	bool ok = load_list(h->db, true, h->t->today, &list, &n, e);

	for (int i = 0; ok && i < n; i++) {
		struct ethnic_counts was, is;

		if (!counts_of(h->db, list[i].dataset, h->t->today, &is))
			continue;
		if (!t) {
			t = doc_table(h->doc, s, _("Known ethnicity by data set, then and now"));
			table_col(t, _("Data set"), ALIGN_START);
			table_col(t, _("Then"), ALIGN_END);
			table_col(t, _("95% limits then"), ALIGN_END);
			table_col(t, _("Now"), ALIGN_END);
			table_col(t, _("95% limits now"), ALIGN_END);
		}
		table_row(t);
		cell_theirs(t, list[i].name);
		if (counts_of(h->db, list[i].dataset, h->t->since, &was)) {
			known_cells(t, &was);
		} else {
			cell_none(t, CELL_NO_DATA);
			cell_none(t, CELL_NO_DATA);
		}
		known_cells(t, &is);
	}
	free(list);
	if (ok && !t)
		doc_say(s, _("No extract has been imported."));
	return ok;
}

struct heard {
	const struct highlight *h;
	int64_t received, told;
};

static bool since(const struct highlight *h, const char *day)
{
	return strcmp(day, h->t->since) > 0 && strcmp(day, h->t->today) <= 0;
}

static bool count_heard(const struct record *r, void *with)
{
	struct heard *n = with;

	n->received += since(n->h, record_get(r, FEEDBACK_RECEIVED));
	n->told += since(n->h, record_get(r, FEEDBACK_TOLD_ON));
	return true;
}

static bool tell_feedback(const struct highlight *h, struct err *e)
{
	struct page all = { .ent = &entities[ENT_feedback], .sort = FIELD_ID };
	struct heard n = { h, 0, 0 };
	struct table *t;

	if (!store_each(h->db, &all, count_heard, &n, e))
		return false;
	t = doc_table(h->doc, doc_section(h->doc, NULL, _("Feedback")),
	              _("Pieces of feedback since then"));
	table_col(t, _("What"), ALIGN_START);
	table_col(t, _("Number"), ALIGN_END);
	table_row(t);
	cell_text(t, _("Received"));
	cell_people(t, NULL, n.received);
	table_row(t);
	cell_text(t, _("Told what came of what they said"));
	cell_people(t, NULL, n.told);
	return true;
}

struct worst {
	struct node *list, *parent;
	int n;
};

static bool tell_risk(const struct record *r, void *with)
{
	struct worst *w = with;
	char name[NAME_SIZE];
	struct node *item;

	if (!record_is(r, RISK_STATE, "open") || record_int(r, RISK_RATING) < HIGH)
		return true;
	record_name(r, name);
	w->list = w->list ? w->list : doc_list(w->parent, false);
	item = doc_item(w->list);
	doc_text(item, _("%s, rated %lld of 25: "), name, (long long)record_int(r, RISK_RATING));
	doc_theirs(item, record_title(r));
	return ++w->n < RISKS;
}

static bool tell_risks(const struct highlight *h, struct err *e)
{
	struct page worst = { .ent = &entities[ENT_risk], .sort = RISK_RATING, .desc = true };
	struct worst w = { .parent = doc_section(h->doc, NULL, _("Risks")) };

	if (!store_each(h->db, &worst, tell_risk, &w, e))
		return false;
	if (!w.n)
		doc_say(w.parent, _("No open risk is rated %d or more of 25."), HIGH);
	return true;
}

static bool write_all(struct highlight *h, struct err *e)
{
	char *first = tracker_sentence(h->t), *next = say_when(h->next), *coming;

	doc_strong(doc_para(h->doc->root), first);
	coming = xprintf(h->planned ? _("Due by the next meeting, %s") : _("Due by %s"), next);
	tell_actions(h, _("Achieved"), _("Actions completed since the last meeting"),
	             _("No action was completed."), is_done, ACTION_DONE_WHEN);
	tell_actions(h, _("Off track, and what is done about it"),
	             _("Actions that are overdue, at risk or off track"),
	             _("No action is overdue, at risk or off track."), is_behind, ACTION_PATH);
	tell_actions(h, _("Coming up"), coming, _("No action falls due."), is_coming,
	             ACTION_DONE_WHEN);
	tell_asked(h);
	tell_score(h);
	free(first);
	free(next);
	free(coming);
	return tell_data(h, e) && tell_feedback(h, e) && tell_risks(h, e);
}

struct doc *highlight_build(struct db *db, const struct tracker *t, struct err *e)
{
	char since_day[DAY_SHOWN], *title;
	struct highlight h = { .db = db, .t = t };
	enum suppress_profile profile;

	if (!paper_profile(db, &profile, e) || !read_next(&h, e) ||
	    !db_score(db, t->since, &h.then, e) || !db_score(db, t->today, &h.now, e))
		return NULL;
	day_show(t->since, since_day);
	title = xprintf(_("Highlight report for %s, since %s"), t->body_name, since_day);
	h.doc = paper_begin(db, title, e);
	free(title);
	if (h.doc && !write_all(&h, e)) {
		doc_free(h.doc);
		return NULL;
	}
	if (h.doc)
		doc_publish(h.doc, profile);
	return h.doc;
}
