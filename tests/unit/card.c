/* Practice cards: what they tell, what they leave out, and what is refused. */
#include "core/card.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/record.h"
#include "tests/tap.h"

static void round_trip(void)
{
	struct record r, card, back;
	struct err e = { 0 };
	char *text;

	record_init(&r, &entities[ENT_initiative]);
	record_set(&r, INITIATIVE_TITLE, "Tea: and talk");
	record_set(&r, INITIATIVE_KIND, "community");
	record_set(&r, INITIATIVE_STATE, "running");
	record_set(&r, INITIATIVE_DONE, "One line\n\nand a third");
	record_set(&r, INITIATIVE_OWNER, "0123456789abcdef0123456789abcdef");
	card_make(&r, &card);
	text = card_write(&card, "Here");
	ok(strcmp(text, "pcref-card 1\nof_trust: Here\ntitle: Tea: and talk\nkind: community\n"
	   "state: running\nwhat_was_done: One line\n\t\n\tand a third\n") == 0,
	   "the story as text, without its owner");
	ok(card_read(text, &back, &e) && record_is(&back, INITIATIVE_OF_TRUST, "Here") &&
	   record_is(&back, INITIATIVE_DONE, "One line\n\nand a third") &&
	   !record_has(&back, INITIATIVE_OWNER), "and back");
	free(text);
	record_fini(&back);
	record_fini(&card);
	record_fini(&r);
}

static void of_action(void)
{
	struct record a, card;

	record_init(&a, &entities[ENT_action]);
	record_set(&a, ACTION_TITLE, "Ask early");
	record_set(&a, ACTION_STATE, "cancelled");
	record_set(&a, ACTION_CLOSING, "No time");
	record_set(&a, ACTION_TARGET, "95");
	record_set(&a, ACTION_VALUE, "91");
	card_make(&a, &card);
	ok(record_is(&card, INITIATIVE_STATE, "stopped") &&
	   record_is(&card, INITIATIVE_REASON, "No time") &&
	   record_is(&card, INITIATIVE_IMPACT, "target 95; now 91"),
	   "an action's failure is told as well");
	record_fini(&card);
	record_fini(&a);
}

static bool refused(const char *text)
{
	struct record card;
	struct err e = { 0 };

	if (!card_read(text, &card, &e))
		return e.code == ERR_DATA;
	record_fini(&card);
	return false;
}

static void refusals(void)
{
	struct record card;
	struct err e = { 0 };

	ok(refused("") && refused("pcref-card 2\n") && refused("pcref-card 12\n"),
	   "another first line");
	ok(refused("pcref-card 1\nno colon here\n"), "a line that is none");
	ok(refused("pcref-card 1\nof_trust: X\nkind: other\nstate: idea\n"), "no title");
	ok(card_read("\xef\xbb\xbfpcref-card 1\r\nof_trust: X\r\ntitle: T\r\nkind: other\r\n"
	   "state: idea\r\nowner: a\r\nwhy_chosen: Call\r\n\t999 123 4567\r\n", &card, &e) &&
	   record_is(&card, INITIATIVE_WHY, "Call\n999 123 4567"),
	   "lines of another system, a name that is not told");
	ok(card_is_clean(&card, &e), "ten digits that are no NHS number");
	/* 943 476 5919: 9*10+4*9+3*8+4*7+7*6+6*5+5*4+9*3+1*2 = 299; 299 mod 11 = 2;
	 * 11 - 2 = 9, the last digit. */
	record_set(&card, INITIATIVE_LEARNING, "Of 943 476 5919 we learnt");
	ok(!card_is_clean(&card, &e) && strstr(e.msg, "Learning") && !strstr(e.msg, "943"),
	   "an NHS number is refused and not repeated");
	record_fini(&card);
}

int main(void)
{
	round_trip();
	of_action();
	refusals();
	return tap_done();
}
