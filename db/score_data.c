/* What is counted over data sets and their newest loads. */
#include <stdio.h>
#include <string.h>

#include "core/entity.h"
#include "db/score_count.h"

bool count_data(struct counting *c, struct err *e)
{
	struct score_count *to = &c->in.count[CRIT_PUBLISHED];
	struct result res;
	bool ok = count_run(c, SCORE_DATASETS, 1, &res, e);

	if (ok) {
		to->num = to->den = result_int(&res, 0, 0) > 0;
		count_evidence(to, count_text(&res, 0, 1));
		snprintf(to->ref, sizeof(to->ref), "%s-%s", entities[ENT_dataset].prefix,
		         count_text(&res, 0, 2));
	}
	result_fini(&res);
	return ok;
}
