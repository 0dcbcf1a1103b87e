/* With no argument: extracts written here, counted by hand.  With a file and
 * the counts its generator expects of it (and the name of an indexer, and a
 * block size): say whether every count agrees. */
#include "import/extract.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/month.h"
#include "import/index.h"
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
		if (strcmp(i->name, arg[2]) == 0)
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

/* ---- by hand ---- */

static char *path_of(const char *name)
{
	const char *tmp = getenv("TMP");

	return xprintf("%s/%s", tmp ? tmp : "/tmp", name);
}

static char *write_file(const char *bytes, size_t n)
{
	char *path = path_of("in.csv");
	FILE *f = fopen(path, "w");

	fwrite(bytes, 1, n, f);
	fclose(f);
	return path;
}

/* The cells in one text: "T1/A01/2024-09/A=2 ..." */
static char *cells_of(struct tally *t)
{
	struct tally_cursor c;
	struct tally_cell cell;
	char *all = xstrdup(""), *more, month[MONTH_SIZE];

	tally_start(&c, t);
	while (tally_next(&c, &cell)) {
		month_text(cell.month, month);
		more = xprintf("%s%s%s/%s/%s/%s=%llu", all, *all ? " " : "",
		               cell.team, cell.service, month,
		               ethnic_codes[cell.code].code,
		               (unsigned long long)cell.n);
		free(all);
		all = more;
	}
	tally_stop(&c);
	return all;
}

static bool read_as(const char *bytes, size_t n,
                    const struct extract_options *opt, struct extract *x,
                    struct err *e)
{
	char *path = write_file(bytes, n);
	bool good = extract_read(path, opt, x, e);

	free(path);
	return good;
}

/* Rows accepted and rejected, and the cells, of a text. */
static void gives(const char *text, unsigned accepted, unsigned rejected,
                  const char *cells, const char *name)
{
	struct extract_options opt = { 0 };
	struct extract x;
	struct err e = { 0 };
	char *got;

	ok(read_as(text, strlen(text), &opt, &x, &e), "%s: read", name);
	if (e.code)
		printf("# %s\n", e.msg);
	got = cells_of(x.tally);
	ok(strcmp(got, cells) == 0, "%s: cells", name);
	if (strcmp(got, cells) != 0)
		printf("# got  %s\n# want %s\n", got, cells);
	ok(x.accepted == accepted && x.read - x.accepted == rejected,
	   "%s: %llu accepted of %llu", name, (unsigned long long)x.accepted,
	   (unsigned long long)x.read);
	free(got);
	extract_fini(&x);
}

static void fails(const char *bytes, size_t n, enum err_code code,
                  const char *says, const char *name)
{
	struct extract_options opt = { 0 };
	struct extract x;
	struct err e = { 0 };

	ok(!read_as(bytes, n, &opt, &x, &e) && e.code == code &&
	   strstr(e.msg, says), "%s", name);
	if (!strstr(e.msg, says))
		printf("# %s\n", e.msg);
	extract_fini(&x);
}

static void rows_and_columns(void)
{
	gives("ethnic,team,referral_date\nA,T1,2024-09-30\nA,T1,2024-09-01\nZ,T1,\n",
	      3, 0, "T1/unknown/2024-09/A=2 T1/unknown/unknown/Z=1", "plain");
	gives("\xEF\xBB\xBF" "Team Code;Ethnic Category;Service Type\r\n"
	      "T1;\"99\";A01\r\nT2;;A02\r\n", 2, 0,
	      "T1/A01/unknown/99=1 T2/A02/unknown/missing=1",
	      "mark, CR LF, semicolons, quotes");
	gives("ethnicity\nA\n\nb\n", 3, 0, "unknown/unknown/unknown/A=1 "
	      "unknown/unknown/unknown/B=1 unknown/unknown/unknown/missing=1",
	      "a blank line of one column is a missing value");
	gives("\n\nethnic|team\n\nA|T1\n\n", 1, 0, "T1/unknown/unknown/A=1",
	      "blank lines are no rows");
	gives("ethnic,team\nA,T1", 1, 0, "T1/unknown/unknown/A=1",
	      "no line end at the end");
	gives("ethnic,team\nA,\" T 1\n\"\nB,T 1 \n", 2, 0,
	      "T 1/unknown/unknown/A=1 T 1/unknown/unknown/B=1",
	      "names are trimmed");
	gives("ethnic,team\n\"A\",\"say \"\"T\"\"\"\n", 1, 0,
	      "say \"T\"/unknown/unknown/A=1", "doubled quotes");
	gives("ethnic,team\nA,T1\nB\nC,T1,x\nD,T1\n", 2, 2,
	      "T1/unknown/unknown/A=1 T1/unknown/unknown/D=1", "ragged rows");
}

