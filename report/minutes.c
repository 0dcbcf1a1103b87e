/* Minutes, drafted from the record of a meeting. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/meeting.h"
#include "db/store.h"
#include "report/annual/say.h"
#include "report/paper.h"

enum { MOST_ROWS = 500 };

struct minutes {
	struct db *db;
	struct doc *doc;
	const struct meeting *m;
	struct record meeting;
	struct rows items, decisions;
};

static bool read_of(struct db *db, enum entity_id ent, int field, int sort, const char *uid,
                    struct rows *rows, struct err *e)
{
	struct filter of = { .field = field, .how = FILTER_IS, .value = uid };
	struct page p = { .ent = &entities[ent], .sort = sort, .filter = &of, .nfilter = 1 };

	return store_page(db, &p, NULL, 0, false, MOST_ROWS, rows, e);
}

static const char *word(const struct minutes *x, enum vocab_id v, const char *code)
{
	return *code ? words_label(db_words(x->db), v, code) : "";
}

static void para(struct node *s, const char *before, const char *theirs)
{
	struct node *p;

	if (!*theirs)
		return;
	p = doc_para(s);
	doc_text(p, "%s", before);
	doc_theirs(p, theirs);
}

static char *shown(const struct minutes *x, const struct record *r, int field)
{
	return record_show(r, field, db_lookup(x->db));
}

static void tell_when(const struct minutes *x, struct node *s)
{
	const struct record *r = &x->meeting;
	struct node *p = doc_para(s);
	char day[DAY_SHOWN];

	day_show(x->m->day, day);
	doc_theirs(p, x->m->body_name);
	doc_text(p, ", %s", day);
	if (record_has(r, MEETING_TIME))
		doc_text(p, ", %s", record_get(r, MEETING_TIME));
	if (record_has(r, MEETING_ENDS))
		doc_text(p, _(" to %s"), record_get(r, MEETING_ENDS));
	if (record_has(r, MEETING_VENUE)) {
		doc_text(p, ", ");
		doc_theirs(p, record_get(r, MEETING_VENUE));
	}
	if (record_has(r, MEETING_MODE))
		doc_text(p, " (%s)", word(x, VOC_meeting_mode, record_get(r, MEETING_MODE)));
	doc_text(p, ".");
}

static void tell_standing(const struct minutes *x, struct node *s)
{
	const struct record *r = &x->meeting;
	char day[DAY_SHOWN];

	if (!record_is(r, MEETING_STATE, "approved")) {
		doc_strong(doc_para(s), x->m->over
			? _("Draft: these minutes have not been confirmed.")
			: _("The meeting has not been held; this is its agenda."));
		return;
	}
	day_show(record_get(r, MEETING_APPROVED), day);
	if (record_has(r, MEETING_CONFIRMED_AT)) {
		char *at = shown(x, r, MEETING_CONFIRMED_AT);

		doc_say(s, _("Confirmed on %s at %s, and locked."), day, at);
		free(at);
	} else {
		doc_say(s, _("Confirmed on %s, and locked."), day);
	}
}

static void seat_row(const struct minutes *x, struct table *t, const struct meeting_seat *seat)
{
	const char *state = *seat->attended ? seat->attended : "expected";
	bool vacant = !*seat->person && *seat->uid;
	char *label = say_label(vacant ? _("vacant") : word(x, VOC_attended, state));

	table_row(t);
	if (*seat->name)
		cell_theirs(t, seat->name);
	else
		cell_none(t, CELL_NOT_APPLICABLE);
	cell_theirs(t, seat->title);
	if (*seat->constituency)
		cell_text(t, word(x, VOC_constituency, seat->constituency));
	else
		cell_none(t, CELL_NOT_APPLICABLE);
	if (*seat->deputy_name) {
		char *by = xprintf(_("%s: %s"), label, seat->deputy_name);

		cell_theirs(t, by);
		free(by);
	} else if (*seat->items) {
		char *items = xprintf(_("%s: items %s"), label, seat->items);

		cell_text(t, items);
		free(items);
	} else {
		cell_text(t, label);
	}
	free(label);
}

static void tell_present(const struct minutes *x, struct node *s)
{
	char *says = meeting_says(x->m);
	struct table *t;

	doc_say(s, "%s.", says);
	free(says);
	para(s, _("Effect: "), record_get(&x->meeting, MEETING_EFFECT));
	if (!x->m->nseats) {
		doc_say(s, _("The body has no seats on record."));
		return;
	}
	t = doc_table(x->doc, s, _("Who was there"));
	table_col(t, _("Name"), ALIGN_START);
	table_col(t, _("Seat"), ALIGN_START);
	table_col(t, _("Constituency"), ALIGN_START);
	table_col(t, _("Attendance"), ALIGN_START);
	for (int i = 0; i < x->m->nseats; i++)
		seat_row(x, t, &x->m->seat[i]);
}

static void tell_decision(const struct minutes *x, struct node *list, const struct record *r)
{
	struct node *item = doc_item(list);
	const char *state = record_get(r, DECISION_STATE);
	char name[NAME_SIZE];

	record_name(r, name);
	doc_strong(item, name);
	doc_text(item, " ");
	if (record_has(r, DECISION_MINUTE))
		doc_text(item, _("(minute %s) "), record_get(r, DECISION_MINUTE));
	doc_theirs(item, record_title(r));
	doc_text(item, " (%s", word(x, VOC_outcome, record_get(r, DECISION_OUTCOME)));
	if (record_has(r, DECISION_ESCALATED)) {
		char *to = shown(x, r, DECISION_ESCALATED);

		doc_text(item, _(" to "));
		doc_theirs(item, to);
		free(to);
	}
	if (strcmp(state, "made") != 0)
		doc_text(item, "; %s", word(x, VOC_decision_state, state));
	doc_text(item, ")");
	if (record_has(r, DECISION_DETAIL)) {
		doc_text(item, ": ");
		doc_theirs(item, record_get(r, DECISION_DETAIL));
	}
}

/* Those taken under one item; under none where uid is "". */
static void tell_decisions(const struct minutes *x, struct node *s, const char *uid)
{
	struct node *list = NULL;

	for (int i = 0; i < x->decisions.n; i++) {
		const struct record *r = &x->decisions.row[i];

		if (!record_is(r, DECISION_ITEM, uid))
			continue;
		if (!list) {
			doc_say(s, _("Decided:"));
			list = doc_list(s, false);
		}
		tell_decision(x, list, r);
	}
}

