/* The questions of a job, one after another, on the screen. */
#include <stdlib.h>

#include "core/err.h"
#include "core/mem.h"
#include "tui/app.h"
#include "tui/readout.h"
#include "tui/views.h"

/* A job and what was answered so far. */
struct doing {
	struct job job;
	char *answer[JOB_ASKS];
	int n;
};

static void doing_free(void *with)
{
	struct doing *d = with;

	for (int i = 0; i < d->n; i++)
		free(d->answer[i]);
	free(d);
}

static void job_answered(struct app *app, const char *text, void *with);

static void job_ask(struct app *app, const struct doing *so_far, const char *question)
{
	struct doing *d = xcalloc(1, sizeof(*d));

	d->job = so_far->job;
	for (; d->n < so_far->n; d->n++)
		d->answer[d->n] = xstrdup(so_far->answer[d->n]);
	app_push(app, ask_view(question, job_answered, d, doing_free));
}

static void job_answered(struct app *app, const char *text, void *with)
{
	struct doing *d = with;
	const char *more;
	struct err e = { 0 };
	char *said;

	if (!text || !*text)
		return;
	d->answer[d->n++] = xstrdup(text);
	more = job_question(&d->job, d->n);
	if (more) {
		job_ask(app, d, more);
		return;
	}
	said = job_do(app->db, &d->job, d->answer, &e);
	if (said)
		app_note(app, "%s", said);
	else
		app_fault(app, &e);
	free(said);
}

void job_begin(struct app *app, const struct job *job)
{
	job_ask(app, &(struct doing){ .job = *job }, job_question(job, 0));
}
