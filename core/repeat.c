#include "core/repeat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/mem.h"

static const struct interval {
	const char *code;
	const char *mark;	/* of its periods */
	int months;
} intervals[] = {
	{ "month", "~m", 1 }, { "quarter", "~q", 3 }, { "year", "~y", 12 },
	{ "financial_year", "~f", 12 },
};

static const struct interval *interval_of(const struct record *action)
{
	for (size_t i = 0; i < sizeof(intervals) / sizeof(*intervals); i++)
		if (record_is(action, ACTION_REPEATS, intervals[i].code))
			return &intervals[i];
	return NULL;
}

bool repeat_is_live(const struct record *action)
{
	return interval_of(action) && !record_is_gone(action) &&
	       (record_is(action, ACTION_STATE, "agreed") ||
	        record_is(action, ACTION_STATE, "in_progress") ||
	        record_is(action, ACTION_STATE, "not_reported"));
}

static bool from_completion(const struct record *action)
{
	return record_is(action, ACTION_REPEATS_FROM, "completion");
}

/* The period that holds a day, by moving one of its kind there. */
static bool period_of(const struct record *action, const struct interval *in,
                      const char *day, struct repeat *to)
{
	char kept[WHEN_SIZE], here[WHEN_SIZE];

	snprintf(kept, sizeof(kept), "2000-%s%s", *in->mark == '~' &&
	         in->mark[1] == 'y' ? "12-31" : "03-31", in->mark);
	when_move(kept, day_number(day) - day_number(kept), here);
	day_text(day_number(here) + record_int(action, ACTION_REPEATS_DAYS),
	         to->due);
	return when_file(here, to->period);
}

bool repeat_first(const struct record *action, const char *day,
                  struct repeat *to)
{
	const struct interval *in = interval_of(action);

	if (!in)
		return false;
	if (!from_completion(action))
		return period_of(action, in, day, to);
	snprintf(to->period, sizeof(to->period), "%.10s", day);
	day_add_months(day, in->months, to->due);
	return true;
}

bool repeat_next(const struct record *action, const char *period,
                 const char *done, struct repeat *to)
{
	const struct interval *in = interval_of(action);
	char kept[WHEN_SIZE], day[DAY_SIZE];

	if (!in)
		return false;
	if (from_completion(action) || !when_read(period, done, kept))
		return repeat_first(action, done, to);
	day_text(day_number(kept) + 1, day);
	return period_of(action, in, day, to);
}

void repeat_uid(const char *of, const char *period, char uid[static UID_SIZE])
{
	char *name = xprintf("pcref/occurrence/%s/%s", of, period);

	chain_uid(name, uid);
	free(name);
}
