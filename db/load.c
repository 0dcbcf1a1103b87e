#include "db/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/month.h"
#include "core/tally.h"
#include "db/db.h"
#include "db/history.h"
#include "db/priv.h"
#include "db/role.h"

enum { CELLS = 20, PER_CELL = 8 };	/* to an INSERT; values of one */

/* In the order of read_load(). */
#define LOAD_COLUMNS "l.id, l.number, l.uid, l.dataset, d.name, l.as_at," \
	" l.file_name, l.file_hash, l.counts_hash, l.made_at, l.made_by," \
	" l.bytes, l.nread, l.accepted, l.cleaned, l.undated, l.expected, l.gone"
#define LOAD_FROM " FROM load l JOIN dataset d ON d.uid = l.dataset"

static void text_at(const struct result *r, int row, int col, char *to,
                    size_t size)
{
	const char *s = result_get(r, row, col);

	snprintf(to, size, "%s", s ? s : "");
}

static void read_load(const struct result *r, int row, struct load *l)
{
	*l = (struct load){ .id = result_int(r, row, 0),
	                    .number = result_int(r, row, 1),
	                    .bytes = result_int(r, row, 11),
	                    .read = result_int(r, row, 12),
	                    .accepted = result_int(r, row, 13),
	                    .cleaned = result_int(r, row, 14),
	                    .undated = result_int(r, row, 15),
	                    .expected = -1,
	                    .gone = result_int(r, row, 17) };
	if (result_get(r, row, 16))
		l->expected = result_int(r, row, 16);
	text_at(r, row, 2, l->uid, sizeof(l->uid));
	text_at(r, row, 3, l->dataset, sizeof(l->dataset));
	text_at(r, row, 4, l->name, sizeof(l->name));
	text_at(r, row, 5, l->as_at, sizeof(l->as_at));
	text_at(r, row, 6, l->file, sizeof(l->file));
	text_at(r, row, 7, l->file_hash, sizeof(l->file_hash));
	text_at(r, row, 8, l->counts_hash, sizeof(l->counts_hash));
	text_at(r, row, 9, l->made_at, sizeof(l->made_at));
	text_at(r, row, 10, l->made_by, sizeof(l->made_by));
}

/* ---- saving ---- */

struct saving {
	struct load *load;
	struct tally *tally;
	char id[24];
};

/* An INSERT of n cells. */
static char *insert_text(int n)
{
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	fputs("INSERT INTO ethnic_count (load_id, team, service, referred,"
	      " code, class, vodim, exact, n) VALUES", out);
	for (int i = 0, arg = 2; i < n; i++, arg += PER_CELL)
		fprintf(out, "%s (CAST($1 AS BIGINT), CAST($%d AS TEXT),"
		        " CAST($%d AS TEXT), CAST($%d AS TEXT), CAST($%d AS"
		        " TEXT), CAST($%d AS TEXT), CAST($%d AS TEXT), CAST($%d"
		        " AS BIGINT), CAST($%d AS BIGINT))", i ? "," : "", arg,
		        arg + 1, arg + 2, arg + 3, arg + 4, arg + 5, arg + 6,
		        arg + 7);
	fclose(out);
	return text;
}

/* Cells that wait to be written in one statement; what they borrow lives as
 * long as the tally. */
struct cells {
	struct tally_cell cell[CELLS];
	int n;
	char *insert;			/* of CELLS of them */
};

static void put_cell(const struct tally_cell *cell, char month[MONTH_SIZE],
                     char n[24], const char **arg)
{
	const struct code_info *code = &ethnic_codes[cell->code];

	month_text(cell->month, month);
	snprintf(n, 24, "%llu", (unsigned long long)cell->n);
	*arg++ = cell->team;
	*arg++ = cell->service;
	*arg++ = month;
	*arg++ = code->code;
	*arg++ = ethnic_classes[code->cls].name;
	*arg++ = vodim_classes[cell->vodim].name;
	*arg++ = cell->exact ? "1" : "0";
	*arg++ = n;
}

static bool write_cells(struct db *db, const struct saving *s, struct cells *c,
                        struct err *e)
{
	const char *arg[1 + CELLS * PER_CELL] = { s->id };
	char month[CELLS][MONTH_SIZE], n[CELLS][24];
	char *text = c->n == CELLS ? c->insert : insert_text(c->n);
	bool ok;

	for (int i = 0; i < c->n; i++)
		put_cell(&c->cell[i], month[i], n[i], arg + 1 + i * PER_CELL);
	ok = !c->n || db_run(db, text, 1 + c->n * PER_CELL, arg, NULL, e);
	if (text != c->insert)
		free(text);
	c->n = 0;
	return ok;
}