static void broken_quotes(void)
{
	gives("ethnic,team\nA,T\"1\nB,T1\nC,\"T1\"x\nD,T1\n", 2, 2,
	      "T1/unknown/unknown/B=1 T1/unknown/unknown/D=1",
	      "a stray quote costs its own line");
	gives("ethnic,team,n\nA,T1,x\nB,T1,\"left open\nC,T1,x\nD,T1,x\n", 3, 1,
	      "T1/unknown/unknown/A=1 T1/unknown/unknown/C=1 "
	      "T1/unknown/unknown/D=1", "so does one left open");
	gives("ethnic,team,n\nB,T1,\"left open\nC,T1,\"x\"\nD,T1,x\n", 2, 1,
	      "T1/unknown/unknown/C=1 T1/unknown/unknown/D=1",
	      "also where another quote follows");
	gives("ethnic,team,n\nB,T1,\"one\ntwo\"x\nC,T1,x\n", 1, 2,
	      "T1/unknown/unknown/C=1", "a broken field of two lines is two");
	gives("ethnic,team\r\nA,\"T1\"\r\nB,\"T1\"\rx\r\nC,\"T1\"\r\n", 2, 1,
	      "T1/unknown/unknown/A=1 T1/unknown/unknown/C=1",
	      "CR is no end of a line");
}

static void bad_files(void)
{
	fails("", 0, ERR_DATA, "is empty", "an empty file");
	fails("\xEF\xBB\xBF", 3, ERR_DATA, "is empty", "a mark and no more");
	fails("\n\n", 2, ERR_DATA, "is empty", "blank lines and no more");
	fails("ethnic,team\n", 12, ERR_DATA, "no rows", "a header and no more");
	fails("a,b\n1,2\n", 8, ERR_DATA, "The columns are: a, b",
	      "no ethnicity column: the headers are listed");
	fails("ethnic,Ethnic\nA,B\n", 18, ERR_DATA, "both called ethnic",
	      "two columns of one name");
	fails("PK\x03\x04xxxx", 8, ERR_DATA, "damaged or cut off", "a zip archive that is none");
	fails("\xFF\xFE" "e\0", 4, ERR_DATA, "UTF-16", "UTF-16");
	fails("eth\0nic,team\nA,B\n", 17, ERR_DATA, "line 1, the header",
	      "a NUL in the header");
	fails("ethnic\rA\rB\r", 11, ERR_DATA, "CR alone", "CR line ends");
	fails("ethnic,\"team\nA,B\n", 17, ERR_DATA, "line 1, the header",
	      "a quote left open in the header");
}

static void not_files(void)
{
	struct extract_options opt = { 0 };
	struct extract x;
	struct err e = { 0 };
	char *path = path_of("not-there.csv");

	ok(!extract_read(path, &opt, &x, &e) && e.code == ERR_INPUT,
	   "a missing file");
	extract_fini(&x);
	free(path);
	path = path_of(".");
	ok(!extract_read(path, &opt, &x, &e) && e.code == ERR_INPUT &&
	   strstr(e.msg, "folder"), "a folder");
	extract_fini(&x);
	free(path);
}

static void nul_and_long(void)
{
	struct extract_options opt = { 0 };
	struct extract x;
	struct err e = { 0 };
	size_t n = 10 << 20, at;
	char *big = xcalloc(n + 64, 1), *cells;

	ok(read_as("ethnic,team\nA,T1\nB\0,T1\nC,T1\n", 28, &opt, &x, &e) &&
	   x.accepted == 2 && x.first[0].line == 3 &&
	   strcmp(x.first[0].code, "nul") == 0, "a NUL costs its line, 3");
	extract_fini(&x);
	memset(big, 'x', n + 64);
	at = (size_t)snprintf(big, n, "ethnic,team\nA,T1\nB,\"");
	big[at] = 'y';
	memcpy(big + n, "\"\nC,T1\n", 7);
	ok(read_as(big, n + 7, &opt, &x, &e) && x.accepted == 2 &&
	   x.first[0].line == 3 && strcmp(x.first[0].code, "too-long") == 0,
	   "ten million bytes in a field cost their line, 3");
	cells = cells_of(x.tally);
	ok(strcmp(cells, "T1/unknown/unknown/A=1 T1/unknown/unknown/C=1") == 0,
	   "and no other");
	free(cells);
	free(big);
	extract_fini(&x);
}

