/* What people told us, and what came of it. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "report/annual/say.h"

/* Feedback received in the year, asked by whatever holds of it. */
typedef bool holds(const struct year *, const struct record *, const char *);

static size_t voices_that(const struct year *y, holds *f, const char *what)
{
	const struct shelf *s = &y->shelf[ENT_feedback];
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += year_holds(y, record_get(&s->rec[i], FEEDBACK_RECEIVED)) &&
			f(y, &s->rec[i], what);
	return n;
}

static bool any(const struct year *y, const struct record *r, const char *what)
{
	(void)y;
	(void)r;
	(void)what;
	return true;
}

static bool came_by(const struct year *y, const struct record *r, const char *channel)
{
	(void)y;
	return record_is(r, FEEDBACK_CHANNEL, channel);
}

static bool stands_at(const struct year *y, const struct record *r, const char *state)
{
	(void)y;
	return record_is(r, FEEDBACK_STATE, state);
}

static bool is_about(const struct year *y, const struct record *r, const char *theme)
{
	const struct record *t;
	size_t at = 0;

	while ((t = year_linked(y, LINK_feedback_theme, record_get(r, FIELD_UID), false, &at)))
		if (record_is(t, FIELD_UID, theme))
			return true;
	return false;
}

/* A step that has a last day: kept on time, late, or not yet due. */
struct step { int by, on; };

static const struct step acknowledge = { FEEDBACK_ACK_BY, FEEDBACK_ACKED };
static const struct step respond = { FEEDBACK_RESPOND_BY, FEEDBACK_RESPONDED };

static void count_step(const struct year *y, const struct step *step, size_t *kept, size_t *due)
{
	const struct shelf *s = &y->shelf[ENT_feedback];

	*kept = *due = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];
		const char *by = record_get(r, step->by), *on = record_get(r, step->on);

		if (!year_holds(y, record_get(r, FEEDBACK_RECEIVED)) || !*by)
			continue;
		if (step == &acknowledge && record_is(r, FEEDBACK_ANONYMOUS, "yes"))
			continue;
		if (!*on && strcmp(by, y->as_at) >= 0)
			continue;
		++*due;
		*kept += *on && strcmp(on, by) <= 0;
	}
}

static void step_row(const struct year *y, struct table *t, const char *label,
                     const struct step *step)
{
	size_t kept, due;

	count_step(y, step, &kept, &due);
	table_row(t);
	cell_text(t, label);
	cell_people(t, NULL, (int64_t)kept);
	cell_people(t, NULL, (int64_t)due);
	cell_percent(t, NULL, (int64_t)kept, NULL, (int64_t)due);
}

static void tell_times(struct year *y, struct node *s)
{
	struct table *t = doc_table(y->doc, s, _("How quickly people had an answer"));
	size_t all = voices_that(y, any, NULL), told = voices_that(y, stands_at, "told");

	table_col(t, _("Step"), ALIGN_START);
	table_col(t, _("In time"), ALIGN_END);
	table_col(t, _("Due"), ALIGN_END);
	table_col(t, _("Share"), ALIGN_END);
	step_row(y, t, _("Acknowledged by the day set"), &acknowledge);
	step_row(y, t, _("Answered by the day set"), &respond);
	table_row(t);
	cell_text(t, _("Told what came of it"));
	cell_people(t, "feedback told", (int64_t)told);
	cell_people(t, "feedback", (int64_t)all);
	cell_percent(t, "feedback told", (int64_t)told, "feedback", (int64_t)all);
}

static void people_cols(struct table *t, const char *first)
{
	table_col(t, first, ALIGN_START);
	table_col(t, _("Pieces of feedback"), ALIGN_END);
	table_col(t, _("Share"), ALIGN_END);
}

