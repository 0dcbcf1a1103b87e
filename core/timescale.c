#include "core/timescale.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/bank.h"

/* "3", or "none"; *end is left behind it. */
static int days_of(const char *s, const char **end)
{
	char *after;
	long n;

	if (strncmp(s, "none", 4) == 0) {
		*end = s + 4;
		return TIMESCALE_NONE;
	}
	n = strtol(s, &after, 10);
	*end = after;
	return isdigit((unsigned char)*s) && n <= TIMESCALE_MOST ? (int)n : TIMESCALE_WRONG;
}

int timescale_days(const char *rule, const char *channel)
{
	int found = TIMESCALE_NONE, other = TIMESCALE_NONE;
	bool named = false;

	for (const char *at = rule + strspn(rule, " "); *at; at += strspn(at, " ,")) {
		const char *name = at, *end;
		size_t len = strcspn(at, " ,");
		int days = days_of(at + len + strspn(at + len, " "), &end);

		at = end + strspn(end, " ");
		if (!len || days == TIMESCALE_WRONG || (*at && *at != ','))
			return TIMESCALE_WRONG;
		if (strlen(channel) == len && strncmp(name, channel, len) == 0) {
			found = days;
			named = true;
		} else if (len == 4 && strncmp(name, "else", 4) == 0) {
			other = days;
		}
	}
	return named ? found : other;
}

void timescale_end(const struct bank *b, const char *day, int days, char last[static DAY_SIZE])
{
	int64_t at = day_number(day);

	while (days > 0)
		days -= bank_works(b, ++at);
	day_text(at, last);
}