static bool write_label(struct db *db, const struct saving *s,
                        const struct tally_cell *cell, struct err *e)
{
	const char *arg[3] = { s->id, cell->team, cell->team_label };

	return !*cell->team_label ||
	       db_run(db, "INSERT INTO load_team (load_id, team, label) VALUES"
	              " (CAST($1 AS BIGINT), CAST($2 AS TEXT),"
	              " CAST($3 AS TEXT))", 3, arg, NULL, e);
}

static bool write_counts(struct db *db, const struct saving *s, struct err *e)
{
	struct tally_cursor cursor;
	struct tally_cell cell;
	struct cells cells = { .insert = insert_text(CELLS) };
	const char *team = NULL;
	bool ok = true;

	tally_start(&cursor, s->tally);
	while (ok && tally_next(&cursor, &cell)) {
		if (cell.team != team)
			ok = write_label(db, s, &cell, e);
		team = cell.team;
		cells.cell[cells.n++] = cell;
		if (ok && cells.n == CELLS)
			ok = write_cells(db, s, &cells, e);
	}
	tally_stop(&cursor);
	ok = ok && write_cells(db, s, &cells, e);
	free(cells.insert);
	return ok;
}

static bool write_load(struct db *db, struct saving *s, struct err *e)
{
	struct load *l = s->load;
	char number[7][24];
	const long long of[7] = { l->number, l->bytes, l->read, l->accepted,
	                          l->cleaned, l->undated, l->expected };
	const char *arg[15] = { l->uid, number[0], db->at, db->who, l->dataset,
		l->as_at, l->file, number[1], l->file_hash, l->counts_hash,
		number[2], number[3], number[4], number[5],
		l->expected < 0 ? NULL : number[6] };
	struct result r = { 0 };
	bool ok;

	for (int i = 0; i < 7; i++)
		snprintf(number[i], sizeof(number[i]), "%lld", of[i]);
	ok = db_run(db, "INSERT INTO load (uid, number, gone, made_at, made_by,"
	    " dataset, as_at, file_name, bytes, file_hash, counts_hash, nread,"
	    " accepted, cleaned, undated, expected) VALUES (CAST($1 AS TEXT),"
	    " CAST($2 AS BIGINT), 0, CAST($3 AS TEXT), CAST($4 AS TEXT),"
	    " CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT),"
	    " CAST($8 AS BIGINT), CAST($9 AS TEXT), CAST($10 AS TEXT),"
	    " CAST($11 AS BIGINT), CAST($12 AS BIGINT), CAST($13 AS BIGINT),"
	    " CAST($14 AS BIGINT), CAST($15 AS BIGINT)) RETURNING id",
	    15, arg, &r, e);
	if (ok) {
		l->id = result_int(&r, 0, 0);
		snprintf(s->id, sizeof(s->id), "%lld", l->id);
	}
	result_fini(&r);
	return ok;
}

static bool write_history(struct db *db, struct entry *en,
                          const struct load *l, struct err *e)
{
	const char *const part[][5] = {
		{ "load", l->uid, "gone", "1", "0" },
		{ "load", l->uid, "dataset", NULL, l->dataset },
		{ "load", l->uid, "as_at", NULL, l->as_at },
		{ "load", l->uid, "file_hash", NULL, l->file_hash },
		{ "load", l->uid, "counts_hash", NULL, l->counts_hash }
	};

	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++)
		if (!entry_add(db, en, part[i], e))
			return false;
	return true;
}

static bool save(struct db *db, struct entry *en, void *with, struct err *e)
{
	struct saving *s = with;

	return db_count_up(db, "load", &s->load->number, e) && write_load(db, s, e) &&
	       write_counts(db, s, e) && write_history(db, en, s->load, e);
}

bool load_save(struct db *db, struct load *l, struct tally *t, struct err *e)
{
	struct saving s = { .load = l, .tally = t };
	struct change c = { .why = _("an extract was loaded") };

	chain_random(l->uid, (UID_SIZE - 1) / 2);
	chain_random(c.op, (OP_SIZE - 1) / 2);
	snprintf(l->made_at, sizeof(l->made_at), "%s", db->at);
	snprintf(l->made_by, sizeof(l->made_by), "%s", db->who);
	return role_allows_loads(db, e) &&
	       store_transact(db, &c, save, &s, e);
}

/* ---- finding ---- */

/* The first load of a query, if there is one. */
static bool first(struct db *db, const char *sql, int n, const char *const *arg,
                  struct load *l, bool *found, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, sql, n, arg, &r, e);

	*found = ok && r.nrow;
	if (*found)
		read_load(&r, 0, l);
	result_fini(&r);
	return ok;
}

bool load_find(struct db *db, long long number, struct load *l, struct err *e)
{
	char text[24];
	const char *arg = text;
	bool found;

	snprintf(text, sizeof(text), "%lld", number);
	return first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.number ="
	             " CAST($1 AS BIGINT)", 1, &arg, l, &found, e) &&
	       (found || err_set(e, ERR_INPUT, _("there is no load %lld;"
	        " \"pcref data loads\" lists them"), number));
}

