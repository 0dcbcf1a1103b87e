/* migrate.c - bring the tables of an older file up to this program. */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/role.h"

/* "@ref:person@" has an argument, which stands for %s. */
static bool put_word(FILE *out, const struct engine *en, const char *s,
                     size_t len)
{
	size_t n = strcspn(s, ":@");
	char arg[64];

	snprintf(arg, sizeof(arg), "%.*s", n < len ? (int)(len - n - 1) : 0,
	         s + n + 1);
	for (int i = 0; en->words[i][0]; i++) {
		const char *w = en->words[i][1], *hole = strstr(w, "%s");

		if (strlen(en->words[i][0]) != n ||
		    strncmp(en->words[i][0], s, n) != 0)
			continue;
		fprintf(out, "%.*s%s%s", hole ? (int)(hole - w) : (int)strlen(w),
		        w, hole ? arg : "", hole ? hole + 2 : "");
		return true;
	}
	return false;
}

/* The word of a line after a beginning, "" where it begins otherwise. */
static void word_after(const char *line, const char *beginning, char word[64])
{
	size_t n = strlen(beginning);

	*word = '\0';
	if (strncmp(line, beginning, n) == 0)
		snprintf(word, 64, "%.*s", (int)strcspn(line + n, " (\n"),
		         line + n);
}

/* Tables refer to each other in circles: an engine that must know a table to
 * refer to it is told of references when all tables are there.  A column has
 * a line of its own, as db_propose writes it. */
static void put_reference(FILE *out, const struct engine *en, char table[64],
                          const char *line, size_t len)
{
	static const char ref[] = "@ref:", add[] = " ADD COLUMN ";
	const char *at = memmem(line, len, ref, strlen(ref)), *col;
	char word[64], column[64], other[64];

	word_after(line, "CREATE TABLE ", word);
	if (!*word)
		word_after(line, "ALTER TABLE ", word);
	if (*word)
		memcpy(table, word, sizeof(word));
	if (!at)
		return;
	col = memmem(line, len, add, strlen(add));
	word_after(col ? col : line, col ? add : "\t", column);
	at += strlen(ref);
	snprintf(other, sizeof(other), "%.*s", (int)strcspn(at, "@\n"), at);
	fprintf(out, en->refer, table, column, other);
}

/* Replace each @word@ by what the engine calls it. */
static void translate(FILE *out, const struct engine *en, const char *s,
                      size_t len)
{
	const char *end = s + len, *at;

	while ((at = memchr(s, '@', (size_t)(end - s)))) {
		size_t n = strcspn(at + 1, "@\n");

		fwrite(s, 1, (size_t)(at - s), out);
		if (put_word(out, en, at + 1, n)) {
			s = at + n + 2;
		} else {
			fputc('@', out);
			s = at + 1;
		}
	}
	fwrite(s, 1, (size_t)(end - s), out);
}

/* Lines between "-- sqlite" and "-- end" are for that engine alone. */
static void put_migration(FILE *out, FILE *later, const struct engine *en,
                          const char *s)
{
	const char *only = NULL;
	char table[64] = "";
	size_t name = strlen(en->name), len;

	for (; *s; s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		if (strncmp(s, "-- end", 6) == 0)
			only = NULL;
		else if (strncmp(s, "-- sqlite", 9) == 0 ||
		         strncmp(s, "-- postgres", 11) == 0)
			only = s + 3;
		else if (!only || strncmp(only, en->name, name) == 0) {
			translate(out, en, s, len);
			fputc('\n', out);
			if (en->refer)
				put_reference(later, en, table, s, len);
		}
	}
}

static bool table_exists(struct db *db, bool *exists, struct err *e)
{
	const char *name = "schema_version";
	struct result r = { 0 };
	bool ok = db_run(db, db->engine->tables, 1, &name, &r, e);

	*exists = r.nrow > 0;
	result_fini(&r);
	return ok;
}

static bool stamped(struct db *db, int *n, struct err *e)
{
	struct result r = { 0 };
	bool ok = !db->engine->stamped ||
	          db_run(db, db->engine->stamped, 0, NULL, &r, e);

	*n = r.nrow ? (int)result_int(&r, 0, 0) : 0;
	snprintf(db->notice, sizeof(db->notice), "%s", _("a program"));
	result_fini(&r);
	return ok;
}

/* The greater of what the file's head and its table say; the notice is who
 * wrote it. */
static bool version(struct db *db, int *n, struct err *e)
{
	struct result r = { 0 };
	bool exists, ok = stamped(db, n, e) && table_exists(db, &exists, e);

	if (ok && exists && (ok = db_run(db, "SELECT n, made_by FROM"
	    " schema_version ORDER BY n DESC LIMIT 1", 0, NULL, &r, e)) &&
	    r.nrow && result_int(&r, 0, 0) >= *n) {
		*n = result_int(&r, 0, 0) > INT_MAX ? INT_MAX
		     : (int)result_int(&r, 0, 0);
		snprintf(db->notice, sizeof(db->notice), "%s",
		         result_get(&r, 0, 1));
	}
	result_fini(&r);
	return ok;
}

