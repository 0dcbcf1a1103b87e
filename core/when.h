/* when.h - a day, or a period known only by its name.
 *
 * Kept as its last day, then '~' and a letter where it is not a day:
 *
 *   kept            in a file    read by a person
 *   2026-09-30      2026-09-30   30 September 2026
 *   2026-09-30~m    2026-09      September 2026
 *   2026-09-30~q    2026-Q3      July to September 2026
 *   2026-03-31~f    2025/26      2025/26          (financial year)
 *   2026-12-31~y    2026         2026
 *   2027-03-31~s2024-04-01  2024-04-01/2027-03-31  April 2024 to March 2027
 *   9999-12-31~a    after        after something else
 *   9999-12-31~t    TBC          to be confirmed
 *   9999-12-31~z    ongoing      ongoing
 *
 * So plain byte order is time order, on any engine, and `due < today` is
 * "wholly past" for all of them.  Ask with < and >= a day, never <= or =.
 */
#ifndef CORE_WHEN_H
#define CORE_WHEN_H

#include <stdbool.h>
#include <stdint.h>

enum { WHEN_SIZE = 24, WHEN_SHOWN = 144 };

/* What a person typed (a file's form, a person's form, or anything that
 * day_read() takes; "sep", "Q3" and "Q3 2026/27" too, where a quarter
 * without its calendar year is one of the financial year, as the NHS counts)
 * to what is kept; false if it is no date or period.  A span has " to ", a
 * dash or, between days, a stroke; "2024-27" is of financial years.  Whatever
 * begins with "after" has no date, nor has TBC. */
bool when_read(const char *typed, const char *today,
               char kept[static WHEN_SIZE]);

/* What is kept, for a person and for a file; both read back as the same.
 * False if kept is malformed. */
bool when_show(const char *kept, char shown[static WHEN_SHOWN]);
bool when_file(const char *kept, char text[static WHEN_SHOWN]);

/* True if kept is a day and not a period. */
bool when_is_day(const char *kept);
/* True if it has an end: not ongoing, after something, or unknown. */
bool when_is_known(const char *kept);
/* True if a source's own words say more than what is kept: a span, or after
 * something, or to be confirmed, typed as no file has it. */
bool when_wants_words(const char *kept, const char *typed);
/* The first day of what is kept; false where it has none. */
bool when_first(const char *kept, char iso[static 11]);
/* So many days on: a month becomes the month of that day, and so on; what has
 * no end stays as it is. */
void when_move(const char *kept, int64_t days, char moved[static WHEN_SIZE]);

/* The first day of what is kept, and the day after its last; false for
 * ongoing, or if kept is malformed. */
bool when_span(const char *kept, char first[static WHEN_SIZE], char after[static WHEN_SIZE]);

/* The financial year "2025/26" as its first and last day; false if it is
 * none. */
bool when_year(const char *name, char from[static WHEN_SIZE],
               char to[static WHEN_SIZE]);

#endif
