/* With a file and the counts its generator expects of it (and the name of an
 * indexer, and a block size): say whether every count agrees.  With no
 * argument: extracts damaged at random, which must be counted alike however
 * they are read. */
#include "import/extract.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/month.h"
#include "import/index.h"
#include "tests/extract.h"
#include "tests/tap.h"

/* ---- against the generator ---- */

struct count {
	char *key;
	unsigned long long want, got;
};

struct counts {
	struct count *row;
	size_t n;
};

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct count *)a)->key,
	              ((const struct count *)b)->key);
}

static void add_got(struct counts *c, char *key, uint64_t n)
{
	struct count wanted = { .key = key }, *found;

	found = bsearch(&wanted, c->row, c->n, sizeof(*c->row), by_key);
	if (found)
		found->got += n;
	else
		ok(false, "%s is expected", key);
	free(key);
}

static void upper(char *s)
{
	for (; *s; s++)
		if (*s >= 'a' && *s <= 'z')
			*s = (char)(*s - 32);
}

static void add_cell(struct counts *c, const struct tally_cell *cell)
{
	const char *vodim = vodim_classes[cell->vodim].label;
	char cls[16], code[16], month[MONTH_SIZE];

	snprintf(cls, sizeof(cls), "%s",
	         ethnic_classes[ethnic_codes[cell->code].cls].name);
	snprintf(code, sizeof(code), "%s", ethnic_codes[cell->code].code);
	month_text(cell->month, month);
	upper(cls);
	upper(code);
	if (cell->month == MONTH_UNKNOWN)
		upper(month);
	add_got(c, xprintf("code,%s,%s,%s", cell->team, month, code), cell->n);
	add_got(c, xprintf("class,%s,%s,%s", cell->team, month, cls), cell->n);
	add_got(c, xprintf("vodim,%s,%s,%s", cell->team, month, vodim),
	        cell->n);
	add_got(c, xprintf("total,ALL,ALL,code:%s", code), cell->n);
	add_got(c, xprintf("total,ALL,ALL,class:%s", cls), cell->n);
	add_got(c, xprintf("total,ALL,ALL,vodim:%s", vodim), cell->n);
}

static bool is_compared(const char *line)
{
	return strncmp(line, "code,", 5) == 0 ||
	       strncmp(line, "class,", 6) == 0 ||
	       strncmp(line, "vodim,", 6) == 0 ||
	       strncmp(line, "total,", 6) == 0 ||
	       strncmp(line, "raw,", 4) == 0 ||
	       strncmp(line, "person,", 7) == 0 ||
	       strncmp(line, "detained,", 9) == 0 ||
	       strncmp(line, "restraint,", 10) == 0;
}

static unsigned long long read_expected(const char *path, struct counts *c)
{
	FILE *f = fopen(path, "r");
	unsigned long long records = 0;
	char line[256];

	while (f && fgets(line, sizeof(line), f)) {
		char *comma = strrchr(line, ',');
		if (strncmp(line, "file,ALL,ALL,records,", 21) == 0)
			records = strtoull(comma + 1, NULL, 10);
		if (!is_compared(line))
			continue;
		if ((c->n & (c->n - 1)) == 0)
			c->row = xreallocarray(c->row, c->n ? 2 * c->n : 1,
			                       sizeof(*c->row));
		*comma = '\0';
		c->row[c->n++] = (struct count){ xstrdup(line),
			strtoull(comma + 1, NULL, 10), 0 };
	}
	if (f)
		fclose(f);
	qsort(c->row, c->n, sizeof(*c->row), by_key);
	return records;
}

static void add_sums(struct counts *c, const struct judged *d)
{
	char code[16];

	for (int i = 0; i < FORM_COUNT; i++)
		add_got(c, xprintf("raw,ALL,ALL,%s", ethnic_forms[i].name),
		        d->form[i]);
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		snprintf(code, sizeof(code), "%s", ethnic_codes[i].code);
		upper(code);
		add_got(c, xprintf("detained,ALL,ALL,%s", code), d->legal[i]);
		add_got(c, xprintf("restraint,ALL,ALL,%s", code),
		        d->restraint[i]);
	}
}

static void add_person(struct counts *c, const char *what, uint64_t n)
{
	add_got(c, xprintf("person,ALL,ALL,%s", what), n);
}

/* People are counted in a reading of their own, by three threads. */
static void add_people(struct counts *c, const char *path, bool *ok)
{
	struct extract_options opt = { .people = true, .threads = 3 };
	struct people_sums *s;
	struct tally_cursor cursor;
	struct tally_cell cell;
	uint64_t all = 0;
	struct extract x;
	struct err e = { 0 };

	*ok = extract_read(path, &opt, &x, &e);
	s = &x.people;
	add_person(c, "people", s->people);
	add_person(c, "people_with_a_known_code", s->known);
	add_person(c, "people_never_known", s->never);
	add_person(c, "people_with_conflicting_known_codes", s->conflict);
	add_person(c, "not_known_rows_of_people_known_elsewhere",
	           s->recoverable);
	for (tally_start(&cursor, x.tally); tally_next(&cursor, &cell);)
		all += cell.n;
	tally_stop(&cursor);
	*ok = *ok && all == s->people;
	extract_fini(&x);
}