/* Inside a transaction: bring the tables from version n - 1 to n. */
static bool alter(struct db *db, int n, struct err *e)
{
	char *text, *refs;
	size_t len, refs_len;
	FILE *out = xmemstream(&text, &len);
	FILE *later = xmemstream(&refs, &refs_len);
	bool ok;

	put_migration(out, later, db->engine, migrations[n - 1]);
	fclose(later);
	fprintf(out, "INSERT INTO schema_version VALUES (%d, '%s');\n", n,
	        db->program);
	if (db->engine->stamp)
		fprintf(out, db->engine->stamp, n);
	fprintf(out, ";\n%s", refs);
	fclose(out);
	ok = db_script(db, text, e);
	free(text);
	free(refs);
	return ok;
}

/* To the newest version, unless somebody else has just done it: the file is
 * the old one or the new one, whenever this ends. */
static bool to_newest(struct db *db, int newest, struct err *e)
{
	struct err ignored;
	bool ok, late;
	int at;

	if (!db_script(db, db->engine->begin, e))
		return false;
	ok = version(db, &at, e);
	late = at < newest;
	while (ok && at < newest)
		ok = alter(db, ++at, e);
	ok = ok && (!late || !db->engine->server || roles_grant(db, e));
	if (ok && db_script(db, "COMMIT", e))
		return true;
	db_script(db, "ROLLBACK", &ignored);
	return false;
}

/* A file of a later program can be read, for columns are only ever added. */
static bool only_read(struct db *db)
{
	char by[64];

	snprintf(by, sizeof(by), "%.60s", db->notice);
	db->read_only = true;
	db->newer = true;
	snprintf(db->notice, sizeof(db->notice), _("%.300s was last written by %s,"
	         " which is newer than this program: it can be read, not"
	         " changed"), db->path, by);
	return true;
}

static bool begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

static bool has_word(const char *sql, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = sql; (at = strcasestr(at, word)); at += n)
		if (at > sql && !isalnum(at[-1]) && at[-1] != '_' &&
		    !isalnum(at[n]) && at[n] != '_')
			return true;
	return false;
}

static bool is_in_migrations(const char *sql)
{
	for (int i = 0; migrations[i]; i++)
		if (strstr(migrations[i], sql))
			return true;
	return false;
}

/* Tables have columns that are typed and no more, indexes name columns; what
 * else there is must be to the letter as a migration has it.  No trigger runs
 * in a file of a newer program, for that is only read. */
static bool is_as_made(const char *sql, bool newer)
{
	if (begins(sql, "CREATE TABLE "))
		return !has_word(sql, "AS") && !has_word(sql, "CHECK");
	if (begins(sql, "CREATE INDEX ") || begins(sql, "CREATE UNIQUE INDEX "))
		return strchr(sql, '(') == strrchr(sql, '(');
	return is_in_migrations(sql) ||
	       (newer && begins(sql, "CREATE TRIGGER "));
}

bool db_is_as_made(struct db *db, struct err *e)
{
	struct result r = { 0 };
	int newest = 0, at;
	bool ok;

	while (migrations[newest])
		newest++;
	ok = stamped(db, &at, e) && db_run(db, "SELECT type, name, sql FROM"
	     " sqlite_schema WHERE sql IS NOT NULL", 0, NULL, &r, e);
	for (int i = 0; ok && i < r.nrow; i++)
		ok = is_as_made(result_text(&r, i, 2), at > newest) ||
		     err_set(e, ERR_DATA, _("%s holds a %.20s \"%.60s\" that this"
		     " program did not make; keep it as it is and go back to a"
		     " backup"), db->path, result_text(&r, i, 0),
		     result_text(&r, i, 1));
	result_fini(&r);
	return ok;
}

bool db_migrate(struct db *db, struct err *e)
{
	char backup[512];
	int at, newest = 0;

	while (migrations[newest])
		newest++;
	if (!version(db, &at, e))
		return false;
	if (at < 0)
		return err_set(e, ERR_DATA, _("%s is damaged: it says that its"
		    " version is %d; go back to a backup"), db->path, at);
	if (at > newest)
		return only_read(db);
	*db->notice = '\0';
	if (at == newest)
		return true;
	if (db->read_only)
		return err_set(e, ERR_PERM, at ? _("%s is of an older program:"
		    " open it once for writing, so that it is brought up to"
		    " date") : _("%s is empty, and may not be written to"),
		    db->path);
	if (!at && db->engine->server && !db->fresh)
		return err_set(e, ERR_INPUT, _("%s is an empty database; \"pcref"
		               " init\" fills it"), db->path);
	if (at && *db->backups && !db->engine->server &&
	    !db_backup(db, backup, e))
		return false;
	if (!to_newest(db, newest, e))
		return false;
	*db->notice = '\0';
	return true;
}
