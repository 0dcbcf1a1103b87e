/* filter_status.c - the computed status as a condition: the rule that gives
 * it, and none of those before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/dated.h"
#include "db/filter.h"
#include "db/lead.h"
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

enum { DAYS = 4 };

/* The days that rules are counted from. */
static void days_init(struct dated d[DAYS], struct db *db)
{
	char *name = store_setting(db, "reporting_period", "");
	int period = status_period(name);
	int64_t today = day_number(db->today);

	free(name);
	d[0].mark = "@today@";
	snprintf(d[0].day, sizeof(d[0].day), "%.10s", db->today);
	d[1].mark = "@soon@";
	day_text(today + STATUS_NEAR + 1, d[1].day);
	d[2].mark = "@silent@";
	day_text(today - (period ? period : STATUS_PERIOD), d[2].day);
	d[3].mark = "@reply@";
	day_text(today + REPLY_SOON + 1, d[3].day);
}

/* The last rule always holds; nothing need be said of it but the others. */
static void put_first(struct sql *s, const struct dated d[DAYS], const struct rule *r)
{
	sql_put(s, "(");
	dated_put(s, r->sql, d, DAYS);
	sql_put(s, ")");
	for (const struct rule *before = rules; before < r; before++)
		if (before->ent == r->ent) {
			sql_put(s, " AND NOT COALESCE((");
			dated_put(s, before->sql, d, DAYS);
			sql_put(s, "), FALSE)");
		}
}

/* What is late is many rows on the index of due; to follow the order of the list
 * finds a screenful sooner than to sort them all.  COALESCE keeps that index
 * out. */
static bool is_by_due(const struct entity *ent, enum status st)
{
	for (const struct rule *r = rules; r < rules + NRULES; r++)
		if (&entities[r->ent] == ent && r->status == st)
			return strncmp(r->sql, "t.due < ", 8) == 0;
	return false;
}

void filter_put_status(struct sql *s, struct db *db, const struct entity *ent,
                       enum status st)
{
	struct dated d[DAYS];
	bool by_due = is_by_due(ent, st);
	int n = 0;

	days_init(d, db);
	sql_put(s, by_due ? "COALESCE((" : "(");
	for (const struct rule *r = rules; r < rules + NRULES; r++)
		if (&entities[r->ent] == ent && r->status == st) {
			sql_put(s, "%s(", n++ ? " OR " : "");
			put_first(s, d, r);
			sql_put(s, ")");
		}
	sql_put(s, "%s%s", n ? "" : "FALSE", by_due ? "), FALSE)" : ")");
}
