/* linear_data.c - the completeness of ethnicity, line by line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "tui/completeness.h"
#include "tui/linear.h"
#include "tui/readout.h"

static void say_free(struct linear *l, char *text)
{
	linear_say(l, "%s", text);
	free(text);
}

static void say_rates(struct linear *l, const struct ethnic_counts *n)
{
	struct rate_value v;

	for (int r = 0; r < RATE_COUNT; r++)
		if (!rate_work((enum rate)r, n, 0, &v))
			linear_say(l, _("%s: no rate, there is nothing to"
			           " divide by."), _(rates[r].label));
		else if (v.limited)
			linear_say(l, _("%s: %llu of %llu, %.1f per cent (%.1f"
			           " to %.1f); %s."), _(rates[r].label),
			           (unsigned long long)v.above,
			           (unsigned long long)v.below,
			           v.is.value * 100, v.is.low * 100,
			           v.is.high * 100, _(rates[r].formula));
		else
			linear_say(l, _("%s: %.1f of 100; %s."),
			           _(rates[r].label), v.is.value,
			           _(rates[r].formula));
}

/* Month by month, each by its number, then every rate of all months. */
static void say_team(struct linear *l, const struct complete *c, int team)
{
	for (int m = 0; m < c->nmonths; m++)
		if (counts_all(complete_counts(c, team, m))) {
			char *says = complete_sentence(c, team, m);

			linear_say(l, "%d. %s", m + 1, says);
			free(says);
		}
	say_rates(l, complete_counts(c, team, -1));
	say_free(l, complete_why(c));
}

static void chart(struct linear *l, const struct complete *c, int team)
{
	struct readout_what what = { .kind = READOUT_SERIES };
	const char *code = c->team[team].team;
	char *name = xprintf("completeness:%s%s%s", c->load[c->at].name, *code ? ":" : "",
	                     code);

	snprintf(what.key, sizeof(what.key), "%s", name);
	linear_readout(l, what);
	free(name);
}

static void look_at_team(struct linear *l, const struct complete *c, int team)
{
	bool on = true;

	say_team(l, c, team);
	while (on && !l->over) {
		int month = linear_choose(l, _("Which month's rates? Its number, c for the control"
		                               " chart, or 0 to go back."), c->nmonths);

		if (month > 0)
			say_rates(l, complete_counts(c, team, month - 1));
		else if (month < 0 && !l->over && strcmp(l->line, "c") == 0)
			chart(l, c, team);
		else
			on = false;
	}
}

static void say_teams(struct linear *l, const struct complete *c, enum complete_order order)
{
	static const char *const first[ORDER_COUNT] = {
		[ORDER_TO_ASK] = N_("most to ask first"), [ORDER_NAME] = N_("by name"),
		[ORDER_KNOWN] = N_("least known first")
	};

	linear_say(l, _("%s, known ethnicity by team. Known of all rows; %s."),
	           c->load[c->at].name, _(first[order]));
	linear_say(l, "%s", c->pace);
	for (int t = 0; t < c->nteams; t++) {
		char *say = complete_sentence(c, t, -1);
		linear_say(l, _("%d. %s Newest month: %s."), t + 1, say,
		           complete_trend(c, t));
		free(say);
	}
}

/* Most to ask first, by name, least known first, and round again. */
static bool next_order(struct linear *l, struct complete *c, enum complete_order *order)
{
	struct err e = { 0 };

	*order = (*order + 1) % ORDER_COUNT;
	if (!complete_read(c, l->app.db, *order, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return false;
	}
	say_teams(l, c, *order);
	return true;
}

static void ask_team(struct linear *l, struct complete *c)
{
	enum complete_order order = ORDER_TO_ASK;
	bool on = true;

	say_teams(l, c, order);
	while (on && !l->over) {
		int team = linear_choose(l, _("Which team? Its number, s sorts them in the next"
		                              " way, or 0 to go back."), c->nteams);

		if (team > 0)
			look_at_team(l, c, team - 1);
		else if (team < 0 && !l->over && strcmp(l->line, "s") == 0)
			on = next_order(l, c, &order);
		else
			on = false;
	}
}

/* The first data set, or the one chosen. */
static bool choose_set(struct linear *l, struct complete *c, struct err *e)
{
	int choice;

	if (!complete_read(c, l->app.db, ORDER_TO_ASK, e))
		return false;
	if (c->nloads < 2)
		return true;
	for (int i = 0; i < c->nloads; i++)
		linear_say(l, "%d. %s", i + 1, c->load[i].name);
	choice = linear_choose(l, _("Which data set? Its number, or 0 to go"
	                            " back."), c->nloads);
	if (choice < 1) {
		complete_fini(c);
		return true;
	}
	c->at = choice - 1;
	return complete_read(c, l->app.db, ORDER_TO_ASK, e);
}

void linear_data(struct linear *l)
{
	struct complete c = { 0 };
	struct err e = { 0 };

	if (!choose_set(l, &c, &e))
		app_fault(&l->app, &e);
	else if (!c.nteams && !c.nloads)
		linear_say(l, _("No extract is shown. In a shell, pcref data"
		           " import FILE --dataset MHSDS loads one."));
	linear_note(l);
	if (c.nteams)
		ask_team(l, &c);
	complete_fini(&c);
}
