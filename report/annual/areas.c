/* Area by area, or Part by Part: how it is run, what is named, every action. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "report/annual/say.h"

/* What an action belongs to: an area is its own field; the Parts it serves
 * follow from its duties and competencies, and never from its area. */
struct slice {
	const struct year *y;
	const char *area;	/* a code, "" none named, or NULL */
	const char *part;
};

static bool serves_part(const struct year *y, const struct record *r, const char *part)
{
	const char *uid = record_get(r, FIELD_UID);
	const struct record *duty;
	size_t at = 0;

	while ((duty = year_linked(y, LINK_action_duty, uid, false, &at)))
		if (record_is(duty, DUTY_AREA, part))
			return true;
	at = 0;
	return strcmp(part, "competencies") == 0 &&
		year_linked(y, LINK_action_competency, uid, false, &at);
}

static bool serves_none(const struct year *y, const struct record *r)
{
	const char *uid = record_get(r, FIELD_UID);
	size_t a = 0, b = 0;

	return !year_linked(y, LINK_action_duty, uid, false, &a) &&
		!year_linked(y, LINK_action_competency, uid, false, &b);
}

static bool in_slice(const struct slice *in, const struct deed *d)
{
	if (in->area)
		return strcmp(d->area, in->area) == 0;
	return *in->part ? serves_part(in->y, d->rec, in->part) : serves_none(in->y, d->rec);
}

/* Declared well and worked out as not, or the other way about. */
static bool two_views(const struct deed *d)
{
	bool well = record_is(d->rec, ACTION_RAG, "on_track") ||
		record_is(d->rec, ACTION_RAG, "complete");
	int stand = say_stand(d->status);

	if (!record_has(d->rec, ACTION_RAG))
		return false;
	if (stand == STAND_LATE || stand == STAND_AT_RISK)
		return well;
	return stand == STAND_COMPLETE && !well;
}

static char *moved(int64_t times)
{
	return times == 2 ? xstrdup(_("its date moved twice")) :
		xprintf(ngettext("its date moved %d time", "its date moved %d times",
				 (unsigned long)times), (int)times);
}

static char *join(char *const *part, size_t n)
{
	char *all = xstrdup(part[0]);

	for (size_t i = 1; i < n; i++) {
		char *longer = xprintf("%s; %s", all, part[i]);

		free(all);
		all = longer;
	}
	return all;
}

static char *passed(const struct deed *d)
{
	char *due = say_when(record_get(d->rec, ACTION_DUE));
	char *says = xprintf(d->status == STATUS_OVERDUE ? _("overdue since %s")
		: _("%s has passed and nothing was reported"), due);

	free(due);
	return says;
}

/* Why an action is an exception, in words; NULL where it is none. */
static char *why_named(const struct year *y, const struct deed *d)
{
	const struct record *r = d->rec;
	char *reason[8], *all;
	size_t n = 0;

	if (d->status == STATUS_OVERDUE || d->status == STATUS_DATE_PASSED)
		reason[n++] = passed(d);
	if (d->status == STATUS_AT_RISK || d->status == STATUS_OFF_TRACK)
		reason[n++] = xstrdup(_(statuses[d->status].label));
	if (say_stand(d->status) != STAND_OUTSIDE && record_int(r, ACTION_MOVES) >= 2)
		reason[n++] = moved(record_int(r, ACTION_MOVES));
	if (d->status == STATUS_MISSING && !record_has(r, ACTION_OWNER))
		reason[n++] = xstrdup(_("nobody is named to lead it"));
	if (d->status == STATUS_MISSING && !record_has(r, ACTION_DUE))
		reason[n++] = xstrdup(_("no date is set"));
	if (two_views(d)) {
		char *word = year_shown(y, r, ACTION_RAG);

		reason[n++] = xprintf(_("seen in two ways: its lead declares it %s"), word);
		free(word);
	}
	if (record_is(r, ACTION_SAME_PERSON, "yes"))
		reason[n++] = xstrdup(_("verified by its own lead"));
	all = n ? join(reason, n) : NULL;
	for (size_t i = 0; i < n; i++)
		free(reason[i]);
	return all;
}

