/* main.c - the command line: who asks, when, of which file; then the verb. */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/confine.h"
#include "config/config.h"
#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/keymap.h"

#define PROGRAM "pcref 0.1"

/* Descriptors 0 to 2 must be there, or a database might get one of them. */
static void open_standard(void)
{
	int fd = open("/dev/null", O_RDWR);

	while (fd >= 0 && fd < 3)
		fd = dup(fd);
	if (fd > 2)
		close(fd);
}

/* The kernel's answer, not the environment's. */
static char *login(void)
{
	struct passwd *pw = getpwuid(getuid());

	return pw && pw->pw_name ? xstrdup(pw->pw_name)
	                         : xprintf("uid %ld", (long)getuid());
}

/* PCREF_NOW fixes the clock, for tests and for papers of a past day. */
static bool read_clock(struct call *c, struct err *e)
{
	const char *fixed = getenv("PCREF_NOW");
	char at[32], today[DAY_SIZE];
	time_t now = time(NULL);
	struct tm utc, here;

	if (fixed && (strlen(fixed) != 20 || fixed[10] != 'T'))
		return err_set(e, ERR_USAGE, _("PCREF_NOW is \"%s\"; it must be"
		               " as 2026-11-22T06:00:00Z"), fixed);
	setenv("TZ", "Europe/London", 1);
	tzset();
	gmtime_r(&now, &utc);
	localtime_r(&now, &here);
	strftime(at, sizeof(at), "%Y-%m-%dT%H:%M:%SZ", &utc);
	strftime(today, sizeof(today), "%Y-%m-%d", &here);
	c->at = xstrdup(fixed ? fixed : at);
	c->today = xstrndup(fixed ? fixed : today, DAY_SIZE - 1);
	return day_is(c->today) || err_set(e, ERR_USAGE, _("PCREF_NOW is \"%s\","
	               " which is no day"), fixed);
}

static bool make_folder(const char *path, struct err *e)
{
	char *copy = xstrdup(path);
	bool ok = true;

	for (char *p = copy + 1; ok && *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		ok = mkdir(copy, 0700) == 0 || errno == EEXIST;
		*p = '/';
	}
	ok = ok && (mkdir(copy, 0700) == 0 || errno == EEXIST);
	free(copy);
	return ok || err_set(e, ERR_CREATE, _("cannot make the folder %s: %s"),
	                     path, strerror(errno));
}

static bool read_files(struct call *c, struct config *cfg,
                       const struct config_paths *p, struct err *e)
{
	const char *named = call_flag(c, FLAG_config);

	if (!named)
		named = getenv("PCREF_CONFIG");
	return config_read(cfg, p->system, FROM_SYSTEM, false, e) &&
	       config_read(cfg, named ? named : p->user, FROM_USER, named, e);
}

/* Flags, then the environment: config keeps the stronger. */
static bool read_taste(struct call *c, struct config *cfg, struct err *e)
{
	const char *colour = call_flag(c, FLAG_color);

	for (int i = 0; i < OPT_COUNT; i++) {
		const char *v = options[i].env ? getenv(options[i].env) : NULL;

		if (v && *v && !config_set(cfg, i, options[i].env_means
		    ? options[i].env_means : v, FROM_ENV, options[i].env, e))
			return false;
	}
	if (colour && !config_set(cfg, OPT_COLOUR, colour, FROM_FLAG, "--color",
	                          e))
		return false;
	if (call_has(c, FLAG_accessible) && !config_set(cfg, OPT_ACCESSIBLE,
	    "yes", FROM_FLAG, "--accessible", e))
		return false;
	return !call_flag(c, FLAG_db) || config_set(cfg, OPT_DATABASE,
	       call_flag(c, FLAG_db), FROM_FLAG, "--db", e);
}

/* What belongs to a file lies beside it: pcref.db, pcref-backups.  A server
 * has a name for that in our own folder, made of its address. */
static char *beside(const char *path, const char *data)
{
	size_t n = strlen(path);
	char *name;

	if (!db_is_server(path)) {
		n -= n > 3 && strcmp(path + n - 3, ".db") == 0 ? 3 : 0;
		return xstrndup(path, n);
	}
	name = xprintf("%s/%s", data, strstr(path, "://") + 3);
	for (char *s = name + strlen(data) + 1; *s; s++)
		if (!isalnum((unsigned char)*s) && !strchr("._@", *s))
			*s = '-';
	return name;
}

static bool locate_db(struct call *c, const struct config *cfg,
                      const struct config_paths *p, struct err *e)
{
	const char *path = cfg->value[OPT_DATABASE];
	const char *backups = cfg->value[OPT_BACKUPS];

	if (path && db_is_server(path) && getenv("PGPASSWORD"))
		return err_set(e, ERR_PERM, _("the password in PGPASSWORD can be"
		    " read by other programs of yours: keep it in ~/.pgpass or in"
		    " a service file, and unset it"));
	c->where = (struct db_options){ .path = path ? path : p->database,
		.who = c->who, .at = c->at, .today = c->today,
		.program = PROGRAM, .create = c->verb->needs & MAKES_DB,
		.read_only = call_has(c, FLAG_read_only) };
	c->beside = beside(c->where.path, p->data);
	c->where.backups = backups ? xstrdup(backups)
	                           : xprintf("%s-backups", c->beside);
	return (path && !db_is_server(path)) || make_folder(p->data, e);
}

