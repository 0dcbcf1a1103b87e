/* bank.h - working days: neither Saturday nor Sunday nor a bank holiday in
 * England.  The rule is a table (bank.def); what it does not know is the
 * trust's own rows, which the store reads into struct bank.
 */
#ifndef CORE_BANK_H
#define CORE_BANK_H

#include <stdbool.h>
#include <stdint.h>

struct bank_row {
	int64_t day;
	char *name;
	bool off;		/* false: worked, whatever the rule says */
};

struct bank {
	struct bank_row *row;
	int n;
};

void bank_init(struct bank *);
void bank_fini(struct bank *);
void bank_add(struct bank *, int64_t day, const char *name, bool off);

/* The name of the bank holiday on that day (as day_number() counts), or NULL;
 * valid as long as the bank is. */
const char *bank_holiday(const struct bank *, int64_t day);
bool bank_works(const struct bank *, int64_t day);
/* Working days after a day up to and with another (2026-01-31); 0 where that
 * is no later. */
int64_t bank_days(const struct bank *, const char *from, const char *to);

/* Easter Sunday of a year, by the Gregorian reckoning (J. Meeus, Astronomical
 * Algorithms, chapter 8). */
int64_t bank_easter(int year);

#endif
