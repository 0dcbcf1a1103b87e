/* How far an action has come, by hand. */
#include "core/progress.h"

#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

static void reads(const char *words, enum amount_how how, long long thousandths)
{
	struct amount a = { 0 };
	bool is = amount_read(words, &a);

	ok(thousandths < 0 ? !is : is && a.how == how &&
	   a.thousandths == thousandths, "\"%s\" is %lld", words, thousandths);
}

static void measures(const char *from, const char *to, const char *now,
                     int want, bool about)
{
	struct record r;
	struct progress p;

	record_init(&r, &entities[ENT_action]);
	record_set(&r, ACTION_STATE, "in_progress");
	record_set(&r, ACTION_BASELINE, from);
	record_set(&r, ACTION_TARGET, to);
	record_set(&r, ACTION_VALUE, now);
	p = progress_of(&r, 0, 0);
	ok(p.per_cent == want && p.about == about, "%s to %s, now %s: %d (%d)",
	   from ? from : "nothing", to, now, want, p.per_cent);
	record_fini(&r);
}

static void stands(const char *state, int milestones, int reached, int want,
                   const char *said)
{
	struct record r;
	struct progress p;
	char *text;

	record_init(&r, &entities[ENT_action]);
	record_set(&r, ACTION_STATE, state);
	p = progress_of(&r, milestones, reached);
	text = progress_say(&p);
	ok(p.per_cent == want && strcmp(text, said) == 0, "%s, %d of %d: %s",
	   state, reached, milestones, text);
	free(text);
	record_fini(&r);
}

int main(void)
{
	reads("over 70", AMOUNT_OVER, 70000);
	reads("About 1,200 people", AMOUNT_ABOUT, 1200000);
	reads("nearly 95.5%", AMOUNT_NEARLY, 95500);
	reads("up to 12", AMOUNT_UP_TO, 12000);
	reads("2 of 14", AMOUNT_EXACT, 2000);
	reads("£4,000", AMOUNT_EXACT, 4000000);
	reads("10 to 15", AMOUNT_EXACT, -1);
	reads("10-15", AMOUNT_EXACT, -1);
	reads("1/2", AMOUNT_EXACT, -1);
	reads("most wards", AMOUNT_EXACT, -1);
	reads("", AMOUNT_EXACT, -1);
	reads("9999999999999", AMOUNT_EXACT, -1);
	measures("2 of 14", "14", "8 of 14", 50, false);	/* 6 of 12 */
	measures("20%", "80%", "over 40%", 33, true);	/* 20 of 60 */
	measures("80", "20", "50", 50, false);	/* downwards */
	measures("2", "14", "15", 99, false);	/* nobody has verified it */
	measures("10", "20", "5", 0, false);	/* it went back */
	measures(NULL, "14", "7", PROGRESS_UNKNOWN, false);
	measures("14", "14", "14", PROGRESS_UNKNOWN, false);
	stands("in_progress", 3, 2, 66, "66%, 2 of 3 milestones reached");
	stands("done", 2, 2, 99, "99%, 2 of 2 milestones reached");
	stands("verified", 2, 0, 100, "100%, verified");
	stands("agreed", 0, 0, PROGRESS_UNKNOWN, "not known");
	stands("cancelled", 4, 4, PROGRESS_UNKNOWN, "not known");
	return tap_done();
}