static void compare_counts(struct counts *c, struct tally *t)
{
	struct tally_cursor cursor;
	struct tally_cell cell;
	size_t wrong = 0;

	tally_start(&cursor, t);
	while (tally_next(&cursor, &cell))
		add_cell(c, &cell);
	tally_stop(&cursor);
	for (size_t i = 0; i < c->n; i++) {
		if (c->row[i].want != c->row[i].got && wrong++ < 5)
			printf("# %s: expected %llu, counted %llu\n",
			       c->row[i].key, c->row[i].want, c->row[i].got);
		free(c->row[i].key);
	}
	ok(c->n > 40 && !wrong, "all %zu counts agree", c->n);
	free(c->row);
}

static int compare(char **arg, int n)
{
	struct extract_options opt = { 0 };
	struct counts c = { 0 };
	struct extract x;
	struct err e = { 0 };
	unsigned long long records = read_expected(arg[1], &c);
	bool people;

	for (const struct indexer *i = indexers; n > 2 && i->name; i++)
		if (strcmp(i->name, arg[2]) == 0 && i->runs_here())
			opt.indexer = i;
	if (n > 3)
		opt.source.block = strtoul(arg[3], NULL, 10);
	ok(extract_read(arg[0], &opt, &x, &e), "the extract is read");
	if (e.code)
		printf("# %s\n", e.msg);
	ok(x.read == records && x.accepted == records, "%llu of %llu rows",
	   (unsigned long long)x.accepted, records);
	add_sums(&c, &x.judged);
	add_people(&c, arg[0], &people);
	ok(people, "each person is counted once");
	compare_counts(&c, x.tally);
	extract_fini(&x);
	return tap_done();
}
/* ---- by itself ---- */

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
	return *seed >> 33;
}

/* Change a few bytes, each for one that matters to somebody. */
static void mutate(uint64_t *seed, char *text, size_t n)
{
	static const char matter[] = "\"\"\"\n\r,;\t|\0\xC2\xA0\xE9\xFF AaZz9-/";

	for (uint64_t i = next_random(seed) % 12; i; i--)
		text[next_random(seed) % n] =
			matter[next_random(seed) % (sizeof(matter) - 1)];
}

static uint64_t rows_in(struct tally *t)
{
	struct tally_cursor c;
	struct tally_cell cell;
	uint64_t n = 0;

	tally_start(&c, t);
	while (tally_next(&c, &cell))
		n += cell.n;
	tally_stop(&c);
	return n;
}

/* The counts with another indexer, and blocks of another size. */
static bool counts_differ(const char *text, size_t n, const struct indexer *i,
                          size_t block, const struct extract *x)
{
	struct extract_options opt = { .indexer = i, .source.block = block };
	struct extract y;
	struct err e = { 0 };
	bool differ = !read_as(text, n, &opt, &y, &e) || x->read != y.read ||
	              x->judged.cleaned != y.judged.cleaned ||
	              strcmp(x->counts_hash, y.counts_hash) != 0 ||
	              strcmp(x->hash, y.hash) != 0;

	extract_fini(&y);
	return differ;
}

/* Whatever a file holds, each row is accepted or rejected, those accepted are
 * counted once, and how the file is read makes no difference. */
static void mutated(void)
{
	static const char good[] = "EthnicCategory,Team,Service,RefDate\n"
		"A,T1,A01,2026-09-01\n\"B\",\"T \"\"2\"\"\",A02,01/09/2026\n"
		"99,T1,\"A,\n01\",\nz ,T\xC3\xA9,A01,2026-09-01T00:00:00\r\n"
		"A\xC2\xA0,T3,A02,2026-9-1\n,T3,A02,31/02/2026\n";
	struct extract_options opt = { 0 };
	uint64_t seed = 1983;
	unsigned wrong = 0, failed = 0;
	char text[sizeof(good)];

	for (int i = 0; i < 500; i++) {
		struct extract x;
		struct err e = { 0 };
		size_t n = sizeof(good) - 1 - next_random(&seed) % 40;

		memcpy(text, good, sizeof(good));
		mutate(&seed, text, n);
		if (!read_as(text, n, &opt, &x, &e)) {
			failed++;
			wrong += e.code != ERR_DATA || !*e.msg;
		} else {
			wrong += rows_in(x.tally) != x.accepted ||
			         x.accepted > x.read;
			for (const struct indexer *k = indexers; k->name; k++)
				if (k->runs_here())
					wrong += counts_differ(text, n, k, 1 +
					         next_random(&seed) % 99, &x);
		}
		extract_fini(&x);
	}
	ok(!wrong && failed < 350, "500 mutated extracts, %u of them refused",
	   failed);
}

/* By sha256sum(1). */
static void hashes(void)
{
	struct extract_options opt = { 0 };
	struct extract x, y;
	struct err e = { 0 };

	ok(read_as("ethnic\nA\nB\nA\n", 13, &opt, &x, &e) &&
	   read_as("ethnic\nB\nA\nA\n", 13, &opt, &y, &e) &&
	   strcmp(x.hash, y.hash) != 0 &&
	   strcmp(x.counts_hash, y.counts_hash) == 0,
	   "other order: another file, the same counts");
	ok(strcmp(x.hash, "73c186fb461d1854382a49338b17b172e0a4d1dc7bde1b535243ae9fe22ca9e9") == 0,
		"the hash is the file's SHA-256");
	extract_fini(&x);
	extract_fini(&y);
}
int main(int argc, char **argv)
{
	if (argc > 2)
		return compare(argv + 1, argc - 1);
	hashes();
	mutated();
	return tap_done();
}
