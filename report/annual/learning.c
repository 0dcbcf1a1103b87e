/* Initiatives and learning: what was asked, what was tried, what came of it. */
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/session.h"
#include "report/annual/say.h"

/* Columns by their headings, the last one NULL. */
static struct table *start(struct year *y, struct node *s, const char *caption,
			   const char *const *head)
{
	struct table *t = doc_table(y->doc, s, caption);

	table_heads(t, head);
	return t;
}

static bool tell_reviews(struct year *y, struct node *s)
{
	const struct shelf *reviews = &y->shelf[ENT_review];
	struct table *t = NULL;

	for (size_t i = 0; i < reviews->n; i++) {
		const struct record *r = &reviews->rec[i];

		if (!year_holds(y, record_get(r, REVIEW_DAY)))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Reviews by others"));
			table_col(t, _("Subject"), ALIGN_START);
			table_col(t, _("By"), ALIGN_START);
			table_col(t, _("Reported on"), ALIGN_START);
			table_col(t, _("Verdict"), ALIGN_START);
		}
		table_row(t);
		cell_theirs(t, record_title(r));
		cell_theirs(t, record_get(r, REVIEW_BY));
		cell_when(t, record_get(r, REVIEW_DAY));
		cell_theirs(t, record_get(r, REVIEW_VERDICT));
	}
	return t != NULL;
}

/* ---- inquiries ---- */

static size_t actions_of(const struct year *y, const struct record *inquiry)
{
	size_t at = 0, n = 0;

	while (year_linked(y, LINK_inquiry_action, record_get(inquiry, FIELD_UID), false, &at))
		n++;
	return n;
}

static bool tell_inquiries(struct year *y, struct node *s)
{
	static const char *const head[] = { N_("Question"), N_("Opened on"), N_("State"),
		N_("At step"), N_("Co-designed"), N_("Community owner"), N_("Actions"), NULL };
	const struct shelf *all = &y->shelf[ENT_inquiry];
	struct table *t = all->n ? start(y, doc_section(y->doc, s, _("Inquiries")),
		_("Inquiries: which question, how far, and with whom"), head) : NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct record *r = &all->rec[i];

		table_row(t);
		cell_theirs(t, record_title(r));
		cell_when(t, record_get(r, INQUIRY_OPENED));
		cell_choice(t, y, r, INQUIRY_STATE);
		if (record_has(r, INQUIRY_STEP))
			cell_choice(t, y, r, INQUIRY_STEP);
		else
			cell_text(t, _("all five done"));
		cell_text(t, record_is(r, INQUIRY_CODESIGNED, "yes") ? _("yes") : _("not yet"));
		cell_ref(t, y, r, INQUIRY_COMMUNITY);
		cell_number(t, (double)actions_of(y, r), 0);
	}
	return t != NULL;
}

/* ---- initiatives ---- */

static bool is_ours(const struct record *initiative)
{
	return !record_has(initiative, INITIATIVE_OF_TRUST);
}

static bool has_ours(const struct shelf *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (is_ours(&all->rec[i]))
			return true;
	return false;
}

static void tell_table(struct year *y, struct node *s)
{
	static const char *const head[] = { N_("Initiative"), N_("Kind"), N_("State"),
		N_("Reach"), N_("Evaluated on"), N_("What came of it"), NULL };
	const struct shelf *all = &y->shelf[ENT_initiative];
	struct table *t = start(y, s, _("Initiatives of the trust, and what became of them"), head);

	for (size_t i = 0; i < all->n; i++) {
		const struct record *r = &all->rec[i];

		if (!is_ours(r))
			continue;
		table_row(t);
		cell_theirs(t, record_title(r));
		cell_choice(t, y, r, INITIATIVE_KIND);
		cell_choice(t, y, r, INITIATIVE_STATE);
		cell_theirs(t, record_get(r, INITIATIVE_REACH));
		cell_when(t, record_get(r, INITIATIVE_EVALUATED));
		cell_theirs(t, record_get(r, INITIATIVE_IMPACT));
	}
}

/* Evidence stands under the five headings that a business case asks for; what
 * is not there is said. */
