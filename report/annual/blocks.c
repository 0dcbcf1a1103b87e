/* What a short report tells of actions, of what people said, and of how to take part:
 * the same rows as the whole one, and of lists the first few. */
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/deeds.h"
#include "report/annual/holding.h"
#include "report/annual/layout.h"
#include "report/annual/say.h"

enum { FIRST = 8, EXAMPLES = 3, PRIORITIES = 3 };

/* --- actions -------------------------------------------------------------- */

/* The first of those that are wanted, by priority and then by number. */
struct chosen {
	const struct deed *deed[PRIORITIES][FIRST];
	size_t n[PRIORITIES], all;
};

static void choose(const struct year *y, bool (*wanted)(const struct year *, const struct deed *),
                   struct chosen *c)
{
	*c = (struct chosen){ 0 };
	for (size_t i = 0; i < y->shelf[ENT_action].n; i++) {
		const struct deed *d = &y->deed[i];
		int64_t rank = record_int(d->rec, ACTION_PRIORITY);
		size_t at = rank == 1 || rank == 2 ? (size_t)rank - 1 : PRIORITIES - 1;

		if (!wanted(y, d))
			continue;
		c->all++;
		if (c->n[at] < FIRST)
			c->deed[at][c->n[at]++] = d;
	}
}

/* says gives the words after the title; for free(). */
static void list_chosen(const struct year *y, struct node *s, const struct chosen *c,
                        char *(*says)(const struct year *, const struct deed *))
{
	struct node *list = c->all ? doc_list(s, false) : NULL;
	size_t told = 0;

	for (int p = 0; p < PRIORITIES; p++)
		for (size_t i = 0; i < c->n[p] && told < FIRST; i++, told++) {
			struct node *item = doc_item(list);
			char *words = says(y, c->deed[p][i]);

			doc_theirs(item, record_title(c->deed[p][i]->rec));
			doc_text(item, ": %s.", words);
			free(words);
		}
	if (c->all > told)
		doc_say(s, ngettext("%zu more stands in the whole report.",
				    "%zu more stand in the whole report.", c->all - told),
			c->all - told);
}

static bool is_done(const struct year *y, const struct deed *d)
{
	return deed_done_on(y, d);
}

static char *done_words(const struct year *y, const struct deed *d)
{
	char *day = say_when(deed_done_on(y, d));
	char *says = d->status == STATUS_COMPLETE
		? xprintf(_("done, and checked on %s"), day)
		: xprintf(_("done on %s, still to be checked"), day);

	free(day);
	return says;
}

static char *due_words(const struct year *y, const struct deed *d)
{
	char *day = say_when(record_get(d->rec, ACTION_DUE));
	char *says = xprintf(_("due %s"), day);

	(void)y;
	free(day);
	return says;
}

void block_promised(struct year *y, struct node *s)
{
	const struct shelf *plans = &y->shelf[ENT_plan];

	for (size_t i = 0; i < plans->n; i++) {
		char *lead;

		if (!record_is(&plans->rec[i], PLAN_STATE, "published"))
			continue;
		lead = xprintf(_("What we want to reach (%s):"), record_title(&plans->rec[i]));
		tell_aims(y, s, record_get(&plans->rec[i], FIELD_UID), lead);
		free(lead);
	}
	say_promised(y, s);
}

void block_done(struct year *y, struct node *s)
{
	struct chosen c;

	choose(y, is_done, &c);
	if (!c.all)
		doc_say(s, _("No action was done in the year."));
	list_chosen(y, s, &c, done_words);
}

void block_not_kept(struct year *y, struct node *s)
{
	struct chosen c;

	choose(y, deed_is_broken, &c);
	if (!c.all)
		doc_say(s, _("No promise that was for this year was broken, put off or given up."));
	list_chosen(y, s, &c, deed_fate);
}

void block_coming(struct year *y, struct node *s)
{
	struct chosen c;

	choose(y, deed_is_coming, &c);
	if (!c.all)
		doc_say(s, _("No live action is due in the coming year."));
	list_chosen(y, s, &c, due_words);
}

/* --- how things stand --------------------------------------------------------- */

static void tell_scores(const struct year *y, struct node *s)
{
	struct node *p = doc_para(s);

	doc_text(p, "%s", _("How well we run this work, by a score of our own from 0 to 100: "));
	for (int i = 0; i < AREA_COUNT; i++) {
		const struct score_area *a = &y->score.area[i];
		const char *sep = i + 1 < AREA_COUNT ? "; " : ".";

		if (a->band == BAND_NONE)
			doc_text(p, _("%s, too little assessed%s"), _(score_areas[a->id].label),
				 sep);
		else
			doc_text(p, _("%s %d, %s%s"), _(score_areas[a->id].label), a->score,
				 band_label(a->band), sep);
	}
	doc_text(p, "%s", _(" It does not say that care is equal."));
}

void block_in_short(struct year *y, struct node *s)
{
	tell_glance(y, s);
	tell_scores(y, s);
}

/* --- what people said ------------------------------------------------------------ */

