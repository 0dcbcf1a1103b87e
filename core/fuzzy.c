#include "core/fuzzy.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"

enum { LETTER = 16, WORD = 8, NEXT = 4, GAP = 3, LONGER = 1, NONE = INT_MIN / 2 };

static int max(int a, int b)
{
	return a > b ? a : b;
}

static char *folded_letters(const char *s)
{
	char *folded = text_fold(s);
	size_t n = 0;

	for (const char *p = folded; *p; p++)
		if (*p != ' ')
			folded[n++] = *p;
	folded[n] = '\0';
	return folded;
}

static int at_place(const char *text, size_t j)
{
	return LETTER + (j == 0 || strchr(" -_/,.(", text[j - 1]) ? WORD : 0);
}

/* One letter against all of text: best[j] is the most with it at j, given the
 * same of the letters before. */
static void place_letter(char c, const char *text, size_t n, const int *before, int *best)
{
	int gap = NONE;		/* the best that ended earlier, less the gap */

	for (size_t j = 0; j < n; j++) {
		int here = at_place(text, j), from = NONE;

		if (j > 1)
			gap = max(gap - LONGER, before[j - 2] - GAP);
		if (j > 0)
			from = max(before[j - 1] + (here > LETTER ? 0 : NEXT), gap);
		best[j] = text[j] == c && from > NONE / 2 ? from + here : NONE;
	}
}

int fuzzy_score(const char *typed, const char *text)
{
	char *letters = folded_letters(typed), *folded = text_fold(text);
	size_t n = strlen(folded);
	int *before = xcalloc(n + 1, sizeof(*before)), *best = xcalloc(n + 1, sizeof(*best));
	int most = 0;

	for (size_t j = 0; j < n; j++)
		best[j] = folded[j] == *letters && at_place(folded, j) > LETTER ? LETTER + WORD
		                                                                : NONE;
	for (const char *c = letters; *c && c[1]; c++) {
		int *swap = before;

		before = best;
		best = swap;
		place_letter(c[1], folded, n, before, best);
	}
	for (size_t j = 0; *letters && j < n; j++)
		most = max(most, best[j]);
	free(before);
	free(best);
	free(folded);
	free(letters);
	return most;
}

int fuzzy_most(const char *typed)
{
	return fuzzy_score(typed, typed);
}
