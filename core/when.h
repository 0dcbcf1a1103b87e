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
 *   9999-12-31~z    ongoing      ongoing
 *
 * So plain byte order is time order, on any engine, and `due < today` is
 * "wholly past" for all of them.  Ask with < and >= a day, never <= or =.
 */
#ifndef CORE_WHEN_H
#define CORE_WHEN_H

#include <stdbool.h>

enum { WHEN_SIZE = 16, WHEN_SHOWN = 40 };

/* What a person typed (a file's form, a person's form, or anything that
 * day_read() takes; "sep", "Q3" and "Q3 2026/27" too, where a quarter
 * without its calendar year is one of the financial year, as the NHS counts)
 * to what is kept; false if it is no date or period. */
bool when_read(const char *typed, const char *today,
               char kept[static WHEN_SIZE]);

/* What is kept, for a person and for a file; both read back as the same.
 * False if kept is malformed. */
bool when_show(const char *kept, char shown[static WHEN_SHOWN]);
bool when_file(const char *kept, char text[static WHEN_SHOWN]);

/* True if kept is a day and not a period. */
bool when_is_day(const char *kept);

/* The first day of what is kept, and the day after its last; false for
 * ongoing, or if kept is malformed. */
bool when_span(const char *kept, char first[static WHEN_SIZE], char after[static WHEN_SIZE]);

/* The financial year "2025/26" as its first and last day; false if it is
 * none. */
bool when_year(const char *name, char from[static WHEN_SIZE],
               char to[static WHEN_SIZE]);

#endif
