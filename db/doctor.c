#include "db/doctor.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"

enum { MIB = 1 << 20, OLD_DAYS = 2 };

static void say(struct finding *f, enum health h, const char *todo,
                const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static void say(struct finding *f, enum health h, const char *todo,
                const char *fmt, ...)
{
	va_list ap;

	f->health = h;
	va_start(ap, fmt);
	vsnprintf(f->found, sizeof(f->found), fmt, ap);
	va_end(ap);
	snprintf(f->todo, sizeof(f->todo), "%s", todo);
}

static long long count(struct db *db, const char *sql)
{
	struct result r = { 0 };
	struct err ignored;
	long long n = db_run(db, sql, 0, NULL, &r, &ignored) && r.nrow
	              ? result_int(&r, 0, 0) : -1;

	result_fini(&r);
	return n;
}

/* Whoever may write the file must be able to write what stands beside it. */
static bool journal_differs(const struct db *db, const struct stat *st)
{
	char *journal = xprintf("%s-journal", db->path);
	struct stat j;
	bool differs = stat(journal, &j) == 0 &&
	               st->st_mode & ~j.st_mode & 0222;

	free(journal);
	return differs;
}

static void look_at_file(struct db *db, struct finding *f)
{
	struct stat st;

	if (stat(db->path, &st) != 0)
		say(f, HEALTH_NOTE, "", _("%s is no file"), db->path);
	else if (st.st_mode & 0007)
		say(f, HEALTH_BAD, _("take the others' rights away: chmod o-rwx"),
		    _("%s can be read by everybody"), db->path);
	else if (journal_differs(db, &st))
		say(f, HEALTH_BAD, _("give it the same rights: chmod --reference=FILE"
		    " FILE-journal"), _("not all who may write to %s may write to the"
		    " journal beside it"), db->path);
	else if (st.st_mode & 0070)
		say(f, HEALTH_GOOD, "", _("%s, %lld KiB, its owner's and their team's"),
		    db->path, (long long)st.st_size / 1024);
	else if (st.st_uid != getuid())
		say(f, HEALTH_NOTE, "", _("%s belongs to somebody else"),
		    db->path);
	else
		say(f, HEALTH_GOOD, "", _("%s, %lld KiB, yours alone"), db->path,
		    (long long)st.st_size / 1024);
}

static char *folder_of(const struct db *db)
{
	const char *slash = strrchr(db->path, '/');

	return slash && slash > db->path
	       ? xstrndup(db->path, (size_t)(slash - db->path)) : xstrdup("/");
}

static void look_at_folder(struct db *db, struct finding *f)
{
	char *folder = folder_of(db);
	struct stat st;

	if (access(folder, W_OK) != 0)
		say(f, HEALTH_BAD, _("ask for the right to write to it"),
		    _("%s cannot be written to, so nothing can be saved"),
		    folder);
	else if (stat(folder, &st) == 0 && st.st_mode & 0002 &&
	         !(st.st_mode & S_ISVTX))
		say(f, HEALTH_BAD, _("take the others' rights away: chmod o-w"),
		    _("everybody can change what is in %s"), folder);
	else
		say(f, HEALTH_GOOD, "", _("%s can be written to"), folder);
	free(folder);
}

static void look_at_mount(struct db *db, struct finding *f)
{
	char full[4096];
	struct err e = { 0 };
	bool network = false;

	if (file_check(db->path, false, full, &network, &e) && !network)
		say(f, HEALTH_GOOD, "", _("a disk of this machine"));
	else
		say(f, HEALTH_BAD, "", "%.500s", e.msg);
}

static void look_at_space(struct db *db, struct finding *f)
{
	char *folder = folder_of(db);
	unsigned long long free_mib, need;
	struct statvfs fs;
	struct stat st = { 0 };

	stat(db->path, &st);
	need = (unsigned long long)st.st_size * 3 / MIB + 20;
	if (statvfs(folder, &fs) != 0) {
		say(f, HEALTH_NOTE, "", _("it cannot be told"));
	} else {
		free_mib = (unsigned long long)fs.f_bavail * fs.f_frsize / MIB;
		say(f, free_mib < need ? HEALTH_BAD : HEALTH_GOOD,
		    free_mib < need ? _("make room, or backups will fail") : "",
		    _("%llu MiB free, %llu needed"), free_mib, need);
	}
	free(folder);
}

/* The first that is not as it must be, if any. */
static void look_at_kept(struct db *db, struct finding *f)
{
	struct result r = { 0 };
	struct err e = { 0 };
	bool ok = db_run(db, db->engine->kept, 0, NULL, &r, &e);

	if (ok)
		say(f, HEALTH_GOOD, "", ngettext("%d setting is as it must be", "all %d settings"
		    " are as they must be", (unsigned long)r.nrow), r.nrow);
	else
		say(f, HEALTH_NOTE, "", "%.500s", e.msg);
	for (int i = 0; f->health == HEALTH_GOOD && i < r.nrow; i++)
		if (strcmp(result_text(&r, i, 1), result_text(&r, i, 2)) != 0)
			say(f, HEALTH_BAD, _("ask whoever keeps the server"), _("%s is %s, and"
			    " must be %s: what is saved may be lost when the power goes"),
			    result_text(&r, i, 0), result_text(&r, i, 1),
			    result_text(&r, i, 2));
	result_fini(&r);
}

static bool has_moved(struct db *db)
{
	return count(db, "SELECT count(*) FROM moved") > 0;
}

static void look_at_version(struct db *db, struct finding *f)
{
	if (has_moved(db))
		say(f, HEALTH_NOTE, _("open it there"), "%.500s", db->notice);
	else if (db->newer)
		say(f, HEALTH_NOTE, _("use the newer program"), "%.500s",
		    db->notice);
	else
		say(f, HEALTH_GOOD, "", _("as this program makes it"));
}

static void soundness(struct db *db, bool deep, struct finding *f)
{
	struct err e = { 0 };

	if (db->engine->sound(db, deep, &e))
		say(f, HEALTH_GOOD, "", deep
		    ? _("every page, index and reference holds")
		    : _("it holds together"));
	else
		say(f, HEALTH_BAD, _("pcref restore --list"), "%.500s", e.msg);
}

static void look_at_content(struct db *db, struct finding *f)
{
	soundness(db, false, f);
}

static void look_at_pages(struct db *db, struct finding *f)
{
	soundness(db, true, f);
}

static void look_at_history(struct db *db, struct finding *f)
{
	struct err e = { 0 };
	char head[64];

	if (history_head(db, head, &e))
		say(f, HEALTH_GOOD, "", _("entries and head: %s"), head);
	else
		say(f, HEALTH_BAD, _("pcref restore --list"), "%.500s", e.msg);
}

static void look_at_chain(struct db *db, struct finding *f)
{
	struct err e = { 0 };
	long long n = history_verify(db, &e);

	if (n >= 0)
		say(f, HEALTH_GOOD, "", ngettext("its %lld entry holds",
		    "all %lld entries hold", (unsigned long)n), n);
	else
		say(f, HEALTH_BAD, _("compare its head with the one printed in"
		    " your papers"), "%.500s", e.msg);
}

static void look_at_rows(struct db *db, struct finding *f)
{
	struct err e = { 0 };
	long long n = history_compare(db, &e);

	if (n >= 0)
		say(f, HEALTH_GOOD, "", ngettext("%lld is as the history left it",
		    "all %lld are as the history left them", (unsigned long)n), n);
	else
		say(f, HEALTH_BAD, _("find out who else writes to it; pcref"
		    " restore --list"), "%.500s", e.msg);
}

static void look_at_search(struct db *db, struct finding *f)
{
	long long rows = 0, found = count(db, "SELECT count(*) FROM search");
	char sql[128];

	for (int i = 0; i < ENT_COUNT; i++) {
		if (!entities[i].label)
			continue;
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s WHERE"
		         " gone = 0", entities[i].table);
		rows += count(db, sql);
	}
	if (rows == found)
		say(f, HEALTH_GOOD, "", ngettext("its %lld row can be found",
		    "all %lld rows can be found", (unsigned long)rows), rows);
	else
		say(f, HEALTH_BAD, _("pcref restore --list"), ngettext("%lld row, but %lld can be"
		    " found by their words", "%lld rows, but %lld can be found by their words",
		    (unsigned long)rows), rows, found);
}

