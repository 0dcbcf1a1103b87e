/* filter_status.c - the computed status as a condition: the rule that gives
 * it, and none of those before. */
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/mem.h"
#include "db/filter.h"
#include "db/store.h"

static const struct rule {
	enum entity_id ent;
	enum status status;
	const char *sql;
} rules[] = {
#define RULE(e, st, text) { ENT_##e, STATUS_##st, text },
#include "db/status.def"
#undef RULE
};
enum { NRULES = (int)(sizeof(rules) / sizeof(*rules)) };

/* The days that rules are counted from. */
struct days {
	char soon[DAY_SIZE], silent[DAY_SIZE], reply[DAY_SIZE];
	const char *today;
};

static void days_init(struct days *d, struct db *db)
{
	char *name = store_setting(db, "reporting_period", "");
	int period = status_period(name);
	int64_t today;

	free(name);
	d->today = db->today;
	today = day_number(d->today);
	day_text(today + STATUS_NEAR + 1, d->soon);
	day_text(today - (period ? period : STATUS_PERIOD), d->silent);
	day_text(today + REPLY_SOON + 1, d->reply);
}

static const char *day_of(const struct days *d, const char *mark)
{
	if (strncmp(mark, "@today@", 7) == 0)
		return d->today;
	if (strncmp(mark, "@soon@", 6) == 0)
		return d->soon;
	return strncmp(mark, "@silent@", 8) == 0 ? d->silent : d->reply;
}

static void put_rule(struct sql *s, const struct days *d, const char *sql)
{
	sql_put(s, "(");
	while (*sql) {
		size_t n = strcspn(sql, "@");

		sql_put(s, "%.*s", (int)n, sql);
		sql += n;
		if (!*sql)
			break;
		sql_arg_own(s, FT_TEXT, xstrdup(day_of(d, sql)));
		sql = strchr(sql + 1, '@') + 1;
	}
	sql_put(s, ")");
}

/* The last rule always holds; nothing need be said of it but the others. */
static void put_first(struct sql *s, const struct days *d, const struct rule *r)
{
	put_rule(s, d, r->sql);
	for (const struct rule *before = rules; before < r; before++)
		if (before->ent == r->ent) {
			sql_put(s, " AND NOT COALESCE(");
			put_rule(s, d, before->sql);
			sql_put(s, ", FALSE)");
		}
}

void filter_put_status(struct sql *s, struct db *db, const struct entity *ent,
                       enum status st)
{
	struct days d;
	int n = 0;

	days_init(&d, db);
	sql_put(s, "(");
	for (const struct rule *r = rules; r < rules + NRULES; r++)
		if (&entities[r->ent] == ent && r->status == st) {
			sql_put(s, "%s(", n++ ? " OR " : "");
			put_first(s, &d, r);
			sql_put(s, ")");
		}
	sql_put(s, "%s)", n ? "" : "FALSE");
}
