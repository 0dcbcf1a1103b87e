/* checks.h - the checks of core/check.def, run over a load. */
#ifndef DB_CHECKS_H
#define DB_CHECKS_H

#include <stdbool.h>

#include "core/check.h"

struct db;
struct err;
struct load;

struct check_finding {
	char *says;		/* a sentence */
	char team[128];		/* its local id, "" for all */
	long long n;		/* records it is about */
};

struct check_result {
	enum check_status status;
	int threshold;		/* as the setting says */
	long long below;	/* records, rows or people found under it */
	char *says;		/* why not, or how it stands */
	struct check_finding *finding;	/* the largest first */
	int n;
};

/* Run all over a load; the loads and Census figures before it are found. */
bool checks_run(struct db *, const struct load *,
                struct check_result[static CHECK_COUNT], struct err *);
void checks_fini(struct check_result[static CHECK_COUNT]);

#endif
