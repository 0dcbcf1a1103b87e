/* linear_row.c - one row, line by line: what it says, and what can be done. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"
#include "tui/columns.h"
#include "tui/linear.h"
#include "tui/merge.h"
#include "tui/panel.h"
#include "tui/readout.h"
#include "tui/step.h"
#include "tui/why.h"

enum { OFFERS = 64, PAST = 20 };

enum act { ACT_EDIT, ACT_UPDATE, ACT_ADD, ACT_LOOK, ACT_STEP, ACT_HISTORY, ACT_GO,
           ACT_MEETING, ACT_INQUIRY, ACT_MERGE, ACT_LINK, ACT_WHY, ACT_COMPARE };

struct offer {
	enum act act;
	const struct transition *step;
	const struct panel_line *to;
};

struct offers {
	struct offer one[OFFERS];
	int n;
};

/* Say a choice under its number, and remember it. */
static void add(struct linear *l, struct offers *o, struct offer one,
                const char *words)
{
	if (o->n == OFFERS)
		return;
	o->one[o->n++] = one;
	linear_say(l, "%d. %s", o->n, words);
}

static void add_steps(struct linear *l, struct offers *o, const struct record *r)
{
	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == r->ent &&
		    transition_from(t, record_get(r, t->field))) {
			char *words = xprintf("%s: %s", _(t->label), _(t->help));
			add(l, o, (struct offer){ ACT_STEP, t, NULL }, words);
			free(words);
		}
}

static void add_merge(struct linear *l, struct offers *o, const struct record *r)
{
	if (r->ent == &entities[ENT_theme])
		add(l, o, (struct offer){ .act = ACT_MERGE },
		    _("Merge: another theme takes over what is about it."));
}

static void merge(struct linear *l, const struct record *r)
{
	const char *s = linear_ask(l, _("Into which theme: its number or name?"));

	if (s && *s)
		merge_take(&l->app, r, s);
	linear_note(l);
}

/* What changes nothing. */
static void add_reading(struct linear *l, struct offers *o, const struct record *r)
{
	char *why = why_status(l->app.db, r);

	if (step_has(r) & NEED_EVIDENCE)
		add(l, o, (struct offer){ .act = ACT_LOOK },
		    _("Look again: is it missing, changed or too old?"));
	if (step_has(r) & NEED_METRIC)
		add(l, o, (struct offer){ .act = ACT_COMPARE }, _("Compare its groups."));
	add(l, o, (struct offer){ .act = ACT_HISTORY }, _("Who changed it."));
	if (why)
		add(l, o, (struct offer){ .act = ACT_WHY }, _("Why: where its status comes from."));
	free(why);
}

static void say_why(struct linear *l, const struct record *r)
{
	char *why = why_status(l->app.db, r);

	linear_say(l, "%s", why ? why : "");
	free(why);
}

static void compare(struct linear *l, const struct record *r)
{
	struct readout_what groups = { .kind = READOUT_METRIC };

	snprintf(groups.key, sizeof(groups.key), "%s", record_get(r, FIELD_UID));
	linear_readout(l, groups);
}

static void add_all(struct linear *l, struct offers *o, const struct record *r,
                    const struct panel *p)
{
	const char *label = "";
	struct link_end end;

	o->n = 0;
	if (r->ent == &entities[ENT_meeting])
		add(l, o, (struct offer){ .act = ACT_MEETING },
		    _("The meeting: who came, quorum, agenda, decisions."));
	if (r->ent == &entities[ENT_inquiry])
		add(l, o, (struct offer){ .act = ACT_INQUIRY },
		    _("The path: the five steps, and the actions it ends in."));
	if (!db_is_read_only(l->app.db)) {
		add(l, o, (struct offer){ .act = ACT_EDIT }, _("Edit."));
		if (step_has(r) & NEED_ACTION)
			add(l, o, (struct offer){ .act = ACT_UPDATE },
			    _("Update: say what happened since."));
		add_steps(l, o, r);
		add_merge(l, o, r);
		add(l, o, (struct offer){ .act = ACT_ADD },
		    _("Add a row that belongs to it."));
	}
	add_reading(l, o, r);
	if (!db_is_read_only(l->app.db) && link_end_of(r->ent, 0, &end))
		add(l, o, (struct offer){ .act = ACT_LINK },
		    _("Link it to others, or take a link away."));
	for (int i = 0; i < p->n; i++) {
		label = p->line[i].label ? p->line[i].label : label;
		if (p->line[i].ent && !p->line[i].field) {
			char *words = xprintf(_("Go to %s: %s"), label, p->line[i].text);

			add(l, o, (struct offer){ ACT_GO, NULL, &p->line[i] },
			    words);
			free(words);
		}
	}
}

