#include "tui/linear.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/home.h"
#include "db/store.h"
#include "tui/readout.h"
#include "tui/score.h"
#include "tui/take.h"
#include "tui/tour.h"
#include "tui/views.h"

enum { HITS = 20 };

static void say_help(struct linear *l)
{
	linear_say(l, _(
"A number opens the line of that number. You can also type:\n"
"home: the scores and what needs you.\n"
"lists: every list there is.\n"
"the name of a list (actions, people): its rows.\n"
"add and the name of a list (add action): a new row, question by question.\n"
"a reference (ACT-42): that row, to read, change or move on.\n"
"search and words: rows that hold them.\n"
"score: the three areas, and how each score is made up.\n"
"data: how complete ethnicity is, team by team.\n"
"differences: where ethnic groups differ, and what came of it.\n"
"compare and a metric (compare MHS81): its groups, one by one.\n"
"checks and a data set: whether it can be believed.\n"
"index and a data set: its quality index, and whom to ask first.\n"
"cross and a data set: its counts by two things at once.\n"
"words and a data set: values that are no codes, and what they mean.\n"
"chart and a series (chart completeness:MHSDS): its control chart.\n"
"tree: who reports to whom, and seats by constituency.\n"
"papers: what there is to write, approve and publish.\n"
"years: the score year by year.\n"
"import: an extract, which file and of which data set.\n"
"undo, redo: take back your latest change, or make it again.\n"
"tour: be shown around in ten steps.\n"
"0: leave. In every question, 0 or an empty line goes back.\n"
"In a field: ? says what it is for or lists what it may be, ? and words those that hold\n"
"them; - empties it; an empty line leaves it as it is.\n"
"What you have typed is kept when the program says Saved or Added."));
	linear_boards_help(l);
}

static void say_lists(struct linear *l)
{
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			linear_say(l, "%s: %s", _(entities[i].plural),
			           _(entities[i].help));
	linear_say(l, _("Type the name of a list."));
}

/* --- what was typed --- */

static const struct entity *list_named(const char *typed)
{
	char *want = text_fold(typed);
	const struct entity *found = NULL;

	for (int i = 0; i < ENT_COUNT && !found; i++) {
		const struct entity *ent = &entities[i];
		if (!ent->label)
			continue;
		char *plural = text_fold(_(ent->plural));
		char *label = text_fold(_(ent->label));
		if (strcmp(want, plural) == 0 || strcmp(want, label) == 0 ||
		    strcmp(want, ent->name) == 0)
			found = ent;
		free(label);
		free(plural);
	}
	free(want);
	return found;
}

/* ACT-42 in any case; false if it is no reference to a row. */
static bool show_reference(struct linear *l, const char *typed)
{
	size_t len = strcspn(typed, "-");
	struct record r;
	struct err e;

	for (int i = 0; typed[len] && i < ENT_COUNT; i++) {
		const char *prefix = entities[i].prefix;
		if (!entities[i].label || !prefix || strlen(prefix) != len ||
		    strncasecmp(prefix, typed, len) != 0)
			continue;
		char *name = xprintf("%s%s", prefix, typed + len);
		bool found = store_find(l->app.db, &entities[i], name, &r, &e);
		free(name);
		if (!found)
			break;
		linear_show(l, r.ent, record_get(&r, FIELD_UID));
		record_fini(&r);
		return true;
	}
	return false;
}

static void search(struct linear *l, const char *words)
{
	struct hit *hit = NULL;
	struct err e = { 0 };
	int n = 0, choice;

	if (!store_search(l->app.db, NULL, words, HITS, &hit, &n, &e))
		app_fault(&l->app, &e);
	linear_note(l);
	access_search(l->app.db, hit, n);
	for (int i = 0; i < n; i++)
		linear_say(l, hit[i].seen ? "%d. %s %s, %s. %s" : "%d. %s %s, %s.%.0s", i + 1,
		           _(hit[i].ent->label), hit[i].name, hit[i].title,
		           hit[i].seen ? hit[i].seen : "");
	if (!n)
		linear_say(l, _("Nothing holds those words."));
	choice = n ? linear_choose(l, _("Which one? Its number, or 0 to go "
	                                "back."), n) : 0;
	if (choice > 0)
		linear_show(l, hit[choice - 1].ent, hit[choice - 1].uid);
	hits_fini(hit, n);
}

static void undo(struct linear *l, bool again)
{
	struct err e = { 0 };
	char *said = again ? store_redo(l->app.db, &e)
	                   : store_undo(l->app.db, &e);

	if (said)
		linear_say(l, "%s", said);
	else
		app_fault(&l->app, &e);
	free(said);
	linear_note(l);
}

static void not_known(struct linear *l, const char *typed)
{
	const char *names[ENT_COUNT];
	int n = 0, near;

	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			names[n++] = _(entities[i].plural);
	near = text_nearest(typed, names, n);
	if (near >= 0)
		linear_say(l, _("There is nothing called %s. Did you mean %s? "
		           "Type ? for help."), typed, names[near]);
	else
		linear_say(l, _("There is nothing called %s. Type ? for help."),
		           typed);
}

