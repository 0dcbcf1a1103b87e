/* The scanner against libcsv in strict mode, row by row and byte by byte, on
 * made-up files that are as awkward as can be. */
#include "import/scan.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/month.h"
#include "core/tally.h"
#include "import/extract.h"
#include "import/field.h"
#include "import/index.h"
#include "tests/awkward.h"
#include "tests/tap.h"

#if __has_include(<csv.h>)
#include <csv.h>
#define HAVE_CSV 1
#endif

#ifdef HAVE_CSV
/* Rows as one text: each field behind \1, each row behind \2. */
static void on_field(void *s, size_t n, void *of)
{
	put(of, "\1", 1);
	put(of, s, n);
}

static void on_row(int c, void *of)
{
	(void)c;
	put(of, "\2", 1);
}

static int is_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static bool read_theirs(const struct text *t, struct text *rows)
{
	struct csv_parser p;
	bool ok;

	csv_init(&p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&p, is_no_space);
	ok = csv_parse(&p, t->s, t->n, on_field, on_row, rows) == t->n &&
	     csv_fini(&p, on_field, on_row, rows) == 0;
	csv_free(&p);
	return ok;
}

static void put_rows(const struct scan_batch *b, struct text *rows)
{
	char plain[4096];
	uint32_t first = 0;

	for (size_t i = 0; i < b->nrow; i++) {
		struct scan_row r = { b->text, first ? b->pos[first - 1] + 1 : 0,
		                      b->pos + first, b->row[i] + 1 - first };

		for (uint32_t k = 0; k < r.n; k++) {
			struct field_text f = field_at(&r, k);

			put(rows, "\1", 1);
			put(rows, plain, f.doubled ? field_undouble(f, plain)
			    : (memcpy(plain, f.s, f.n), f.n));
		}
		put(rows, "\2", 1);
		first = b->row[i] + 1;
	}
}

/* False where there is a fault; rows then holds those before it. */
static bool read_ours(const char *path, const struct indexer *x, size_t block,
                      struct text *rows)
{
	struct source_options o = { .block = block, .unhashed = true };
	struct err e = { 0 };
	struct scan *s = scan_open(path, &o, &e);
	struct scan_batch b;

	scan_set_indexer(s, x);
	while (scan_next(s, &b, &e) && b.nrow)
		put_rows(&b, rows);
	scan_close(s);
	return b.fault == SCAN_FINE;
}

static void against_libcsv(const char *path)
{
	static const size_t blocks[] = { 61, 64, 200, 4096 };
	int same = 0, refused = 0, bad = 0;

	for (int i = 0; i < FILES; i++) {
		bool broken = i % 3 == 0;
		struct text t = make((uint64_t)i + 1, broken, i % 2);
		struct text want = { 0 }, got = { 0 };
		const struct indexer *x = indexers;
		bool fine = read_theirs(&t, &want);

		write_file(path, &t);
		for (int k = 0; k < i % 4 && x[1].name; k++)
			x++;
		if (!x->runs_here())
			x = index_best();
		if (!x->runs_here())
			x = index_best();
		if (fine != read_ours(path, x, blocks[i % 4], &got))
			bad++;
		else if (fine ? got.n != want.n : got.n > want.n)
			bad++;
		else if (got.n && memcmp(got.s, want.s, got.n) != 0)
			bad++;
		same += fine;
		refused += !fine;
		free(t.s);
		free(want.s);
		free(got.s);
	}
	ok(bad == 0, "%d files as libcsv has them, %d refused as it does",
	   same, refused);
	ok(same > FILES / 2 && refused > FILES / 8, "of both kinds enough");
}

/* ---- a split at every byte ---- */

/* What libcsv says, counted by what the scanner has no part in. */
struct theirs {
	struct tally *tally;
	char field[4][64];
	size_t size[4];
	int n;
	bool header;
};

static void count_field(void *s, size_t n, void *of)
{
	struct theirs *t = of;

	if (t->n < 4 && n < sizeof(t->field[0])) {
		memcpy(t->field[t->n], s, n);
		t->size[t->n] = n;
	}
	t->n++;
}

static void count_row(int c, void *of)
{
	struct theirs *t = of;

	(void)c;
	if (t->header && t->n == 4)
		tally_add(t->tally, tally_team(t->tally, t->field[1], t->size[1]),
		          0, month_read(t->field[2], t->size[2]),
		          tally_kind(ethnic_read(t->field[0], t->size[0], false)));
	t->header = true;
	t->n = 0;
}

static void hash_theirs(const struct text *t, char hash[static HASH_SIZE])
{
	struct theirs of = { .tally = tally_new() };
	struct csv_parser p;

	csv_init(&p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&p, is_no_space);
	csv_parse(&p, t->s, t->n, count_field, count_row, &of);
	csv_fini(&p, count_field, count_row, &of);
	csv_free(&p);
	tally_end(of.tally);
	tally_hash(of.tally, hash);
	tally_free(of.tally);
}

/* A file of which half is what stands before a byte of the hard rows. */
static struct text make_split(size_t at)
{
	static const char header[] = "EthnicCategory,TeamCode,ReferralDate,x\n";
	static const char plain[] = "A,T1,2026-04-01,p\n";
	static const char hard[] =
		"Z,\"T\n2\",2026-04-02,\"\"\"\n\"\r\n"
		"\"A\",\"T,3\",2026-05-31,\"\"\"\"\"\"\n"
		"99,T4,\"2026-06-30\",\"\nA,T5,2026-07-01,q\n\"\n"
		"\"B\",T6,2026-12-31,\"\n\"\n";
	struct text t = { 0 };

	put(&t, header, sizeof(header) - 1);
	while (t.n < sizeof(hard))
		put(&t, plain, sizeof(plain) - 1);
	at += t.n;
	put(&t, hard, sizeof(hard) - 1);
	put(&t, "C,T7,2026-01-01,", 16);
	if (at > t.n)
		at = t.n;
	while (t.n + 1 < 2 * at)
		put(&t, "r", 1);
	put(&t, "\n", 1);
	return t;
}

static void split_everywhere(const char *path)
{
	int bad = 0, again = 0;

	for (size_t at = 0; at < 160; at++) {
		struct text t = make_split(at);
		char want[HASH_SIZE];

		write_file(path, &t);
		hash_theirs(&t, want);
		for (const struct indexer *i = indexers; i->name; i++) {
			struct extract_options o = { .threads = 2, .indexer =
				i->runs_here() ? i : index_best() };
			struct err e = { 0 };
			struct extract x;

			o.source.block = 61;
			if (!extract_read(path, &o, &x, &e) ||
			    strcmp(x.counts_hash, want) != 0)
				bad++;
			again += x.again;
			extract_fini(&x);
		}
		free(t.s);
	}
	ok(bad == 0, "counts as libcsv's by two threads, the split at every byte");
	ok(again > 100, "of which many guessed wrong (%d)", again);
}
#endif

int main(void)
{
	char path[] = "csv-test-XXXXXX";
	int fd = mkstemp(path);

	close(fd);
#ifdef HAVE_CSV
	against_libcsv(path);
	split_everywhere(path);
#else
	printf("ok %d # skip libcsv is not here\n", ++tap_n);
#endif
	unlink(path);
	return tap_done();
}