static void say_history(struct linear *l, const struct record *r)
{
	struct past *past = NULL;
	char when[COLUMN_TIME];
	struct err e = { 0 };
	int n = 0;

	if (!history_list(l->app.db, record_get(r, FIELD_UID), 0, PAST, &past,
	                  &n, &e))
		app_fault(&l->app, &e);
	linear_note(l);
	for (int i = 0; i < n; i++) {
		column_time(past[i].at, when);
		linear_say(l, "%s, %s: %s.%s%s", when, past[i].who,
		           past[i].what, past[i].why ? " " : "",
		           past[i].why ? past[i].why : "");
	}
	pasts_fini(past, n);
}

static void say_record(struct linear *l, const struct record *r,
                       const struct panel *p)
{
	const char *label = "";
	char name[NAME_SIZE];

	record_name(r, name);
	linear_say(l, "%s. %s.", name, record_title(r));
	for (int i = 0; i < p->n; i++) {
		label = p->line[i].label ? p->line[i].label : label;
		linear_say(l, "%s: %s", label, p->line[i].text);
	}
}

static void obey_offer(struct linear *l, struct record *r,
                       const struct offer *o)
{
	switch (o->act) {
	case ACT_EDIT:	linear_edit(l, r); break;
	case ACT_UPDATE: linear_update(l, r); break;
	case ACT_ADD:	linear_add_to(l, r); break;
	case ACT_LOOK:	linear_look(l, r); break;
	case ACT_STEP:	linear_step(l, r, 1, o->step); break;
	case ACT_HISTORY: say_history(l, r); break;
	case ACT_MERGE:	merge(l, r); break;
	case ACT_LINK:	linear_link(l, r); break;
	case ACT_WHY:	say_why(l, r); break;
	case ACT_COMPARE: compare(l, r); break;
	case ACT_MEETING: linear_meeting(l, record_get(r, FIELD_UID)); break;
	case ACT_INQUIRY: linear_inquiry(l, record_get(r, FIELD_UID)); break;
	case ACT_GO:	linear_show(l, o->to->ent, o->to->uid); break;
	}
}

static void say_offers_help(struct linear *l)
{
	linear_say(l, _("Type the number of one of the choices above. l lists"
	           " the row and its choices again; 0 or an empty line goes"
	           " back."));
}

/* The number of an offer, or 0 to go back.  A slip is not answered by reading
 * the whole row again, unless that is asked for (-1). */
static int choose_offer(struct linear *l, const struct offers *o)
{
	while (true) {
		int n = linear_choose(l, _("What next? l lists again, 0 goes"
		                           " back."), o->n);

		if (n >= 0 || l->over || !*l->line)
			return n > 0 ? n : 0;
		if (strcmp(l->line, "l") == 0)
			return -1;
		if (strcmp(l->line, "?") == 0)
			say_offers_help(l);
		else
			linear_say(l, _("Please type one of the numbers."));
	}
}

static bool only_reads(enum act a)
{
	switch (a) {
	case ACT_HISTORY: case ACT_MEETING: case ACT_INQUIRY: case ACT_LOOK:
	case ACT_WHY: case ACT_COMPARE: case ACT_GO:
		return true;
	default:
		return false;
	}
}

/* Say the row and its choices, and do one; false to go back, as after a
 * change, so that what was saved is the last thing said. */
static bool show_once(struct linear *l, struct record *r)
{
	struct panel p;
	struct offers o;
	int n;

	panel_init(&p, l->app.db, r, true);
	say_record(l, r, &p);
	add_all(l, &o, r, &p);
	n = choose_offer(l, &o);
	if (n > 0)
		obey_offer(l, r, &o.one[n - 1]);
	panel_fini(&p);
	return n < 0 || (n > 0 && only_reads(o.one[n - 1].act));
}

void linear_show(struct linear *l, const struct entity *ent, const char *uid)
{
	char *own = xstrdup(uid);
	struct record r;
	struct err e = { 0 };
	bool on = true;

	access_words(l->app.db, "read", ent, own);
	while (on && !l->over) {
		if (!store_get(l->app.db, ent, own, &r, &e)) {
			app_fault(&l->app, &e);
			linear_note(l);
			break;
		}
		on = show_once(l, &r);
		record_fini(&r);
	}
	free(own);
}