/* key names the count where it stands elsewhere too, or NULL. */
static void people_row(struct table *t, const char *word, bool theirs, const char *key, size_t n,
                       size_t all)
{
	char *label = say_label(word);

	if (theirs)
		cell_theirs(t, word);
	else
		cell_text(t, label);
	free(label);
	cell_people(t, key, (int64_t)n);
	cell_percent(t, key, (int64_t)n, "feedback", (int64_t)all);
}

static void total_row(struct table *t, size_t all)
{
	table_total(t);
	cell_text(t, _("All"));
	cell_people(t, "feedback", (int64_t)all);
	cell_none(t, CELL_NOT_APPLICABLE);
}

static void tell_flow(struct year *y, struct node *s)
{
	const struct words *w = db_words(y->db);
	size_t all = voices_that(y, any, NULL), told = voices_that(y, stands_at, "told");
	char *share = say_share(y, "feedback told", told, "feedback", all, false);
	bool few = !say_may(y, told, all);
	char *title = few ? xstrdup(_("Very few who spoke to us have been told what came of it")) :
		xprintf(_("%s of those who spoke to us have been told what came of it"), share);
	struct chart chart = { .kind = CHART_BARS, .value = 2, .percent = true };
	struct table *t = doc_figure(y->doc, s, title,
		_("A bar for each step from received to told, as long as the share of the "
		"year's feedback that stands there."),
		_("How far the feedback received in the year has come"), chart);

	people_cols(t, _("Stands at"));
	for (int i = 0; i < w->n[VOC_feedback_state]; i++) {
		const struct word *word = &w->word[VOC_feedback_state][i];

		table_row(t);
		people_row(t, word->label, false, strcmp(word->code, "told") == 0 ?
			   "feedback told" : NULL, voices_that(y, stands_at, word->code), all);
	}
	total_row(t, all);
	free(share);
	free(title);
}

static void tell_channels(struct year *y, struct node *s)
{
	const struct words *w = db_words(y->db);
	size_t all = voices_that(y, any, NULL);
	struct table *t = doc_table(y->doc, s, _("How it came"));

	people_cols(t, _("Channel"));
	for (int i = 0; i < w->n[VOC_channel]; i++) {
		const struct word *word = &w->word[VOC_channel][i];

		table_row(t);
		people_row(t, word->label, false, NULL, voices_that(y, came_by, word->code), all);
	}
	table_row(t);
	people_row(t, _("not recorded"), false, NULL, voices_that(y, came_by, ""), all);
	total_row(t, all);
}

struct themed { const struct record *theme; size_t n; };

/* Those of which few spoke stand in the order of their numbers: their order
 * would tell what the paper hides. */
static int most_first(const void *a, const void *b)
{
	const struct themed *x = a, *z = b;
	int64_t i = record_int(x->theme, FIELD_NUMBER), j = record_int(z->theme, FIELD_NUMBER);
	size_t nx = x->n < FEW ? 0 : x->n, nz = z->n < FEW ? 0 : z->n;

	if (nx != nz)
		return nx < nz ? 1 : -1;
	return (i > j) - (i < j);
}

static char *theme_title(const struct themed *most)
{
	if (most->n < FEW)
		return xstrdup(_("No theme is spoken of by more than very few"));
	return xprintf(_("%s is what people speak of most"), record_title(most->theme));
}

static void tell_themes(struct year *y, struct node *s)
{
	const struct shelf *themes = &y->shelf[ENT_theme];
	struct themed *row = xcalloc(themes->n, sizeof(*row));
	size_t all = voices_that(y, any, NULL);
	struct chart chart = { .kind = CHART_BARS, .value = 2, .percent = true };
	struct table *t;
	char *title;

	for (size_t i = 0; i < themes->n; i++)
		row[i] = (struct themed){ &themes->rec[i], voices_that(y, is_about,
			record_get(&themes->rec[i], FIELD_UID)) };
	qsort(row, themes->n, sizeof(*row), most_first);
	title = theme_title(&row[0]);
	t = doc_figure(y->doc, s, title, _("A bar for each theme, the most frequent first, as long "
		"as its share of the year's feedback."),
		_("Themes; one piece of feedback may have several"), chart);
	people_cols(t, _("Theme"));
	for (size_t i = 0; i < themes->n; i++) {
		table_row(t);
		people_row(t, record_title(row[i].theme), true, NULL, row[i].n, all);
	}
	free(title);
	free(row);
}

