/* Each indexer, with blocks that end at every byte, must find the rows and
 * faults that a plain reading of the rules of scan.h finds, byte by byte. */
#include "import/scan.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "import/field.h"
#include "import/index.h"
#include "tests/tap.h"

enum { OUT = 1 << 16 };

/* What was found, as text: rows as [field|field], faults as !kind@line. */
struct found {
	char *text;
	size_t n;
};

static void put(struct found *f, const char *s, size_t n)
{
	if (f->n + n < OUT)
		memcpy(f->text + f->n, s, n);
	f->n += n;
}

static void put_fault(struct found *f, enum scan_fault fault, uint64_t line,
                      size_t size)
{
	char s[64];

	put(f, s, (size_t)snprintf(s, sizeof(s), "!%d@%llu:%zu", (int)fault,
	                           (unsigned long long)line, size));
}

static void put_line(struct found *f, uint64_t line)
{
	char s[32];

	put(f, s, (size_t)snprintf(s, sizeof(s), "%llu:",
	                           (unsigned long long)line));
}

/* ---- the plain reading ---- */

struct plain {
	const char *s;
	size_t n, at;
	uint64_t line;
};

static bool ends_field(const struct plain *p, size_t at)
{
	return p->s[at] == ',' || p->s[at] == '\n' ||
	       (p->s[at] == '\r' && p->s[at + 1] == '\n');
}

static enum scan_fault read_quoted(const struct plain *p, size_t *at,
                                   struct found *f)
{
	for (++*at;; ++*at) {
		if (*at == p->n)
			return SCAN_OPEN;
		if (p->s[*at] == '\0')
			return SCAN_NUL;
		if (p->s[*at] == '"' && *at + 1 < p->n && p->s[*at + 1] == '"')
			++*at;
		else if (p->s[*at] == '"')
			break;
		put(f, p->s + *at, 1);
	}
	++*at;
	if (!ends_field(p, *at))
		return SCAN_AFTER;
	*at += p->s[*at] == '\r';
	return SCAN_FINE;
}

static enum scan_fault read_plain(const struct plain *p, size_t *at,
                                  struct found *f)
{
	size_t start = *at;

	for (; p->s[*at] != ',' && p->s[*at] != '\n'; ++*at) {
		if (p->s[*at] == '"')
			return SCAN_QUOTE;
		if (p->s[*at] == '\0')
			return SCAN_NUL;
	}
	put(f, p->s + start, *at - start - (p->s[*at] == '\n' && *at > start &&
	                                    p->s[*at - 1] == '\r'));
	return SCAN_FINE;
}

static enum scan_fault read_row(struct plain *p, size_t *at, struct found *f)
{
	enum scan_fault fault;

	put_line(f, p->line);
	put(f, "[", 1);
	for (;;) {
		fault = p->s[*at] == '"' ? read_quoted(p, at, f)
		                         : read_plain(p, at, f);
		if (fault != SCAN_FINE)
			return fault;
		if (p->s[(*at)++] == '\n')
			break;
		put(f, "|", 1);
	}
	put(f, "]", 1);
	return SCAN_FINE;
}

static void read_plainly(const char *s, size_t n, struct found *f)
{
	struct plain p = { s, n, 0, 1 };

	while (p.at < n) {
		size_t at = p.at, was = f->n;
		enum scan_fault fault = read_row(&p, &at, f);
		if (fault != SCAN_FINE) {
			at = (size_t)((char *)memchr(s + p.at, '\n', n) - s);
			f->n = was;
			put_fault(f, fault, p.line, at - p.at -
			          (at > p.at && s[at - 1] == '\r'));
			at++;
		}
		for (; p.at < at; p.at++)
			p.line += s[p.at] == '\n';
	}
}

/* ---- the scanner ---- */

static void put_rows(struct found *f, const struct scan_batch *b)
{
	struct scan_row r = { b->text, 0, b->pos, b->row[0] + 1 };
	char field[4096];

	for (size_t row = 0; row < b->nrow; row++) {
		if (row)
			r = (struct scan_row){ b->text,
				b->pos[b->row[row - 1]] + 1,
				b->pos + b->row[row - 1] + 1,
				b->row[row] - b->row[row - 1] };
		put_line(f, b->one_line_each ? b->line + row
		                             : scan_line(b, r.start));
		put(f, "[", 1);
		for (uint32_t i = 0; i < r.n; i++) {
			struct field_text t = field_at(&r, i);
			if (i)
				put(f, "|", 1);
			if (t.doubled)
				put(f, field, field_undouble(t, field));
			else
				put(f, t.s, t.n);
		}
		put(f, "]", 1);
	}
}

static bool scan_file(const char *path, const struct indexer *with,
                      size_t block, struct found *f, uint64_t *bad)
{
	struct source_options opt = { .block = block, .carry = 1 << 14,
	                              .unhashed = true };
	struct err e = { 0 };
	struct scan *s = scan_open(path, &opt, &e);
	struct scan_batch b;
	bool good = s;

	f->n = 0;
	if (s)
		scan_set_indexer(s, with);
	while (s && (good = scan_next(s, &b, &e)) && (b.nrow || b.fault))
		if (b.nrow)
			put_rows(f, &b);
		else
			put_fault(f, b.fault, b.line, b.size);
	*bad = s ? scan_bad_line(s) : 0;
	scan_close(s);
	return good;
}

