#include "core/near.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* One row of the table: row[j] from the two rows above it. */
static void next_row(int *row, const int *above, const int *higher,
                     const char *a, const char *b, size_t nb)
{
	row[0] = above[0] + 1;
	for (size_t j = 1; j <= nb; j++) {
		row[j] = above[j - 1] + !same(a[0], b[j - 1]);
		row[j] = least(row[j], least(row[j - 1], above[j]) + 1);
		if (higher && j > 1 && same(a[0], b[j - 2]) && same(a[-1], b[j - 1]))
			row[j] = least(row[j], higher[j - 2] + 1);
	}
}

int near_distance(const char *a, const char *b)
{
	int rows[3][NEAR_LONGEST + 1];
	size_t na = strlen(a), nb = strlen(b);

	if (na > NEAR_LONGEST || nb > NEAR_LONGEST)
		return NEAR_FAR;
	for (size_t j = 0; j <= nb; j++)
		rows[0][j] = (int)j;
	for (size_t i = 1; i <= na; i++)
		next_row(rows[i % 3], rows[(i - 1) % 3], i > 1 ? rows[(i - 2) % 3] : NULL,
		         a + i - 1, b, nb);
	return rows[na % 3][nb];
}

const char *near_word(const char *typed, const char *const *words, size_t n)
{
	const char *best = NULL;
	int least_far = NEAR_FAR;

	for (size_t i = 0; i < n; i++) {
		int far = near_distance(typed, words[i]);

		if (far < least_far) {
			least_far = far;
			best = words[i];
		}
	}
	if (!best || least_far > 1 + (int)strlen(best) / 3)
		return NULL;
	return best;
}
