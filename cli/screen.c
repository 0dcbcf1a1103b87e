/* screen.c - the program for people: on the screen, or line by line. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/draft.h"
#include "cli/entity.h"
#include "cli/screen.h"
#include "cli/verb.h"
#include "config/config.h"
#include "core/day.h"
#include "core/entity.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/erase.h"
#include "tui/app.h"
#include "tui/linear.h"

/* The clock goes on while somebody works, unless PCREF_NOW has fixed it. */
static void tick(struct db *db)
{
	char at[32], today[DAY_SIZE];
	time_t now = time(NULL);
	struct tm utc, here;

	gmtime_r(&now, &utc);
	localtime_r(&now, &here);
	strftime(at, sizeof(at), "%Y-%m-%dT%H:%M:%SZ", &utc);
	strftime(today, sizeof(today), "%Y-%m-%d", &here);
	db_now(db, at, today);
}

/* PCREF_KEYS and PCREF_DUMP, for tests: keys from a file, and what the screen
 * shows at the end to another. */
static FILE *open_for_test(const char *name, const char *mode, FILE *other,
                           struct err *e)
{
	const char *path = getenv(name);
	FILE *f = path ? fopen(path, mode) : other;

	if (path && !f)
		err_set(e, ERR_INPUT, _("cannot open %s, which %s names"), path,
		        name);
	return f;
}

/* A terminal that cannot move its cursor. */
static bool is_dumb(void)
{
	const char *term = getenv("TERM");

	return !term || !*term || strcmp(term, "dumb") == 0;
}

/* A new file that only its owner can read; none is left where it fails. */
static bool export_rows(struct db *db, const struct page *page,
                        const char *path, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	              0600);
	FILE *to = fd < 0 ? NULL : fdopen(fd, "w");
	bool ok;

	if (!to)
		return err_set(e, ERR_CREATE, _("cannot make %s: %s"), path,
		               strerror(errno));
	ok = entity_export(db, page, to, e);
	if (fclose(to) != 0 && ok)
		ok = err_set(e, ERR_IO, _("cannot write %s: %s"), path,
		             strerror(errno));
	if (!ok)
		unlink(path);
	return ok;
}

static enum theme theme_of(const struct config *cfg)
{
	for (int i = 0; i < CONFIG_WORDS && options[OPT_THEME].words[i]; i++)
		if (config_is(cfg, OPT_THEME, options[OPT_THEME].words[i]))
			return (enum theme)i;
	return THEME_AUTO;
}

static bool run(struct call *c, struct tui_options *opt, struct err *e)
{
	bool scripted = getenv("PCREF_KEYS") != NULL;

	opt->keys = open_for_test("PCREF_KEYS", "r", stdin, e);
	opt->terminal = scripted ? fopen("/dev/null", "w") : stdout;
	opt->dump = open_for_test("PCREF_DUMP", "w", NULL, e);
	opt->export_rows = export_rows;
	opt->clock = getenv("PCREF_NOW") ? NULL : tick;
	opt->colour = config_is(c->config, OPT_COLOUR, "always") ||
	              config_is(c->config, OPT_COLOUR, "auto");
	opt->mouse = config_yes(c->config, OPT_MOUSE);
	opt->theme = theme_of(c->config);
	opt->keymap = c->keymap;
	opt->open = c->argc ? entity_named(c->argv[0]) : NULL;
	if (c->argc && (!opt->open || !opt->open->label))
		return err_set(e, ERR_USAGE, _("there is no list \"%s\""),
		               c->argv[0]);
	if (!opt->keys || !opt->terminal || e->code)
		return false;
	if (config_yes(c->config, OPT_ACCESSIBLE) || is_dumb())
		return linear_run(c->db, opt->keys, stdout, opt, e);
	return tui_run(c->db, opt, e);
}

/* Whoever approved an erasure could not reach what others had typed. */
static void forget_erased(struct db *db, const struct tui_drafts *drafts)
{
	struct tm utc = { 0 };
	char at[32];

	if (erase_latest(db, at) && strptime(at, "%Y-%m-%dT%H:%M:%SZ", &utc))
		draft_forget(drafts, timegm(&utc));
}

int screen_run(struct call *c, bool tour)
{
	struct tui_drafts drafts;
	struct tui_options opt = { .drafts = &drafts, .tour = tour };
	struct err e = { 0 };
	bool ok;

	/* Text is UTF-8 here whatever the environment forgot to say. */
	if (MB_CUR_MAX == 1)
		setlocale(LC_CTYPE, "C.UTF-8");
	draft_init(&drafts, c->state, db_path(c->db));
	forget_erased(c->db, &drafts);
	ok = run(c, &opt, &e);
	draft_fini(&drafts);

	if (opt.keys && opt.keys != stdin)
		fclose(opt.keys);
	if (opt.terminal && opt.terminal != stdout)
		fclose(opt.terminal);
	if (opt.dump)
		fclose(opt.dump);
	return ok ? 0 : call_fail(&e);
}

int verb_screen(struct call *c)
{
	return screen_run(c, false);
}
