/* linear_readout.c - a readout line by line: a sentence a row, and into the row
 * that is chosen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"
#include "db/db.h"
#include "tui/linear.h"
#include "tui/readout.h"

static void say_rows(struct linear *l, const struct readout *s)
{
	linear_say(l, "%s.", s->title ? s->title : "");
	for (int i = 0; i < s->n; i++)
		linear_say(l, "%d. %s", i + 1, s->row[i].says);
	if (s->why)
		linear_say(l, "%s", s->why);
}

/* Where a row leads, or its control chart. */
static struct readout_what next_of(const struct readout_row *r)
{
	struct readout_what to = r->leads;

	if (!to.kind && *r->series) {
		to.kind = READOUT_SERIES;
		snprintf(to.key, sizeof(to.key), "%s", r->series);
	}
	return to;
}

/* "1 an action, 2 an inquiry": one of them is typed in its form. */
static void offer(struct linear *l, const struct readout_row *r)
{
	struct err e = { 0 };
	struct record begun;
	int n = 0, choice;

	while (n < READOUT_OFFERS && r->offer[n].ent)
		n++;
	if (!n || db_is_read_only(l->app.db))
		return;
	for (int i = 0; i < n; i++)
		linear_say(l, _("%d. Begin: %s."), i + 1, _(r->offer[i].ent->label));
	choice = linear_choose(l, _("Begin one? Its number, or 0 to go on."), n);
	if (choice < 1)
		return;
	readout_begin(l->app.db, &r->offer[choice - 1], &begun);
	l->app.saved[0] = '\0';
	linear_add_begun(l, &begun);
	record_fini(&begun);
	if (r->offer[choice - 1].ent == &entities[ENT_action] && *r->metric &&
	    !readout_link(l->app.db, l->app.saved, r->metric, &e))
		app_fault(&l->app, &e);
	linear_note(l);
}

static void linear_job(struct linear *l, const struct job *job)
{
	char *answer[JOB_ASKS], *said;
	struct err e = { 0 };
	const char *question, *typed;
	int n = 0;

	while ((question = job_question(job, n)) && (typed = linear_ask(l, question)) && *typed)
		answer[n++] = xstrdup(typed);
	if (!question) {
		said = job_do(l->app.db, job, answer, &e);
		if (said)
			linear_say(l, "%s", said);
		else
			app_fault(&l->app, &e);
		linear_note(l);
		free(said);
	}
	while (n)
		free(answer[--n]);
}

/* "t 3": the control chart of the third row. */
static void chart_of(struct linear *l, const struct readout *s, int row)
{
	struct readout_what to = { .kind = READOUT_SERIES };

	if (row < 1 || row > s->n) {
		linear_say(l, _("Type t and the number of a row: t 3."));
	} else if (!*s->row[row - 1].series) {
		linear_say(l, _("There is no control chart of this line."));
	} else {
		snprintf(to.key, sizeof(to.key), "%s", s->row[row - 1].series);
		linear_readout(l, to);
	}
}

/* Only a metric has periods: b is the one before, a the one after. */
static bool turn_period(struct linear *l, const struct readout *s)
{
	struct readout_what to = s->what;
	bool back = strcmp(l->line, "b") == 0;

	if (to.kind != READOUT_METRIC || (!back && strcmp(l->line, "a") != 0))
		return false;
	to.at += back ? 1 : -1;
	if (to.at >= 0)
		linear_readout(l, to);
	else
		linear_say(l, _("This is the newest."));
	return true;
}

/* What is no number; false to go back. */
static bool obey(struct linear *l, const struct readout *s)
{
	if (l->over || !*l->line)
		return false;
	if (*l->line == 't')
		chart_of(l, s, atoi(l->line + 1));
	else if (!turn_period(l, s))
		linear_say(l, s->what.kind == READOUT_METRIC
		           ? _("Type a number; t and a number, for its control chart; b or a, for"
		               " the period before or after; or 0.")
		           : _("Type a number; t and a number, for its control chart; or 0."));
	return true;
}

/* What a row is for: what can be begun, done or opened from it. */
static void open_row(struct linear *l, const struct readout_row *r)
{
	struct readout_what to;

	offer(l, r);
	to = next_of(r);
	if (r->job.kind)
		linear_job(l, &r->job);
	else if (to.kind)
		linear_readout(l, to);
	else
		linear_say(l, "%s", r->says);
}

void linear_readout(struct linear *l, struct readout_what what)
{
	struct err e = { 0 };
	struct readout s;

	if (!readout_read(l->app.db, what, &s, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
	} else if (!s.n) {
		linear_say(l, "%s", s.empty ? s.empty : _("There is nothing."));
	} else {
		bool on = true;

		say_rows(l, &s);
		while (on && !l->over) {
			int choice = linear_choose(l, _("Which? Its number, or 0 to go"
			                                " back."), s.n);

			if (choice > 0)
				open_row(l, &s.row[choice - 1]);
			else
				on = choice < 0 && obey(l, &s);
		}
	}
	readout_fini(&s);
}
