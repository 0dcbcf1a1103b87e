/* home_pace.c - when the target of known ethnicity is reached at this pace. */
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/home.h"
#include "db/home_need.h"
#include "db/load.h"
#include "db/quality.h"

/* "MHSDS: 81.1% known; at this pace 95% in March 2029", in one line. */
static char *pace_line(const struct quality *q)
{
	double known = q->known.is.value * 100;

	if (q->pace == PACE_ON)
		return xprintf(_("%s: %.1f%% known; at this pace %d%% in %s %.4s"), q->load.name,
		               known, q->target, day_month_name(atoi(q->on + 5)), q->on);
	return xprintf(_("%s: %.1f%% known; at this pace %d%% not within ten years"),
	               q->load.name, known, q->target);
}

static bool is_short(const struct quality *q)
{
	return q->target && (q->pace == PACE_ON || q->pace == PACE_NEVER);
}

/* Of the largest data set that has a target and is short of it. */
bool home_tell_pace(struct db *db, struct home *h, struct err *e)
{
	struct load *list = NULL;
	char *says = NULL;
	uint64_t most = 0;
	int n = 0;
	bool ok = load_list(db, true, h->today, &list, &n, e);

	for (int i = 0; ok && i < n; i++) {
		struct quality q;

		ok = quality_read_pace(db, &list[i], &q, e);
		if (ok && is_short(&q) && counts_all(&q.all) > most) {
			most = counts_all(&q.all);
			free(says);
			says = pace_line(&q);
		}
		quality_fini(&q);
	}
	free(list);
	if (says)
		h->moved[h->nmoved++] = says;
	return ok;
}