/* After a first word, or NULL if the line begins otherwise. */
static const char *after(const char *line, const char *word)
{
	size_t n = strlen(word);

	if (strncasecmp(line, word, n) != 0 || line[n] != ' ')
		return NULL;
	return line + n + strspn(line + n, " ");
}

static bool obey_word(struct linear *l, const char *s)
{
	if (strcmp(s, "?") == 0 || strcasecmp(s, "help") == 0)
		say_help(l);
	else if (strcasecmp(s, "lists") == 0)
		say_lists(l);
	else if (strcasecmp(s, "score") == 0)
		linear_score(l);
	else if (strcasecmp(s, "data") == 0)
		linear_data(l);
	else if (strcasecmp(s, "tree") == 0)
		linear_tree(l);
	else if (strcasecmp(s, "tour") == 0)
		l->tour = 1;
	else if (strcasecmp(s, "import") == 0)
		linear_take(l);
	else if (linear_board(l, s))
		;
	else if (strcasecmp(s, "undo") == 0 || strcmp(s, "u") == 0)
		undo(l, false);
	else if (strcasecmp(s, "redo") == 0 || strcmp(s, "U") == 0)
		undo(l, true);
	else
		return false;
	return true;
}

/* The figures of a row that is named, if there is such a row. */
static void readout_of(struct linear *l, enum readout_kind kind,
                     const struct entity *ent, const char *which)
{
	struct readout_what what = { .kind = kind };
	struct err e = { 0 };
	struct record r;

	if (!store_find(l->app.db, ent, which, &r, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return;
	}
	snprintf(what.key, sizeof(what.key), "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
	linear_readout(l, what);
}

static bool obey_readout(struct linear *l, const char *s)
{
	struct readout_what what = { .kind = READOUT_DISPARITIES };
	const char *rest;

	if (strcasecmp(s, "differences") == 0) {
		linear_readout(l, what);
	} else if (strcasecmp(s, "papers") == 0) {
		what.kind = READOUT_PAPERS;
		linear_readout(l, what);
	} else if (strcasecmp(s, "years") == 0) {
		what.kind = READOUT_YEARS;
		linear_readout(l, what);
	} else if ((rest = after(s, "compare"))) {
		readout_of(l, READOUT_METRIC, &entities[ENT_metric], rest);
	} else if ((rest = after(s, "checks"))) {
		readout_of(l, READOUT_CHECKS, &entities[ENT_dataset], rest);
	} else if ((rest = after(s, "index"))) {
		readout_of(l, READOUT_QUALITY, &entities[ENT_dataset], rest);
	} else if ((rest = after(s, "cross"))) {
		readout_of(l, READOUT_CROSSES, &entities[ENT_dataset], rest);
	} else if ((rest = after(s, "words"))) {
		readout_of(l, READOUT_WORDS, &entities[ENT_dataset], rest);
	} else if ((rest = after(s, "chart"))) {
		what.kind = READOUT_SERIES;
		snprintf(what.key, sizeof(what.key), "%s", rest);
		linear_readout(l, what);
	} else {
		return false;
	}
	return true;
}

static void obey(struct linear *l, const char *typed)
{
	char *s = xstrdup(typed);
	const char *rest;

	if (obey_word(l, s))
		;
	else if ((rest = after(s, "add")) && list_named(rest))
		linear_add(l, list_named(rest));
	else if ((rest = after(s, "search")))
		search(l, rest);
	else if (*s == '/')
		search(l, s + 1);
	else if (obey_readout(l, s))
		;
	else if (list_named(s))
		linear_list(l, list_named(s));
	else if (!show_reference(l, s))
		not_known(l, s);
	free(s);
}

static bool is_leave(const char *s)
{
	return strcmp(s, "0") == 0 || strcmp(s, "q") == 0 ||
	       strcasecmp(s, "quit") == 0;
}

static void talk(struct linear *l)
{
	struct home h = { 0 };
	const char *s;
	int n;

	linear_home(l, &h);
	while ((s = linear_ask(l, "")) && !is_leave(s)) {
		n = isdigit((unsigned char)*s) ? atoi(s) : -1;
		if (n > 0 && n <= h.nneeds)
			linear_show(l, h.need[n - 1].ent, h.need[n - 1].uid);
		else if (strcasecmp(s, "home") == 0 || !*s)
			linear_home(l, &h);
		else
			obey(l, s);
	}
	home_fini(&h);
}

bool linear_run(struct db *db, FILE *in, FILE *out,
                const struct tui_options *opt, struct err *e)
{
	struct linear l = { .app = { .db = db, .opt = opt }, .in = in,
	                    .out = out, .tour = opt->tour };
	char *left;

	linear_say(&l, _("pcref, linear mode. Type a number, or ? for help."));
	left = opt->tour ? NULL : form_draft_left(&l.app);
	if (left)
		linear_say(&l, "%s", left);
	free(left);
	if (opt->open)
		linear_list(&l, opt->open);
	if (!l.over)
		talk(&l);
	free(l.line);
	if (fflush(out) == 0 && !ferror(out))
		return true;
	return err_set(e, ERR_IO, _("cannot write to standard output"));
}
