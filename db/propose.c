/* propose.c - how far the tables are from entities.def, as SQL to paste.
 *
 * Names of columns are compared, vocabulary is not: ranges and choices live
 * in the description alone, so that a new choice needs no migration.
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

static void put_index(FILE *out, const struct entity *ent, const char *name)
{
	fprintf(out, "CREATE INDEX %s_%s ON %s (%s, id);\n", ent->table, name,
	        ent->table, name);
}

static bool has_column(const struct result *have, const struct field *f)
{
	for (int i = 0; i < have->nrow; i++)
		if (strcmp(result_text(have, i, 0), f->name) == 0)
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
	fprintf(out, "CREATE UNIQUE INDEX %s_number ON %s (number);\n",
	        ent->table, ent->table);
	put_index(out, ent, "sort_key");
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

		if (has_column(have, f))
			continue;
		missing++;
		if (have->nrow) {
			fprintf(out, "ALTER TABLE %s ADD COLUMN ", ent->table);
			put_column(out, f);
			fputs(";\n", out);
		}
		if ((f->flags & FF_SORT && i != ent->title) || f->type == FT_REF)
			put_index(out, ent, f->name);
	}
	return missing;
}

int db_propose(struct db *db, FILE *out, struct err *e)
{
	int missing = 0;

	for (int i = 0; i < ENT_COUNT; i++) {
		struct result have = { 0 };
		bool ok = db_run(db, db->engine->tables, 1, &entities[i].table,
		                 &have, e);

		if (ok)
			missing += propose_entity(out, &have, &entities[i]) +
			           name_extra(out, &have, &entities[i]);
		result_fini(&have);
		if (!ok)
			return -1;
	}
	return missing;
}
