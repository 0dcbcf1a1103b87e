#include "tui/lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/status.h"

enum { NEAR = 3 };		/* lines from an edge */

struct page lines_page(const struct entity *ent)
{
	struct page p = { .ent = ent, .sort = FIELD_KEY };

	for (int i = ent->nfields - 1; i >= FIELD_OWN; i--) {
		const struct field *f = &ent->fields[i];
		if (!(f->flags & FF_LIST) ||
		    (f->type != FT_DATE && f->type != FT_WHEN))
			continue;
		p.sort = FIELD_ID;
		p.desc = f->type == FT_DATE && f->flags & FF_REQUIRED;
	}
	return p;
}

static void line_fini(struct line *line)
{
	for (int c = 0; c < COLUMNS_MAX; c++)
		free(line->cell[c]);
	free(line->key);
	record_fini(&line->rec);
}

static void forget_ahead(struct lines *l)
{
	for (int i = 0; i < l->nahead; i++)
		line_fini(&l->ahead[i]);
	l->nahead = 0;
	l->rolled = false;
}

static void forget(struct lines *l)
{
	for (int i = 0; i < l->n; i++)
		line_fini(&l->line[i]);
	l->n = 0;
	forget_ahead(l);
}

void lines_fini(struct lines *l)
{
	forget(l);
	free(l->line);
	l->line = NULL;
}

void lines_fit(struct lines *l, struct db *db, int cells, int height)
{
	forget_ahead(l);
	l->ncol = columns_of(db, l->page.ent, l->columns, l->col);
	if (l->col[0].width < l->name_cells)
		l->col[0].width = l->name_cells;
	l->nfit = columns_fit(l->page.ent, l->col, l->ncol, cells);
	l->height = height > 0 ? height : 1;
}

/* The i-th row of an answer becomes a line, and belongs to it. */
static void take(struct rows *rows, int i, struct line *line)
{
	*line = (struct line){ .rec = rows->row[i], .key = rows->key[i] };
	rows->row[i] = (struct record){ 0 };
	rows->key[i] = NULL;
}

/* How rows stand is asked for all of them at once. */
static void say_status(struct db *db, struct line *line, int n, int col)
{
	const struct record **rec = xcalloc((size_t)n, sizeof(*rec));
	enum status *st = xcalloc((size_t)n, sizeof(*st));

	for (int i = 0; i < n; i++)
		rec[i] = &line[i].rec;
	db_statuses(db, rec, n, st);
	for (int i = 0; i < n; i++)
		line[i].cell[col] = xstrdup(column_status_word(db, rec[i], st[i],
		                                               &line[i].status));
	free(st);
	free(rec);
}

static void say(const struct lines *l, struct db *db, struct line *line, int n)
{
	for (int c = 0; n && c < l->nfit; c++)
		if (l->col[c].what == COLUMN_STATUS)
			say_status(db, line, n, c);
		else
			for (int i = 0; i < n; i++)
				line[i].cell[c] = column_fitted(db, &line[i].rec, &l->col[c]);
}

/* A number is never cut: its column, the first, takes of the title what it
 * lacks, and keeps it. */
static void widen(struct lines *l, const struct line *line, int n)
{
	int most = l->col[0].width, by;

	for (int i = 0; i < n && line[i].cell[0]; i++) {
		int cells = (int)strlen(line[i].cell[0]);

		most = cells > most ? cells : most;
	}
	by = most - l->col[0].width;
	l->name_cells = most;
	l->col[0].width = most;
	l->col[1].width -= by < l->col[1].width ? by : 0;
}

/* A place in the list is a row and its key, whatever became of the row. */
static bool fetch(const struct lines *l, struct db *db, const struct line *from,
                  bool back, int want, struct rows *rows, struct err *e)
{
	struct record rec = from ? from->rec : (struct record){ 0 };
	char *key = from ? from->key : NULL;
	struct rows seen = { &rec, &key, 1 };

	*rows = (struct rows){ 0 };
	return store_page(db, &l->page, from ? &seen : NULL, 0, back, want,
	                  rows, e);
}

static void replace(struct lines *l, struct db *db, struct rows *rows)
{
	forget(l);
	l->line = xreallocarray(l->line, (size_t)l->height + 1,
	                        sizeof(*l->line));
	for (; l->n < rows->n && l->n < l->height; l->n++)
		take(rows, l->n, &l->line[l->n]);
	rows_fini(rows);
	say(l, db, l->line, l->n);
	widen(l, l->line, l->n);
	if (l->at >= l->n)
		l->at = l->n ? l->n - 1 : 0;
}

bool lines_edge(struct lines *l, struct db *db, bool last, struct err *e)
{
	struct rows rows;

	if (!fetch(l, db, NULL, last, l->height, &rows, e))
		return false;
	replace(l, db, &rows);
	l->at = last && l->n ? l->n - 1 : 0;
	return true;
}

/* Up to n rows beyond an edge, the nearest first. */
static bool read_beyond(struct lines *l, struct db *db, bool back,
                        struct line *line, int want, int *n, struct err *e)
{
	struct rows rows;

