#include "core/scale.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

/* The level a line begins with, and where its words are; -1 for none. */
static long line_level(const char *line, const char **words)
{
	char *end;
	long n;

	*words = line;
	if (!isdigit((unsigned char)*line))
		return -1;
	n = strtol(line, &end, 10);
	*words = end + strspn(end, " \t.:-");
	return *end && *end != '\n' && *words == end ? -1 : n;
}

static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

char *scale_words(const char *levels, int level)
{
	const char *words;

	for (const char *l = levels; *l; l = next_line(l))
		if (line_level(l, &words) == level)
			return xstrndup(words, strcspn(words, "\r\n"));
	return NULL;
}

static int lines_of(const char *levels, int level)
{
	const char *words;
	int n = 0;

	for (const char *l = levels; *l; l = next_line(l))
		n += line_level(l, &words) == level;
	return n;
}

bool scale_is_whole(const char *levels, int bottom, int top)
{
	const char *words;

	for (int n = bottom; n <= top; n++)
		if (lines_of(levels, n) != 1)
			return false;
	for (const char *l = levels; *l; l = next_line(l)) {
		long n = line_level(l, &words);

		if (strcspn(l, "\r\n") && (n < bottom || n > top))
			return false;
	}
	return bottom < top;
}
