/* The corpus is written as code points, so that the reader of the test sees
 * what the reader of the screen must not. */
#include "core/text.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
#define OLUFEMI "Oluf\u1EB9\u0301mi"
#define URDU "\u0639\u0628\u062F\u0627\u0644\u0644\u06C1"
#define HEBREW "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD"
#define FARSI "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"

static int count(const char *s)
{
	int n = 0;

	for (size_t at = 0; s[at]; at = text_next(s, strlen(s), at))
		n++;
	return n;
}

static int count_back(const char *s)
{
	int n = 0;

	for (size_t at = strlen(s); at; at = text_prev(s, strlen(s), at))
		n++;
	return n;
}

static void letters(void)
{
	static const struct {
		const char *s;
		int chars, cells;
	} row[] = {
		{ OLUFEMI, 7, 7 }, { "Zo\u00EB", 3, 3 }, { "Zoe\u0308", 3, 3 },
		{ "\u5F20\u4F1F", 2, 4 }, { URDU, 7, 7 }, { HEBREW, 4, 4 },
		/* four people of two cells each, for joiners are not shown */
		{ FAMILY, 1, 8 }, { "\U0001F1EC\U0001F1E7", 1, 2 },
		{ "a\r\nb", 3, 3 }, { "", 0, 0 },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		size_t len = strlen(row[i].s);
		ok(count(row[i].s) == row[i].chars, "%zu: letters onward", i);
		ok(count_back(row[i].s) == row[i].chars, "%zu: and back", i);
		ok(text_cells(row[i].s, len) == row[i].cells, "%zu: cells", i);
	}
}

static void edges(void)
{
	size_t next;

	ok(text_cut("\u5F20\u4F1F", 6, 3) == 3, "half a wide letter is left");
	ok(text_cut("e\u0301e\u0301", 6, 1) == 3, "a letter keeps its accent");
	ok(text_cut("abc", 3, 80) == 3, "all of a short text fits");
	ok(text_wrap("one two three", 13, 8, &next) == 8 && next == 8,
	   "a line breaks after a blank");
	ok(text_wrap("one two", 7, 3, &next) == 4 && next == 4,
	   "the blank may hang over the edge");
	ok(text_wrap("abcdef", 6, 4, &next) == 4, "a long word is broken");
	ok(text_wrap("a\n\nb", 4, 9, &next) == 1 && next == 2,
	   "a newline ends a line");
	ok(text_wrap("\u5F20", 3, 1, &next) == 3, "a line takes one letter");
	ok(text_word_next("one, two", 8, 0) == 5, "the next word");
	ok(text_word_prev("one, two", 8, 5) == 0, "the word before");
	ok(text_word_prev(OLUFEMI, strlen(OLUFEMI), strlen(OLUFEMI)) == 0,
	   "a word with accents is one");
}

static void shows(char *got, const char *want, const char *name)
{
	ok(strcmp(got, want) == 0, "%s", name);
	if (strcmp(got, want) != 0)
		printf("# got %s\n# want %s\n", got, want);
	free(got);
}

