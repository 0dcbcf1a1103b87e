#include "report/annual/year.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "report/annual/holding.h"
#include "report/annual/shelf.h"

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
	if (!set_days(y, e) || !shelves_read(y, e))
		return false;
	year_index(y);
	return holdings_read(y, e) && metrics_read(y, e);
}

void year_fini(struct year *y)
{
	shelves_free(y);
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
