/* What may say who somebody is.  The examples are of the published rules: NHS
 * numbers whose check digit is worked out beside them; telephone numbers that
 * Ofcom keeps for drama; the six shapes of a postcode (BS 7666). */
#include "core/personal.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/record.h"
#include "core/rules.h"
#include "tests/tap.h"

static bool is_one(const char *s, enum personal_kind kind)
{
	struct personal p;

	return personal_find(s, 0, &p) && p.at == 0 && s[p.len] == '\0' && p.kind == kind &&
	       personal_count(s) == 1;
}

static void nhs_numbers(void)
{
	/* 9x10+4x9+3x8+4x7+7x6+6x5+5x4+9x3+1x2 = 299 = 27x11+2; 11-2 = 9. */
	ok(is_one("943 476 5919", PERSONAL_NHS_NUMBER), "9434765919: 299 mod 11 is 2, so 9");
	ok(is_one("9434765919", PERSONAL_NHS_NUMBER), "without blanks");
	ok(is_one("943-476-5919", PERSONAL_NHS_NUMBER), "with hyphens");
	ok(is_one("943\u00a0476\u00a05919", PERSONAL_NHS_NUMBER), "with blanks that do not break");
	ok(!personal_count("943 476 5918"), "another check digit is no NHS number");
	/* 4x10+0+1x8+0+2x6+3x5+2x4+1x3+3x2 = 92 = 8x11+4; 11-4 = 7. */
	ok(is_one("401 023 2137", PERSONAL_NHS_NUMBER), "4010232137: 92 mod 11 is 4, so 7");
	/* 1x10+1x2 = 12 = 11+1 for the first nine 100000001; 11-1 = 10, no digit. */
	ok(!personal_count("1000000010") && !personal_count("1000000011") &&
	   !personal_count("1000000019"),
	   "a remainder of 1 has no check digit");
	/* 9x10+1x9 = 99 = 9x11; 11-0 = 11, which is written 0. */
	ok(is_one("9100000000", PERSONAL_NHS_NUMBER), "a remainder of 0 is 0");
	ok(personal_count("on ward 3 943 476 5919.") == 1, "after another number");
	ok(!personal_count("94347659190"), "part of a longer number is none");
}

static void telephones(void)
{
	static const char *const are[] = { "07700 900123", "020 7946 0018", "(020) 7946 0018",
		"0114 496 0000", "01632 960001", "+44 7700 900123", "+44 (0)20 7946 0018",
		"0044 7700 900123", "0500 123456", "0800 1111 111", "+33 1 23 45 67 89",
		"07700\u2013900\u2013123" };
	static const char *const none[] = { "12 October 2026", "01/02/2026", "04632 960001",
		"seen 0 times in 2 weeks", "0.75", "10000000", "+5" };

	for (size_t i = 0; i < sizeof(are) / sizeof(*are); i++)
		ok(is_one(are[i], PERSONAL_TELEPHONE), "telephone: %s", are[i]);
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		ok(!personal_count(none[i]), "not a telephone: %s", none[i]);
}

static void addresses(void)
{
	static const char *const post[] = { "M1 1AA", "B33 8TH", "W1A 0AX", "CR2 6XH", "DN55 1PT",
		"EC1A 1BB", "GIR 0AA", "cr26xh", "SE5  8AZ" };
	static const char *const none[] = { "Q1 2AA", "AI1 2AA", "M1 1CA", "W1C 0AM", "ward B3",
		"MHS81", "PCREF 2026", "the 2nd", "A1 2", "XAB1 2AA" };

	for (size_t i = 0; i < sizeof(post) / sizeof(*post); i++)
		ok(is_one(post[i], PERSONAL_POSTCODE), "postcode: %s", post[i]);
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		ok(!personal_count(none[i]), "not a postcode: %s", none[i]);
	ok(is_one("a.b+c@example.nhs.uk", PERSONAL_EMAIL), "e-mail");
	ok(is_one("o'brien@example.org", PERSONAL_EMAIL), "e-mail with an apostrophe");
	ok(personal_count("write to zoë@example.org.") == 1, "e-mail of other letters");
	ok(!personal_count("met @ noon") && !personal_count("a@b"), "an @ alone is none");
}

static void names(void)
{
	ok(is_one("Mr Smith", PERSONAL_NAME) && is_one("Dr. Olufẹ́mi Adé", PERSONAL_NAME) &&
	   is_one("Mrs O'Neill-Khan", PERSONAL_NAME), "a name after its title");
	ok(!personal_count("the doctor said Monday") && !personal_count("Miss the bus") &&
	   !personal_count("Dr said no"), "a title without a name is none");
}

static void redaction(void)
{
	char *s = personal_redact("Ring 07700 900123 or a@example.org, SE5 8AZ; Dr Shah knows.");

	ok(strcmp(s, "Ring [telephone number removed] or [e-mail address removed], [postcode"
	          " removed]; [name removed] knows.") == 0, "all of them are taken out");
	ok(!personal_count(s), "and what stands there is none");
	free(s);
	s = personal_redact("Nothing in it: 12 of 14.");
	ok(strcmp(s, "Nothing in it: 12 of 14.") == 0, "other words stay as they are");
	free(s);
}

static void gate(void)
{
	struct record r, old;
	struct err e = { 0 };
	char *says;

	record_init(&r, &entities[ENT_feedback]);
	record_set(&r, FEEDBACK_TITLE, "Rang on 07700 900123");
	record_set(&r, FEEDBACK_WORDS, "My number is 07700 900124");
	ok(!feedback_check_personal(NULL, &r, &e) && !strstr(e.msg, "900"),
	   "flagged words are refused, and not repeated");
	says = personal_says(&r);
	ok(strcmp(says, "Summary: a telephone number; Words: a telephone number") == 0,
	   "each is named with its field");
	free(says);
	record_set_int(&r, FEEDBACK_KEPT, 1);
	ok(!feedback_check_personal(NULL, &r, &e), "one looked at of two is not enough");
	record_set_int(&r, FEEDBACK_KEPT, 2);
	ok(feedback_check_personal(NULL, &r, &e), "both looked at");
	record_copy(&old, &r);
	record_set(&r, FEEDBACK_WORDS, "And 07700 900125, and 07700 900126");
	ok(!feedback_check_personal(&old, &r, &e), "a new one is flagged again");
	ok(personal_clean(&r) && !personal_in(&r), "the row is cleaned");
	feedback_settle(&old, &r, "2026-11-22");
	ok(record_int(&r, FEEDBACK_KEPT) == 0, "and has none left that were kept");
	record_set(&old, FEEDBACK_KEPT, NULL);
	record_fini(&r);
	record_copy(&r, &old);
	record_set(&r, FEEDBACK_STATE, "considered");
	ok(feedback_check_personal(&old, &r, &e), "a step does not ask again for older words");
	record_fini(&r);
	record_fini(&old);
}

int main(void)
{
	nhs_numbers();
	telephones();
	addresses();
	names();
	redaction();
	gate();
	return tap_done();
}
