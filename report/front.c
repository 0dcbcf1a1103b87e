/* The front sheet: what a body is asked, by whom, and what it rests on. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/lead.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/load.h"
#include "db/meeting.h"
#include "db/status.h"
#include "db/store.h"
#include "db/tracker.h"
#include "report/annual/say.h"
#include "report/paper.h"

enum says { SAY_TITLE, SAY_AUTHOR, SAY_EXECUTIVE, SAY_PURPOSE, SAY_SUMMARY,
            SAY_ASKED, SAY_RISK, SAY_SEEN, SAY_SOURCE, SAYS };

/* Which fields of a row say it; 0 is none. */
static const struct source {
	enum entity_id ent;
	int field[SAYS];
} sources[] = {
	{ ENT_paper, { PAPER_TITLE, PAPER_AUTHOR, PAPER_EXECUTIVE, PAPER_PURPOSE,
		PAPER_SUMMARY, PAPER_ASKED, PAPER_RISK, PAPER_SEEN, PAPER_SOURCE } },
	{ ENT_agenda_item, { AGENDA_TITLE, AGENDA_LEAD, 0, AGENDA_KIND } },
	{ ENT_action, { ACTION_TITLE, ACTION_OWNER, ACTION_EXECUTIVE, 0, ACTION_DETAIL } },
	{ ENT_decision, { DECISION_TITLE, 0, 0, 0, DECISION_DETAIL } },
	{ ENT_risk, { RISK_TITLE, RISK_OWNER, 0, 0, RISK_EFFECT } },
	{ ENT_plan, { PLAN_TITLE } },
};

struct front {
	struct db *db;
	struct doc *doc;
	struct record body, of;
	bool has_of;
	struct tracker t;	/* of the whole plan, where nothing else is named */
	char *say[SAYS];	/* as a person reads it; NULL where nobody has said */
	char day[DAY_SIZE];	/* of the meeting, "" where none is planned */
};

static void say(struct front *f, enum says what, char *text)
{
	if (text && *text) {
		free(f->say[what]);
		f->say[what] = text;
	} else {
		free(text);
	}
}

static void take_fields(struct front *f, const struct record *r)
{
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
		for (int k = 0; r->ent == &entities[sources[i].ent] && k < SAYS; k++)
			if (sources[i].field[k])
				say(f, (enum says)k, record_show(r, sources[i].field[k],
				                                 db_lookup(f->db)));
	if (!f->say[SAY_TITLE])
		say(f, SAY_TITLE, xstrdup(record_title(r)));
}

/* The rows of a kind that a row is linked to, one after another. */
static bool each_linked(const struct front *f, enum link_id id, bool back, const char *uid,
                        bool (*each)(const struct record *, void *), void *with, struct err *e)
{
	const struct link *link = &links[id];
	struct page page = { .ent = &entities[back ? link->from : link->to],
		.sort = FIELD_KEY, .link = uid, .end = { link, !back } };

	return store_each(f->db, &page, each, with, e);
}

/* A paper that goes with an item of the agenda says more than the item. */
static bool take_paper(const struct record *paper, void *with)
{
	take_fields(with, paper);
	return false;
}

static char *action_summary(struct db *db, const struct record *r)
{
	char name[NAME_SIZE], *due = record_show(r, ACTION_DUE, db_lookup(db)), *text;
	char *done = record_show(r, ACTION_DONE_WHEN, db_lookup(db));

	record_name(r, name);
	text = xprintf(_("%s stands %s; due: %s. Done when: %s"), name,
	               _(statuses[db_status(db, r)].label), *due ? due : _("not known"),
	               *done ? done : _("nobody has said"));
	free(due);
	free(done);
	return text;
}

static bool read_of(struct front *f, const struct record *of, struct err *e)
{
	const char *uid = record_get(of, FIELD_UID);

	record_copy(&f->of, of);
	f->has_of = true;
	take_fields(f, of);
	if (of->ent == &entities[ENT_action] && !f->say[SAY_SUMMARY])
		say(f, SAY_SUMMARY, action_summary(f->db, of));
	return of->ent != &entities[ENT_agenda_item] ||
	       each_linked(f, LINK_agenda_paper, false, uid, take_paper, f, e);
}

/* What follows from the tracker; whoever writes the paper may say more. */
static char *tracker_asks(const struct tracker *t)
{
	int waits = 0;

	for (int i = 0; i < t->ndec; i++)
		waits += strcmp(t->dec[i].state, "provisional") == 0;
	return xprintf(_("To note how the plan stands; to look at the extensions sought (%d), at"
		" what is overdue (%d), and at decisions that wait (%d)."), t->next, t->overdue,
		waits);
}