static bool any_path(const struct year *y, const struct slice *in)
{
	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		if (in_slice(in, &y->deed[i]) && record_has(y->deed[i].rec, ACTION_PATH))
			return true;
	return false;
}

static struct table *exceptions_table(struct year *y, struct node *s, bool path)
{
	struct table *t = doc_table(y->doc, s, _("Exceptions: actions to look at"));

	doc_inside(s);
	table_col(t, _("Action"), ALIGN_START);
	table_col(t, _("What"), ALIGN_START);
	table_col(t, _("Lead"), ALIGN_START);
	table_col(t, _("Why it is named"), ALIGN_START);
	if (path)
		table_col(t, _("Path to green"), ALIGN_START);
	return t;
}

static void exception_cells(struct year *y, struct table *t, const struct record *r,
                            const char *why, bool path)
{
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	cell_lead(t, y, r);
	cell_text(t, why);
	if (path)
		cell_theirs(t, record_get(r, ACTION_PATH));
}

static void tell_exceptions(struct year *y, struct node *s, const struct slice *in)
{
	struct table *t = NULL;
	bool path = any_path(y, in);

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++) {
		const struct deed *d = &y->deed[i];
		char *why = in_slice(in, d) ? why_named(y, d) : NULL;

		if (!why)
			continue;
		if (!t)
			t = exceptions_table(y, s, path);
		if (table_row_listed(t))
			exception_cells(y, t, d->rec, why, path);
		free(why);
	}
	if (!t)
		doc_say(s, _("There is no exception to name here."));
}

static void tell_all(struct year *y, struct node *s, const struct slice *in)
{
	struct table *t = doc_table(y->doc, s, _("Every action here"));

	doc_inside(s);
	table_col(t, _("Action"), ALIGN_START);
	table_col(t, _("What"), ALIGN_START);
	table_col(t, _("Lead"), ALIGN_START);
	table_col(t, _("Due"), ALIGN_START);
	table_col(t, _("Status"), ALIGN_START);
	table_col(t, _("Declared"), ALIGN_START);
	for (size_t i = 0; i < y->shelf[ENT_action].n; i++) {
		const struct deed *d = &y->deed[i];

		if (!in_slice(in, d) || !table_row_listed(t))
			continue;
		cell_name(t, d->rec);
		cell_theirs(t, record_title(d->rec));
		cell_lead(t, y, d->rec);
		cell_when(t, record_get(d->rec, ACTION_DUE));
		cell_stands(t, y, d);
		cell_choice(t, y, d->rec, ACTION_RAG);
	}
}

static size_t slice_count(const struct year *y, const struct slice *in)
{
	size_t n = 0;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		n += in_slice(in, &y->deed[i]);
	return n;
}

static void tell_slice(struct year *y, struct node *parent, const char *title,
                       const struct slice *in)
{
	struct node *s = doc_section(y->doc, parent, title);

	if (in->area) {
		doc_trail(s, "rows:action area:%s", in->area);
		doc_trail(s, "rule:%s", _("status by one rule for all, from dates, lead and"
			" reports; the score by its criteria, each with its working"));
	}
	if (in->area && *in->area)
		score_of_area(y, s, in->area);
	if (!slice_count(y, in)) {
		doc_say(s, _("No action is recorded here."));
		return;
	}
	tell_exceptions(y, s, in);
	tell_all(y, s, in);
}

void section_areas(struct year *y)
{
	bool parts = y->opt->by_part;
	enum vocab_id voc = parts ? VOC_part : VOC_area;
	const struct words *w = db_words(y->db);
	struct node *s = doc_section(y->doc, NULL, parts ? _("Part by Part") : _("Area by area"));
	struct slice none = { y, parts ? NULL : "", "" };

	if (parts)
		doc_say(s, _("An action stands under each Part whose duties or competencies it "
			     "serves. Parts are not the areas of the score, which are told at a "
			     "glance."));
	for (int i = 0; i < w->n[voc]; i++) {
		const struct word *word = &w->word[voc][i];
		struct slice in = { y, parts ? NULL : word->code, parts ? word->code : "" };

		tell_slice(y, s, word->label, &in);
	}
	if (slice_count(y, &none))
		tell_slice(y, s, parts ? _("No Part named") : _("No area named"), &none);
	if (parts)
		score_of_areas(y, s);
}