bool load_newest(struct db *db, const char *dataset, const char *as_at,
                 struct load *l, struct err *e)
{
	const char *arg[2] = { dataset, as_at ? as_at : "9999-12-31" };
	bool found;

	return first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.gone = 0"
	             " AND l.dataset = CAST($1 AS TEXT) AND l.as_at <="
	             " CAST($2 AS TEXT) ORDER BY l.as_at DESC, l.number DESC"
	             " LIMIT 1", 2, arg, l, &found, e) &&
	       (found || err_set(e, ERR_INPUT, _("no extract has been loaded;"
	        " \"pcref data import\" loads one")));
}

bool load_same(struct db *db, const char *dataset, const char *file_hash,
               struct load *l)
{
	const char *arg[2] = { dataset, file_hash };
	struct err ignored;
	bool found;

	return first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.gone = 0"
	             " AND l.dataset = CAST($1 AS TEXT) AND l.file_hash ="
	             " CAST($2 AS TEXT) ORDER BY l.number DESC LIMIT 1", 2, arg,
	             l, &found, &ignored) && found;
}

/* The newest of each data set: none of the same is newer. */
#define NEWEST " AND l.gone = 0 AND NOT EXISTS (SELECT 1 FROM load o WHERE" \
	" o.dataset = l.dataset AND o.gone = 0 AND o.as_at <= CAST($1 AS TEXT)" \
	" AND (o.as_at > l.as_at OR (o.as_at = l.as_at AND o.number > l.number)))"

bool load_list(struct db *db, bool newest, const char *as_at,
               struct load **list, int *n, struct err *e)
{
	const char *arg = as_at ? as_at : "9999-12-31";
	struct result r = { 0 };
	bool ok = db_run(db, newest
	    ? "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.as_at <="
	      " CAST($1 AS TEXT)" NEWEST " ORDER BY d.sort_key, l.number"
	    : "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.as_at <="
	      " CAST($1 AS TEXT) ORDER BY l.number DESC", 1, &arg, &r, e);

	*n = ok ? r.nrow : 0;
	*list = xcalloc((size_t)*n, sizeof(**list));
	for (int i = 0; i < *n; i++)
		read_load(&r, i, &(*list)[i]);
	result_fini(&r);
	return ok;
}

/* ---- withdrawing ---- */

struct withdrawal {
	const char *uid;
	const char *gone, *was;
};

static bool set_gone(struct db *db, struct entry *en, void *with, struct err *e)
{
	const struct withdrawal *w = with;
	const char *part[5] = { "load", w->uid, "gone", w->was, w->gone };
	const char *arg[3] = { w->gone, w->uid, w->was };
	struct result r = { 0 };
	bool ok = db_run(db, "UPDATE load SET gone = CAST($1 AS BIGINT) WHERE"
	    " uid = CAST($2 AS TEXT) AND gone = CAST($3 AS BIGINT)"
	    " RETURNING number", 3, arg, &r, e);

	if (ok && !r.nrow)
		ok = err_set(e, ERR_BUSY, *w->gone == '1'
		             ? _("the load has been withdrawn already")
		             : _("the load is there already"));
	result_fini(&r);
	return ok && entry_add(db, en, part, e);
}

static bool change_gone(struct db *db, const char *uid, bool gone,
                        struct change *c, struct err *e)
{
	struct withdrawal w = { uid, gone ? "1" : "0", gone ? "0" : "1" };

	chain_random(c->op, (OP_SIZE - 1) / 2);
	return role_allows_loads(db, e) &&
	       store_transact(db, c, set_gone, &w, e);
}

bool load_withdraw(struct db *db, const struct load *l, struct err *e)
{
	struct change c = { .why = _("an extract was withdrawn") };

	return change_gone(db, l->uid, true, &c, e);
}

char *load_name(struct db *db, const char *uid)
{
	struct err ignored;
	struct load l;
	bool found;

	if (!first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.uid ="
	           " CAST($1 AS TEXT)", 1, &uid, &l, &found, &ignored) || !found)
		return xstrdup(_("a load"));
	return xprintf(_("load %lld"), l.number);
}

char *load_reverse(struct db *db, int kind, const char *undoes, const char *uid,
                   bool gone, struct err *e)
{
	struct change c = { .kind = kind, .undoes = undoes };
	struct load l;
	bool found;

	if (!change_gone(db, uid, gone, &c, e) ||
	    !first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.uid ="
	           " CAST($1 AS TEXT)", 1, &uid, &l, &found, e) || !found)
		return NULL;
	return xprintf(gone ? _("Undone: load %lld of %s is withdrawn")
	                    : _("Load %lld of %s is counted again"),
	               l.number, l.name);
}
