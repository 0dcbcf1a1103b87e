/* score_count.h - what the files that count for the score share.  Not for
 * other rooms.  Each count_x() fills its criteria of in. */
#ifndef DB_SCORE_COUNT_H
#define DB_SCORE_COUNT_H

#include "core/ethnicity.h"
#include "db/engine.h"
#include "db/lead.h"
#include "db/score.h"

#define QUERY(id, sql) id,
enum score_query {
#include "db/score.def"
	SCORE_QUERIES
};
#undef QUERY

struct counting {
	struct db *db;
	char as_at[DAY_SIZE], year[DAY_SIZE];	/* year: twelve months before */
	struct score_rules rules;
	bool asked;			/* ethnicity, with feedback of the year */
	bool heard[ETHNIC_COUNT];	/* from whom there was any */
	struct score_input in;
	const struct score_if *given;	/* what is taken to be so */
	int ngiven;
};

/* Is this row taken to be verified, or met? */
bool count_given(const struct counting *, enum entity_id, int64_t number);

/* Run a query with its first n of (as at, a year before). */
bool count_run(struct counting *, enum score_query, int n, struct result *, struct err *);

/* A cell as text, "" for NULL. */
const char *count_text(const struct result *, int row, int col);
/* How many bytes of whole characters fit in so many cells and bytes. */
int count_fits(const char *text, int cells, int bytes);
/* "ACT-42 (Publish the plan)", cut to fit, as what a step is about. */
void count_ref(struct score_count *, const char *prefix, const struct result *, int row,
               int number, int title);
/* Keep the newest day. */
void count_evidence(struct score_count *, const char *day);

bool count_actions(struct counting *, struct err *);
bool count_duties(struct counting *, struct err *);
bool count_competencies(struct counting *, struct err *);
bool count_feedback(struct counting *, struct err *);
bool count_meetings(struct counting *, struct err *);
bool count_data(struct counting *, struct err *);
bool count_metrics(struct counting *, struct err *);

#endif
