/* Competencies in the voices of those who rated them, and the duties. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "report/annual/say.h"

enum { SPEAKERS = 24 };

/* A voice or, of community bodies, each by itself. */
struct speaker {
	const char *voice;
	const char *body;	/* a uid; NULL where the voice is one */
};

static bool is_of(const struct record *r, const struct speaker *who)
{
	return record_has(r, RATING_COMPETENCY) && record_is(r, RATING_VOICE, who->voice) &&
		(!who->body || record_is(r, RATING_BODY, who->body));
}

/* The latest rating of a competency by a speaker; NULL if there is none. */
static const struct record *latest(const struct year *y, const struct record *comp,
                                   const struct speaker *who)
{
	const struct shelf *s = &y->shelf[ENT_rating];
	const struct record *best = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];

		if (!record_is(r, RATING_COMPETENCY, record_get(comp, FIELD_UID)) ||
		    !is_of(r, who))
			continue;
		if (!best || strcmp(record_get(r, RATING_DAY), record_get(best, RATING_DAY)) >= 0)
			best = r;
	}
	return best;
}

static int add_speaker(struct speaker *who, int n, const char *voice, const char *body)
{
	for (int i = 0; i < n; i++)
		if (strcmp(who[i].voice, voice) == 0 &&
		    (!body || strcmp(who[i].body, body) == 0))
			return n;
	if (n < SPEAKERS)
		who[n++] = (struct speaker){ voice, body };
	return n;
}

/* Those who rated any competency, in the order of the list of voices. */
static int speakers_of(const struct year *y, struct speaker who[SPEAKERS])
{
	const struct words *w = db_words(y->db);
	const struct shelf *s = &y->shelf[ENT_rating];
	int n = 0;

	for (int v = 0; v < w->n[VOC_voice]; v++) {
		struct speaker one = { w->word[VOC_voice][v].code, NULL };
		bool named = strcmp(one.voice, "community") == 0;

		for (size_t i = 0; i < s->n; i++)
			if (is_of(&s->rec[i], &one))
				n = add_speaker(who, n, one.voice, named
					? record_get(&s->rec[i], RATING_BODY) : NULL);
	}
	return n;
}

/* Voices differ by a level; the moderated view is no voice of its own. */
struct views { int n; int64_t low, high; };

static void view_add(struct views *v, int64_t level)
{
	v->low = v->n && v->low < level ? v->low : level;
	v->high = v->n && v->high > level ? v->high : level;
	v->n++;
}

static const char *reading(const struct views *v)
{
	if (v->n == 0)
		return _("not rated");
	if (v->n == 1)
		return _("one voice alone");
	return v->high > v->low ? _("two views") : _("the voices agree");
}

static void level_cell(struct table *t, const struct record *comp, const struct record *r)
{
	char *text;

	if (!r) {
		cell_none(t, CELL_NO_DATA);
		return;
	}
	if (!record_has(comp, COMPETENCY_TOP)) {
		cell_text(t, record_get(r, RATING_LEVEL));
		return;
	}
	text = xprintf(_("%s of %s"), record_get(r, RATING_LEVEL),
		       record_get(comp, COMPETENCY_TOP));
	cell_text(t, text);
	free(text);
}

/* What the voices say of a competency, taken together. */
static struct views views_of(const struct year *y, const struct record *comp,
                             const struct speaker *who, int n)
{
	struct views views = { 0 };

	for (int i = 0; i < n; i++) {
		const struct record *r = latest(y, comp, &who[i]);

		if (r && strcmp(who[i].voice, "moderated") != 0)
			view_add(&views, record_int(r, RATING_LEVEL));
	}
	return views;
}

static void competency_row(const struct year *y, struct table *t, const struct record *comp,
                           const struct speaker *who, int n)
{
	struct views views = views_of(y, comp, who, n);

	table_row(t);
	cell_theirs(t, record_title(comp));
	for (int i = 0; i < n; i++)
		level_cell(t, comp, latest(y, comp, &who[i]));
	cell_text(t, reading(&views));
}

static void voice_col(const struct year *y, struct table *t, const struct speaker *who)
{
	const struct record *body = who->body ? year_row(y, ENT_body, who->body) : NULL;
	char *label = say_label(words_label(db_words(y->db), VOC_voice, who->voice));

	table_col(t, body ? record_title(body) : label, ALIGN_START);
	free(label);
}

static void tell_views(const struct year *y, struct node *s)
{
	const struct shelf *comps = &y->shelf[ENT_competency];
	struct speaker who[SPEAKERS];
	int n = speakers_of(y, who);
	size_t two = 0, rated = 0;

	for (size_t i = 0; i < comps->n; i++) {
		struct views v = views_of(y, &comps->rec[i], who, n);

		rated += v.n > 0;
		two += v.n > 1 && v.high > v.low;
	}
	doc_say(s, _("Of %s %s been rated, and on %zu there are two views. Voices stand side by "
		     "side and are never averaged; where two of them differ by a level or more "
		     "both are kept."),
		lang_count("%lld competency", "%lld competencies", (long long)comps->n).text,
		lang_count("%lld has", "%lld have", (long long)rated).text, two);
}

