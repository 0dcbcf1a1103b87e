/* linear_readout.c - a readout line by line: a sentence a row, and into the row
 * that is chosen. */
#include <stdio.h>
#include <stdlib.h>

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
		int choice = 1;

		say_rows(l, &s);
		while (choice > 0 && !l->over) {
			struct readout_what to;

			choice = linear_choose(l, _("Which? Its number, or 0 to go"
			                            " back."), s.n);
			if (choice < 1)
				break;
			offer(l, &s.row[choice - 1]);
			to = next_of(&s.row[choice - 1]);
			if (s.row[choice - 1].job.kind)
				linear_job(l, &s.row[choice - 1].job);
			else if (to.kind)
				linear_readout(l, to);
			else
				linear_say(l, "%s", s.row[choice - 1].says);
		}
	}
	readout_fini(&s);
}
