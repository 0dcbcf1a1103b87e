/* What needs somebody of what is learnt: check-ins, evaluations, reviews,
 * accounts, and answers that were promised to be erased. */
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/home_need.h"
#include "db/priv.h"

enum { AHEAD = 14, A_DAY = 10, RANK_LEARNING = 6 };

/* Each gives uid, number, title, the first day, and how many.  $1 is the person
 * or NULL, $2 the day before which to look, $3 today. */
#define MINE(t) " AND (CAST($1 AS TEXT) IS NULL OR " t " IS NULL OR " t " = CAST($1 AS TEXT))"
#define BEFORE(day) day " < CAST($2 AS TEXT) AND CAST($3 AS TEXT) IS NOT NULL"
static const struct source {
	enum entity_id ent;
	struct due_words when;	/* no late: no day is of interest */
	const char *sql;
} sources[] = {
	{ ENT_initiative, { { NN_("check-ins late %lld day", "check-ins late %lld days") },
	  { NN_("check-ins in %lld day", "check-ins in %lld days") }, N_("check-ins today") },
	  "SELECT i.uid, i.number, i.title, MIN(c.due), COUNT(*) FROM checkin c"
	  " JOIN pair p ON p.uid = c.pair JOIN initiative i ON i.uid = p.initiative"
	  " WHERE c.gone = 0 AND p.gone = 0 AND i.gone = 0 AND p.state = 'meeting'"
	  " AND c.held_on IS NULL AND " BEFORE("c.due") MINE("i.owner")
	  " GROUP BY i.uid, i.number, i.title ORDER BY i.number" },
	{ ENT_initiative, { { NN_("to evaluate, late %lld day", "to evaluate, late %lld days") },
	  { NN_("evaluate in %lld day", "evaluate in %lld days") }, N_("evaluate today") },
	  "SELECT i.uid, i.number, i.title, i.evaluation_due, 1 FROM initiative i"
	  " WHERE i.gone = 0 AND i.of_trust IS NULL AND i.state <> 'stopped' AND "
	  BEFORE("i.evaluation_due") MINE("i.owner") " ORDER BY i.number" },
	{ ENT_inquiry, { { NN_("review late %lld day", "review late %lld days") },
	  { NN_("review in %lld day", "review in %lld days") }, N_("review today") },
	  "SELECT q.uid, q.number, q.question, q.next_review, 1 FROM inquiry q WHERE q.gone = 0"
	  " AND q.state = 'open' AND " BEFORE("q.next_review")
	  " AND (CAST($1 AS TEXT) IS NULL OR q.sponsor = CAST($1 AS TEXT) OR q.clinical_lead ="
	  " CAST($1 AS TEXT) OR (q.sponsor IS NULL AND q.clinical_lead IS NULL))"
	  " ORDER BY q.number" },
	{ ENT_action, { { NN_("review late %lld day", "review late %lld days") },
	  { NN_("review in %lld day", "review in %lld days") }, N_("review today") },
	  "SELECT a.uid, a.number, a.title, a.next_review, 1 FROM action a WHERE a.gone = 0"
	  " AND a.kind = 'commitment' AND a.state IN ('agreed', 'in_progress', 'not_reported')"
	  " AND COALESCE(a.phase, '') NOT IN ('sustained', 'lapsed')"
	  " AND " BEFORE("a.next_review")
	  " AND (CAST($1 AS TEXT) IS NULL OR a.owner = CAST($1 AS TEXT) OR a.executive ="
	  " CAST($1 AS TEXT) OR (a.owner IS NULL AND a.executive IS NULL))"
	  " ORDER BY a.next_review, a.number" },
	{ ENT_grant, { { NN_("account late %lld day", "account late %lld days") },
	  { NN_("account in %lld day", "account in %lld days") }, N_("account today") },
	  "SELECT g.uid, g.number, g.title, g.report_due, 1 FROM small_grant g"
	  " JOIN initiative i ON i.uid = g.initiative WHERE g.gone = 0 AND g.state = 'granted'"
	  " AND " BEFORE("g.report_due") MINE("i.owner") " ORDER BY g.number" },
	{ ENT_initiative, { { 0 }, { 0 }, N_("answers to erase") },
	  "SELECT i.uid, i.number, i.title, i.ends, COUNT(*) FROM participant t"
	  " JOIN initiative i ON i.uid = t.initiative WHERE t.gone = 0 AND i.gone = 0"
	  " AND (t.background IS NOT NULL OR t.offers IS NOT NULL OR t.wants IS NOT NULL)"
	  " AND CAST($2 AS TEXT) IS NOT NULL AND (i.state IN ('stopped', 'mainstreamed')"
	  " OR i.ends < CAST($3 AS TEXT))" MINE("i.owner")
	  " GROUP BY i.uid, i.number, i.title, i.ends ORDER BY i.number" },
};
#undef MINE
#undef BEFORE

static void add(struct home *h, const struct source *s, const struct result *r, int row)
{
	const char *day = result_get(r, row, 3);
	long long n = result_int(r, row, 4);
	long long days = day ? day_number(day) - day_number(h->today) : 0;
	struct need *need = home_need(h, s->ent, result_get(r, row, 0), result_get(r, row, 1),
	                              n > 1 ? xprintf("%s (%lld)", result_get(r, row, 2), n)
	                                    : xstrdup(result_get(r, row, 2)));

	need->late = days < 0;
	need->rank = days * A_DAY + RANK_LEARNING;
	need->word = home_in_days(&s->when, s->when.late[0] ? days : 0);
}

bool home_learning(struct db *db, struct home *h, const char *me, struct err *e)
{
	char until[DAY_SIZE];
	const char *arg[] = { me, until, h->today };
	bool ok = true;

	day_text(day_number(h->today) + AHEAD + 1, until);
	for (size_t i = 0; ok && i < sizeof(sources) / sizeof(*sources); i++) {
		struct result r = { 0 };

		ok = db_run(db, sources[i].sql, 3, arg, &r, e);
		for (int row = 0; ok && row < r.nrow; row++)
			add(h, &sources[i], &r, row);
		result_fini(&r);
	}
	return ok;
}
