/* The tracker paper: live, completed since, extensions sought, overdue. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "db/tracker.h"
#include "db/voices.h"
#include "report/annual/say.h"
#include "report/paper.h"

struct telling {
	struct db *db;
	struct doc *doc;
	const struct tracker *t;
};

static void cell_of(const struct telling *p, struct table *to, const struct record *r,
                    int field)
{
	char *shown = record_show(r, field, db_lookup(p->db));

	if (*shown)
		cell_theirs(to, shown);
	else
		cell_none(to, CELL_NOT_KNOWN);
	free(shown);
}

/* The trust's owner, else the community body, else who answers for it. */
static void cell_owner(const struct telling *p, struct table *to, const struct record *r)
{
	static const int leads[] = { ACTION_OWNER, ACTION_COMMUNITY, ACTION_EXECUTIVE };

	for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++)
		if (record_has(r, leads[i])) {
			cell_of(p, to, r, leads[i]);
			return;
		}
	cell_none(to, CELL_NOT_KNOWN);
}

static void cell_due(const struct telling *p, struct table *to, const struct record *r)
{
	if (record_has(r, ACTION_DUE) || !record_has(r, ACTION_DUE_WORDS))
		cell_when(to, record_get(r, ACTION_DUE));
	else
		cell_of(p, to, r, ACTION_DUE_WORDS);
}

/* Where the partner sees it otherwise than the trust, that is said too. */
static void cell_judged(const struct telling *p, struct table *to, const struct tracked *row)
{
	char *label = say_label(_(statuses[row->status].label));
	char *says = voices_of_row(p->db, &row->rec);
	char *both = says ? xprintf("%s. %s", label, says) : xstrdup(label);

	cell_status(to, row->overdue ? TONE_BAD : TONE_NONE, both);
	free(label);
	free(says);
	free(both);
}

static void cell_update(struct table *to, const struct tracked *row)
{
	char day[DAY_SHOWN], *text;

	if (!*row->update) {
		cell_none(to, CELL_NO_DATA);
		return;
	}
	day_show(row->updated, day);
	text = xprintf("%s: %s", day, row->update);
	cell_theirs(to, text);
	free(text);
}

static void tell_live(const struct telling *p, struct node *s)
{
	static const char *const head[] = { N_("Action"), N_("What"), N_("Lead"), N_("Due"),
		N_("Stands"), N_("Declared"), N_("Last update"), NULL };
	struct table *to = NULL;

	for (int i = 0; i < p->t->n; i++) {
		const struct tracked *row = &p->t->row[i];

		if (!row->live)
			continue;
		if (!to) {
			to = doc_table(p->doc, s, _("Actions that are live, by due date"));
			table_heads(to, head);
		}
		table_row(to);
		cell_name(to, &row->rec);
		cell_theirs(to, record_title(&row->rec));
		cell_owner(p, to, &row->rec);
		cell_due(p, to, &row->rec);
		cell_judged(p, to, row);
		cell_of(p, to, &row->rec, ACTION_RAG);
		cell_update(to, row);
	}
	if (!to)
		doc_say(s, _("No action is live."));
}

static void tell_completed(const struct telling *p, struct node *s)
{
	static const char *const head[] = { N_("Action"), N_("What"), N_("Lead"), N_("Done on"),
		N_("Verified"), N_("Done when"), NULL };
	struct table *to = NULL;

	for (int i = 0; i < p->t->n; i++) {
		const struct tracked *row = &p->t->row[i];
		const struct record *r = &row->rec;

		if (!row->completed)
			continue;
		if (!to) {
			to = doc_table(p->doc, s, _("Actions completed since"));
			table_heads(to, head);
		}
		table_row(to);
		cell_name(to, r);
		cell_theirs(to, record_title(r));
		cell_owner(p, to, r);
		cell_when(to, record_get(r, ACTION_DONE_ON));
		if (record_is(r, ACTION_STATE, "verified"))
			cell_when(to, record_get(r, ACTION_VERIFIED_ON));
		else
			cell_status(to, TONE_WARN, _("Awaits a check"));
		cell_of(p, to, r, ACTION_DONE_WHEN);
	}
	if (!to)
		doc_say(s, _("No action was completed."));
}

static char *times(long long n)
{
	static const char *const word[] = { N_("once"), N_("twice"), N_("three times") };

	return xstrdup(n >= 1 && n <= 3 ? _(word[n - 1])
	                                : lang_count("%lld time", "%lld times", n).text);
}

static void tell_extensions(const struct telling *p, struct node *s)
{
	static const char *const head[] = { N_("Action"), N_("What"), N_("Was due"),
		N_("Asked for"), N_("Reason"), N_("Moved so far"), N_("Agreed by"), NULL };
	struct table *to;

	if (!p->t->next) {
		doc_say(s, _("No extension was sought."));
		return;
	}
	to = doc_table(p->doc, s, _("Extensions sought since, and why"));
	table_heads(to, head);
	for (int i = 0; i < p->t->next; i++) {
		const struct extension *x = &p->t->ext[i];
		char *name = xprintf("ACT-%lld", x->number), *moved = times(x->times);

		table_row(to);
		cell_text(to, name);
		cell_theirs(to, x->title);
		cell_when(to, x->was);
		cell_when(to, x->now);
		if (*x->why)
			cell_theirs(to, x->why);
		else
			cell_none(to, CELL_NOT_KNOWN);
		cell_text(to, moved);
		if (*x->agreed)
			cell_theirs(to, x->agreed);
		else
			cell_text(to, _("Nobody yet"));
		free(name);
		free(moved);
	}
}