static void safe(void)
{
	static const char *const same[] = {
		OLUFEMI, URDU, HEBREW, FARSI, FAMILY, "\u5F20\u4F1F",
		"\u0915\u094D\u200D\u0937", "\u200F\u05D0\u200E" };

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		shows(text_safe(same[i]), same[i], "letters stay as they are");
	shows(text_safe("\033]0;x\a\x7f"), "^[]0;x^G^?", "C0 and DEL");
	shows(text_safe("a\xc2\x9b" "31mb"), "a^[[31mb", "C1 as its older form");
	shows(text_safe("a\u202Ecod.exe"), "a<RLO>cod.exe", "an override");
	shows(text_cell("a\u202Ecod.exe\x1b[2J\xc2\x9b" "\x7f"),
	      "a<RLO>cod.exe^[[2J^[[^?", "in a cell, too");
	shows(text_cell("one\r\n\ttwo \r\u2028\uFEFFz\u0301\u0301\u0301\u0301"
	                "\u0301\u0301\u0301\u0301 \U0001F468\u200D\U0001F469"),
	      "one\r\n\ttwo \r\u2028\uFEFFz\u0301\u0301\u0301\u0301"
	      "\u0301\u0301\u0301\u0301 \U0001F468\u200D\U0001F469",
	      "where lines, marks and joiners stay as they are");
	shows(text_safe("a\u2067b"), "a\u2067b\u2069", "an isolate is closed");
	shows(text_safe("a\u2067b\u2069"), "a\u2067b\u2069", "but not twice");
	shows(text_safe("a\u2069"), "a<PDI>", "an end without a beginning");
	shows(text_safe("a\xff\xc3"), "a\uFFFD\uFFFD", "bytes of no letter");
	shows(text_safe("a\tb\r\nc\rd"), "a b c^Md", "lines in a line");
	shows(text_safe_lines("a\tb\r\nc\n"), "a\tb\nc\n", "lines stay");
	shows(text_safe("e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301."),
	      "e\u0301\u0301\u0301\u0301\u0301\u0301.", "six marks at most");
	shows(text_plain(FAMILY, strlen(FAMILY)),
	      "\U0001F468\U0001F469\U0001F467\U0001F466",
	      "a terminal gets no joiner after an emoji");
	shows(text_plain(FARSI, strlen(FARSI)), FARSI,
	      "but the joiners of words");
	shows(text_plain("\u0378\uE000", 5), "\uFFFD\uE000",
	      "unassigned is not for terminals");
}

static void checks(void)
{
	ok(text_is_utf8(FAMILY URDU, strlen(FAMILY URDU)), "UTF-8");
	ok(text_is_utf8("\uFFFD", 3), "the replacement character is UTF-8");
	ok(!text_is_utf8("a\0b", 3), "NUL is refused");
	ok(!text_is_utf8("\xc0\xaf", 2), "an overlong form is refused");
	ok(!text_is_utf8("\xed\xa0\x80", 3), "a surrogate is refused");
	ok(!text_is_utf8("ab\xe2\x82", 4), "a cut letter is refused");
}

static void folds(void)
{
	shows(text_fold(OLUFEMI), "olufemi", "accents go");
	shows(text_fold("\u00D8rsted \u0141\u00F3d\u017A Stra\u00DFe"),
	      "orsted lodz strasse", "letters that never come apart");
	shows(text_fold("O\u2019Brien"), "o'brien", "apostrophes");
	shows(text_fold(HEBREW), "\u05E9\u05DC\u05D5\u05DD", "Hebrew points");
	shows(text_fold("\u06A9\u06CC\u0628\u0651"), "\u0643\u064A\u0628",
	      "Urdu and Arabic letters meet");
	shows(text_fold("\u0915\u0940"), "\u0915\u0940", "Indic vowels stay");
	shows(text_fold("\uFDFA"), "\u0635\u0644\u064A \u0627\u0644\u0644\u0647 "
	      "\u0639\u0644\u064A\u0647 \u0648\u0633\u0644\u0645",
	      "a letter of eighteen");
}

static void near(void)
{
	static const char *const names[] = { "A. Bello", "C. Osei", "Zo\u00EB" };

	ok(text_distance("kitten", "sitting", 9) == 3, "kitten and sitting");
	ok(text_distance("ca", "ac", 9) == 1, "a swap is one");
	/* The restricted distance; the unrestricted one is 2. */
	ok(text_distance("ca", "abc", 9) == 3, "an edited swap");
	ok(text_distance("abcdef", "x", 2) == 3, "beyond the limit");
	ok(text_distance("", "abc", 9) == 3, "from nothing");
	ok(text_nearest("A Bello", names, 3) == 0, "a full stop left out");
	ok(text_nearest("Belo", names, 3) == 0, "a slip in one word of it");
	ok(text_nearest("zoe", names, 3) == 2, "no accent needed");
	ok(text_nearest("Smith", names, 3) == -1, "nobody near");
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 1;
	letters();
	edges();
	safe();
	checks();
	folds();
	near();
	setlocale(LC_CTYPE, "C");
	ok(text_cells("\u5F20\u4F1F", 6) == 4, "cells without a locale");
	shows(text_plain("\u5F20", 3), "\u5F20", "letters without a locale");
	return tap_done();
}
