/* data.c - pcref data import, and which load the other verbs are about. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/load.h"
#include "db/store.h"
#include "import/extract.h"

/* What a signal handler may touch: the one variable that is not constant. */
static volatile sig_atomic_t stop;

static void note_signal(int sig)
{
	(void)sig;
	stop = 1;
}

/* Without SA_RESTART, so that waiting for a pipe ends too. */
static void catch_signals(bool on)
{
	struct sigaction sa = { .sa_handler = on ? note_signal : SIG_DFL };

	sigemptyset(&sa.sa_mask);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
}

/* ---- data sets ---- */

bool data_set_find(struct call *c, const char *name, char uid[static UID_SIZE],
                   struct err *e)
{
	struct record r;

	if (!store_find(c->db, &entities[ENT_dataset], name, &r, e))
		return false;
	snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
	return true;
}

/* A data set that is made by a slip of the pen is counted beside the one that
 * was meant.  A person is asked; a script has its way, and is told. */
static bool may_make(struct call *c, const char *name, const char *near,
                     struct err *e)
{
	char answer[16] = "";

	if (call_has(c, FLAG_no_input) || !isatty(STDIN_FILENO) ||
	    !isatty(STDERR_FILENO)) {
		fprintf(stderr, _("pcref: %s is a new data set, counted beside"
		        " %s.  If that was a slip, \"pcref undo\" twice takes"
		        " it back\n"), name, near);
		return true;
	}
	fprintf(stderr, _("There is no data set %s.  Make it, beside %s?"
	        "  y or n: "), name, near);
	if (fgets(answer, sizeof(answer), stdin) &&
	    (*answer == 'y' || *answer == 'Y'))
		return true;
	return err_set(e, ERR_DATA, _("nothing was kept; --dataset %s names the"
	               " data set that is there"), near);
}

/* Asked before a file is read that may take minutes. */
static bool set_is_meant(struct call *c, struct err *e)
{
	const char *name = call_flag(c, FLAG_dataset);
	char uid[UID_SIZE], *near;
	bool ok;

	if (call_has(c, FLAG_dry_run) || data_set_find(c, name, uid, e))
		return true;
	if (e->code != ERR_INPUT)
		return false;
	near = store_nearest(c->db, &entities[ENT_dataset], name);
	ok = !near || may_make(c, name, near, e);
	free(near);
	return ok;
}

/* The first extract of a data set makes it. */
static bool make_set(struct call *c, const char *name, char uid[static UID_SIZE],
                     struct err *e)
{
	struct record r;
	bool ok;

	store_start(c->db, &r, &entities[ENT_dataset]);
	record_set(&r, DATASET_NAME, name);
	ok = store_save(c->db, &r, NULL, e);
	if (ok) {
		snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
		fprintf(stderr, _("pcref: made the data set %s\n"), name);
	}
	record_fini(&r);
	return ok;
}

/* Data sets are not summed either: without a name it is the one that was
 * loaded last. */
bool data_load_chosen(struct call *c, struct load *l, struct err *e)
{
	const char *name = call_flag(c, FLAG_dataset);
	char day[DAY_SIZE], uid[UID_SIZE];
	const char *as_at = call_as_at(c, day, e);
	struct load *list = NULL;
	bool ok;
	int n;

	if (!as_at)
		return false;
	if (!call_flag(c, FLAG_as_at))
		as_at = NULL;
	if (name)
		return data_set_find(c, name, uid, e) &&
		       load_newest(c->db, uid, as_at, l, e);
	ok = load_list(c->db, true, as_at, &list, &n, e);
	if (ok && n == 0)
		ok = err_set(e, ERR_INPUT, _("no extract has been loaded;"
		             " \"pcref data import\" loads one"));
	if (ok)
		*l = list[0];
	for (int i = 1; ok && i < n; i++)
		if (list[i].number > l->number)
			*l = list[i];
	if (ok && n > 1)
		fprintf(stderr, _("pcref: this is load %lld, of %s; --dataset"
		        " names another of the %d data sets\n"), l->number,
		        l->name, n);
	free(list);
	return ok;
}

