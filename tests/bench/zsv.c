/* zsv.c - count an extract by team, month and code: zsv finds the fields, the
 * counters are ours.
 *
 *	zsv FILE
 *
 * For bench/import, where the library is here; the columns are gen_plain's. */
#include <stdio.h>
#include <string.h>

#include <zsv.h>

#include "core/month.h"
#include "core/tally.h"
#include "import/dates.h"
#include "import/judge.h"

enum { ETHNIC = 2, TEAM = 7, DATE = 9, COLUMNS = 12 };

struct counts {
	zsv_parser parser;
	struct tally *tally;
	struct judge judge;
	struct dates dates;
	unsigned long long rows, refused;
};

static const char *cell(struct counts *c, size_t column, size_t *n)
{
	struct zsv_cell cell = zsv_get_cell(c->parser, column);

	*n = cell.len;
	return (const char *)cell.str;
}

static void count(void *of)
{
	struct counts *c = of;
	struct field_text f = { 0 };
	uint32_t team, month;
	unsigned said;
	const char *s;
	size_t n;

	if (zsv_cell_count(c->parser) != COLUMNS) {
		c->refused++;
		return;
	}
	if (c->rows++ == 0)
		return;
	s = cell(c, TEAM, &n);
	team = tally_team(c->tally, s, n);
	s = cell(c, DATE, &n);
	month = n && n <= 16 ? dates_month(&c->dates, s, n) : month_read(s, n);
	f.s = cell(c, ETHNIC, &f.n);
	said = judge_value(&c->judge, f);
	tally_add(c->tally, team, 0, month, c->judge.verdict[said].kind);
}

int main(int argc, char **argv)
{
	struct counts c = { .tally = tally_new() };
	struct zsv_opts o = { .row_handler = count, .ctx = &c };
	char hex[HASH_SIZE];

	judge_init(&c.judge, NULL, ',');
	dates_init(&c.dates);
	o.stream = argc > 1 ? fopen(argv[1], "rb") : NULL;
	if (!o.stream || !(c.parser = zsv_new(&o)))
		return 1;
	while (zsv_parse_more(c.parser) == zsv_status_ok)
		;
	zsv_finish(c.parser);
	tally_end(c.tally);
	judge_settle(&c.judge, c.tally, false);
	tally_hash(c.tally, hex);
	printf("%llu rows, %llu refused, %s\n", c.rows - 1, c.refused, hex);
	return 0;
}
