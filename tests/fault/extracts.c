/* Extracts that somebody or something has damaged: bytes changed, cut out,
 * doubled, quotes and NULs strewn in, rows of other files, and the same of
 * workbooks.  Whatever comes, nothing crashes, all rows are accounted for, one
 * thread and several agree, and what is refused leaves no file behind.
 * 200 of each; 10,000 extracts with PCREF_TORTURE. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "core/err.h"
#include "core/mem.h"
#include "import/columns.h"
#include "import/excel.h"
#include "import/extract.h"
#include "tests/tap.h"

enum { MOST = 1 << 16 };

static char path[256], rejects[280];
static uint64_t state = 20261122;

static uint32_t below(uint32_t n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)((state >> 33) % n);
}

struct text {
	char s[MOST];
	size_t n;
};

static void put(struct text *t, const char *s, size_t n)
{
	if (t->n + n > MOST)
		return;
	memcpy(t->s + t->n, s, n);
	t->n += n;
}

static void put_one_of(struct text *t, const char *const *of, uint32_t n)
{
	const char *s = of[below(n)];

	put(t, s, strlen(s));
}

/* An extract as they come, in one of the usual shapes. */
static void make(struct text *t)
{
	static const char *const heads[] = {
		"EthnicCategory", "NHSDEthnicity", "ETHNIC CATEGORY", "\"Ethnicity\""
	};
	static const char *const codes[] = {
		"A", "b", "Z", "99", "", " M ", "P1", "XX", "White British", "\"A\"",
		"\xC2\xA0N", "S\xA0", "9", "\"A\nB\""
	};
	static const char *const days[] = {
		"2026-04-01", "01/04/2026", "1/4/2026 00:00", "2026-04-01T00:00:00",
		"31/02/2026", "", "2026-04-01 00:00:00.000"
	};
	static const char delimiters[] = ",;\t|";
	char d = delimiters[below(4)], name[32];
	const char *end = below(2) ? "\r\n" : "\n";
	uint32_t rows = 1 + below(300);

	t->n = 0;
	if (below(4) == 0)
		put(t, "\xEF\xBB\xBF", 3);
	put_one_of(t, heads, 4);
	put(t, &d, 1);
	put(t, "TeamCode", 8);
	put(t, &d, 1);
	put(t, "ReferralDate", 12);
	put(t, &d, 1);
	put(t, "PatientID", 9);
	put(t, end, strlen(end));
	for (uint32_t i = 0; i < rows; i++) {
		put_one_of(t, codes, 14);
		put(t, &d, 1);
		snprintf(name, sizeof(name), "T%u", below(9));
		put(t, name, strlen(name));
		put(t, &d, 1);
		put_one_of(t, days, 7);
		put(t, &d, 1);
		snprintf(name, sizeof(name), "P%u", below(60));
		put(t, name, strlen(name));
		put(t, end, strlen(end));
	}
}

static void damage(struct text *t)
{
	static const char odd[] = "\"\"\"\n\r\n,;\t|\0\xFF\xC2\xA0'=A9";
	struct text was;
	uint32_t at, n;

	for (uint32_t i = below(8); t->n > 2 && i; i--) {
		at = below((uint32_t)t->n);
		n = 1 + below(64);
		if (n > t->n - at)
			n = (uint32_t)t->n - at;
		was = *t;
		switch (below(5)) {
		case 0:		/* another byte */
			t->s[at] = odd[below(sizeof(odd))];
			break;
		case 1:		/* cut out */
			memmove(t->s + at, was.s + at + n, was.n - at - n);
			t->n -= n;
			break;
		case 2:		/* doubled */
			t->n = at + n;
			put(t, was.s + at, was.n - at);
			break;
		case 3:		/* something in between */
			t->n = at;
			put(t, odd + below(sizeof(odd) - 1), 1);
			put(t, was.s + at, was.n - at);
			break;
		case 4:		/* cut off */
			if (below(4) == 0)
				t->n = at;
			break;
		}
	}
}

static void write_file(const struct text *t)
{
	FILE *f = fopen(path, "wb");

	fwrite(t->s, 1, t->n, f);
	fclose(f);
}

static uint64_t sum_of(struct tally *t)
{
	struct tally_cursor c;
	struct tally_cell cell;
	uint64_t sum = 0;

	for (tally_start(&c, t); tally_next(&c, &cell);)
		sum += cell.n;
	tally_stop(&c);
	return sum;
}