static void tell_evidence(struct year *y, struct node *s)
{
	static const int heads[] = { INITIATIVE_FINANCE, INITIATIVE_QUALITY, INITIATIVE_SAFETY,
		INITIATIVE_TRUSTED, INITIATIVE_STAFF };
	static const char *const names[] = { N_("Finance"), N_("Quality improvement"),
		N_("Safety"), N_("Community trust and engagement"),
		N_("Recruitment and retention") };
	static const char *const head[] = { N_("Heading"), N_("Initiatives with evidence"),
		N_("The evidence"), NULL };
	const struct shelf *all = &y->shelf[ENT_initiative];
	struct table *t = start(y, s, _("Evidence under five headings"), head);

	for (size_t h = 0; h < 5; h++) {
		const struct record *last = NULL;
		size_t n = 0;

		for (size_t i = 0; i < all->n; i++)
			if (is_ours(&all->rec[i]) && record_has(&all->rec[i], heads[h])) {
				last = &all->rec[i];
				n++;
			}
		table_row(t);
		cell_text(t, _(names[h]));
		cell_number(t, (double)n, 0);
		if (last)
			cell_theirs(t, record_get(last, heads[h]));
		else
			cell_text(t, _("none yet"));
	}
}

static void tell_learnt(struct year *y, struct node *s)
{
	static const int parts[] = { INITIATIVE_LEARNING, INITIATIVE_OBSTACLES,
		INITIATIVE_RESPONSES };
	const struct shelf *all = &y->shelf[ENT_initiative];

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < 3 && is_ours(&all->rec[i]); k++) {
			const struct record *r = &all->rec[i];
			struct node *p;

			if (!record_has(r, parts[k]))
				continue;
			p = doc_para(s);
			doc_strong(p, record_title(r));
			doc_text(p, ". %s: ", _(r->ent->fields[parts[k]].label));
			doc_theirs(p, record_get(r, parts[k]));
		}
}

/* ---- sessions ---- */

static void session_row(struct year *y, struct table *t, const struct record *r)
{
	char *change = session_change_says(r);
	char *before = xprintf("session/%s/before", record_get(r, FIELD_UID));
	char *after = xprintf("session/%s/after", record_get(r, FIELD_UID));

	table_row(t);
	cell_theirs(t, record_title(r));
	cell_choice(t, y, r, SESSION_TOPIC);
	cell_when(t, record_get(r, SESSION_DAY));
	if (record_has(r, SESSION_ATTENDED))
		cell_people(t, NULL, record_int(r, SESSION_ATTENDED));
	else
		cell_none(t, CELL_NOT_KNOWN);
	if (change) {
		cell_percent(t, before, record_int(r, SESSION_BEFORE), NULL,
			     record_int(r, SESSION_ASKED_BEFORE));
		cell_percent(t, after, record_int(r, SESSION_AFTER), NULL,
			     record_int(r, SESSION_ASKED_AFTER));
		cell_text(t, change);
		cell_rests(t, before, after);
	} else {
		cell_none(t, CELL_NOT_KNOWN);
		cell_none(t, CELL_NOT_KNOWN);
		cell_none(t, CELL_NOT_KNOWN);
	}
	free(before);
	free(after);
	free(change);
}

static void tell_sessions(struct year *y, struct node *s)
{
	static const char *const head[] = { N_("Session"), N_("Topic"), N_("Date"), N_("Came"),
		N_("Confident before"), N_("Confident after"), N_("Change"), NULL };
	const struct shelf *all = &y->shelf[ENT_session];
	struct table *t = NULL;

	for (size_t i = 0; i < all->n; i++) {
		if (!year_holds(y, record_get(&all->rec[i], SESSION_DAY)))
			continue;
		if (!t)
			t = start(y, s, _("Learning sessions, and confidence before and after"),
				  head);
		session_row(y, t, &all->rec[i]);
	}
	if (t)
		doc_say(s, _("Changes are in percentage points with 95%% limits: where the same "
			     "people answered twice by Newcombe's method for paired data (1998), "
			     "otherwise by that for two proportions. No clear change means that "
			     "the limits hold both a rise and a fall."));
}

/* ---- pairs and grants ---- */

