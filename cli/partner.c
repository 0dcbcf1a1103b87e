/* partner.c - the ratings that a community body returned, entered as theirs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/partner.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "import/sheet.h"

enum { COL_SUBJECT, COL_LEVEL, COL_REASON, COL_DATE, COL_COUNT };

struct returned {
	const struct call *c;
	struct sheet sheet;
	int col[COL_COUNT];
	char body[UID_SIZE];
	const char *voice;
	struct record *rec;
	int n;
};

static bool find_columns(struct returned *x, struct err *e)
{
	static const char *const names[COL_COUNT] = { "subject", "level", "reason", "date" };

	for (int k = 0; k < COL_COUNT; k++) {
		x->col[k] = -1;
		for (int i = 0; i < x->sheet.ncol; i++)
			if (strcasecmp(x->sheet.head[i], names[k]) == 0)
				x->col[k] = i;
		if (k <= COL_LEVEL && x->col[k] < 0)
			return err_set(e, ERR_DATA, _("there is no column \"%s\"; the form has"
			    " subject, level and reason (pcref paper partner --body NAME"
			    " --csv)"), names[k]);
	}
	return true;
}

static const char *cell(const struct returned *x, int row, int col)
{
	return x->col[col] < 0 ? "" : x->sheet.row[row].cell[x->col[col]];
}

/* CMP-2 is a competency, DTY-3 a duty, ACT-4 an action. */
static bool read_subject(const struct returned *x, struct record *r, const char *text,
                         struct err *e)
{
	static const int fields[] = { RATING_COMPETENCY, RATING_DUTY, RATING_ACTION };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		const char *prefix = entities[r->ent->fields[fields[i]].ref].prefix;
		size_t len = strlen(prefix);

		if (strncasecmp(text, prefix, len) == 0 && text[len] == '-')
			return record_read(r, fields[i], db_lookup(x->c->db), text, e);
	}
	return record_read(r, RATING_COMPETENCY, db_lookup(x->c->db), text, e);
}

/* A sheet that comes a second time changes what it said that day. */
static bool take_over(struct returned *x, struct record *r, struct err *e)
{
	static const int same[] = { RATING_COMPETENCY, RATING_DUTY, RATING_ACTION, RATING_BODY,
	                            RATING_VOICE, RATING_DAY };
	enum { SAME = (int)(sizeof(same) / sizeof(*same)) };
	struct filter f[SAME];
	struct page p = { .ent = r->ent, .sort = FIELD_KEY, .filter = f, .nfilter = SAME };
	struct rows was;

	for (int i = 0; i < SAME; i++)
		f[i] = (struct filter){ .field = same[i], .value = record_get(r, same[i]),
			.how = record_has(r, same[i]) ? FILTER_IS : FILTER_EMPTY };
	if (!store_page(x->c->db, &p, NULL, 0, false, 1, &was, e))
		return false;
	for (int i = 0; was.n && i < FIELD_OWN; i++)
		record_set(r, i, record_get(&was.row[0], i));
	rows_fini(&was);
	return true;
}

static bool read_row(struct returned *x, int row, struct err *e)
{
	const struct lookup *l = db_lookup(x->c->db);
	const char *reason = cell(x, row, COL_REASON);
	struct record *r = &x->rec[x->n];

	store_start(x->c->db, r, &entities[ENT_rating]);
	x->n++;
	record_set(r, RATING_VOICE, x->voice);
	record_set(r, RATING_BODY, x->body);
	record_set(r, RATING_SOURCE, _("partner sheet"));
	return read_subject(x, r, cell(x, row, COL_SUBJECT), e) &&
	       record_read(r, RATING_LEVEL, l, cell(x, row, COL_LEVEL), e) &&
	       (!*cell(x, row, COL_DATE) ||
	        record_read(r, RATING_DAY, l, cell(x, row, COL_DATE), e)) &&
	       record_read(r, RATING_TITLE, l, *reason ? reason : _("No reason was given."),
	                   e) && take_over(x, r, e);
}

static bool read_rows(struct returned *x, struct err *e)
{
	x->rec = xcalloc((size_t)x->sheet.nrow, sizeof(*x->rec));
	for (int i = 0; i < x->sheet.nrow; i++) {
		struct err why = { 0 };

		if (*cell(x, i, COL_LEVEL) && !read_row(x, i, &why))
			return err_set(e, why.code, _("line %llu: %.900s"),
			               (unsigned long long)x->sheet.row[i].line, why.msg);
	}
	return true;
}

static bool keep_rows(struct returned *x, struct err *e)
{
	struct record **row = xcalloc((size_t)x->n, sizeof(*row));
	struct change ch = { .why = "partner sheet", .rec = row, .nrec = x->n };
	bool ok;

	for (int i = 0; i < x->n; i++)
		row[i] = &x->rec[i];
	ok = !x->n || call_has(x->c, FLAG_dry_run) || store_apply(x->c->db, &ch, e);
	free(row);
	return ok;
}

static bool find_body(struct returned *x, const char *name, struct err *e)
{
	struct record r;

	if (!store_find(x->c->db, &entities[ENT_body], name, &r, e))
		return false;
	snprintf(x->body, sizeof(x->body), "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
	return true;
}

int partner_import(struct call *c, const char *body, const char *voice)
{
	struct returned x = { .c = c, .voice = voice ? voice : "community" };
	struct err e = { 0 };
	bool ok = find_body(&x, body, &e) && sheet_read(&x.sheet, c->argv[0], &e) &&
	          find_columns(&x, &e) && read_rows(&x, &e) && keep_rows(&x, &e);

	if (ok)
		printf(call_has(c, FLAG_dry_run) ? _("Would enter %s of %s; %s\n")
		       : _("Entered %s of %s; %s\n"),
		       lang_count("%lld rating", "%lld ratings", x.n).text, body,
		       lang_count("%lld was left empty", "%lld were left empty",
		                  x.sheet.nrow - x.n).text);
	for (int i = 0; i < x.n; i++)
		record_fini(&x.rec[i]);
	free(x.rec);
	sheet_fini(&x.sheet);
	return ok ? ERR_NONE : call_fail(&e);
}
