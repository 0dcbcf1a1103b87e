/* worklist.c - pcref data worklist: whom to ask, from an extract at hand, into a
 * confidential file; the database is not touched. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/worklist.h"
#include "import/header.h"
#include "import/source.h"
#include "import/work_rows.h"
#include "report/csv.h"

struct job {
	struct work_rows rows;
	struct worklist list;
	char *path;
};

/* Codes and lines of a person's rows, a blank between. */
static char *codes_of(const struct work_row *row, int n, bool lines)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < n; i++) {
		if (lines)
			fprintf(out, "%s%llu", i ? " " : "",
			        (unsigned long long)row[i].line);
		else
			fprintf(out, "%s%s", i ? " " : "",
			        ethnic_codes[row[i].code].code);
	}
	fclose(out);
	return text;
}

static void put_person(FILE *f, const struct work_row *row,
                       const struct work_person *p)
{
	char *codes = codes_of(row, p->n, false), *lines = codes_of(row, p->n, true);
	const char *const cell[] = { row->person, row->team,
		work_reason_code(p->reason), work_reason_word(p->reason), codes,
		lines };

	for (int i = 0; i < 6; i++) {
		fputs(i ? "," : "", f);
		csv_cell(f, cell[i], true);
	}
	putc('\n', f);
	free(codes);
	free(lines);
}

/* For its owner only, and never over what is there. */
static bool write_file(const struct job *j, struct err *e)
{
	const struct worklist *w = &j->list;
	int fd = open(j->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	              0600);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	bool ok;

	if (!f)
		return err_set(e, ERR_CREATE, _("%s cannot be made: %s; name another"
		               " file with -o"), j->path, strerror(errno));
	fputs("person,team,reason,words,codes,lines\n", f);
	for (int i = 0; i < w->n; i++)
		put_person(f, &w->row[w->person[i].first], &w->person[i]);
	ok = fflush(f) == 0 && !ferror(f);
	ok = fclose(f) == 0 && ok;
	return ok || err_set(e, ERR_IO, _("%s could not be written to its end"),
	                     j->path);
}

static void print_counts(const struct job *j)
{
	const struct worklist *w = &j->list;
	char letters[32], *safe = text_safe(j->path);

	for (int i = 0; i < WORK_REASONS; i++)
		printf("%s: %d\n", work_reason_word((enum work_reason)i),
		       w->reasons[i]);
	printf(ngettext("People: %d, in %d row", "People: %d, in %d rows",
	                (unsigned long)w->nrows), w->people, w->nrows);
	if (w->nobody)
		printf(_("; rows that say nobody's: %d"), w->nobody);
	if (j->rows.refused)
		printf(_("; rows left out, for they are broken: %llu"),
		       (unsigned long long)j->rows.refused);
	putchar('\n');
	for (char c = 0; (c = worklist_local(w, c, letters));)
		printf(_("The local second character %c stands under several national"
		         " codes: %s\n"), c, letters);
	printf(ngettext("%d person is in %s.  It is CONFIDENTIAL: it names people, pcref keeps"
	         " no copy, and it should be deleted when they have been asked.\n",
	         "%d people are in %s.  It is CONFIDENTIAL: it names people, pcref keeps"
	         " no copy, and it should be deleted when they have been asked.\n",
	         (unsigned long)w->n), w->n, safe);
	free(safe);
}

static void put_line(struct out *o, const char *line, const char *label, long long n)
{
	out_cell(o, line);
	out_cell(o, label);
	out_number(o, n);
}

/* The numbers, for another program; the people are in the file alone. */
static int put_counts(const struct call *c, const struct job *j)
{
	static const struct out_column col[] = {
		{ "line", N_("Line"), false }, { "label", N_("Name"), false },
		{ "value", N_("Value"), true }
	};
	const struct worklist *w = &j->list;
	struct out o;

	out_begin(&o, c, col, 3);
	for (int i = 0; i < WORK_REASONS; i++)
		put_line(&o, work_reason_code((enum work_reason)i),
		         work_reason_word((enum work_reason)i), w->reasons[i]);
	put_line(&o, "listed", j->path, w->n);
	put_line(&o, "people", _("People"), w->people);
	put_line(&o, "rows", _("Rows"), w->nrows);
	put_line(&o, "nobody", _("Rows that say nobody's"), w->nobody);
	put_line(&o, "refused", _("Rows left out, for they are broken"),
	         (long long)j->rows.refused);
	return out_end(&o);
}

int verb_data_worklist(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	const struct values *map = &c->flag[FLAG_map];
	struct header_map say = { .say = map->text, .n = map->n };
	struct source_options o = { .unhashed = true };
	struct job j = { 0 };
	struct err e = { 0 };
	int rc = 0;
	bool ok = work_rows_read(&j.rows, c->argv[0], &o, &say, &e);

	j.path = path ? xstrdup(path) : xprintf("%s-worklist.csv", c->argv[0]);
	if (ok)
		worklist_make(&j.list, j.rows.row, j.rows.n);
	ok = ok && write_file(&j, &e);
	if (ok && out_form(c) != OUT_TABLE)
		rc = put_counts(c, &j);
	else if (ok)
		print_counts(&j);
	worklist_fini(&j.list);
	work_rows_fini(&j.rows);
	free(j.path);
	return ok ? rc : call_fail(&e);
}