/* ---- import ---- */

struct importing {
	struct call *call;
	const char *path;
	char *rejects;			/* NULL: no file for them */
	long long expected;		/* -1: nobody said */
	struct extract x;
	struct load load;
	struct timespec said;
};

/* Twice a second, for whoever waits at a terminal. */
static void show_progress(void *of, uint64_t done, uint64_t size)
{
	struct importing *in = of;
	struct timespec now;
	char *safe;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if ((now.tv_sec - in->said.tv_sec) * 1000 +
	    (now.tv_nsec - in->said.tv_nsec) / 1000000 < 500)
		return;
	in->said = now;
	safe = text_safe(in->path);
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

static bool read_flags(struct importing *in, struct err *e)
{
	struct call *c = in->call;
	const char *expected = call_flag(c, FLAG_expect_total);
	const char *rejects = call_flag(c, FLAG_rejects);
	char *end;

	in->path = c->argv[0];
	in->expected = -1;
	if (expected) {
		errno = 0;
		in->expected = strtoll(expected, &end, 10);
		if (errno || *end || end == expected || in->expected < 0)
			return err_set(e, ERR_USAGE, _("--expect-total takes a"
			               " number, not \"%s\""), expected);
	}
	if (!call_flag(c, FLAG_dataset))
		return err_set(e, ERR_USAGE, _("of which data set is it?"
		               "  Name it with --dataset, as in --dataset"
		               " MHSDS"));
	if (rejects)
		in->rejects = xstrdup(rejects);
	else if (strcmp(in->path, "-") != 0 && !call_has(c, FLAG_dry_run))
		in->rejects = rejects_name(in->path);
	return true;
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

static bool may_ask(const struct importing *in)
{
	return !call_has(in->call, FLAG_no_input) && isatty(STDIN_FILENO) &&
	       strcmp(in->path, "-") != 0;
}

static bool read_file(struct importing *in, struct err *e)
{
	const struct values *map = &in->call->flag[FLAG_map];
	struct header_map say = { map->text, map->n,
	                          may_ask(in) ? ask_column : NULL };
	bool watched = isatty(STDERR_FILENO), ok;
	struct extract_options opt = { .map = &say, .rejects = in->rejects };

	opt.source.stop = &stop;
	opt.source.progress = watched ? show_progress : NULL;
	opt.source.of = in;
	clock_gettime(CLOCK_MONOTONIC, &in->said);
	catch_signals(true);
	ok = extract_read(in->path, &opt, &in->x, e);
	catch_signals(false);
	if (watched)
		fputs("\r\033[K", stderr);
	return ok;
}

static void describe(struct importing *in, const char *as_at)
{
	const char *slash = strrchr(in->path, '/');
	struct load *l = &in->load;

	snprintf(l->file, sizeof(l->file), "%s", strcmp(in->path, "-") == 0
	         ? _("standard input") : slash ? slash + 1 : in->path);
	snprintf(l->as_at, sizeof(l->as_at), "%s", as_at);
	memcpy(l->file_hash, in->x.hash, sizeof(l->file_hash));
	memcpy(l->counts_hash, in->x.counts_hash, sizeof(l->counts_hash));
	l->bytes = (long long)in->x.bytes;
	l->read = (long long)in->x.read;
	l->accepted = (long long)in->x.accepted;
	l->cleaned = (long long)in->x.judged.cleaned;
	l->undated = (long long)in->x.undated;
	l->expected = in->expected;
}

static void print_columns(const struct header *h)
{
	const char *sep = "";

	printf(_("Columns: "));
	for (int i = 0; i < COLUMN_COUNT; i++) {
		char *safe = text_safe(h->at[i] < 0 ? _("none")
		                       : h->name[h->at[i]]);
		printf(_("%s%s %s"), sep, _(header_columns[i].label), safe);
		free(safe);
		sep = ", ";
	}
	putchar('\n');
}

static void print_rejects(const struct importing *in, long long rejected)
{
	char *safe;

	for (int i = 0; i < rejected && i < REJECT_NOTES; i++) {
		const struct reject *r = &in->x.first[i];
		printf(_("  line %llu: %s\n"), (unsigned long long)r->line,
		       r->reason);
	}
	if (rejected > REJECT_NOTES)
		printf(_("  and %lld more\n"), rejected - REJECT_NOTES);
	if (!rejected || !in->rejects)
		return;
	safe = text_safe(in->rejects);
	printf(_("  They are in %s, with line and reason; it holds people's"
	         " records.\n"), safe);
	free(safe);
}

static void print_counts(const struct importing *in)
{
	const struct load *l = &in->load;

	print_columns(&in->x.header);
	printf(_("Read: %lld rows\n"), l->read);
	printf(_("Accepted: %lld\n"), l->accepted);
	printf(_("Rejected: %lld\n"), l->read - l->accepted);
	print_rejects(in, l->read - l->accepted);
	printf(_("Cleaned: %lld, valid only once trimmed or in upper case\n"),
	       l->cleaned);
	if (l->undated)
		printf(_("Without a month: %lld, counted under \"unknown\"\n"),
		       l->undated);
	if (l->expected >= 0)
		printf(_("Expected: %lld, difference %+lld\n"), l->expected,
		       l->accepted - l->expected);
	if (in->x.bad_line)
		printf(_("Line %llu is not UTF-8, so the file was read as"
		         " Windows-1252.\n"),
		       (unsigned long long)in->x.bad_line);
}

/* What is not kept leaves no file of people's records, unless it was asked
 * for. */
static void drop_rejects(struct importing *in)
{
	if (!in->rejects || call_has(in->call, FLAG_rejects))
		return;
	if (in->x.read > in->x.accepted)
		unlink(in->rejects);
	free(in->rejects);
	in->rejects = NULL;
}

static bool keep(struct importing *in, struct err *e)
{
	struct call *c = in->call;
	const char *name = call_flag(c, FLAG_dataset);
	struct load *l = &in->load, same;
	char shown[DAY_SHOWN];

	if (!data_set_find(c, name, l->dataset, e) &&
	    (e->code != ERR_INPUT || !make_set(c, name, l->dataset, e)))
		return false;
	if (!call_has(c, FLAG_again) &&
	    load_same(c->db, l->dataset, l->file_hash, &same)) {
		day_show(same.made_at, shown);
		printf(_("This file was loaded on %s, as load %lld of %s;"
		         " nothing was kept.  --again loads it once more.\n"),
		       shown, same.number, same.name);
		drop_rejects(in);
		return true;
	}
	if (!load_save(c->db, l, in->x.tally, e))
		return false;
	day_show(l->as_at, shown);
	printf(_("Loaded %lld rows as load %lld of %s, as at %s\n"),
	       l->accepted, l->number, name, shown);
	return true;
}

static int import(struct importing *in)
{
	struct err e = { 0 };
	char day[DAY_SIZE];
	const char *as_at = call_as_at(in->call, day, &e);

	if (!as_at || !read_flags(in, &e) || !set_is_meant(in->call, &e))
		return call_fail(&e);
	if (!read_file(in, &e))
		return call_fail(&e);
	describe(in, as_at);
	if (call_has(in->call, FLAG_dry_run))
		puts(_("Dry run: nothing is kept."));
	else if (!keep(in, &e)) {
		drop_rejects(in);
		return call_fail(&e);
	}
	print_counts(in);
	return 0;
}

int verb_data_import(struct call *c)
{
	struct importing in = { .call = c };
	int rc = import(&in);

	extract_fini(&in.x);
	free(in.rejects);
	return rc;
}
