/* coverage.h - for which periods a data set was to be sent, and for which it was:
 * the coverage of the Data Quality Maturity Index.
 *
 * Periods are months, quarters or financial years, as the data set says
 * (submitted_every), from the one of submitted_from, or where it says no day from the
 * first with records, to the last that had ended on the day of the load; one that
 * had not counts only if it has records.  A period was sent if the load has
 * records of it, or an earlier load of the data set, as at a day of that period,
 * has.
 */
#ifndef DB_COVERAGE_H
#define DB_COVERAGE_H

#include <stdbool.h>

struct db;
struct err;
struct load;

struct coverage {
	bool said;		/* the data set says since when */
	char every[8];		/* "month", "quarter", "year" */
	int sent, expected;
	double share;		/* 0 to 1; 0 where none was expected */
	char *lacking;		/* "March 2026, April 2026"; NULL: none lacks */
};

bool coverage_read(struct db *, const struct load *, struct coverage *, struct err *);
/* "months since the data set says", "quarters from the first with records". */
const char *coverage_rule(const struct coverage *);
void coverage_fini(struct coverage *);

#endif