/* Who answers for the plan, the last of those who were named. */
static bool take_lead(const struct record *lead, void *with)
{
	struct front *f = with;

	if (record_has(lead, LEAD_PLAN) && record_is(lead, LEAD_KIND, "executive") &&
	    lead_holds(lead, db_today(f->db)))
		say(f, SAY_EXECUTIVE, xstrdup(record_title(lead)));
	return true;
}

static bool read_plan(struct front *f, struct err *e)
{
	struct page leads = { .ent = &entities[ENT_lead], .sort = FIELD_ID };
	char since[DAY_SIZE];
	struct err ignored;

	if (!tracker_since(f->db, record_get(&f->body, FIELD_UID), false, since, &ignored))
		day_add_months(db_today(f->db), -3, since);
	if (!tracker_read(f->db, record_get(&f->body, FIELD_UID), since, false, &f->t, e) ||
	    !store_each(f->db, &leads, take_lead, f, e))
		return false;
	say(f, SAY_TITLE, xstrdup(_("How the plan stands")));
	say(f, SAY_PURPOSE, xstrdup(words_label(db_words(f->db), VOC_paper_purpose,
	                                        "assurance")));
	say(f, SAY_SUMMARY, tracker_sentence(&f->t));
	say(f, SAY_ASKED, tracker_asks(&f->t));
	return true;
}

/* The meeting that the row names, else the next of the body. */
static bool read_meeting(struct front *f, struct err *e)
{
	const struct record *of = &f->of;
	const char *uid = "";
	struct meetings all = { 0 };
	struct record m;
	char until[DAY_SIZE];
	bool ok;

	if (f->has_of && of->ent == &entities[ENT_paper])
		uid = record_get(of, PAPER_MEETING);
	if (f->has_of && of->ent == &entities[ENT_agenda_item])
		uid = record_get(of, AGENDA_MEETING);
	if (*uid) {
		if (!store_get(f->db, &entities[ENT_meeting], uid, &m, e))
			return false;
		snprintf(f->day, sizeof(f->day), "%s", record_get(&m, MEETING_DAY));
		record_fini(&m);
		return true;
	}
	day_add_months(db_today(f->db), 18, until);
	ok = meetings_read(f->db, db_today(f->db), until, &all, e);
	for (int i = 0; i < all.n && !*f->day; i++)
		if (strcmp(all.list[i].body, record_get(&f->body, FIELD_UID)) == 0 &&
		    !all.list[i].over && strcmp(all.list[i].state, "cancelled") != 0)
			snprintf(f->day, sizeof(f->day), "%s", all.list[i].day);
	meetings_fini(&all);
	return ok;
}

/* --- the sheet ----------------------------------------------------------- */

static void def(const struct front *f, struct node *defs, const char *term, enum says what)
{
	struct node *d = doc_def(defs, term);

	if (f->say[what])
		doc_theirs(d, f->say[what]);
	else
		doc_text(d, _("not recorded"));
}

static void tell_head(struct front *f)
{
	struct node *defs = doc_defs(f->doc->root);
	char *day = say_when(f->day);

	doc_theirs(doc_def(defs, _("To")), record_title(&f->body));
	doc_text(doc_def(defs, _("Meeting of")), "%s", day);
	def(f, defs, _("Author"), SAY_AUTHOR);
	def(f, defs, _("Executive lead"), SAY_EXECUTIVE);
	def(f, defs, _("Purpose"), SAY_PURPOSE);
	free(day);
}

static struct node *part(const struct front *f, const char *title, enum says what,
                         const char *none)
{
	struct node *s = doc_section(f->doc, NULL, title);

	if (f->say[what])
		doc_theirs(doc_para(s), f->say[what]);
	else if (none)
		doc_say(s, "%s", none);
	return s;
}

struct telling {
	const struct front *f;
	struct node *parent, *list;
};

static struct node *item(struct telling *t)
{
	if (!t->list)
		t->list = doc_list(t->parent, false);
	return doc_item(t->list);
}

static bool tell_risk(const struct record *r, void *with)
{
	struct node *i = item(with);
	char name[NAME_SIZE];

	record_name(r, name);
	doc_text(i, "%s: ", name);
	doc_theirs(i, record_title(r));
	if (record_has(r, RISK_RATING))
		doc_text(i, _(" (rated %lld of 25)"), (long long)record_int(r, RISK_RATING));
	return true;
}

static bool tell_risks(const struct front *f, struct err *e)
{
	struct telling t = { f, part(f, _("Risk"), SAY_RISK, NULL), NULL };
	const char *uid = f->has_of ? record_get(&f->of, FIELD_UID) : "";
	bool ok = true;

	if (f->has_of && f->of.ent == &entities[ENT_paper])
		ok = each_linked(f, LINK_paper_risk, false, uid, tell_risk, &t, e);
	if (f->has_of && f->of.ent == &entities[ENT_action])
		ok = each_linked(f, LINK_action_risk, false, uid, tell_risk, &t, e);
	if (f->has_of && f->of.ent == &entities[ENT_decision])
		ok = each_linked(f, LINK_decision_risk, false, uid, tell_risk, &t, e);
	if (ok && !t.list && !f->say[SAY_RISK])
		doc_say(t.parent, _("No risk is recorded with it."));
	return ok;
}

