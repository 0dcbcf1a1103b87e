/* The involvement ledger: who took part, when, paid or not, what changed. */
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/words.h"
#include "db/db.h"
#include "db/involved.h"
#include "report/annual/say.h"
#include "report/paper.h"

struct ledger {
	struct db *db;
	struct doc *doc;
	struct result seats, decided, events, actions;
};

static void theirs_or(struct table *t, const char *text, enum cell_kind none)
{
	if (*text)
		cell_theirs(t, text);
	else
		cell_none(t, none);
}

static void cell_paid(const struct ledger *l, struct table *t, const char *code)
{
	if (*code)
		cell_text(t, words_label(db_words(l->db), VOC_payment, code));
	else
		cell_none(t, CELL_NOT_KNOWN);
}

/* The decisions of one meeting, one after another. */
static void cell_decided(const struct ledger *l, struct table *t, const char *meeting)
{
	char *all = xstrdup(""), *more;

	for (int i = 0; i < l->decided.nrow; i++) {
		if (strcmp(involved_text(&l->decided, i, 0), meeting) != 0)
			continue;
		more = xprintf("%s%s%s", all, *all ? "; " : "", involved_text(&l->decided, i, 1));
		free(all);
		all = more;
	}
	theirs_or(t, all, CELL_NO_DATA);
	free(all);
}

static void ledger_meetings(const struct ledger *l, struct node *s)
{
	static const char *const head[] = { N_("Day"), N_("Who"), N_("Speaks for"), N_("At"),
		N_("Payment"), N_("What was decided there"), NULL };
	const struct result *r = &l->seats;
	struct table *t;

	if (!r->nrow) {
		doc_say(s, _("No meeting is recorded at which communities, service users or"
		           " carers sat."));
		return;
	}
	t = doc_table(l->doc, s, _("At meetings"));
	table_heads(t, head);
	for (int i = 0; i < r->nrow; i++) {
		table_row(t);
		cell_when(t, involved_text(r, i, 1));
		theirs_or(t, involved_text(r, i, 4), CELL_NOT_KNOWN);
		cell_text(t, words_label(db_words(l->db), VOC_constituency,
		                         involved_text(r, i, 5)));
		cell_theirs(t, involved_text(r, i, 3));
		cell_paid(l, t, involved_text(r, i, 6));
		cell_decided(l, t, involved_text(r, i, 0));
	}
}

static void ledger_events(const struct ledger *l, struct node *s)
{
	static const char *const head[] = { N_("Day"), N_("Event"), N_("Who came"),
		N_("How many"), N_("Payment"), N_("What changed"), NULL };
	const struct result *r = &l->events;
	struct table *t;

	if (!r->nrow) {
		doc_say(s, _("No event is recorded."));
		return;
	}
	t = doc_table(l->doc, s, _("At events"));
	table_heads(t, head);
	for (int i = 0; i < r->nrow; i++) {
		table_row(t);
		cell_when(t, involved_text(r, i, 2));
		cell_theirs(t, involved_text(r, i, 1));
		theirs_or(t, involved_text(r, i, 3), CELL_NOT_KNOWN);
		theirs_or(t, involved_text(r, i, 4), CELL_NOT_KNOWN);
		cell_paid(l, t, involved_text(r, i, 5));
		theirs_or(t, involved_text(r, i, 6), CELL_NO_DATA);
	}
}

static void ledger_actions(const struct ledger *l, struct node *s)
{
	static const char *const head[] = { N_("Action"), N_("What"), N_("Involvement"),
		N_("Who, when, and what changed"), NULL };
	const struct result *r = &l->actions;
	struct table *t;

	if (!r->nrow) {
		doc_say(s, _("No action says who took part."));
		return;
	}
	t = doc_table(l->doc, s, _("In actions, of whatever day"));
	table_heads(t, head);
	for (int i = 0; i < r->nrow; i++) {
		char *name = xprintf("ACT-%s", involved_text(r, i, 0));
		const char *how = involved_text(r, i, 2);

		table_row(t);
		cell_text(t, name);
		cell_theirs(t, involved_text(r, i, 1));
		if (*how)
			cell_text(t, words_label(db_words(l->db), VOC_involvement, how));
		else
			cell_none(t, CELL_NOT_KNOWN);
		theirs_or(t, involved_text(r, i, 3), CELL_NOT_KNOWN);
		free(name);
	}
}

static int paid(const struct result *r, const char *code)
{
	int n = 0;

	for (int i = 0; i < r->nrow; i++)
		n += strcmp(involved_text(r, i, 6), code) == 0;
	return n;
}

static struct lang_count times(int n)
{
	return lang_count("%lld time", "%lld times", n);
}

static void tell_sum(const struct ledger *l, struct node *s, const char *since)
{
	const struct result *r = &l->seats;
	int asked = paid(r, "taken") + paid(r, "declined") + paid(r, "offered");
	char day[DAY_SHOWN];

	day_show(since, day);
	doc_say(s, _("Since %s, people took a seat for communities, service users or carers %s."
	        "  Payment was offered %s and taken %s; not offered %s; for %s it is not"
	        " known."), day, times(r->nrow).text, times(asked).text,
	        times(paid(r, "taken")).text, times(paid(r, "not_offered")).text,
	        times(paid(r, "")).text);
	doc_text(doc_note(s, _("This paper names people")),
	         _("It is for those who run the plan, not for publication."));
}

struct doc *ledger_build(struct db *db, const char *since, struct err *e)
{
	struct ledger l = { .db = db };
	enum suppress_profile profile;
	bool ok = paper_profile(db, &profile, e) &&
	          involved_read(db, INVOLVED_MEETINGS, since, &l.seats, e) &&
	          involved_read(db, INVOLVED_DECISIONS, since, &l.decided, e) &&
	          involved_read(db, INVOLVED_EVENTS, since, &l.events, e) &&
	          involved_read(db, INVOLVED_ACTIONS, since, &l.actions, e) &&
	          (l.doc = paper_begin(db, _("Involvement ledger"), e));

	if (ok) {
		tell_sum(&l, doc_section(l.doc, NULL, _("In short")), since);
		ledger_meetings(&l, doc_section(l.doc, NULL, _("Meetings")));
		ledger_events(&l, doc_section(l.doc, NULL, _("Events")));
		ledger_actions(&l, doc_section(l.doc, NULL, _("Actions")));
		doc_publish(l.doc, profile);
	}
	result_fini(&l.seats);
	result_fini(&l.decided);
	result_fini(&l.events);
	result_fini(&l.actions);
	return l.doc;
}