/* Where the history stood and stands goes to the system's log, which whoever
 * owns the file cannot rewrite; its words never do. */
static void witness(struct db *db, const char *before)
{
	struct err ignored;
	char head[64];

	if (history_head(db, head, &ignored) && strcmp(head, before) != 0)
		syslog(LOG_USER | LOG_NOTICE, "pcref: history of %s: %s",
		       db_path(db), head);
}

/* A PDF is made by another program, which has its own ways. */
static bool starts_others(const struct call *c)
{
	const char *format = call_flag(c, FLAG_format);
	const char *output = call_flag(c, FLAG_output);
	size_t n = output ? strlen(output) : 0;

	return (format && strcasecmp(format, "pdf") == 0) ||
	       (n > 4 && strcasecmp(output + n - 4, ".pdf") == 0);
}

/* --to may name a server, though the file is here. */
static void give_up_rights(const struct call *c)
{
	if (!starts_others(c))
		confine(db_is_server(c->where.path) || call_has(c, FLAG_to));
}

static int with_db(struct call *c)
{
	struct err e = { 0 };
	char *told, head[64] = "";
	int rc;

	c->db = db_open(&c->where, &e);
	if (!c->db)
		return call_fail(&e);
	told = xstrdup(db_notice(c->db));
	/* What would change it is refused with the same words. */
	if (*told && (!(c->verb->needs & WRITES) || !db_is_read_only(c->db) ||
	              call_has(c, FLAG_dry_run)))
		fprintf(stderr, "pcref: %s\n", told);
	history_head(c->db, head, &e);
	give_up_rights(c);
	rc = c->verb->run(c);
	witness(c->db, head);
	if (strcmp(told, db_notice(c->db)) != 0)
		fprintf(stderr, "pcref: %s\n", db_notice(c->db));
	free(told);
	db_close(c->db);
	return rc;
}

static int run(struct call *c, const struct config *cfg,
               const struct config_paths *p)
{
	struct err e = { 0 };
	int rc;

	if (call_has(c, FLAG_help)) {
		if (c->ent)
			help_entity(c->ent, c->verb);
		else
			help_verb(c->verb);
		return 0;
	}
	c->config = cfg;
	c->state = p->state;
	if (c->verb->needs & WRITES && call_has(c, FLAG_read_only))
		return call_refuse(ERR_PERM, _("--read-only was given, and this"
		                   " would change something"));
	if (c->verb->needs == 0)
		return c->verb->run(c);
	if (!locate_db(c, cfg, p, &e)) {
		rc = call_fail(&e);
	} else if (c->verb->needs & NEED_DB) {
		rc = with_db(c);
	} else {
		give_up_rights(c);
		rc = c->verb->run(c);
	}
	free((char *)c->where.backups);
	free(c->beside);
	return rc;
}

static int with_config(struct call *c)
{
	struct config_env env = { getenv("HOME"), getenv("XDG_CONFIG_HOME"),
		getenv("XDG_CONFIG_DIRS"), getenv("XDG_DATA_HOME"),
		getenv("XDG_STATE_HOME") };
	struct config_paths paths = { 0 };
	struct config cfg;
	struct keymap keymap = { 0 };
	struct err e = { 0 };
	int rc;

	config_init(&cfg, env.home);
	c->keymap = &keymap;
	if (config_paths_init(&paths, &env, &e) &&
	    read_files(c, &cfg, &paths, &e) && read_taste(c, &cfg, &e) &&
	    keymap_read(&keymap, &cfg, &e) && read_clock(c, &e))
		rc = run(c, &cfg, &paths);
	else
		rc = call_fail(&e);
	keymap_fini(&keymap);
	c->keymap = NULL;
	config_paths_fini(&paths);
	config_fini(&cfg);
	c->config = NULL;
	return rc;
}

static bool has_screen(void)
{
	return getenv("PCREF_KEYS") ||
	       (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
}

static int program(struct call *c, int argc, char **argv)
{
	int rc = call_parse(c, argc, argv);

	if (rc >= 0)
		return rc;
	if (call_has(c, FLAG_version)) {
		puts(PROGRAM);
		return 0;
	}
	if (!c->verb && !call_has(c, FLAG_help) && (has_screen() ||
	    call_has(c, FLAG_accessible)))
		c->verb = call_verb("screen");
	if (!c->verb && call_has(c, FLAG_help)) {
		help_all();
		return 0;
	}
	if (!c->verb) {
		help_short();
		return ERR_USAGE;
	}
	c->who = login();
	return with_config(c);
}

/* Words in the person's own language, where somebody has translated them. */
static void speak(void)
{
	const char *folder = getenv("TEXTDOMAINDIR");

	bindtextdomain("pcref", folder && *folder ? folder : LOCALEDIR);
	bind_textdomain_codeset("pcref", "UTF-8");
	textdomain("pcref");
}

int main(int argc, char **argv)
{
	struct call c = { 0 };
	int rc;

	umask(077);
	open_standard();
	/* Letters and language are the person's; numbers, order and dates ours. */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	speak();
	rc = program(&c, argc, argv);
	call_fini(&c);
	if (rc == 0 && (fflush(stdout) != 0 || ferror(stdout)))
		return call_refuse(ERR_IO, _("it was done, but standard output"
		                   " cannot be written"));
	return rc;
}
