#include "report/lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"

void lines_fill(FILE *f, char c, int n)
{
	while (n-- > 0)
		putc(c, f);
}

void lines_write(FILE *f, const char *first, const char *text)
{
	char *safe = text_safe(text);
	size_t len = strlen(safe), at = 0, next;
	int indent = text_cells(first, strlen(first));

	do {
		size_t n = text_wrap(safe + at, len - at, LINES_WIDTH - indent, &next);

		while (n && safe[at + n - 1] == ' ')
			n--;
		if (at == 0)
			fputs(first, f);
		else
			lines_fill(f, ' ', indent);
		fprintf(f, "%.*s\n", (int)n, safe + at);
		at += next;
	} while (at < len);
	free(safe);
}
