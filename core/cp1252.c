#include "core/cp1252.h"

#include "core/mem.h"

/* 80 to 9F; the rest are as in Unicode. */
static const unsigned short high[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178
};

static char *put(char *to, unsigned c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xC0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3F));
	} else {
		*to++ = (char)(0xE0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	}
	return to;
}

char *cp1252_to_utf8(const char *s, size_t n)
{
	char *text = xcalloc(n + 1, 3), *to = text;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		to = put(to, c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c);
	}
	*to = '\0';
	return text;
}
