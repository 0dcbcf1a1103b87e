/* propose.c - how far the tables are from entities.def, as SQL to paste.
 *
 * Names of columns and indexes are compared, vocabulary is not: ranges and
 * choices live in the description alone, so that a new choice needs no migration.
 */
#include <string.h>

#include "core/err.h"
#include "db/db.h"
#include "db/priv.h"

static const char *ddl_type(const struct field *f)
{
	if (strcmp(f->name, "id") == 0)
		return "@id@";
	return strcmp(sql_type(f->type), "BIGINT") == 0 ? "@int@" : "@text@";
}

static void put_column(FILE *out, const struct field *f)
{
	fprintf(out, "%s %s", f->name, ddl_type(f));
	if (f->flags & (FF_REQUIRED | FF_HOUSE) && strcmp(f->name, "id") != 0)
		fputs(" NOT NULL", out);
	if (strcmp(f->name, "uid") == 0)
		fputs(" UNIQUE", out);
	if (f->type == FT_REF)
		fprintf(out, " @ref:%s@", entities[f->ref].table);
}

static const struct index {
	enum entity_id ent;
	const char *name, *columns;
} indexes[] = {
#define INDEX(ent, ...) { ENT_##ent, __VA_ARGS__ },
#include "db/index.def"
#undef INDEX
};
enum { NINDEXES = sizeof(indexes) / sizeof(*indexes) };

static bool is_of(const struct index *x, const struct entity *ent, const char *name)
{
	return &entities[x->ent] == ent && (!name || strcmp(x->name, name) == 0);
}

/* A list of many is sorted by some of its fields, rows are looked for by what
 * they refer to, and counted as all but those gone.  Few rows are read through
 * as quickly as an index is, which every change would pay for. */
static bool has_index(const struct entity *ent, int field)
{
	const struct field *f = &ent->fields[field];

	if (field == FIELD_NUMBER || !ent->many)
		return field == FIELD_NUMBER;
	for (int i = 0; i < NINDEXES; i++)
		if (is_of(&indexes[i], ent, f->name))
			return false;
	if (field == FIELD_GONE)
		return ent->label;
	if (field == FIELD_KEY)
		return ent->fields[ent->title].flags & FF_SORT;
	return f->type == FT_REF || (f->flags & FF_SORT && field != ent->title);
}

/* What refers to nothing is in no index of references, nor what is yet to be
 * filled in in that of its order. */
static void put_index(FILE *out, const struct entity *ent, int field)
{
	const struct field *f = &ent->fields[field];

	fprintf(out, "CREATE %sINDEX %s_%s ON %s (", field == FIELD_NUMBER ? "UNIQUE " : "",
	        ent->table, f->name, ent->table);
	if (field == FIELD_NUMBER)
		fputs("number)", out);
	else
		fprintf(out, "%s, id)", f->name);
	if (field == FIELD_GONE)
		fputs(" WHERE gone <> 0", out);
	if ((f->type == FT_REF && !(f->flags & FF_REQUIRED)) || f->flags & FF_AUTO)
		fprintf(out, " WHERE %s IS NOT NULL", f->name);
	fputs(";\n", out);
}

static bool has_name(const struct result *have, const char *name)
{
	for (int i = 0; i < have->nrow; i++)
		if (strcmp(result_text(have, i, 0), name) == 0)
			return true;
	return false;
}

static void put_table(FILE *out, const struct entity *ent)
{
	fprintf(out, "CREATE TABLE %s (", ent->table);
	for (int i = 0; i < ent->nfields; i++) {
		fputs(i ? ",\n\t" : "\n\t", out);
		put_column(out, &ent->fields[i]);
	}
	fputs("\n) @strict@;\n", out);
}

/* A column that nobody describes any more is never dropped by itself. */
static int name_extra(FILE *out, const struct result *have,
                      const struct entity *ent)
{
	int extra = 0;

	for (int i = 0; i < have->nrow; i++)
		if (entity_field(ent, result_text(have, i, 0)) < 0) {
			fprintf(out, "-- %s.%s is in no description\n",
			        ent->table, result_get(have, i, 0));
			extra++;
		}
	return extra;
}

static int propose_entity(FILE *out, const struct result *have,
                          const struct entity *ent)
{
	int missing = 0;

	if (!have->nrow)
		put_table(out, ent);
	for (int i = 0; i < ent->nfields; i++) {
		const struct field *f = &ent->fields[i];

		if (has_name(have, f->name))
			continue;
		missing++;
		if (have->nrow) {
			fprintf(out, "ALTER TABLE %s ADD COLUMN ", ent->table);
			put_column(out, f);
			fputs(";\n", out);
		}
	}
	return missing;
}

/* The part of an index's name that is its own: action_due is "due". */
static const char *own_name(const struct entity *ent, const char *index)
{
	size_t n = strlen(ent->table);

	return strncmp(index, ent->table, n) == 0 && index[n] == '_' ? index + n + 1 : "";
}

static bool is_described(const struct entity *ent, const char *name)
{
	int field = entity_field(ent, name);

	for (int i = 0; i < NINDEXES; i++)
		if (is_of(&indexes[i], ent, name))
			return true;
	return field >= 0 && has_index(ent, field);
}

static bool has_own(const struct result *have, const struct entity *ent, const char *name)
{
	for (int i = 0; i < have->nrow; i++)
		if (strcmp(own_name(ent, result_text(have, i, 0)), name) == 0)
			return true;
	return false;
}

static int propose_indexes(FILE *out, const struct result *have,
                           const struct entity *ent)
{
	int wrong = 0;

	for (int i = 0; i < ent->nfields; i++)
		if (has_index(ent, i) && !has_own(have, ent, ent->fields[i].name)) {
			put_index(out, ent, i);
			wrong++;
		}
	for (int i = 0; i < NINDEXES; i++)
		if (is_of(&indexes[i], ent, NULL) && !has_own(have, ent, indexes[i].name)) {
			fprintf(out, "CREATE INDEX %s_%s ON %s (%s);\n", ent->table,
			        indexes[i].name, ent->table, indexes[i].columns);
			wrong++;
		}
	for (int i = 0; i < have->nrow; i++)
		if (!is_described(ent, own_name(ent, result_text(have, i, 0)))) {
			fprintf(out, "DROP INDEX %s;\n", result_get(have, i, 0));
			wrong++;
		}
	return wrong;
}

int db_propose(struct db *db, FILE *out, struct err *e)
{
	int missing = 0;

	for (int i = 0; i < ENT_COUNT; i++) {
		struct result have = { 0 }, index = { 0 };
		bool ok = db_run(db, db->engine->tables, 1, &entities[i].table,
		                 &have, e) &&
		          db_run(db, db->engine->indexes, 1, &entities[i].table,
		                 &index, e);

		if (ok)
			missing += propose_entity(out, &have, &entities[i]) +
			           name_extra(out, &have, &entities[i]) +
			           propose_indexes(out, &index, &entities[i]);
		result_fini(&have);
		result_fini(&index);
		if (!ok)
			return -1;
	}
	return missing;
}
