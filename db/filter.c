#include "db/filter.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "db/search.h"

static void put_one(struct sql *s, struct db *db, const struct entity *ent,
                    const struct filter *f);

static void put_list(struct sql *s, struct db *db, const struct entity *ent,
                     const struct filter *f, const char *between)
{
	sql_put(s, "(");
	for (int i = 0; i < f->nkid; i++) {
		sql_put(s, "%s", i ? between : "");
		put_one(s, db, ent, &f->kid[i]);
	}
	sql_put(s, "%s)", f->nkid ? "" : "TRUE");
}

/* The case of a to z alone, as both engines have it for our columns. */
static char *lowered(const char *text)
{
	char *low = xstrdup(text);

	for (char *p = low; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p |= 0x20;
	return low;
}

static void put_holds(struct sql *s, struct db *db, const char *column, const char *text)
{
	sql_put(s, "%s(lower(%s), ", db->engine->within, column);
	sql_arg_own(s, FT_TEXT, lowered(text));
	sql_put(s, ") > 0");
}

/* Codes of a set stand apart by blanks. */
static void put_in_set(struct sql *s, struct db *db, const char *column, const char *code)
{
	sql_put(s, "%s(' ' || %s || ' ', ", db->engine->within, column);
	sql_arg_own(s, FT_TEXT, xprintf(" %s ", code));
	sql_put(s, ") > 0");
}

static void put_value(struct sql *s, struct db *db, const char *column,
                      enum field_type type, const struct filter *f)
{
	static const char *const sign[] = { [FILTER_IS] = "=", [FILTER_IS_NOT] = "<>",
		[FILTER_BEFORE] = "<", [FILTER_FROM] = ">=" };

	switch (f->how) {
	case FILTER_EMPTY:
	case FILTER_KNOWN:
		sql_put(s, "%s IS%s NULL", column, f->how == FILTER_EMPTY ? "" : " NOT");
		break;
	case FILTER_HOLDS:
		if (type == FT_SET)
			put_in_set(s, db, column, f->value);
		else
			put_holds(s, db, column, f->value);
		break;
	default:
		sql_put(s, "%s %s ", column, sign[f->how]);
		sql_arg(s, type, f->value);
	}
}

static void put_field(struct sql *s, struct db *db, const struct entity *ent,
                      const struct filter *f)
{
	const struct field *fd = &ent->fields[f->field];
	char *column = xprintf("t.%s", fd->name);

	put_value(s, db, column, fd->type, f);
	free(column);
}

static void put_link(struct sql *s, const struct filter *f)
{
	const char *here = f->end.back ? "to_uid" : "from_uid";
	const char *there = f->end.back ? "from_uid" : "to_uid";

	sql_put(s, "t.uid %sIN (SELECT %s FROM link WHERE gone = 0 AND kind = ",
	        f->how == FILTER_EMPTY ? "NOT " : "", here);
	sql_arg(s, FT_TEXT, f->end.link->name);
	if (f->value) {
		sql_put(s, " AND %s = ", there);
		sql_arg(s, FT_TEXT, f->value);
	}
	sql_put(s, ")");
}

static void put_local(struct sql *s, struct db *db, const struct filter *f)
{
	sql_put(s, "t.uid %sIN (SELECT row_uid FROM local_value WHERE gone = 0 AND field = ",
	        f->how == FILTER_EMPTY ? "NOT " : "");
	sql_arg(s, FT_TEXT, f->local);
	if (f->value) {
		sql_put(s, " AND ");
		put_value(s, db, f->number ? "CAST(value AS BIGINT)" : "value",
		          f->number ? FT_INT : FT_TEXT, f);
	}
	sql_put(s, ")");
}

static void put_one(struct sql *s, struct db *db, const struct entity *ent,
                    const struct filter *f)
{
	switch (f->how) {
	case FILTER_ALL:
		put_list(s, db, ent, f, " AND ");
		break;
	case FILTER_ANY:
		put_list(s, db, ent, f, " OR ");
		break;
	case FILTER_NOT:	/* a row of which it is not known is not so */
		sql_put(s, "NOT COALESCE(");
		put_list(s, db, ent, f, " AND ");
		sql_put(s, ", FALSE)");
		break;
	case FILTER_WORDS:
		search_put_match(s, db, ent, f->value);
		break;
	case FILTER_STATUS:
		filter_put_status(s, db, ent, f->status);
		break;
	default:
		if (f->of == OF_LINK)
			put_link(s, f);
		else if (f->of == OF_LOCAL)
			put_local(s, db, f);
		else
			put_field(s, db, ent, f);
	}
}

void filter_put(struct sql *s, struct db *db, const struct entity *ent,
                const struct filter *f, int n)
{
	for (int i = 0; i < n; i++) {
		sql_put(s, " AND ");
		put_one(s, db, ent, &f[i]);
	}
}
