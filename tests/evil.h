/* evil.h - text that would drive a terminal, in every field of every kind of row
 * that is words.  What is written comes from the descriptions of the entities. */
#ifndef TESTS_EVIL_H
#define TESTS_EVIL_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tests/tap.h"

enum { EVIL_ROWS = 8, EVIL_LONG = 10000, EVIL_PILE = 300 };

/* --- what is written --- */

static inline char *evil_repeated(const char *s, int n)
{
	char *all = xcalloc(strlen(s) * (size_t)n + 2, 1);

	*all = 'a';
	for (int i = 0; i < n; i++)
		memcpy(all + 1 + strlen(s) * (size_t)i, s, strlen(s));
	return all;
}

/* Escapes that curses has no use for, so that they are known if they come. */
static const char *const evil_foreign[] = {
	"\033]0;owned", "\033[31;8;7m", "\033[3;17;4H", "\033P1$r", "\033_x", "\033c", "\a", "\177",
	"\302\233", "\302\205", "\342\200\256", "\342\200\255", "\342\200\252", "\033[?1003h",
};

static inline char *evil(int i)
{
	switch (i % 7) {
	case 0:
		return xstrdup("b\033]0;owned\a\033[31;8;7m\033[3;17;4H\033P1$r\033\\\033_x"
			"\033c\177\b\302\23331m\302\205 end");
	case 1:
		return xstrdup("\342\200\256txt\342\200\255\342\200\252x \342\201\246open"
			" \342\200\217\342\200\216 \330\271\331\204\333\214 end");
	case 2:	return evil_repeated("W", EVIL_LONG);
	case 3:	return evil_repeated("\314\201\314\243", EVIL_PILE);
	case 4:
		return evil_repeated("\345\274\265\357\274\241\342\200\213\357\273\277\302\255"
			"\342\200\214\342\200\215", 60);
	case 5:
		return xstrdup("%s%n%x%99999d%%'; DROP TABLE action;-- <script>x</script> =1+1 \\0"
			" $(touch x) `x` %p");
	default:
		return xstrdup("\033[?1003h tab\there \360\237\221\251\342\200\215\360\237\221\247"
			" \357\277\277 one\357\277\276 \363\240\200\201");
	}
}

/* --- into every field --- */

static int evil_fields, evil_rows, evil_nforced, evil_kinds;

static inline bool evil_is_words(const struct field *f)
{
	return field_is_typed(f) && f->label && (f->type == FT_TEXT || f->type == FT_NOTE);
}

/* By its name the score finds the grouping of its figures. */
static inline bool evil_is_looked_up(const struct entity *ent, int field)
{
	return ent == &entities[ENT_grouping] && field == ent->title;
}

/* What no gate would take is in the file all the same: another's program may have
 * put it there. */
static struct evil_forced {
	const struct entity *ent;
	int field;
	char *uid, *text;
} *evil_forced;

static inline void evil_force_later(const struct entity *ent, int field, const char *uid,
                                    const char *text)
{
	evil_forced = xreallocarray(evil_forced, (size_t)evil_nforced + 1, sizeof(*evil_forced));
	evil_forced[evil_nforced++] = (struct evil_forced){ ent, field, xstrdup(uid),
		xstrdup(text) };
}

static inline int evil_force_one(sqlite3 *db, const struct evil_forced *f)
{
	char *sql = xprintf("UPDATE %s SET %s = ? WHERE uid = ?", f->ent->table,
	                    f->ent->fields[f->field].name);
	sqlite3_stmt *st = NULL;
	int done = 0;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK) {
		sqlite3_bind_text(st, 1, f->text, -1, SQLITE_STATIC);
		sqlite3_bind_text(st, 2, f->uid, -1, SQLITE_STATIC);
		done = sqlite3_step(st) == SQLITE_DONE && sqlite3_changes(db) == 1;
	}
	sqlite3_finalize(st);
	free(sql);
	return done;
}

