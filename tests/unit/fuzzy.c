/* Worked by hand: 16 a letter, 8 a word's first, 4 one after another, -3 and
 * -1 for gaps. */
#include "core/fuzzy.h"

#include <locale.h>

#include "tests/tap.h"

static void is(const char *typed, const char *text, int want)
{
	int got = fuzzy_score(typed, text);

	ok(got == want, "%s in %s is %d", typed, text, want);
	if (got != want)
		printf("# %d\n", got);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	is("e", "edit", 24);			/* 16+8 */
	is("ed", "edit", 44);			/* 24 + 16+4 */
	is("edit", "edit", 84);			/* 24 + 3*20 */
	is("et", "edit", 24 + 16 - 3 - 1);	/* d and i between */
	is("ei", "edit", 24 + 16 - 3);
	is("gt", "governance tree", 48 - 3 - 9);	/* both begin a word, ten between */
	is("ae", "save as edit", 48 - 3 - 1);	/* of as and edit, not the a in save */
	is("serch", "search", 24 + 20 + 13 + 20 + 20);
	is("EDIT", "edit", 84);
	is("olufemi", "Oluf\u1EB9\u0301mi", 24 + 6 * 20);
	is("go back", "goback", 24 + 5 * 20);
	is("x", "edit", 0);
	is("di", "edit", 0);			/* d begins no word */
	is("tide", "edit", 0);
	is("editor", "edit", 0);
	is("", "edit", 0);
	is("a", "", 0);
	ok(fuzzy_most("edit") == 84, "the most is the word itself");
	ok(fuzzy_score("hist", "history") > fuzzy_score("hist", "this list"),
	   "whole beats scattered");
	return tap_done();
}