/* ---- made-up text ---- */

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
	return *seed >> 33;
}

/* Mostly well formed, in pieces that meet in every way. */
static size_t make_text(uint64_t *seed, char *to, size_t room, bool dirty)
{
	static const char *const piece[] = {
		"a", "bc", ",", ",", "\n", "\r\n", ",\"q\",", ",\"x\ny\"\n",
		",\"d\"\"d\",", "long enough to cross sixty-four bytes of it, ",
		"\xC3\xA9", "\"\",", "\"\"\"\"\n", " ",
		"\"", "\"\"", "\r", "\xE9", "\xC3", "\xF0\x9F\x91\xAA"
	};
	size_t n = 0, most = next_random(seed) % room;
	uint64_t kinds = dirty ? 20 : 14;

	while (n + 64 < most) {
		const char *s = piece[next_random(seed) % kinds];
		memcpy(to + n, s, strlen(s));
		n += strlen(s);
		if (dirty && next_random(seed) % 200 == 0)
			to[n++] = '\0';
	}
	return n;
}

/* By trying each start of a sequence: for a text as short as these. */
static uint64_t plain_bad_line(const char *s, size_t n)
{
	uint32_t at = index_seek_bad(s, n);
	uint64_t line = 1;

	for (uint32_t i = 0; at != UINT32_MAX && i < at; i++)
		line += s[i] == '\n';
	return at == UINT32_MAX ? 0 : line;
}

static unsigned compare(const char *path, const char *text, size_t n,
                        size_t block, struct found *want, struct found *got)
{
	uint64_t bad = plain_bad_line(text, n), bad_got;
	unsigned wrong = 0;

	for (const struct indexer *i = indexers; i->name; i++) {
		if (!i->runs_here())
			continue;
		if (!scan_file(path, i, block, got, &bad_got) ||
		    got->n != want->n || bad != bad_got ||
		    memcmp(got->text, want->text, want->n) != 0) {
			wrong++;
			printf("# %s, block %zu, bad line %llu or %llu\n# got  "
			       "%.*s\n# want %.*s\n", i->name, block,
			       (unsigned long long)bad_got,
			       (unsigned long long)bad, (int)got->n, got->text,
			       (int)want->n, want->text);
		}
	}
	return wrong;
}

static unsigned try_text(const char *path, char *text, size_t n, size_t block,
                         struct found *want, struct found *got)
{
	FILE *f = fopen(path, "w");

	fwrite(text, 1, n, f);
	fclose(f);
	if (n && text[n - 1] != '\n')
		text[n++] = '\n';
	want->n = 0;
	read_plainly(text, n, want);
	return compare(path, text, n, block, want, got);
}

static void made_up(const char *path, struct found *want, struct found *got)
{
	char *text = xcalloc(4096, 1);
	unsigned wrong = 0;
	uint64_t seed = 20180806;

	for (unsigned i = 0; i < 3000 && wrong < 3; i++) {
		size_t n = make_text(&seed, text, i % 5 ? 400 : 4000, i % 2);
		size_t block = i % 3 ? 1 + next_random(&seed) % 300 : 0;
		wrong += try_text(path, text, n, block, want, got);
	}
	ok(!wrong, "3,000 texts made up of all that matters");
	free(text);
}

static void every_border(const char *path, struct found *want,
                         struct found *got)
{
	static const char given[] =
		"a,\"b\"\"c\",\xC3\xA9\r\n\"x\r\ny\",\"\",z\r\n1,\"2\"3\n"
		"p\"q\n\"open,\nr,s\n,,\n\n\"last\",\"one\"";
	char text[sizeof(given) + 1];
	unsigned wrong = 0;

	for (size_t block = 1; block < sizeof(given) + 2; block++) {
		memcpy(text, given, sizeof(given));
		wrong += try_text(path, text, sizeof(given) - 1, block, want,
		                  got);
	}
	ok(!wrong, "blocks that end at every byte");
}

static void by_hand(const char *path, struct found *want, struct found *got)
{
	char text[] = "a,\"b\nc\"\n\"d\"\"e\",f\nx\"y\nlast,1";
	static const char is[] = "1:[a|b\nc]3:[d\"e|f]!1@4:35:[last|1]";

	ok(!try_text(path, text, sizeof(text) - 1, 0, want, got) &&
	   got->n == sizeof(is) - 1 && memcmp(got->text, is, got->n) == 0,
	   "rows, a fault and their lines, as written down by hand");
}

int main(void)
{
	const char *tmp = getenv("TMP");
	char *path = xprintf("%s/scan.csv", tmp ? tmp : "/tmp");
	struct found want = { xcalloc(OUT, 1), 0 }, got = { xcalloc(OUT, 1), 0 };

	by_hand(path, &want, &got);
	every_border(path, &want, &got);
	made_up(path, &want, &got);
	unlink(path);
	free(path);
	free(want.text);
	free(got.text);
	return tap_done();
}
