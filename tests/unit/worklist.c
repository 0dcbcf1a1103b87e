/* Whom to ask: every reason by hand. */
#include <string.h>

#include "core/worklist.h"
#include "tests/tap.h"

static struct work_row row(const char *person, enum ethnic_code code, uint64_t line, char local)
{
	return (struct work_row){ .person = person, .team = "T1", .code = code, .line = line,
	                          .local = local };
}

int main(void)
{
	/* p1 White and Black; p2 British and Irish; p3 known and Z; p4 known
	 * and blank; p5 blank and 99; p6 Z twice; p7 known twice; one nobody's. */
	struct work_row r[40] = {
		row("p1", ETHNIC_A, 2, 0), row("p2", ETHNIC_A, 3, 0), row("p1", ETHNIC_N, 4, 0),
		row("p2", ETHNIC_B, 5, 0), row("p3", ETHNIC_N, 6, 0), row("p3", ETHNIC_Z, 7, 0),
		row("p4", ETHNIC_N, 8, 0), row("p4", ETHNIC_MISSING, 9, 0),
		row("p5", ETHNIC_MISSING, 10, 0), row("p5", ETHNIC_99, 11, 0),
		row("p6", ETHNIC_Z, 12, 0), row("p6", ETHNIC_Z, 13, 0), row("p7", ETHNIC_A, 14, 0),
		row("p7", ETHNIC_A, 15, 0), row("", ETHNIC_A, 16, 0),
	};
	struct worklist w;
	char letters[32];
	int n = 15;

	for (int i = 0; i < 5; i++) {
		r[n++] = row("p8", ETHNIC_A, 20 + (uint64_t)i, '1');
		r[n++] = row("p9", ETHNIC_N, 30 + (uint64_t)i, '1');
		r[n++] = row("p8", ETHNIC_A, 40 + (uint64_t)i, '2');
	}
	worklist_make(&w, r, n);
	ok(w.people == 9 && w.nobody == 1, "nine people, and a row of nobody's");
	ok(w.n == 5, "five of them to be looked at");
	for (int i = 0; i < WORK_REASONS; i++)
		ok(w.reasons[i] == 1 && w.person[i].reason == (enum work_reason)i, "%s: one",
		   work_reason_word((enum work_reason)i));
	ok(strcmp(w.row[w.person[0].first].person, "p1") == 0 && w.person[0].n == 2,
	   "with both rows, in order");
	ok(worklist_local(&w, 0, letters) == '1' && strcmp(letters, "AN") == 0,
	   "the second character 1 stands under A and N");
	ok(worklist_local(&w, '1', letters) == 0, "2 does not");
	worklist_fini(&w);
	worklist_make(&w, r, 0);
	ok(w.n == 0 && w.people == 0, "nobody at all");
	worklist_fini(&w);
	return tap_done();
}
