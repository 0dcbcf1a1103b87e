/* sql.c - SQL being written.  Names come from our own .def files and nowhere
 * else; values are always bound. */
#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"

const char *sql_type(enum field_type type)
{
	return type == FT_INT || type == FT_MONEY ? "BIGINT" : "TEXT";
}

void sql_init(struct sql *s)
{
	s->n = s->nown = 0;
	s->out = xmemstream(&s->text, &s->len);
}

void sql_put(struct sql *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfprintf(s->out, fmt, ap);
	va_end(ap);
}

/* The cast tells PostgreSQL the type, and gives SQLite's comparison the
 * affinity that a bare parameter lacks: 2 > '3' is true there. */
void sql_arg(struct sql *s, enum field_type type, const char *value)
{
	assert(s->n < (int)(sizeof(s->arg) / sizeof(*s->arg)));
	s->arg[s->n++] = value && *value ? value : NULL;
	sql_put(s, "CAST($%d AS %s)", s->n, sql_type(type));
}

void sql_arg_own(struct sql *s, enum field_type type, char *value)
{
	assert(s->nown < (int)(sizeof(s->own) / sizeof(*s->own)));
	s->own[s->nown++] = value;
	sql_arg(s, type, value);
}

void sql_columns(struct sql *s, const struct entity *ent, const char *prefix)
{
	for (int i = 0; i < ent->nfields; i++)
		sql_put(s, "%s%s%s", i ? ", " : "", prefix,
		        ent->fields[i].name);
}

void record_from(struct record *r, const struct entity *ent,
                 const struct result *res, int row)
{
	record_init(r, ent);
	for (int i = 0; i < ent->nfields; i++)
		record_set(r, i, result_get(res, row, i));
}

int sql_params(const char *sql)
{
	int most = 0;

	for (; *sql; sql++)
		if (*sql == '$' && sql[1] > '0' && sql[1] <= '9' &&
		    atoi(sql + 1) > most)
			most = atoi(sql + 1);
	return most;
}

bool db_run(struct db *db, const char *text, int n, const char *const *arg,
            struct result *r, struct err *e)
{
	struct result own = { 0 };
	bool ok = db->engine->run(db, text, n, arg, r || db->engine->lazy
	                          ? r : &own, e);

	result_fini(&own);
	return ok;
}

void db_read_begin(struct db *db)
{
	struct err ignored;

	if (!db->reading && !db->held && db->engine->read)
		db->reading = db_run(db, db->engine->read, 0, NULL, NULL, &ignored);
}

void db_read_end(struct db *db)
{
	struct err ignored;

	if (db->reading)
		db_run(db, "COMMIT", 0, NULL, NULL, &ignored);
	db->reading = false;
}

bool db_script(struct db *db, const char *sql, struct err *e)
{
	if (sql == db->engine->begin)
		db_read_end(db);
	return db->engine->script(db, sql, e);
}

bool sql_run(struct sql *s, struct db *db, struct result *r, struct err *e)
{
	bool ok;

	fclose(s->out);
	ok = db_run(db, s->text, s->n, s->arg, r, e);
	free(s->text);
	while (s->nown)
		free(s->own[--s->nown]);
	return ok;
}

static uint64_t hash_of(const char *s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);	/* FNV-1a */

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return h;
}

int db_slot(struct db *db, const char *sql, bool *fresh)
{
	uint64_t h = hash_of(sql);

	*fresh = false;
	for (int i = 0; i < db->nslots; i++)
		if (db->slot[i].hash == h && strcmp(db->slot[i].sql, sql) == 0)
			return i;
	*fresh = true;
	db->slot = xreallocarray(db->slot, (size_t)db->nslots + 1,
	                         sizeof(*db->slot));
	db->slot[db->nslots] = (struct slot){ h, xstrdup(sql), false };
	return db->nslots++;
}

void db_slots_free(struct db *db)
{
	for (int i = 0; i < db->nslots; i++)
		free(db->slot[i].sql);
	free(db->slot);
	db->slot = NULL;
	db->nslots = 0;
}
