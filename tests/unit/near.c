/* The word a person probably meant. */
#include "core/near.h"

#include <string.h>

#include "tests/tap.h"

static const char *const words[] = { "colour", "theme", "accessible" };

static int is(const char *typed, const char *meant)
{
	const char *near = near_word(typed, words, 3);

	return meant ? near && strcmp(near, meant) == 0 : near == NULL;
}

int main(void)
{
	/* kitten -> sitting: k/s, e/i, +g. */
	ok(near_distance("kitten", "sitting") == 3, "three edits");
	ok(near_distance("ab", "ba") == 1, "a swap of neighbours is one edit");
	ok(near_distance("ca", "abc") == 3, "no letter is edited twice");
	ok(near_distance("", "abc") == 3, "an empty word");
	ok(near_distance("COLOUR", "colour") == 0, "case does not count");
	ok(near_distance("a", "0123456789012345678901234567890123456789012345678901234567890123456789")
	   == NEAR_FAR, "a very long word is far from all");
	ok(is("color", "colour"), "a letter left out");
	ok(is("themes", "theme"), "a letter too many");
	ok(is("xyzzy", NULL), "nothing near is not suggested");
	return tap_done();
}
