/* linear_score.c - the scores and their working, line by line. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/score.h"
#include "db/db.h"
#include "db/score.h"
#include "tui/linear.h"
#include "tui/score.h"

/* A sentence after what it is, and nothing where there is none. */
static void say_part(struct linear *l, const char *what, char *sentence)
{
	if (sentence)
		linear_say(l, "%s%s", what, sentence);
	free(sentence);
}

static void say_criterion(struct linear *l, const struct score *s, enum criterion_id id)
{
	const char *evidence = s->in.count[id].evidence;
	char day[DAY_SHOWN];

	if (s->level[id].assessed)
		linear_say(l, _("%s: %d of 100, weight %d."), _(criteria[id].label),
		           s->level[id].level, s->rules.weight[id]);
	else
		linear_say(l, "%s: %s.", _(criteria[id].label),
		           s->level[id].applies ? _("not assessed") : _("does not apply"));
	say_part(l, _("Working: "), score_says(s, id));
	say_part(l, "", score_held(s, id));
	say_part(l, "", score_gate(s, id));
	if (criteria[id].evidence && *evidence) {
		day_show(evidence, day);
		linear_say(l, _("Newest evidence: %s."), day);
	}
	say_part(l, _("Next: "), score_next(s, id));
}

static void say_area(struct linear *l, const struct score *s, const struct score_area *a)
{
	for (int i = 0; i < CRIT_COUNT; i++)
		if (criteria[i].area == a->id && s->rules.weight[i])
			say_criterion(l, s, (enum criterion_id)i);
}

static void say_areas(struct linear *l, const struct score *s)
{
	for (int i = 0; i < AREA_COUNT; i++) {
		const struct score_area *a = &s->area[i];
		char *sentence = score_sentence(s, a);

		linear_say(l, "%d. %s", i + 1, sentence);
		free(sentence);
		if (a->next >= 0)
			say_part(l, _("Next: "), score_next(s, (enum criterion_id)a->next));
	}
	linear_say(l, _("Our own convention: no national PCREF score exists. It measures how"
	           " PCREF is run, not equality."));
}

/* What the score would be if an action were verified, or a duty met. */
static void say_if(struct linear *l, const char *typed)
{
	struct score was, would;
	struct score_if given;
	struct err e = { 0 };
	char *asked = score_if_read(l->app.db, typed, &given, &e), *says;

	if (!asked || !db_score(l->app.db, db_today(l->app.db), &was, &e) ||
	    !db_score_if(l->app.db, db_today(l->app.db), &given, 1, &would, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
	} else {
		says = score_if_says(&was, &would);
		linear_say(l, "%s:", asked);
		linear_say(l, "%s", says);
		free(says);
	}
	free(asked);
}

void linear_score(struct linear *l)
{
	struct score s = { 0 };
	struct err e = { 0 };
	int n;

	if (!db_score(l->app.db, db_today(l->app.db), &s, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return;
	}
	say_areas(l, &s);
	do {
		n = linear_choose(l, _("Which area's working? Its number, if ACT-42, or 0 to go"
		                       " back."), AREA_COUNT);
		if (n > 0)
			say_area(l, &s, &s.area[n - 1]);
		else if (n < 0 && !l->over && strncasecmp(l->line, "if ", 3) == 0)
			say_if(l, l->line + 3);
		else if (n < 0 && !l->over && *l->line)
			linear_say(l, _("Please type one of the numbers, or if and an action or"
			           " duty: if ACT-42."));
	} while (n && !l->over && *l->line);
}
