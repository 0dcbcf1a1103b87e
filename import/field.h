/* field.h - one field of a row that was scanned. */
#ifndef IMPORT_FIELD_H
#define IMPORT_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct field_text {
	const char *s;		/* not ended by a NUL */
	size_t n;
	bool doubled;		/* s is between quotes, and may hold "" for " */
};

/* Where a row stands: its text, and where each of its fields ends. */
struct scan_row {
	const char *text;
	uint32_t start;
	const uint32_t *end;	/* n of them */
	uint32_t n;
};

/* Field i without the quotes around it, but as yet with those inside. */
static inline struct field_text field_at(const struct scan_row *r, uint32_t i)
{
	const char *s = r->text + (i ? r->end[i - 1] + 1 : r->start);
	const char *end = r->text + r->end[i];

	if (i + 1 == r->n && end > s && end[-1] == '\r')
		end--;
	if (end > s && *s == '"')
		return (struct field_text){ s + 1, (size_t)(end - s) - 2, true };
	return (struct field_text){ s, (size_t)(end - s), false };
}

/* Write the text with "" made " into a buffer of at least n bytes. */
size_t field_undouble(struct field_text, char *to);

/* Less the spaces around it: ASCII ones, and no-break ones in UTF-8 or, next
 * to ASCII (where it cannot be part of a letter), in Windows-1252. */
struct field_text field_trim_slowly(struct field_text);

static inline struct field_text field_trim(struct field_text f)
{
	if (f.n && (unsigned char)(f.s[0] - '!') < 94 &&
	    (unsigned char)(f.s[f.n - 1] - '!') < 94)
		return f;
	return field_trim_slowly(f);
}

/* The field as a text of its own, trimmed, in UTF-8: the caller's. */
char *field_copy(struct field_text);

#endif
