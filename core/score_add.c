#include "core/score.h"

#include <string.h>

enum {
	HELD_MOST = 50,		/* on one side's word alone */
	LATE_MOST = 40		/* past its first due date */
};

static void add(struct score_count *c, int64_t points, int weight, bool held)
{
	c->num += points * weight;
	c->den += weight;
	c->items++;
	c->held += held;
}

bool score_add_duty(struct score_count *c, const char *status, bool documented)
{
	static const struct {
		const char *word;
		int points;
	} worth[] = { { "met", 100 }, { "partly", 50 }, { "not_met", 0 } };

	for (size_t i = 0; i < sizeof(worth) / sizeof(*worth); i++) {
		bool held = worth[i].points > HELD_MOST && !documented;

		if (strcmp(status, worth[i].word) != 0)
			continue;
		add(c, SCORE_FINE * (held ? HELD_MOST : worth[i].points), 1, held);
		return true;
	}
	return false;
}

static int weight_of(int priority)
{
	return priority == 1 ? 3 : priority == 2 ? 2 : 1;
}

/* Ended, or still open today, after the day first promised. */
static bool is_late(const struct action_late *l, const char *today)
{
	const char *end = l->ended && *l->ended ? l->ended : today;

	return l->first_due && *l->first_due && !l->agreed &&
	       strncmp(l->first_due, end, DAY_SIZE - 1) < 0;
}

static bool within_a_year(const char *day, const char *today)
{
	char from[DAY_SIZE];

	day_add_months(today, -12, from);
	return !day || !*day || strcmp(day, from) >= 0;
}

bool score_add_action(struct score_count *c, enum status status, int priority,
                      const struct action_late *l, const char *today)
{
	int points = statuses[status].points;
	bool late = is_late(l, today), held;

	if (status == STATUS_CANCELLED && late && within_a_year(l->ended, today))
		points = 0;
	if (points == NO_POINTS)
		return false;
	held = (late && points > LATE_MOST) || status == STATUS_CANCELLED;
	if (late && points > LATE_MOST)
		points = LATE_MOST;
	add(c, SCORE_FINE * points, weight_of(priority), held);
	return true;
}

bool score_add_recurring(struct score_count *c, const struct times *t,
                         int priority)
{
	int64_t sum = 100 * t->shown + 80 * (t->met - t->shown) + LATE_MOST * t->late;

	if (!t->due)
		return false;
	add(c, (SCORE_FINE * sum + t->due / 2) / t->due, weight_of(priority), t->late > 0);
	return true;
}

bool score_add_competency(struct score_count *c, int lowest, int bottom, int top,
                          bool trust_alone)
{
	int64_t points;
	bool held;

	if (top <= bottom)
		return false;
	lowest = lowest < bottom ? bottom : lowest > top ? top : lowest;
	points = (100 * SCORE_FINE * (lowest - bottom) + (top - bottom) / 2) / (top - bottom);
	held = trust_alone && points > HELD_MOST * SCORE_FINE;
	add(c, held ? HELD_MOST * SCORE_FINE : points, 1, held);
	return true;
}

void score_add_meeting(struct score_count *c, bool quorate, bool community_seats)
{
	bool held = quorate && !community_seats;

	add(c, SCORE_FINE * (!quorate ? 0 : held ? HELD_MOST : 100), 1, held);
}