static inline void evil_force_all(const char *path)
{
	sqlite3 *db;
	int done = 0;

	if (sqlite3_open(path, &db) == SQLITE_OK) {
		sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
		for (int i = 0; i < evil_nforced; i++)
			done += evil_force_one(db, &evil_forced[i]);
		sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	}
	sqlite3_close(db);
	ok(done == evil_nforced && evil_nforced > 0, "%d of them past the gate", done);
	for (int i = 0; i < evil_nforced; i++) {
		free(evil_forced[i].uid);
		free(evil_forced[i].text);
	}
	free(evil_forced);
}

static inline void evil_write_row(struct db *db, const struct entity *ent, const char *uid,
                                  int turn)
{
	for (int f = FIELD_OWN; f < ent->nfields; f++) {
		struct record r;
		struct err e = { 0 };
		char *text;

		if (!evil_is_words(&ent->fields[f]) || evil_is_looked_up(ent, f) ||
		    !store_get(db, ent, uid, &r, &e))
			continue;
		text = evil(turn + f);
		record_set(&r, f, text);
		if (!store_save(db, &r, NULL, &e))
			evil_force_later(ent, f, uid, text);
		evil_fields++;
		record_fini(&r);
		free(text);
	}
	evil_rows++;
}

/* As much of a new row as any of its kind must have. */
static inline bool evil_make_row(struct db *db, const struct entity *ent)
{
	struct record r;
	struct err e = { 0 };
	bool ok;

	store_start(db, &r, ent);
	for (int f = FIELD_OWN; f < ent->nfields; f++) {
		const struct field *fd = &ent->fields[f];
		struct page p = { .ent = &entities[fd->ref], .sort = FIELD_ID };
		struct rows rows = { 0 };

		if (!(fd->flags & FF_REQUIRED) || record_has(&r, f))
			continue;
		if (fd->type == FT_REF && store_page(db, &p, NULL, 0, false, 1, &rows, &e) &&
		    rows.n)
			record_set(&r, f, record_get(&rows.row[0], FIELD_UID));
		else if (fd->type == FT_CHOICE)
			record_set(&r, f, db_words(db)->word[fd->vocab][0].code);
		else
			record_set(&r, f, fd->type == FT_TEXT || fd->type == FT_NOTE ? "x"
			           : fd->type == FT_INT || fd->type == FT_MONEY ? "1"
			           : "2026-11-20");
		rows_fini(&rows);
	}
	ok = store_save(db, &r, NULL, &e);
	record_fini(&r);
	return ok;
}

static inline void evil_write_kind(struct db *db, const struct entity *ent, int turn)
{
	struct page p = { .ent = ent, .sort = FIELD_ID };
	struct rows rows = { 0 };
	struct err e = { 0 };

	if (!store_page(db, &p, NULL, 0, false, EVIL_ROWS, &rows, &e) ||
	    (!rows.n && evil_make_row(db, ent) &&
	     !store_page(db, &p, NULL, 0, false, EVIL_ROWS, &rows, &e)))
		printf("# %s: %s\n", ent->name, e.msg);
	for (int i = 0; i < rows.n; i++)
		evil_write_row(db, ent, record_get(&rows.row[i], FIELD_UID), turn + i);
	evil_kinds++;
	if (!rows.n)
		printf("# no row of %s\n", ent->name);
	rows_fini(&rows);
}

static inline void evil_write(const char *path)
{
	struct db_options o = { .path = path, .who = "root", .program = "test",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22", .backups = "" };
	struct err e = { 0 };
	struct db *db = db_open(&o, &e);

	ok(db != NULL, "the trust opens");
	ok(db && store_hold(db, &e), "all is written at once");
	for (int i = 0; db && i < ENT_COUNT; i++)
		if (entities[i].label)
			evil_write_kind(db, &entities[i], i);
	ok(db && store_let_go(db, true, &e), "and kept");
	if (db)
		db_close(db);
	evil_force_all(path);
	ok(evil_kinds > 40 && evil_fields > 5 * evil_kinds,
	   "%d fields of %d rows of %d kinds hold such text", evil_fields, evil_rows, evil_kinds);
}

#endif
