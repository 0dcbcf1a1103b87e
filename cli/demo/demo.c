/* demo.c - pcref demo: an invented trust, to see the program at work. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/demo/counts.h"
#include "cli/demo/demo.h"
#include "cli/demo/script.h"
#include "cli/demo/voices.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/score_year.h"
#include "db/store.h"
#include "report/annual.h"

#define STEP(d, w, e, k, ...) { .day = d, .who = w, .ent = ENT_##e, .key = k, \
	.set = (const struct value[]){ __VA_ARGS__, { 0, NULL } } },
static const struct step steps[] = {
#include "cli/demo/people.def"
#include "cli/demo/bodies.def"
#include "cli/demo/plan.def"
#include "cli/demo/leadership.def"
#include "cli/demo/data.def"
#include "cli/demo/feedback.def"
#include "cli/demo/evidence.def"
#include "cli/demo/ratings.def"
#include "cli/demo/meetings.def"
#include "cli/demo/learning.def"
#include "cli/demo/commitments.def"
#include "cli/demo/views.def"
};
#undef STEP
enum { NSTEPS = (int)(sizeof(steps) / sizeof(*steps)), DAYS = 730 };

static bool is_empty(struct db *db, struct err *e)
{
	char *name = store_setting(db, "trust_name", "");
	bool ok = !*name;

	free(name);
	if (!ok)
		return err_set(e, ERR_CREATE, _("This file is a trust's own, and"
		    " nothing was changed.  Name a new one: pcref --db"
		    " demo.db demo"));
	for (int i = 0; i < ENT_COUNT; i++) {
		struct page p = { .ent = &entities[i], .sort = FIELD_KEY };
		long long n;

		/* What every trust begins with is not its own. */
		if (db_seeds(&entities[i]) || !entities[i].label)
			continue;
		if (!store_count(db, &p, &n, e))
			return false;
		if (n)
			return err_set(e, ERR_CREATE, _("This file holds rows"
			    " of a trust's own (%s: %lld), and nothing was"
			    " changed.  Name a new one: pcref --db demo.db demo"),
			    _(entities[i].plural), n);
	}
	return true;
}

/* The score of the year that is over, so that there is one to compare with. */
static bool keep_score(struct call *c, struct err *e)
{
	char before[DAY_SIZE], year[ANNUAL_YEAR], from[WHEN_SIZE], to[WHEN_SIZE];
	struct record paper;

	db_act(c->db, "bello");
	db_now(c->db, c->at, c->today);
	day_add_months(c->today, -12, before);
	annual_year(before, year);
	if (!when_year(year, from, to) || !score_year_keep(c->db, year, to, NULL, &paper, e))
		return false;
	record_fini(&paper);
	return true;
}

static bool make(struct call *c, struct err *e)
{
	struct script s;
	bool ok;

	script_init(&s, c->db, c->today, c->who);
	for (int i = 0; i < NSTEPS; i++)
		script_add(&s, &steps[i]);
	voices_add(&s);
	ok = store_hold(c->db, e) &&
	     store_let_go(c->db, counts_load(&s, e) && keep_score(c, e), e);
	script_fini(&s);
	db_act(c->db, c->who);
	db_now(c->db, c->at, c->today);
	return ok;
}

static bool say(struct call *c, struct err *e)
{
	static const enum entity_id told[] = { ENT_action, ENT_feedback,
		ENT_milestone, ENT_update, ENT_evidence, ENT_rating,
		ENT_person, ENT_body };
	const char *sep = "";

	printf(_("Made Northgate Mental Health NHS Trust (invented): "));
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		struct page p = { .ent = &entities[told[i]],
		                  .sort = FIELD_KEY };
		long long n;

		if (!store_count(c->db, &p, &n, e))
			return false;
		printf("%s%s %lld", sep, _(entities[told[i]].plural), n);
		sep = ", ";
	}
	printf(_(".\nIt is in %s; to open it: pcref --db %s\n"), c->where.path,
	       c->where.path);
	return true;
}

/* A new file is as old as what happens in it. */
static struct db *open_past(struct call *c, struct err *e)
{
	struct db_options o = c->where;
	char at[32], day[DAY_SIZE];

	day_text(day_number(c->today) - DAYS, day);
	snprintf(at, sizeof(at), "%sT09:00:00Z", day);
	o.at = at;
	o.today = day;
	o.create = true;
	return db_open(&o, e);
}

bool demo_make(struct call *c, struct err *e)
{
	c->db = open_past(c, e);
	return c->db && is_empty(c->db, e) && make(c, e);
}

int verb_demo(struct call *c)
{
	struct err e = { 0 };
	bool ok = demo_make(c, &e) && say(c, &e);

	if (c->db)
		db_close(c->db);
	return ok ? 0 : call_fail(&e);
}
