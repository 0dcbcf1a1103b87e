/* checks_priv.h - what the checks look at.  For db/check*.c only. */
#ifndef DB_CHECKS_PRIV_H
#define DB_CHECKS_PRIV_H

#include <stdint.h>

#include "core/ethnicity.h"
#include "core/stats.h"
#include "db/checks.h"
#include "db/load.h"

/* Records of one team by code. */
struct check_team {
	char *team, *label;
	uint64_t code[ETHNIC_COUNT];
	uint64_t n, exact, valid;
	uint64_t z_before, n_before, z_last, n_last;	/* of its months */
};

struct check_month {
	char month[12];
	uint64_t z, n;
};

struct checking {
	struct db *db;
	const struct load *load;
	struct check_team *team;
	int nteams;
	struct check_team all;
	struct check_month *month;	/* dated ones, in order */
	int nmonths;
	bool has_before;
	struct check_team before;	/* all of the load before */
	bool has_census;
	uint64_t census[ETHNIC_COUNT], census_all;
	struct load_item *item;		/* what the import counted beside codes */
	int nitems;
	struct check_result *result;
};

/* Add a finding; the sentence becomes its. */
void check_found(struct checking *, enum check_id, const struct check_team *,
                 uint64_t n, char *says);
/* So many were found, too few for a finding. */
void check_below(struct checking *, enum check_id, uint64_t n);
uint64_t check_class(const struct check_team *, enum ethnic_class);
const char *check_team_name(const struct check_team *);

/* It is not run, or not applicable, and why; the sentence becomes its. */
void check_not(struct checking *, enum check_id, enum check_status, char *says);

/* Each fills its results. */
void checks_of_teams(struct checking *);
void checks_of_time(struct checking *);
void checks_of_census(struct checking *);
void checks_of_items(struct checking *);

#endif
