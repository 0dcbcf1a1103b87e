#include "report/annual/year.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "report/annual/holding.h"

/* What one run over an entity's rows adds to. */
struct reading {
	struct shelf *shelf;
	const char *as_at;
};

static bool shelve(const struct record *r, void *with)
{
	struct reading *in = with;
	struct shelf *s = in->shelf;

	if ((s->n & (s->n - 1)) == 0)
		s->rec = xreallocarray(s->rec, s->n ? 2 * s->n : 1, sizeof(*s->rec));
	record_copy(&s->rec[s->n], r);
	if (then_row(&s->rec[s->n], in->as_at))
		s->n++;
	else
		record_fini(&s->rec[s->n]);
	return true;
}

static int by_number(const void *a, const void *b)
{
	int64_t x = record_int(a, FIELD_NUMBER), y = record_int(b, FIELD_NUMBER);

	return (x > y) - (x < y);
}

static bool read_shelves(struct year *y, struct err *e)
{
	for (int i = 0; i < ENT_COUNT; i++) {
		struct page page = { .ent = &entities[i], .sort = FIELD_KEY };
		struct reading in = { &y->shelf[i], y->as_at };

		if (!store_each(y->db, &page, shelve, &in, e))
			return false;
		if (y->shelf[i].n)
			qsort(y->shelf[i].rec, y->shelf[i].n, sizeof(struct record), by_number);
	}
	return true;
}

static bool set_days(struct year *y, struct err *e)
{
	if (!when_year(y->opt->year, y->from, y->to))
		return err_set(e, ERR_USAGE, _("\"%s\" is no financial year; "
			"write it as in 2025/26"), y->opt->year);
	y->to[DAY_SIZE - 1] = '\0';
	y->from[DAY_SIZE - 1] = '\0';
	if (strcmp(y->as_at, y->from) < 0)
		return err_set(e, ERR_USAGE, _("the day %s lies before the year %s"),
			       y->as_at, y->opt->year);
	day_add_months(y->to, 12, y->next);
	return true;
}

bool year_init(struct year *y, struct db *db, const struct annual_options *opt, struct err *e)
{
	*y = (struct year){ .db = db, .opt = opt, .as_at = opt->as_at };
	if (!set_days(y, e) || !read_shelves(y, e))
		return false;
	year_index(y);
	return holdings_read(y, e) && metrics_read(y, e);
}

void year_fini(struct year *y)
{
	for (int i = 0; i < ENT_COUNT; i++) {
		for (size_t j = 0; j < y->shelf[i].n; j++)
			record_fini(&y->shelf[i].rec[j]);
		free(y->shelf[i].rec);
		free(y->shelf[i].by_uid);
	}
	holdings_free(y);
	metrics_drop(y);
	free(y->links_from);
	free(y->links_to);
	free(y->deed);
}

const char *year_title(const struct year *y, const struct record *r, int field)
{
	const struct record *to = year_row(y, r->ent->fields[field].ref, record_get(r, field));

	return to ? record_title(to) : "";
}

char *year_shown(const struct year *y, const struct record *r, int field)
{
	return record_show(r, field, db_lookup(y->db));
}

const char *year_setting(const struct year *y, const char *name)
{
	const struct shelf *s = &y->shelf[ENT_setting];

	for (size_t i = 0; i < s->n; i++)
		if (record_is(&s->rec[i], SETTING_NAME, name) &&
		    record_has(&s->rec[i], SETTING_VALUE))
			return record_get(&s->rec[i], SETTING_VALUE);
	return NULL;
}

bool year_holds(const struct year *y, const char *day)
{
	return *day && strncmp(day, y->from, DAY_SIZE - 1) >= 0 &&
		strncmp(day, y->to, DAY_SIZE - 1) <= 0;
}
