#include "cli/mdoc.h"

#include <stdbool.h>
#include <string.h>

enum { WIDE = 72 };

static void put_char(FILE *out, char c)
{
	if (c == '\\')
		fputs("\\e", out);
	else
		putc(c, out);
}

static void put_word(FILE *out, const char *s, size_t len, bool first)
{
	if (first && (*s == '.' || *s == '\''))
		fputs("\\&", out);
	/* The dashes of an option are no hyphens. */
	for (; len && *s == '-'; s++, len--)
		fputs("\\-", out);
	for (size_t i = 0; i < len; i++)
		put_char(out, s[i]);
}

/* Full stops inside quotes or brackets end a sentence as well. */
static bool ends_sentence(const char *s, size_t len)
{
	while (len && strchr(")\"'", s[len - 1]))
		len--;
	return len && strchr(".?!", s[len - 1]);
}

static void put_paragraph(FILE *out, const char *s, size_t len)
{
	size_t at = 0;

	while (len) {
		size_t n = 0, blanks;

		while (n < len && s[n] != ' ')
			n++;
		if (at && at + 1 + n > WIDE) {
			putc('\n', out);
			at = 0;
		} else if (at) {
			putc(' ', out);
			at++;
		}
		put_word(out, s, n, at == 0);
		at += n;
		if (ends_sentence(s, n)) {
			putc('\n', out);
			at = 0;
		}
		for (blanks = 0; n + blanks < len && s[n + blanks] == ' ';)
			blanks++;
		s += n + blanks;
		len -= n + blanks;
	}
	if (at)
		putc('\n', out);
}

void mdoc_text(FILE *out, const char *s)
{
	for (size_t len; *s; s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		if (len == 0) {
			fputs(".Pp\n", out);
		} else if (*s == ' ') {
			size_t in = strspn(s, " ");

			fputs(".Dl ", out);
			put_word(out, s + in, len - in, true);
			putc('\n', out);
		} else {
			put_paragraph(out, s, len);
		}
	}
}

/* \& keeps a word from being read as a macro. */
void mdoc_arg(FILE *out, const char *s)
{
	bool quote = strchr(s, ' ') || strchr(s, '"');

	fputs(quote ? " \"\\&" : " \\&", out);
	for (; *s; s++)
		if (*s == '"')
			fputs("\"\"", out);
		else
			put_char(out, *s);
	if (quote)
		putc('"', out);
}
