#include "db/agenda.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"

static const struct source {
	enum entity_id ent;
	const char *what, *sql;
} sources[] = {
#define SOURCE(ent, what, sql) { ENT_##ent, what, sql },
#include "db/agenda.def"
#undef SOURCE
};

static char *text_or_null(const struct result *r, int row, int col)
{
	const char *text = result_get(r, row, col);

	return text ? xstrdup(text) : NULL;
}

static void add(struct agenda *a, const struct source *s, const struct result *r, int row)
{
	struct agenda_entry *e;

	a->entry = xreallocarray(a->entry, (size_t)a->n + 1, sizeof(*a->entry));
	e = &a->entry[a->n++];
	*e = (struct agenda_entry){ .ent = &entities[s->ent], .what = _(s->what),
		.title = xstrdup(result_get(r, row, 3)),
		.version = (int)result_int(r, row, 4), .from = text_or_null(r, row, 5),
		.to = text_or_null(r, row, 6), .place = text_or_null(r, row, 7) };
	snprintf(e->day, sizeof(e->day), "%s", result_get(r, row, 0));
	snprintf(e->uid, sizeof(e->uid), "%s", result_get(r, row, 1));
	snprintf(e->name, sizeof(e->name), "%s-%s", e->ent->prefix, result_get(r, row, 2));
}

static int by_day(const void *va, const void *vb)
{
	const struct agenda_entry *a = va, *b = vb;
	int c = strcmp(a->day, b->day);

	if (!c && a->from && b->from)
		c = strcmp(a->from, b->from);
	return c ? c : strcmp(a->name, b->name);
}

bool agenda_read(struct agenda *a, struct db *db, const char *from, const char *before,
                 bool late, const char *who, struct err *e)
{
	const char *arg[] = { late ? "0001-01-01" : from, before, from, who };
	bool ok = true;

	*a = (struct agenda){ 0 };
	for (size_t i = 0; ok && i < sizeof(sources) / sizeof(*sources); i++) {
		struct result r = { 0 };

		ok = db_run(db, sources[i].sql, 4, arg, &r, e);
		for (int row = 0; ok && row < r.nrow; row++)
			add(a, &sources[i], &r, row);
		result_fini(&r);
	}
	if (a->n)
		qsort(a->entry, (size_t)a->n, sizeof(*a->entry), by_day);
	return ok;
}

void agenda_fini(struct agenda *a)
{
	for (int i = 0; i < a->n; i++) {
		free(a->entry[i].title);
		free(a->entry[i].from);
		free(a->entry[i].to);
		free(a->entry[i].place);
	}
	free(a->entry);
	*a = (struct agenda){ 0 };
}

char *agenda_day(const char *kept)
{
	char shown[WHEN_SHOWN];

	if (!when_show(kept, shown))
		return xstrdup(kept);
	if (!when_is_day(kept))
		return xprintf(_("by the end of %s"), shown);
	return xprintf("%s %s", day_weekday_name(day_weekday(day_number(kept))), shown);
}