	*n = 0;
	if (!fetch(l, db, &l->line[back ? 0 : l->n - 1], back, want, &rows, e))
		return false;
	for (; *n < rows.n; ++*n)
		take(&rows, back ? rows.n - 1 - *n : *n, &line[*n]);
	rows_fini(&rows);
	say(l, db, line, *n);
	widen(l, line, *n);
	return true;
}

void lines_look_ahead(struct lines *l, struct db *db)
{
	struct err ignored;

	if (l->n && l->rolled)
		read_beyond(l, db, l->back, l->ahead, LINES_AHEAD, &l->nahead, &ignored);
	l->rolled = false;
}

static bool next_beyond(struct lines *l, struct db *db, bool back,
                        struct line *next, int *got, struct err *e)
{
	if (!l->nahead || l->back != back) {
		forget_ahead(l);
		return read_beyond(l, db, back, next, 1, got, e);
	}
	*next = l->ahead[0];
	memmove(l->ahead, l->ahead + 1, (size_t)--l->nahead * sizeof(*next));
	*got = 1;
	return true;
}

/* One more row beyond an edge; the one at the other edge makes room.  Sets
 * *got to 0 where there is none. */
static bool roll(struct lines *l, struct db *db, bool back, int *got,
                 struct err *e)
{
	bool full = l->n >= l->height;
	struct line next;

	*got = 0;
	if (!l->n)
		return true;
	if (!next_beyond(l, db, back, &next, got, e))
		return false;
	if (!*got)
		return true;
	if (full)
		line_fini(&l->line[back ? l->n - 1 : 0]);
	l->n -= full;
	memmove(l->line + back, l->line + (!back && full),
	        (size_t)l->n * sizeof(*l->line));
	l->line[back ? 0 : l->n] = next;
	l->n++;
	l->back = back;
	l->rolled = !l->nahead;
	return true;
}

/* Lines left empty at the bottom are filled from above. */
static bool fill(struct lines *l, struct db *db, struct err *e)
{
	int got = 1;

	while (l->n && l->n < l->height && got) {
		if (!roll(l, db, true, &got, e))
			return false;
		l->at += got;
	}
	return true;
}

/* A screenful that begins with the row at a place. */
static bool load_from(struct lines *l, struct db *db, const struct line *place,
                      struct err *e)
{
	struct rows before, rows;
	struct line edge;
	bool ok;

	if (!fetch(l, db, place, true, 1, &before, e))
		return false;
	if (before.n) {
		edge = (struct line){ .rec = before.row[0],
		                      .key = before.key[0] };
		ok = fetch(l, db, &edge, false, l->height, &rows, e);
	} else {
		ok = fetch(l, db, NULL, false, l->height, &rows, e);
	}
	rows_fini(&before);
	if (!ok)
		return false;
	replace(l, db, &rows);
	return fill(l, db, e);
}

static void focus(struct lines *l, const char *uid)
{
	for (int i = 0; i < l->n; i++)
		if (record_is(&l->line[i].rec, FIELD_UID, uid))
			l->at = i;
}

bool lines_reload(struct lines *l, struct db *db, struct err *e)
{
	char *uid;
	bool ok;

	if (!l->n)
		return lines_edge(l, db, false, e);
	uid = xstrdup(record_get(&l->line[l->at].rec, FIELD_UID));
	ok = load_from(l, db, &l->line[0], e);
	focus(l, uid);
	free(uid);
	return ok;
}

/* Soon the step comes that goes over the edge: it shall not wait either. */
static void near_edge(struct lines *l, bool back)
{
	if (l->at != (back ? NEAR : l->n - 1 - NEAR) || (l->nahead && l->back == back))
		return;
	forget_ahead(l);
	l->back = back;
	l->rolled = true;
}

bool lines_step(struct lines *l, struct db *db, int by, struct err *e)
{
	int got;

	if (l->at + by >= 0 && l->at + by < l->n) {
		l->at += by;
		near_edge(l, by < 0);
		return true;
	}
	return roll(l, db, by < 0, &got, e);
}

bool lines_turn(struct lines *l, struct db *db, bool back, struct err *e)
{
	struct rows rows;

	if (!l->n)
		return true;
	if (!fetch(l, db, &l->line[back ? 0 : l->n - 1], back, l->height, &rows,
	           e))
		return false;
	if (rows.n < l->height) {
		rows_fini(&rows);
		return lines_edge(l, db, !back, e);
	}
	replace(l, db, &rows);
	return true;
}

bool lines_seek(struct lines *l, struct db *db, const char *uid, struct err *e)
{
	struct line place = { 0 };
	bool ok;

	for (int i = 0; i < l->n; i++)
		if (record_is(&l->line[i].rec, FIELD_UID, uid)) {
			l->at = i;
			return true;
		}
	/* Those sort by what is in another row; its key is not ours to know. */
	if (l->page.ent->fields[l->page.sort].type == FT_REF)
		return true;
	if (!store_get(db, l->page.ent, uid, &place.rec, e))
		return false;
	if (record_has(&place.rec, l->page.sort))
		place.key = place.rec.text[l->page.sort];
	ok = load_from(l, db, &place, e);
	focus(l, uid);
	record_fini(&place.rec);
	return ok;
}
