/* How long people waited, and how many concerns led to change. */
#include <string.h>

#include "core/lang.h"
#include "core/spread.h"
#include "core/stats.h"
#include "report/annual/say.h"

/* An answer acknowledges, and being told answers; for whom nobody can answer,
 * what is published is told. */
static const int days[] = { FEEDBACK_PUBLISHED, FEEDBACK_TOLD_ON, FEEDBACK_RESPONDED,
	FEEDBACK_ACKED };
enum { DAYS = sizeof(days) / sizeof(*days) };

static const struct wait {
	const char *label;
	int n;			/* of the days above */
	bool nobody;		/* asked of those nobody can answer, too */
} waits[] = {
	{ N_("Until it was acknowledged"), 4, false }, { N_("Until it was answered"), 3, true },
	{ N_("Until people were told what came of it"), 2, true },
};

/* The first of those that count, up to the day of the paper; "" where there is
 * none. */
static const char *first_day(const struct year *y, const struct record *r, const struct wait *w,
                             bool nobody)
{
	const char *first = "";

	for (int i = !nobody; i < w->n && i < DAYS; i++) {
		const char *day = record_get(r, days[i]);

		if (*day && strcmp(day, y->as_at) <= 0 && (!*first || strcmp(day, first) < 0))
			first = day;
	}
	return first;
}

static void add_waits(const struct year *y, const struct wait *w, struct spread *s)
{
	const struct shelf *all = &y->shelf[ENT_feedback];

	for (size_t i = 0; i < all->n; i++) {
		const struct record *r = &all->rec[i];
		bool nobody = record_is(r, FEEDBACK_ANONYMOUS, "yes");
		const char *received = record_get(r, FEEDBACK_RECEIVED), *day;

		if (!year_holds(y, received) || (nobody && !w->nobody))
			continue;
		day = first_day(y, r, w, nobody);
		if (*day)
			spread_add(s, (int)(day_number(day) - day_number(received)));
	}
}

static void wait_row(const struct year *y, struct table *t, const struct wait *w, const char *key)
{
	struct spread s = { 0 };

	add_waits(y, w, &s);
	table_row(t);
	cell_text(t, _(w->label));
	cell_people(t, key, s.n);
	if (s.n) {
		cell_number(t, spread_median2(&s) / 2.0, spread_median2(&s) % 2);
		cell_rests(t, key, NULL);
		cell_number(t, spread_p90(&s), 0);
		cell_rests(t, key, NULL);
	} else {
		cell_none(t, CELL_NOT_APPLICABLE);
		cell_none(t, CELL_NOT_APPLICABLE);
	}
	spread_fini(&s);
}

static void tell_days(struct year *y, struct node *s)
{
	static const char *const key[] = { "acknowledged", "answered", "told after days" };
	struct table *t = doc_table(y->doc, s, _("Calendar days from the day it was received; "
						 "nine in ten is the 90th percentile by nearest "
						 "rank"));

	table_col(t, _("Step"), ALIGN_START);
	table_col(t, _("Pieces of feedback"), ALIGN_END);
	table_col(t, _("Median days"), ALIGN_END);
	table_col(t, _("Nine in ten within"), ALIGN_END);
	for (size_t i = 0; i < sizeof(waits) / sizeof(*waits); i++)
		wait_row(y, t, &waits[i], key[i]);
}

enum { OUT_CHANGED, OUT_NOT, OUT_OPEN, OUTS };

/* A compliment asks for no change; what is answered with another is counted
 * there. */
static void count_outcomes(const struct year *y, size_t n[OUTS])
{
	const struct shelf *all = &y->shelf[ENT_feedback];

	for (size_t i = 0; i < all->n; i++) {
		const struct record *r = &all->rec[i];
		bool told = record_is(r, FEEDBACK_STATE, "told");
		bool no = record_has(r, FEEDBACK_WHY_NOT);

		if (!year_holds(y, record_get(r, FEEDBACK_RECEIVED)) ||
		    record_is(r, FEEDBACK_CHANNEL, "compliment") ||
		    record_is(r, FEEDBACK_STATE, "merged"))
			continue;
		if (record_is(r, FEEDBACK_STATE, "changed") || (told && !no))
			n[OUT_CHANGED]++;
		else
			n[told || record_is(r, FEEDBACK_STATE, "no_change") ? OUT_NOT : OUT_OPEN]++;
	}
}

/* The label is the key of the count. */
static void outcome_row(struct table *t, const char *label, size_t n, size_t settled, bool share)
{
	struct limits l;

	table_row(t);
	cell_text(t, _(label));
	cell_people(t, label, (int64_t)n);
	if (share && stats_wilson(n, settled, &l)) {
		cell_percent(t, label, (int64_t)n, "settled", (int64_t)settled);
		cell_percent_limits(t, label, (int64_t)n, "settled", (int64_t)settled, l.low,
				    l.high);
	} else {
		cell_none(t, CELL_NOT_APPLICABLE);
		cell_none(t, CELL_NOT_APPLICABLE);
	}
}

static void tell_outcomes(struct year *y, struct node *s)
{
	static const char changed[] = N_("Led to change"), not[] = N_("No change, because");
	size_t n[OUTS] = { 0 }, settled;
	struct table *t = doc_table(y->doc, s, _("Concerns that led to change, as a share of those "
						 "that were settled; compliments, and what is "
						 "answered with another, are not counted"));

	count_outcomes(y, n);
	settled = n[OUT_CHANGED] + n[OUT_NOT];
	table_col(t, _("Concerns"), ALIGN_START);
	table_col(t, _("Pieces of feedback"), ALIGN_END);
	table_col(t, _("Share of those settled"), ALIGN_END);
	table_col(t, _("95% limits (Wilson)"), ALIGN_END);
	outcome_row(t, changed, n[OUT_CHANGED], settled, true);
	outcome_row(t, not, n[OUT_NOT], settled, true);
	outcome_row(t, N_("Not settled yet"), n[OUT_OPEN], settled, false);
	doc_sum(y->doc, "settled", changed, not);
}

void year_waits(struct year *y, struct node *s)
{
	tell_days(y, s);
	tell_outcomes(y, s);
}
