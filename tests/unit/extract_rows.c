/* Extracts written here and counted by hand: rows, quotes, encodings, rejects,
 * and what is no extract at all. */
#include "import/extract.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/month.h"
#include "tests/extract.h"
#include "tests/tap.h"

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
int main(void)
{
	rows_and_columns();
	broken_quotes();
	bad_files();
	not_files();
	nul_and_long();
	encodings();
	rejects_file();
	too_many_teams();
	interrupted();
	return tap_done();
}