/* An agenda that it has stood on: who has seen it, and when. */
static bool tell_agenda(const struct record *r, void *with)
{
	struct telling *t = with;
	struct err ignored;
	struct record m;
	char *body, *day;

	if (!store_get(t->f->db, &entities[ENT_meeting], record_get(r, AGENDA_MEETING), &m,
	               &ignored))
		return true;
	if (strcmp(record_get(&m, MEETING_DAY), db_today(t->f->db)) < 0) {
		struct node *i = item(t);

		body = record_show(&m, MEETING_BODY, db_lookup(t->f->db));
		day = say_when(record_get(&m, MEETING_DAY));
		doc_theirs(i, body);
		doc_text(i, _(", %s, item %lld: "), day, (long long)record_int(r, AGENDA_NUMBER));
		doc_theirs(i, record_title(r));
		free(body);
		free(day);
	}
	record_fini(&m);
	return true;
}

static bool tell_seen(const struct front *f, struct err *e)
{
	struct telling t = { f, part(f, _("Who has seen it"), SAY_SEEN, NULL), NULL };
	const char *uid = f->has_of ? record_get(&f->of, FIELD_UID) : "";
	bool ok = true;

	if (f->has_of && f->of.ent == &entities[ENT_paper])
		ok = each_linked(f, LINK_agenda_paper, true, uid, tell_agenda, &t, e);
	if (f->has_of && f->of.ent == &entities[ENT_action])
		ok = each_linked(f, LINK_agenda_action, true, uid, tell_agenda, &t, e);
	if (f->has_of && f->of.ent == &entities[ENT_decision])
		ok = each_linked(f, LINK_agenda_decision, true, uid, tell_agenda, &t, e);
	if (ok && !t.list && !f->say[SAY_SEEN])
		doc_say(t.parent, _("Nobody is recorded as having seen it before."));
	return ok;
}

/* Each figure of ours goes back to one of these files. */
static bool tell_source(const struct front *f, struct err *e)
{
	struct telling t = { f, part(f, _("Data source and validation"), SAY_SOURCE,
		_("Nobody is recorded as having validated its figures.")), NULL };
	struct load *list = NULL;
	int n = 0;
	bool ok = load_list(f->db, true, db_today(f->db), &list, &n, e);

	for (int i = 0; ok && i < n; i++) {
		struct node *to = item(&t);
		char *as_at = say_when(list[i].as_at), *made;
		char *taken = doc_number((double)list[i].accepted, 0);
		char *rows = doc_number((double)list[i].read, 0);

		list[i].made_at[DAY_SIZE - 1] = '\0';
		made = say_when(list[i].made_at);
		doc_theirs(to, list[i].name);
		doc_text(to, _(": LOAD-%lld, as at %s, %s of %s rows accepted, loaded on %s by "),
		         list[i].number, as_at, taken, rows, made);
		doc_theirs(to, list[i].made_by);
		doc_text(to, _("; SHA-256 begins %.16s."), list[i].file_hash);
		free(as_at);
		free(made);
		free(taken);
		free(rows);
	}
	free(list);
	if (ok && !n)
		doc_say(t.parent, _("No extract has been imported."));
	return ok;
}

static bool write_sheet(struct front *f, struct err *e)
{
	char *title = xprintf(_("Front sheet: %s"), f->say[SAY_TITLE]);
	enum suppress_profile profile;

	f->doc = paper_profile(f->db, &profile, e) ? paper_begin(f->db, title, e) : NULL;
	free(title);
	if (!f->doc)
		return false;
	tell_head(f);
	part(f, _("Summary"), SAY_SUMMARY, _("No summary is written yet."));
	part(f, _("Recommendation"), SAY_ASKED,
	     _("What the body is asked to do is not written yet."));
	if (!tell_risks(f, e) || !tell_seen(f, e) || !tell_source(f, e))
		return false;
	doc_publish(f->doc, profile);
	return true;
}

struct doc *front_build(struct db *db, const char *body, const struct record *of,
                        struct err *e)
{
	struct front f = { .db = db };
	bool ok = store_get(db, &entities[ENT_body], body, &f.body, e);

	if (!ok)
		return NULL;
	ok = (of ? read_of(&f, of, e) : read_plan(&f, e)) && read_meeting(&f, e) &&
	     write_sheet(&f, e);
	if (!ok) {
		doc_free(f.doc);
		f.doc = NULL;
	}
	for (int i = 0; i < SAYS; i++)
		free(f.say[i]);
	if (f.has_of)
		record_fini(&f.of);
	record_fini(&f.body);
	tracker_fini(&f.t);
	return f.doc;
}