bool feedback_is_told(const struct year *y, const struct record *r)
{
	return record_has(r, FEEDBACK_YOU_SAID) &&
		(year_holds(y, record_get(r, FEEDBACK_PUBLISHED)) ||
		 year_holds(y, record_get(r, FEEDBACK_TOLD_ON)));
}

static void told_row(struct table *t, const struct record *r)
{
	bool did = record_has(r, FEEDBACK_WE_DID);
	char *no = did ? NULL : xprintf(_("No change, because: %s"),
					record_get(r, FEEDBACK_WHY_NOT));

	cell_theirs(t, record_get(r, FEEDBACK_YOU_SAID));
	cell_theirs(t, did ? record_get(r, FEEDBACK_WE_DID) :
		    record_has(r, FEEDBACK_WHY_NOT) ? no : NULL);
	cell_theirs(t, record_get(r, FEEDBACK_TOLD_HOW));
	free(no);
}

static void tell_told(struct year *y, struct node *parent)
{
	const struct shelf *s = &y->shelf[ENT_feedback];
	struct node *n = doc_section(y->doc, parent, _("You said, we did"));
	struct table *t = NULL;

	for (size_t i = 0; i < s->n; i++) {
		if (!feedback_is_told(y, &s->rec[i]))
			continue;
		if (!t) {
			t = doc_table(y->doc, n, _("What was said and what was done, as "
						   "published or told in the year"));
			table_col(t, _("You said"), ALIGN_START);
			table_col(t, _("We did"), ALIGN_START);
			table_col(t, _("How people were told"), ALIGN_START);
		}
		if (table_row_listed(t))
			told_row(t, &s->rec[i]);
	}
	if (!t)
		doc_say(n, _("Nothing was published or told as \"you said, we did\" in the year."));
}

static void tell_routes(struct year *y, struct node *parent)
{
	const struct shelf *s = &y->shelf[ENT_route];
	struct node *n = doc_section(y->doc, parent, _("Ways to tell us"));
	struct table *t;

	if (!s->n) {
		doc_say(n, _("No way to give feedback is recorded."));
		return;
	}
	t = doc_table(y->doc, n, _("Routes, and when each was last tried"));
	table_col(t, _("Route"), ALIGN_START);
	table_col(t, _("Languages"), ALIGN_START);
	table_col(t, _("Formats"), ALIGN_START);
	table_col(t, _("Last checked"), ALIGN_START);
	for (size_t i = 0; i < s->n; i++) {
		if (record_has(&s->rec[i], ROUTE_CLOSED))
			continue;
		table_row(t);
		cell_theirs(t, record_title(&s->rec[i]));
		cell_theirs(t, record_get(&s->rec[i], ROUTE_LANGUAGES));
		cell_theirs(t, record_get(&s->rec[i], ROUTE_FORMATS));
		cell_when(t, record_get(&s->rec[i], ROUTE_CHECKED));
	}
}

void section_feedback(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Feedback: what people told us"));
	size_t all = voices_that(y, any, NULL);

	if (!all) {
		doc_say(s, _("No feedback is recorded as received in the year. That may mean that "
			     "nobody could reach us: look at the routes below."));
	} else {
		tell_flow(y, s);
		tell_times(y, s);
		year_waits(y, s);
		tell_channels(y, s);
		if (y->shelf[ENT_theme].n)
			tell_themes(y, s);
		groups_heard(y, s, all);
	}
	tell_told(y, s);
	tell_routes(y, s);
}