static bool is_sound(const struct extract *x)
{
	uint64_t forms = 0;

	for (int i = 0; i < FORM_COUNT; i++)
		forms += x->judged.form[i];
	return x->read >= x->accepted && forms == x->accepted &&
	       sum_of(x->tally) == (x->counted_people ? x->people.people
	                                              : x->accepted);
}

static bool read_with(int threads, bool people, struct extract *x, struct err *e)
{
	struct extract_options o = { .threads = threads, .people = people,
	                             .rejects = rejects };

	o.source.block = threads > 1 ? 333 : 0;
	return extract_read(path, &o, x, e);
}

/* NULL, or what is wrong. */
static const char *look(int *taken)
{
	struct err one_e = { 0 }, many_e = { 0 };
	struct extract one, many;
	bool people = below(3) == 0, a, b;
	const char *wrong = NULL;

	a = read_with(1, people, &one, &one_e);
	if (!a && access(rejects, F_OK) == 0)
		wrong = "rejects were left behind";
	unlink(rejects);
	b = read_with(2 + (int)below(4), people, &many, &many_e);
	unlink(rejects);
	if (a != b)
		wrong = "several threads differ on whether it can be read";
	else if (a && (!is_sound(&one) || !is_sound(&many)))
		wrong = "rows are not accounted for";
	else if (a && (one.read != many.read || one.accepted != many.accepted ||
	               strcmp(one.counts_hash, many.counts_hash) != 0 ||
	               strcmp(one.hash, many.hash) != 0))
		wrong = "several threads count otherwise";
	else if (!a && (!*one_e.msg || !one_e.code))
		wrong = "refused without a word";
	*taken += a;
	extract_fini(&one);
	extract_fini(&many);
	return wrong;
}

static bool columns_hold(void)
{
	struct source_options o = { .unhashed = true };
	struct err e = { 0 };
	struct columns c;
	bool ok = columns_read(path, &o, &c, &e);

	columns_fini(&c);
	return ok || *e.msg;
}

static void extracts(int files)
{
	static struct text t;
	const char *wrong = NULL;
	int taken = 0, i;

	for (i = 0; i < files && !wrong; i++) {
		make(&t);
		damage(&t);
		write_file(&t);
		wrong = look(&taken);
		if (!wrong && i % 4 == 0 && !columns_hold())
			wrong = "columns fail without a word";
	}
	ok(!wrong, "%d damaged extracts", files);
	if (wrong)
		printf("# file %d: %s\n", i - 1, wrong);
	ok(taken > files / 2 && taken < files, "of which %d could be read", taken);
}

static void make_book(void)
{
	lxw_workbook *w = workbook_new(path);
	lxw_worksheet *s = workbook_add_worksheet(w, NULL);
	char text[16];

	worksheet_write_string(s, 0, 0, "EthnicCategory", NULL);
	worksheet_write_string(s, 0, 1, "TeamCode", NULL);
	for (uint32_t i = 1; i < 60; i++) {
		worksheet_write_string(s, i, 0, i % 3 ? "A" : "Z", NULL);
		snprintf(text, sizeof(text), "T%u", i % 7);
		worksheet_write_string(s, i, 1, text, NULL);
	}
	workbook_close(w);
}

static void workbooks(int files)
{
	static struct text whole, t;
	const char *wrong = NULL;
	int taken = 0, i;
	FILE *f;

	make_book();
	f = fopen(path, "rb");
	whole.n = fread(whole.s, 1, MOST, f);
	fclose(f);
	for (i = 0; i < files && !wrong; i++) {
		t = whole;
		damage(&t);
		write_file(&t);
		wrong = look(&taken);
	}
	ok(!wrong, "%d damaged workbooks", files);
	if (wrong)
		printf("# file %d: %s\n", i - 1, wrong);
	ok(taken < files, "of which %d could be read", taken);
}

int main(void)
{
	bool torture = getenv("PCREF_TORTURE") != NULL;
	const char *tmp = getenv("TMP");

	snprintf(path, sizeof(path), "%s/damaged", tmp ? tmp : "/tmp");
	snprintf(rejects, sizeof(rejects), "%s-rejects", path);
	extracts(torture ? 10000 : 200);
	workbooks(torture ? 2000 : 100);
	unlink(path);
	return tap_done();
}