static void tell_example(struct node *list, const struct record *r)
{
	struct node *item = doc_item(list);

	doc_text(item, "%s", _("You said: "));
	doc_theirs(item, record_get(r, FEEDBACK_YOU_SAID));
	if (record_has(r, FEEDBACK_WE_DID)) {
		doc_text(item, "%s", _(" We did: "));
		doc_theirs(item, record_get(r, FEEDBACK_WE_DID));
	} else {
		doc_text(item, "%s", _(" No change, because: "));
		doc_theirs(item, record_get(r, FEEDBACK_WHY_NOT));
	}
}

void block_changed(struct year *y, struct node *s)
{
	const struct shelf *said = &y->shelf[ENT_feedback];
	struct node *list = doc_list(s, false);
	size_t told = 0;

	for (int i = 0; i < y->nholding; i++) {
		const struct holding *h = &y->holding[i];
		char *says = h->shown ? holding_change(y, h) : NULL;

		if (says)
			doc_text(doc_item(list), "%s: %s.", h->load.name, says);
		free(says);
	}
	for (size_t i = said->n; i-- > 0 && told < EXAMPLES;)
		if (feedback_is_told(y, &said->rec[i]) &&
		    (record_has(&said->rec[i], FEEDBACK_WE_DID) ||
		     record_has(&said->rec[i], FEEDBACK_WHY_NOT))) {
			tell_example(list, &said->rec[i]);
			told++;
		}
	if (!told)
		doc_text(doc_item(list), "%s", _("Nothing was published or told as \"you said, we"
			" did\" in the year."));
}

/* --- taking part ------------------------------------------------------------------ */

static void add_words(struct node *item, const char *lead, const struct record *r, int field)
{
	if (!record_has(r, field))
		return;
	doc_text(item, "%s", lead);
	doc_theirs(item, record_get(r, field));
}

static void list_routes(struct year *y, struct node *s)
{
	const struct shelf *routes = &y->shelf[ENT_route];
	struct node *list = NULL;

	for (size_t i = 0, n = 0; i < routes->n && n < FIRST; i++) {
		const struct record *r = &routes->rec[i];
		struct node *item;

		if (record_has(r, ROUTE_CLOSED))
			continue;
		if (!list) {
			doc_say(s, _("Ways to tell us what you think:"));
			list = doc_list(s, false);
		}
		item = doc_item(list);
		doc_theirs(item, record_title(r));
		add_words(item, _("; where: "), r, ROUTE_PLACE);
		add_words(item, _("; languages: "), r, ROUTE_LANGUAGES);
		n++;
	}
	if (!list)
		doc_say(s, _("No way to give feedback is recorded."));
}

static bool is_shared(const struct record *r)
{
	return record_is(r, BODY_KIND, "partnership") || record_is(r, BODY_KIND, "advisory") ||
		record_is(r, BODY_KIND, "community");
}

static void list_bodies(struct year *y, struct node *s)
{
	const struct shelf *bodies = &y->shelf[ENT_body];
	struct node *list = NULL;

	for (size_t i = 0, n = 0; i < bodies->n && n < FIRST; i++) {
		const struct record *r = &bodies->rec[i];
		struct node *item;
		char *kind;

		if (!is_shared(r))
			continue;
		if (!list) {
			doc_say(s, _("Groups in which communities, patients and carers share the"
				     " work:"));
			list = doc_list(s, false);
		}
		item = doc_item(list);
		kind = year_shown(y, r, BODY_KIND);
		doc_theirs(item, record_title(r));
		doc_text(item, " (%s)", kind);
		add_words(item, _("; it meets: "), r, BODY_FREQUENCY);
		free(kind);
		n++;
	}
}

void block_involve(struct year *y, struct node *s)
{
	const char *contact = year_setting(y, "report.contact");

	list_routes(y, s);
	list_bodies(y, s);
	if (contact) {
		struct node *p = doc_para(s);

		doc_text(p, "%s", _("To take part, to ask a question, or to have this report in"
			" another language or format: "));
		doc_theirs(p, contact);
	}
}

static const char *last_published(const struct year *y)
{
	const struct shelf *s = &y->shelf[ENT_dataset];
	const char *last = "";

	for (size_t i = 0; i < s->n; i++)
		if (strcmp(record_get(&s->rec[i], DATASET_PUBLISHED), last) > 0)
			last = record_get(&s->rec[i], DATASET_PUBLISHED);
	return last;
}

void block_find(struct year *y, struct node *s)
{
	const char *place = year_setting(y, "report.place"), *last = last_published(y);
	const char *licence = year_setting(y, "publish.licence");
	struct node *p = doc_para(s);

	doc_text(p, "%s", _("The whole report is published beside this one, with every number, its"
		" limits, where it comes from and how it was worked out. Both were written from"
		" the same rows, and small numbers are hidden in both alike."));
	if (place) {
		doc_text(p, "%s", _(" It can be read at "));
		doc_theirs(p, place);
		doc_text(p, ".");
	}
	if (*last) {
		char *day = say_when(last);

		doc_say(s, _("The figures by ethnicity are a data set that anybody may use (%s),"
			     " last published on %s."), licence ? licence : _("no licence named"),
			day);
		free(day);
	} else {
		doc_say(s, _("The figures by ethnicity have not been published as a data set"
			     " yet."));
	}
	doc_say(s, _("[c] stands for a number that is hidden to protect people."));
}