static void look_at_backups(struct db *db, struct finding *f)
{
	struct backup *list;
	struct err e = { 0 };
	char day[DAY_SHOWN];
	int n;

	if (!backups_list(db->backups, &list, &n, &e)) {
		say(f, HEALTH_BAD, "", "%.500s", e.msg);
		return;
	}
	if (!n) {
		say(f, HEALTH_NOTE, db->engine->server ? _("pcref backup makes one of your"
		    " trust; whoever keeps the server makes those of all")
		    : _("pcref backup makes one; the first change of each day makes one by"
		    " itself"), _("none yet in %s"), db->backups);
	} else {
		bool old = day_number(db->today) -
		           day_number(list[n - 1].day) > OLD_DAYS;

		day_show(list[n - 1].day, day);
		say(f, old ? HEALTH_NOTE : HEALTH_GOOD, old ? _("pcref backup")
		    : "", _("%d in %s, the newest of %s"), n, db->backups, day);
	}
	free(list);
}

static void look_at_you(struct db *db, struct finding *f)
{
	if (db_me(db))
		say(f, HEALTH_GOOD, "", _("your login %s is known"), db->who);
	else
		say(f, HEALTH_NOTE, _("pcref person edit NAME --login LOGIN"),
		    _("nobody in the file has your login, %s"), db->who);
}

int doctor_examine(struct db *db, bool deep,
                   struct finding finding[static DOCTOR_MOST])
{
	static const struct {
		const char *what;
		void (*look)(struct db *, struct finding *);
		bool deep, file;
	} rows[] = {
#define EXAMINE(id, label, ...) { label, __VA_ARGS__ },
#include "db/doctor.def"
#undef EXAMINE
	};
	int n = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if ((rows[i].deep && !deep) ||
		    (rows[i].file && db->engine->server))
			continue;
		finding[n] = (struct finding){ .what = rows[i].what };
		rows[i].look(db, &finding[n++]);
	}
	return n;
}
