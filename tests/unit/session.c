/* Confidence before and after, against published limits. */
#include "core/session.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/record.h"
#include "tests/tap.h"

static void fill(struct record *r, int n0, int a0, int n1, int a1)
{
	record_init(r, &entities[ENT_session]);
	record_set_int(r, SESSION_ASKED_BEFORE, n0);
	record_set_int(r, SESSION_BEFORE, a0);
	record_set_int(r, SESSION_ASKED_AFTER, n1);
	record_set_int(r, SESSION_AFTER, a1);
}

/* Newcombe 1998, Statistics in Medicine 17:873, table II (a): 56 of 70 and 48 of
 * 80: 0.2000 (0.0524 to 0.3339) by method 10. */
static void two_groups(void)
{
	struct record r;
	struct limits l;
	char *text;

	fill(&r, 80, 48, 70, 56);
	ok(session_change(&r, &l) == ASKED_TWO_GROUPS && fabs(l.value - 0.2) < 5e-5 &&
	   fabs(l.low - 0.0524) < 5e-5 && fabs(l.high - 0.3339) < 5e-5, "two groups");
	text = session_says(&r);
	ok(strcmp(text, "48 of 80 confident before, 56 of 70 after: up 20 points (+5 to +33); not"
	   " known to be the same people") == 0, "in a sentence");
	free(text);
	record_fini(&r);
}

/* Cavo et al. 2012, as in tests/unit/stats.c: 65 of 161, then 75, 6 lost. */
static void asked_twice(void)
{
	struct record r;
	struct limits l;
	char *text;

	fill(&r, 161, 65, 161, 75);
	record_set_int(&r, SESSION_GAINED, 16);
	record_set_int(&r, SESSION_LOST, 6);
	ok(session_change(&r, &l) == ASKED_TWICE && fabs(l.low - 0.0046) < 5e-5 &&
	   fabs(l.high - 0.1186) < 5e-5, "the same people asked twice");
	text = session_change_says(&r);
	ok(strcmp(text, "up 6 points (+0 to +12)") == 0, "up, though barely");
	free(text);
	record_fini(&r);
}

static void not_asked(void)
{
	struct record r;
	struct limits l;
	char *text;

	record_init(&r, &entities[ENT_session]);
	ok(session_change(&r, &l) == ASKED_NOT && !session_change_says(&r),
	   "nothing asked is no change");
	text = session_says(&r);
	ok(strcmp(text, "confidence before and after was not asked") == 0, "and says so");
	free(text);
	record_set_int(&r, SESSION_ASKED_BEFORE, 10);
	record_set_int(&r, SESSION_BEFORE, 5);
	ok(session_change(&r, &l) == ASKED_NOT, "before alone is none either");
	record_fini(&r);
}

int main(void)
{
	two_groups();
	asked_twice();
	not_asked();
	return tap_done();
}