/* No-break spaces: C2 A0 where all is UTF-8, A0 where anything is not. */
static void encodings(void)
{
	gives("ethnic,team\nA\xC2\xA0,T\xC3\xA9\n", 1, 0,
	      "T\xC3\xA9/unknown/unknown/A=1", "UTF-8");
	gives("ethnic,team\nA\xA0,T\xE9\nB,T\n", 2, 0,
	      "T/unknown/unknown/B=1 T\xC3\xA9/unknown/unknown/A=1",
	      "Windows-1252 becomes UTF-8");
	gives("ethnic,team\nA\xC2\xA0,T\nB,\x93T\x94\n", 2, 0,
	      "T/unknown/unknown/invalid=1 "
	      "\xE2\x80\x9CT\xE2\x80\x9D/unknown/unknown/B=1",
	      "what only a later line shows to be Windows-1252 is settled");
}

static void rejects_file(void)
{
	static const char text[] = "ethnic;team;note\nA;T1;=1+1\nB;T1\n"
		"C;T1;x;y\nD;T\"1;x\n";
	static const char want[] = "ethnic;team;note;line;column;code;reason\n"
		"B;T1;;3;;columns;it has 2 fields where the header has 3\n"
		"C;T1;\"x;y\";4;;columns;it has 4 fields where the header has 3\n"
		"\"D;T\"\"1;x\";;;5;;stray-quote;a quote stands inside a field "
		"that does not begin with one\n";
	char *path = path_of("rejects.csv"), got[1024] = "";
	struct extract_options opt = { .rejects = path };
	struct extract x;
	struct err e = { 0 };
	struct stat st = { 0 };
	FILE *f;

	ok(read_as(text, sizeof(text) - 1, &opt, &x, &e), "rejects: read");
	extract_fini(&x);
	f = fopen(path, "r");
	ok(f && fread(got, 1, sizeof(got) - 1, f) && strcmp(got, want) == 0,
	   "rejects: the same columns, line, column, code and reason");
	if (f)
		fclose(f);
	ok(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600,
	   "rejects: for the owner only");
	ok(!read_as(text, sizeof(text) - 1, &opt, &x, &e) &&
	   e.code == ERR_CREATE, "rejects: nothing is written over");
	extract_fini(&x);
	unlink(path);
	ok(symlink("/nowhere", path) == 0 &&
	   !read_as(text, sizeof(text) - 1, &opt, &x, &e) &&
	   e.code == ERR_CREATE, "rejects: nor through a link");
	extract_fini(&x);
	unlink(path);
	free(path);
}

/* A column of people taken for the team would give a team a person. */
static void too_many_teams(void)
{
	size_t n = 0, room = 1 << 20;
	char *text = xcalloc(room, 1);

	n += (size_t)snprintf(text, room, "ethnic,team\n");
	for (int i = 0; i <= TALLY_NAMES; i++)
		n += (size_t)snprintf(text + n, room - n, "A,P%d\n", i);
	fails(text, n, ERR_DATA, "more than 49999 different values",
	      "more teams than a trust can have");
	free(text);
}

static void interrupted(void)
{
	volatile sig_atomic_t stop = 1;
	char *path = path_of("rejects.csv");
	struct extract_options opt = { .rejects = path,
	                               .source.stop = &stop };
	struct extract x;
	struct err e = { 0 };

	ok(!read_as("ethnic\nA\n", 9, &opt, &x, &e) &&
	   strstr(e.msg, "interrupted") && access(path, F_OK) != 0,
	   "an interrupt ends it, and keeps nothing");
	extract_fini(&x);
	free(path);
}

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
	rows_and_columns();
	broken_quotes();
	bad_files();
	not_files();
	nul_and_long();
	encodings();
	rejects_file();
	too_many_teams();
	interrupted();
	hashes();
	mutated();
	return tap_done();
}
