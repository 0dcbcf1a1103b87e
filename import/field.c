#include "import/field.h"

#include <stdlib.h>
#include <string.h>

#include "core/cp1252.h"
#include "core/mem.h"
#include "import/index.h"

size_t field_undouble(struct field_text f, char *to)
{
	size_t n = 0;

	for (size_t i = 0; i < f.n; i++) {
		to[n++] = f.s[i];
		i += f.s[i] == '"';
	}
	return n;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t space_before(const char *s, size_t n)
{
	if (is_space(*s) || *s == '\xA0')
		return 1;
	return n > 1 && memcmp(s, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static size_t space_after(const char *end, size_t n)
{
	if (is_space(end[-1]))
		return 1;
	if (end[-1] != '\xA0')
		return 0;
	if (n > 1 && end[-2] == '\xC2')
		return 2;
	return n == 1 || !(end[-2] & 0x80);
}

struct field_text field_trim_slowly(struct field_text f)
{
	size_t n;

	while (f.n && (n = space_before(f.s, f.n))) {
		f.s += n;
		f.n -= n;
	}
	while (f.n && (n = space_after(f.s + f.n, f.n)))
		f.n -= n;
	return f;
}

char *field_copy(struct field_text f)
{
	char *plain = xcalloc(f.n + 1, 1), *utf8;
	size_t n = f.doubled ? field_undouble(f, plain)
	           : (memcpy(plain, f.s, f.n), f.n);

	f = field_trim((struct field_text){ plain, n, false });
	utf8 = index_seek_bad(f.s, f.n) != UINT32_MAX
	       ? cp1252_to_utf8(f.s, f.n) : xstrndup(f.s, f.n);
	free(plain);
	return utf8;
}
