/* take.c - pcref data import, of an extract. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/take.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

/* What a signal handler may touch: the one variable that is not constant. */
static volatile sig_atomic_t stop;

static void note_signal(int sig)
{
	(void)sig;
	stop = 1;
}

/* Without SA_RESTART, so that waiting for a pipe ends too. */
void take_catch_signals(bool on, struct source_options *o)
{
	struct sigaction sa = { .sa_handler = on ? note_signal : SIG_DFL };

	sigemptyset(&sa.sa_mask);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
	o->stop = &stop;
}

struct progress {
	const char *path;
	struct timespec said;
};

/* Twice a second, for whoever waits at a terminal. */
static void show_progress(void *of, uint64_t done, uint64_t size)
{
	struct progress *p = of;
	struct timespec now;
	char *safe;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if ((now.tv_sec - p->said.tv_sec) * 1000 +
	    (now.tv_nsec - p->said.tv_nsec) / 1000000 < 500)
		return;
	p->said = now;
	safe = text_safe(p->path);
	if (size)
		fprintf(stderr, _("\rReading %s: %3d%%"), safe,
		        (int)(done * 100 / size));
	else
		fprintf(stderr, _("\rReading %s: %llu MB"), safe,
		        (unsigned long long)(done >> 20));
	free(safe);
}

/* Beside the extract, under a name that is free. */
static char *rejects_name(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
	int len = (int)(dot && dot > (slash ? slash + 1 : path)
	                ? (size_t)(dot - path) : strlen(path));
	char *name = xprintf("%.*s-rejects.csv", len, path);

	for (int i = 2; i < 100 && access(name, F_OK) == 0; i++) {
		free(name);
		name = xprintf("%.*s-rejects-%d.csv", len, path, i);
	}
	return name;
}

/* Which column is ethnicity, by its number; 0 or anything else is none. */
static int ask_column(const struct header *h)
{
	char line[32] = "";
	long chosen;

	fputs(_("No column looks like ethnicity.  Which one is it?\n"), stderr);
	for (int i = 0; i < h->n; i++) {
		char *safe = text_safe(h->name[i]);
		fprintf(stderr, "%d. %s\n", i + 1, safe);
		free(safe);
	}
	fputs(_("Its number, or 0 to stop: "), stderr);
	if (!fgets(line, sizeof(line), stdin))
		return -1;
	chosen = strtol(line, NULL, 10);
	return chosen > 0 && chosen <= h->n ? (int)chosen - 1 : -1;
}

static bool read_expected(const char *text, long long *n, struct err *e)
{
	char *end;

	if (!text)
		return true;
	errno = 0;
	*n = strtoll(text, &end, 10);
	return (!errno && !*end && end != text && *n >= 0) ||
	       err_set(e, ERR_USAGE, _("--expect-total takes a number, not"
	               " \"%s\""), text);
}

static bool read_flags(const struct call *c, struct take *t, struct err *e)
{
	const struct values *map = &c->flag[FLAG_map];
	bool may_ask = !call_has(c, FLAG_no_input) && isatty(STDIN_FILENO) &&
	               strcmp(c->argv[0], "-") != 0;

	t->path = c->argv[0];
	t->dataset = call_flag(c, FLAG_dataset);
	t->profile = call_flag(c, FLAG_profile);
	t->count = call_flag(c, FLAG_count);
	t->dry = call_has(c, FLAG_dry_run);
	t->again = call_has(c, FLAG_again);
	t->accept = call_has(c, FLAG_accept);
	t->map = (struct header_map){ map->text, map->n,
	                              may_ask ? ask_column : NULL };
	return read_expected(call_flag(c, FLAG_expect_total), &t->expected, e);
}

static char *rejects_place(const struct call *c)
{
	const char *said = call_flag(c, FLAG_rejects);

	if (said)
		return xstrdup(said);
	if (strcmp(c->argv[0], "-") == 0 || call_has(c, FLAG_dry_run))
		return NULL;
	return rejects_name(c->argv[0]);
}

static bool read_file(struct call *c, struct take *t, struct err *e)
{
	struct progress p = { .path = t->path };
	bool watched = isatty(STDERR_FILENO), ok;

	t->source.progress = watched ? show_progress : NULL;
	t->source.of = &p;
	clock_gettime(CLOCK_MONOTONIC, &p.said);
	take_catch_signals(true, &t->source);
	ok = take_read(t, c->db, e);
	take_catch_signals(false, &t->source);
	if (watched)
		fputs("\r\033[K", stderr);
	return ok;
}

/* What is not kept leaves no file of people's records, unless it was asked
 * for. */
static bool end_rejects(const struct call *c, struct take *t, bool kept, struct err *e)
{
	if (kept || call_has(c, FLAG_rejects))
		return extract_keep_rejects(&t->x, e);
	t->rejects = NULL;
	return true;
}

static int run(struct call *c, struct take *t)
{
	struct err e = { 0 }, other;
	char day[DAY_SIZE];
	bool named;
	int rc;

	t->as_at = call_as_at(c, day, &e);
	if (!t->as_at || !read_flags(c, t, &e))
		return call_fail(&e);
	if (!take_begin(t, c->db, &e)) {
		if (!t->dataset)
			published_hint(c, &e);
		return call_fail(&e);
	}
	if (!data_set_is_meant(c, t->set, &e))
		return call_fail(&e);
	if (!read_file(c, t, &e))
		return call_fail(&e);
	if (!take_keep(t, c->db, &e)) {
		end_rejects(c, t, false, &other);
		return call_fail(&e);
	}
	named = end_rejects(c, t, t->end == TAKE_KEPT, &e);
	rc = take_say(c, t);
	return named ? rc : call_fail(&e);
}

int verb_data_import(struct call *c)
{
	struct take t;
	char *rejects = rejects_place(c);
	int rc;

	if (published_wanted(c))
		rc = published_import(c);
	else {
		take_init(&t);
		t.rejects = rejects;
		rc = run(c, &t);
		take_fini(&t);
	}
	free(rejects);
	return rc;
}
