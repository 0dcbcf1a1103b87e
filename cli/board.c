/* board.c - pcref orphans, workload, urgency, agenda, throughput, questions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/chart.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/board.h"

static bool has_headings(const struct board *b)
{
	return b->n && b->line[0].heading;
}

static void say(const char *text)
{
	char *safe = text_safe(text);

	fputs(safe, stdout);
	free(safe);
}

/* A heading, and under it the rows, without the cell that repeats it. */
static void print_under(const struct board *b)
{
	for (int i = 0; i < b->n; i++) {
		const struct board_line *l = &b->line[i];

		fputs(l->heading ? (i ? "\n" : "") : " ", stdout);
		for (int c = l->heading ? 0 : 1; c < (l->heading ? 1 : b->ncol); c++) {
			if (!l->cell[c] || !*l->cell[c])
				continue;
			fputs(c ? c == 3 ? ", " : " " : "", stdout);
			say(l->cell[c]);
		}
		putchar('\n');
	}
	putchar('\n');
}

static int print_table(const struct board *b, const struct call *c)
{
	int ncol = out_form(c) == OUT_TABLE ? b->ncol : board_words(b);
	struct out_column col[BOARD_CELLS];
	struct out o;

	for (int i = 0; i < ncol; i++)
		col[i] = (struct out_column){ b->col[i].name, b->col[i].label, b->col[i].number };
	out_begin(&o, c, col, ncol);
	for (int i = 0; i < b->n; i++)
		for (int k = 0; !b->line[i].heading && k < ncol; k++)
			out_cell(&o, b->line[i].cell[k] ? b->line[i].cell[k] : "");
	return out_end(&o);
}

static enum board_id board_named(const char *name)
{
	int i = 0;

	while (strcmp(boards[i].name, name) != 0)
		i++;
	return (enum board_id)i;
}

int verb_board(struct call *c)
{
	struct err e = { 0 };
	struct board b = { .public = call_has(c, FLAG_public) };
	bool people = out_form(c) == OUT_TABLE;
	enum suppress_profile profile;
	int rc = ERR_NONE;

	if (!chart_profile(c, &profile, &e) ||
	    !board_read(c->db, board_named(c->verb->words), &b, &e)) {
		board_fini(&b);
		return call_fail(&e);
	}
	if (people && has_headings(&b))
		print_under(&b);
	else if (b.n || !people)
		rc = print_table(&b, c);
	if (people && b.end)
		puts(b.end);
	board_fini(&b);
	return rc;
}
