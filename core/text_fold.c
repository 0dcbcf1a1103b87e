/* text_fold.c - texts that a person would call the same, or nearly so. */
#include "core/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/mem.h"

/* Letters that Unicode does not take apart, though people type them in more
 * than one way. */
static const struct {
	int32_t from;
	const char *to;
} letters[] = {
	{ 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" },
	{ 0x0111, "d" },  { 0x0127, "h" }, { 0x0131, "i" }, { 0x0142, "l" },
	{ 0x0153, "oe" }, { 0x02bc, "'" }, { 0x0640, "" },
	{ 0x0649, "\u064a" }, { 0x06a9, "\u0643" }, { 0x06be, "\u0647" },
	{ 0x06c1, "\u0647" }, { 0x06cc, "\u064a" },
	{ 0x2018, "'" }, { 0x2019, "'" },
	{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" },
	{ 0x2014, "-" }, { 0x2015, "-" },
};

/* Accents, Hebrew and Arabic points are marks of these combining classes;
 * the vowels of Indic, Thai and Tibetan writing are not, and stay. */
static bool is_accent(int32_t c)
{
	int class = utf8proc_get_property(c)->combining_class;

	return utf8proc_category(c) == UTF8PROC_CATEGORY_MN &&
	       (class == 1 || (class >= 10 && class <= 36) || class >= 200);
}

/* Write at most 4 bytes, and return how many. */
static size_t fold_point(int32_t c, char *out)
{
	if (c >= 0x300 && is_accent(c))
		return 0;
	if (c >= 0x660 && c <= 0x669)
		c += '0' - 0x660;
	if (c >= 0x6f0 && c <= 0x6f9)
		c += '0' - 0x6f0;
	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
		if (letters[i].from == c) {
			memcpy(out, letters[i].to, strlen(letters[i].to));
			return strlen(letters[i].to);
		}
	return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

/* The code points that c comes apart into, folded; how many bytes. */
static size_t fold_char(int32_t c, char *out)
{
	enum { PARTS = 32 };	/* the longest in Unicode has 18 */
	int32_t part[PARTS];
	int bound = 0;
	size_t used = 0;
	utf8proc_ssize_t n;

	n = utf8proc_decompose_char(c, part, PARTS, UTF8PROC_COMPAT |
	                            UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
	                            UTF8PROC_IGNORE, &bound);
	for (utf8proc_ssize_t i = 0; i < n && i < PARTS; i++)
		used += fold_point(part[i], out + used);
	return used;
}

char *text_fold(const char *s)
{
	enum { ROOM = 4 * 32 };
	size_t len = strlen(s), size = len + ROOM, used = 0, n;
	char *out = xcalloc(size + 1, 1);
	int32_t c;

	for (size_t at = 0; at < len; at += n) {
		n = 1;
		if (!(s[at] & 0x80)) {
			bool upper = s[at] >= 'A' && s[at] <= 'Z';
			out[used++] = (char)(upper ? s[at] | 32 : s[at]);
		} else {
			utf8proc_ssize_t got = utf8proc_iterate(
				(const utf8proc_uint8_t *)s + at,
				(utf8proc_ssize_t)(len - at), &c);
			if (got > 0)
				n = (size_t)got;
			used += fold_char(got > 0 ? c : 0xfffd, out + used);
		}
		if (size - used < ROOM + len - at) {
			size += size / 2 + ROOM;
			out = xreallocarray(out, size + 1, 1);
		}
	}
	out[used] = '\0';
	return out;
}

static int32_t *points(const char *s, int *n)
{
	size_t len = strlen(s);
	int32_t *out = xcalloc(len + 1, sizeof(*out));

	*n = 0;
	for (size_t at = 0; at < len;) {
		utf8proc_ssize_t got = utf8proc_iterate(
			(const utf8proc_uint8_t *)s + at,
			(utf8proc_ssize_t)(len - at), &out[*n]);
		at += got > 0 ? (size_t)got : 1;
		*n += 1;
	}
	return out;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* One row of the table of distances from the two rows above it. */
static void next_row(const int32_t *a, int i, const int32_t *b, int nb,
                     int *const row[3])
{
	row[0][0] = i;
	for (int j = 1; j <= nb; j++) {
		row[0][j] = least(least(row[1][j], row[0][j - 1]) + 1,
		                  row[1][j - 1] + (a[i - 1] != b[j - 1]));
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
		    a[i - 2] == b[j - 1])
			row[0][j] = least(row[0][j], row[2][j - 2] + 1);
	}
}

int text_distance(const char *a, const char *b, int limit)
{
	int na, nb, d;
	int32_t *pa = points(a, &na), *pb = points(b, &nb);
	int *cells = xcalloc(3 * ((size_t)nb + 1), sizeof(*cells));
	int *row[3] = { cells, cells + nb + 1, cells + 2 * (nb + 1) };

	for (int j = 0; j <= nb; j++)
		row[0][j] = j;
	for (int i = 1; i <= na && abs(na - nb) <= limit; i++) {
		int *oldest = row[2];
		row[2] = row[1];
		row[1] = row[0];
		row[0] = oldest;
		next_row(pa, i, pb, nb, row);
	}
	d = abs(na - nb) > limit ? limit + 1 : least(row[0][nb], limit + 1);
	free(cells);
	free(pb);
	free(pa);
	return d;
}

/* The least distance of want from the name or, if want is one word, from a
 * word of it. */
static int distance_within(const char *want, char *name, int limit)
{
	int best = text_distance(want, name, limit);
	char *at = name, *word;

	while (!strchr(want, ' ') && (word = strsep(&at, " ")))
		best = least(best, text_distance(want, word, limit));
	return best;
}

int text_nearest(const char *typed, const char *const *names, int n)
{
	char *want = text_fold(typed);
	int len = (int)strlen(want), best = -1;
	/* One slip in a short word, more in a longer one. */
	int limit = len < 3 ? 0 : len < 8 ? 1 + len / 5 : 3;

	for (int i = 0; i < n; i++) {
		char *name = text_fold(names[i]);
		int d = distance_within(want, name, limit);
		if (d <= limit && (best < 0 || d < limit)) {
			best = i;
			limit = d;
		}
		free(name);
	}
	free(want);
	return best;
}
