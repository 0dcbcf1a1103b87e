#include "core/snippet.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

static void is(const char *text, const char *words, int cells, const char *want)
{
	char *got = snippet_of(text, words, cells);

	ok(want ? got && strcmp(got, want) == 0 : !got, "\"%s\" in %d cells", words, cells);
	if (got && (!want || strcmp(got, want) != 0))
		printf("# %s\n", got);
	free(got);
}

static void at(const char *text, const char *words, size_t want, size_t length)
{
	size_t got = 0, len = 0;

	ok(snippet_find(text, words, &got, &len) && got == want && len == length,
	   "\"%s\" is at %zu, %zu long", words, want, length);
	if (got != want || len != length)
		printf("# %zu %zu\n", got, len);
}

int main(void)
{
	const char *note = "The interpreter was not offered on the ward that night";

	setlocale(LC_ALL, "C.UTF-8");
	is("Easy Read", "easy", 40, "Easy Read");
	is("Easy Read", "uneasy", 40, NULL);
	is("uneasy", "easy", 40, NULL);
	is("", "x", 40, NULL);
	is("text", "", 40, NULL);
	is(note, "ward", 30, "…offered on the ward that nig…");
	is(note, "interp", 20, "The interpreter wa…");
	is("one\ntwo\tthree", "two", 40, "one two three");
	is(note, "zebra offered", 24, "…was not offered on the…");
	at("Oluf\u1EB9\u0301mi came", "OLUFEMI", 0, strlen("Oluf\u1EB9\u0301mi"));
	at("Oluf\u1EB9\u0301mi came", "olufe", 0, strlen("Oluf\u1EB9\u0301"));
	at("a plan, a plan", "plan", 2, 4);
	at("Zo\u00EB", "zoe", 0, 4);
	return tap_done();
}