static void tell_pairs(struct year *y, struct node *s)
{
	const struct shelf *pairs = &y->shelf[ENT_pair], *held = &y->shelf[ENT_checkin];
	size_t meeting = 0, asked = 0;
	char *n, *k;

	if (!pairs->n)
		return;
	for (size_t i = 0; i < pairs->n; i++)
		meeting += record_is(&pairs->rec[i], PAIR_STATE, "meeting");
	for (size_t i = 0; i < held->n; i++)
		asked += year_holds(y, record_get(&held->rec[i], CHECKIN_HELD));
	n = say_count(pairs->n, "%s pair", "%s pairs");
	k = say_count(asked, "%s check-in was held", "%s check-ins were held");
	doc_say(s, _("In partnership programmes %s learned from each other, of whom %zu still "
		     "meet; %s in the year. Participants are known by a code, and "
		     "what they answered to find a partner is erased at the end."), n, meeting,
		k);
	free(n);
	free(k);
}

static void cell_pounds(struct table *t, const struct record *r, int field)
{
	if (record_has(r, field))
		cell_number(t, (double)record_int(r, field) / 100, 2);
	else
		cell_none(t, CELL_NOT_KNOWN);
}

static void tell_grants(struct year *y, struct node *s)
{
	static const char *const head[] = { N_("Grant"), N_("Organisation"), N_("State"),
		N_("Asked for, £"), N_("Granted, £"), N_("Spent, £"), NULL };
	const struct shelf *all = &y->shelf[ENT_grant];
	struct table *t = all->n ? start(y, s, _("Small grants to community bodies"), head) : NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct record *r = &all->rec[i];

		table_row(t);
		cell_theirs(t, record_title(r));
		cell_ref(t, y, r, GRANT_ORGANISATION);
		cell_choice(t, y, r, GRANT_STATE);
		cell_pounds(t, r, GRANT_ASKED);
		cell_pounds(t, r, GRANT_AMOUNT);
		cell_pounds(t, r, GRANT_SPENT);
	}
}

static bool tell_initiatives(struct year *y, struct node *s)
{
	struct node *in;

	if (!has_ours(&y->shelf[ENT_initiative]))
		return false;
	in = doc_section(y->doc, s, _("Initiatives"));
	tell_table(y, in);
	tell_evidence(y, in);
	tell_learnt(y, in);
	tell_sessions(y, in);
	tell_pairs(y, in);
	tell_grants(y, in);
	return true;
}

/* ---- commitments ---- */

static bool tell_commitments(struct year *y, struct node *s)
{
	static const char *const phases[] = { "commit", "understand", "act", "sustained",
		"lapsed" };
	const struct shelf *all = &y->shelf[ENT_action];
	size_t n[5] = { 0 }, sum = 0;
	char *count;

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < 5; k++)
			if (record_is(&all->rec[i], ACTION_KIND, "commitment") &&
			    record_is(&all->rec[i], ACTION_PHASE, phases[k])) {
				n[k]++;
				sum++;
			}
	if (!sum)
		return false;
	count = say_count(sum, "%s commitment", "%s commitments");
	doc_say(s, _("Made in public: %s. Of these %s, %s, %s, %s, %zu lapsed."), count,
		lang_count("%lld is committed to and no further",
			   "%lld are committed to and no further", (long long)n[0]).text,
		lang_count("%lld is being understood", "%lld are being understood",
			   (long long)n[1]).text,
		lang_count("%lld is acted on", "%lld are acted on", (long long)n[2]).text,
		lang_count("%lld is everyday work", "%lld are everyday work",
			   (long long)n[3]).text, n[4]);
	free(count);
	return true;
}

/* ---- the section ---- */

static bool tell_plans(struct year *y, struct node *s)
{
	const struct shelf *plans = &y->shelf[ENT_plan];
	bool said = false;

	for (size_t i = 0; i < plans->n; i++) {
		struct node *p;

		if (!record_has(&plans->rec[i], PLAN_REVIEW))
			continue;
		p = doc_para(s);
		doc_text(p, _("At the end of "));
		doc_theirs(p, record_title(&plans->rec[i]));
		doc_text(p, _(" the trust wrote:"));
		doc_theirs(doc_quote(s), record_get(&plans->rec[i], PLAN_REVIEW));
		said = true;
	}
	return said;
}

void section_learning(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Initiatives and learning"));
	bool said = tell_plans(y, s);

	said |= tell_reviews(y, s);
	said |= tell_commitments(y, s);
	said |= tell_inquiries(y, s);
	said |= tell_initiatives(y, s);
	if (!said)
		doc_say(s, _("No inquiry, initiative, learning package or review is recorded for "
			     "the year. What was learned is not known."));
}