static void tell_linked(const struct minutes *x, struct node *s, const struct record *item,
                        enum link_id kind, const char *what)
{
	struct link_end end = { &links[kind], false };
	const char *uid = record_get(item, FIELD_UID);
	struct err ignored;
	char *text = NULL;

	if (store_links(x->db, end, &uid, 1, true, &text, &ignored) && text)
		para(s, what, text);
	free(text);
}

static void tell_item(const struct minutes *x, const struct record *r)
{
	char *title = record_has(r, AGENDA_KIND)
		? xprintf("%s. %s (%s)", record_get(r, AGENDA_NUMBER), record_title(r),
		          word(x, VOC_agenda_kind, record_get(r, AGENDA_KIND)))
		: xprintf("%s. %s", record_get(r, AGENDA_NUMBER), record_title(r));
	struct node *s = doc_section(x->doc, NULL, title);
	char *lead = shown(x, r, AGENDA_LEAD), *corrects = shown(x, r, AGENDA_CORRECTS);

	para(s, _("Corrects: "), corrects);
	para(s, _("Brought by: "), lead);
	para(s, _("Paper: "), record_get(r, AGENDA_PAPER));
	if (record_has(r, AGENDA_NOTES))
		doc_theirs(doc_para(s), record_get(r, AGENDA_NOTES));
	tell_decisions(x, s, record_get(r, FIELD_UID));
	tell_linked(x, s, r, LINK_agenda_action, _("Actions: "));
	tell_linked(x, s, r, LINK_agenda_decision, _("Decisions looked at again: "));
	free(title);
	free(lead);
	free(corrects);
}

static bool has_loose(const struct minutes *x)
{
	for (int i = 0; i < x->decisions.n; i++)
		if (!record_has(&x->decisions.row[i], DECISION_ITEM))
			return true;
	return false;
}

static bool read_minutes(struct minutes *x, struct err *e)
{
	const char *uid = x->m->uid;

	return store_get(x->db, &entities[ENT_meeting], uid, &x->meeting, e) &&
	       read_of(x->db, ENT_agenda_item, AGENDA_MEETING, AGENDA_NUMBER, uid, &x->items,
	               e) &&
	       read_of(x->db, ENT_decision, DECISION_MEETING, FIELD_KEY, uid, &x->decisions,
	               e);
}

static void write_minutes(struct minutes *x)
{
	struct node *s = doc_section(x->doc, NULL, _("Meeting"));

	tell_when(x, s);
	tell_standing(x, s);
	tell_present(x, doc_section(x->doc, NULL, _("Attendance and quorum")));
	for (int i = 0; i < x->items.n; i++)
		tell_item(x, &x->items.row[i]);
	if (has_loose(x))
		tell_decisions(x, doc_section(x->doc, NULL, _("Other decisions")), "");
	if (record_has(&x->meeting, MEETING_NOTES))
		doc_theirs(doc_para(doc_section(x->doc, NULL, _("Notes"))),
		           record_get(&x->meeting, MEETING_NOTES));
}

struct doc *minutes_build(struct db *db, const struct meeting *m, struct err *e)
{
	struct minutes x = { .db = db, .m = m };
	enum suppress_profile profile;
	char *title = xprintf(m->over ? _("Minutes: %s") : _("Agenda: %s"), m->title);
	bool ok = paper_profile(db, &profile, e) && (x.doc = paper_begin(db, title, e)) &&
	          read_minutes(&x, e);

	if (ok) {
		write_minutes(&x);
		doc_publish(x.doc, profile);
	} else {
		doc_free(x.doc);
		x.doc = NULL;
	}
	record_fini(&x.meeting);
	rows_fini(&x.items);
	rows_fini(&x.decisions);
	free(title);
	return x.doc;
}