static void tell_overdue(const struct telling *p, struct node *s)
{
	static const char *const head[] = { N_("Action"), N_("What"), N_("Lead"), N_("Due"),
		N_("First due"), N_("Moved"), N_("Days late"), N_("Path to green"), NULL };
	struct table *to = NULL;

	for (int i = 0; i < p->t->n; i++) {
		const struct tracked *row = &p->t->row[i];
		const struct record *r = &row->rec;
		char *moved;

		if (!row->overdue)
			continue;
		if (!to) {
			to = doc_table(p->doc, s, _("Actions that are overdue, the longest first"));
			table_heads(to, head);
		}
		moved = record_int(r, ACTION_MOVES) ? times(record_int(r, ACTION_MOVES))
		                                    : xstrdup(_("never"));
		table_row(to);
		cell_name(to, r);
		cell_theirs(to, record_title(r));
		cell_owner(p, to, r);
		cell_when(to, record_get(r, ACTION_DUE));
		cell_when(to, record_get(r, ACTION_FIRST_DUE));
		cell_text(to, moved);
		cell_number(to, (double)(day_number(p->t->today) -
		            day_number(record_get(r, ACTION_DUE))), 0);
		cell_of(p, to, r, ACTION_PATH);
		free(moved);
	}
	if (!to)
		doc_say(s, _("No action is overdue."));
}

static void list_changed(const struct telling *p, struct node *list, const char *what,
                         bool (*is)(const struct tracked *))
{
	struct node *item = NULL;

	for (int i = 0; i < p->t->n; i++) {
		const struct record *r = &p->t->row[i].rec;
		char name[NAME_SIZE];

		if (!is(&p->t->row[i]))
			continue;
		record_name(r, name);
		if (item)
			doc_text(item, "; %s ", name);
		else
			doc_text(item = doc_item(list), "%s: %s ", what, name);
		doc_theirs(item, record_title(r));
	}
	if (!item)
		doc_text(doc_item(list), _("%s: none"), what);
}

static bool is_fresh(const struct tracked *row)
{
	return row->fresh;
}

static bool is_closed(const struct tracked *row)
{
	return row->closed;
}

static void tell_changed(const struct telling *p, struct node *s)
{
	const struct tracker *t = p->t;
	struct node *list;
	char day[DAY_SHOWN];

	if (*t->last_paper) {
		day_show(t->last_paper, day);
		doc_say(s, _("The paper of %s said: \"%s\""), day, t->last_sentence);
	}
	list = doc_list(s, false);
	list_changed(p, list, _("New"), is_fresh);
	list_changed(p, list, _("Cancelled, superseded or merged"), is_closed);
	doc_text(doc_item(list), _("Completed: %d.  Extensions sought: %d.  Overdue now: %d."),
	         t->completed, t->next, t->overdue);
}

static void tell_decisions(const struct telling *p, struct node *s)
{
	static const char *const head[] = { N_("Decision"), N_("What"), N_("Taken on"),
		N_("By"), N_("Outcome"), N_("Stands"), NULL };
	const struct words *w = db_words(p->db);
	struct table *to;

	if (!p->t->ndec)
		return;
	s = doc_section(p->doc, s, _("Decisions"));
	to = doc_table(p->doc, s, _("Decisions taken since, and those that wait for this body"));
	table_heads(to, head);
	for (int i = 0; i < p->t->ndec; i++) {
		const struct tracked_decision *d = &p->t->dec[i];
		bool waits = strcmp(d->state, "provisional") == 0;
		char *name = xprintf("DEC-%lld", d->number);
		char *stands = say_label(words_label(w, VOC_decision_state, d->state));

		table_row(to);
		cell_text(to, name);
		cell_theirs(to, d->text);
		cell_when(to, d->day);
		cell_theirs(to, d->body);
		cell_text(to, words_label(w, VOC_outcome, d->outcome));
		cell_status(to, waits ? TONE_WARN : TONE_NONE, stands);
		free(name);
		free(stands);
	}
}

struct doc *tracker_build(struct db *db, const struct tracker *t, struct err *e)
{
	enum suppress_profile profile;
	char *title = xprintf(t->own ? _("Tracker of its own actions, for %s")
	                             : _("Tracker of the plan, for %s"), t->body_name), *first;
	struct telling p = { db, paper_begin(db, title, e), t };
	char day[DAY_SHOWN], *head;

	free(title);
	if (!p.doc)
		return NULL;
	if (!paper_profile(db, &profile, e)) {
		doc_free(p.doc);
		return NULL;
	}
	first = tracker_sentence(t);
	doc_strong(doc_para(p.doc->root), first);
	free(first);
	day_show(t->since, day);
	tell_live(&p, doc_section(p.doc, NULL, _("Live")));
	head = xprintf(_("Completed since %s"), day);
	tell_completed(&p, doc_section(p.doc, NULL, head));
	free(head);
	tell_extensions(&p, doc_section(p.doc, NULL, _("Extensions sought")));
	tell_overdue(&p, doc_section(p.doc, NULL, _("Overdue")));
	head = xprintf(_("What changed since %s"), day);
	tell_changed(&p, doc_section(p.doc, NULL, head));
	free(head);
	tell_decisions(&p, NULL);
	doc_publish(p.doc, profile);
	return p.doc;
}