static void tell_ratings(struct year *y, struct node *s)
{
	const struct shelf *comps = &y->shelf[ENT_competency];
	struct table *t = doc_table(y->doc, s, _("Ratings side by side, the latest of each voice"));
	struct speaker who[SPEAKERS];
	int n = speakers_of(y, who);

	table_col(t, _("Competency"), ALIGN_START);
	for (int i = 0; i < n; i++)
		voice_col(y, t, &who[i]);
	table_col(t, _("Reading"), ALIGN_START);
	for (size_t i = 0; i < comps->n; i++)
		competency_row(y, t, &comps->rec[i], who, n);
}

static void tell_reasons(struct year *y, struct node *s)
{
	const struct shelf *ratings = &y->shelf[ENT_rating];
	struct table *t = NULL;

	for (size_t i = 0; i < ratings->n; i++) {
		const struct record *r = &ratings->rec[i];

		if (!year_holds(y, record_get(r, RATING_DAY)) || !record_has(r, RATING_COMPETENCY))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Why: what each voice said in the year"));
			doc_inside(s);
			table_col(t, _("Competency"), ALIGN_START);
			table_col(t, _("Voice"), ALIGN_START);
			table_col(t, _("Level"), ALIGN_END);
			table_col(t, _("Reason"), ALIGN_START);
			table_col(t, _("Day"), ALIGN_START);
		}
		table_row(t);
		cell_ref(t, y, r, RATING_COMPETENCY);
		cell_choice(t, y, r, RATING_VOICE);
		cell_number(t, (double)record_int(r, RATING_LEVEL), 0);
		cell_theirs(t, record_title(r));
		cell_when(t, record_get(r, RATING_DAY));
	}
}

/* How much evidence a duty has, and how strong the best of it is. */
static char *duty_evidence(const struct year *y, const struct record *duty)
{
	static const char *const strengths[] = { "self", "documented", "independent" };
	const struct record *v;
	size_t at = 0, n = 0, best = 0;
	char *count, *all;

	while ((v = year_linked(y, LINK_duty_evidence, record_get(duty, FIELD_UID), false, &at))) {
		n++;
		for (size_t i = best; i < 3; i++)
			if (record_is(v, EVIDENCE_STRENGTH, strengths[i]))
				best = i;
	}
	if (!n)
		return xstrdup(_("none"));
	count = say_count(n, "%s piece", "%s pieces");
	all = xprintf(_("%s, at best %s"), count,
		      words_label(db_words(y->db), VOC_strength, strengths[best]));
	free(count);
	return all;
}

static enum tone duty_tone(const struct record *r)
{
	if (record_is(r, DUTY_STATUS, "met"))
		return TONE_GOOD;
	if (record_is(r, DUTY_STATUS, "partly"))
		return TONE_WARN;
	return record_is(r, DUTY_STATUS, "not_met") ? TONE_BAD : TONE_QUIET;
}

static void duty_row(const struct year *y, struct table *t, const struct record *r)
{
	char *status = year_shown(y, r, DUTY_STATUS), *evidence = duty_evidence(y, r);

	table_row(t);
	cell_theirs(t, record_get(r, DUTY_CODE));
	cell_theirs(t, record_title(r));
	cell_status(t, duty_tone(r), status);
	cell_text(t, evidence);
	cell_ref(t, y, r, DUTY_REVIEWER);
	cell_when(t, record_get(r, DUTY_REVIEWED));
	free(status);
	free(evidence);
}

static int by_code(const void *a, const void *b)
{
	const struct record *const *x = a, *const *z = b;

	return strverscmp(record_get(*x, DUTY_CODE), record_get(*z, DUTY_CODE));
}

static size_t duties_that(const struct year *y, const char *status)
{
	const struct shelf *s = &y->shelf[ENT_duty];
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += record_is(&s->rec[i], DUTY_STATUS, status);
	return n;
}

static void tell_duties(struct year *y, struct node *parent)
{
	const struct shelf *s = &y->shelf[ENT_duty];
	struct node *n = doc_section(y->doc, parent, _("What the framework asks of every trust"));
	const struct record **row = xcalloc(s->n, sizeof(*row));
	struct table *t;

	doc_say(n, _("Of %s %s met, %zu partly met, %zu not met and %zu not assessed."),
		lang_count("%lld duty", "%lld duties", (long long)s->n).text,
		lang_count("%lld is", "%lld are", (long long)duties_that(y, "met")).text,
		duties_that(y, "partly"), duties_that(y, "not_met"),
		duties_that(y, "not_assessed"));
	t = doc_table(y->doc, n, _("Duties, with the evidence behind them"));
	doc_inside(n);
	table_col(t, _("Code"), ALIGN_START);
	table_col(t, _("Duty"), ALIGN_START);
	table_col(t, _("Status"), ALIGN_START);
	table_col(t, _("Evidence"), ALIGN_START);
	table_col(t, _("Assessed by"), ALIGN_START);
	table_col(t, _("On"), ALIGN_START);
	for (size_t i = 0; i < s->n; i++)
		row[i] = &s->rec[i];
	qsort(row, s->n, sizeof(*row), by_code);
	for (size_t i = 0; i < s->n; i++)
		duty_row(y, t, row[i]);
	free(row);
}

void section_competencies(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Competencies and duties"));

	if (!y->shelf[ENT_competency].n) {
		doc_say(s, _("No competency is recorded."));
	} else {
		tell_views(y, s);
		tell_ratings(y, s);
	}
	tell_reasons(y, s);
	if (y->shelf[ENT_duty].n)
		tell_duties(y, s);
}
