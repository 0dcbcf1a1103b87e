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

/* ---- saving ---- */

struct saving {
	struct load *load;
	struct tally *tally;
	const struct load_item *item;
	int nitem;
	char id[24];
	uint64_t cls[CLASS_COUNT];	/* of all of it */
};

/* An INSERT of n cells. */
static char *insert_text(int n)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

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

static bool write_counts(struct db *db, struct saving *s, struct err *e)
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
		s->cls[ethnic_codes[cell.code].cls] += cell.n;
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
	char number[8][24];
	const long long of[8] = { l->number, l->bytes, l->read, l->accepted,
	                          l->cleaned, l->undated, l->expected,
	                          l->mapped };
	const char *arg[19] = { l->uid, number[0], db->at, db->who, l->dataset,
		l->as_at, l->file, number[1], l->file_hash, l->counts_hash,
		number[2], number[3], number[4], number[5],
		l->expected < 0 ? NULL : number[6],
		*l->counted ? l->counted : "rows", l->profile, l->map_hash,
		number[7] };
	struct result r = { 0 };
	bool ok;

	for (int i = 0; i < 8; i++)
		snprintf(number[i], sizeof(number[i]), "%lld", of[i]);
	ok = db_run(db, "INSERT INTO load (uid, number, gone, made_at, made_by,"
	    " dataset, as_at, file_name, bytes, file_hash, counts_hash, nread,"
	    " accepted, cleaned, undated, expected, counted, profile, map_hash,"
	    " mapped) VALUES (CAST($1 AS TEXT),"
	    " CAST($2 AS BIGINT), 0, CAST($3 AS TEXT), CAST($4 AS TEXT),"
	    " CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT),"
	    " CAST($8 AS BIGINT), CAST($9 AS TEXT), CAST($10 AS TEXT),"
	    " CAST($11 AS BIGINT), CAST($12 AS BIGINT), CAST($13 AS BIGINT),"
	    " CAST($14 AS BIGINT), CAST($15 AS BIGINT), CAST($16 AS TEXT),"
	    " CAST($17 AS TEXT), CAST($18 AS TEXT), CAST($19 AS BIGINT))"
	    " RETURNING id", 19, arg, &r, e);
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
		{ "load", l->uid, "counts_hash", NULL, l->counts_hash },
		{ "load", l->uid, "map_hash", NULL, l->map_hash }
	};

	return entry_add_all(db, en, part, sizeof(part) / sizeof(*part), e);
}

/* So that what a load comes to needs no look at its cells. */
static bool write_classes(struct db *db, const struct saving *s, struct err *e)
{
	struct load_item item[CLASS_COUNT];

	for (int i = 0; i < CLASS_COUNT; i++)
		item[i] = (struct load_item){ (char *)"class", (char *)ethnic_classes[i].name,
		                          (long long)s->cls[i] };
	return load_write_items(db, s->id, item, CLASS_COUNT, e);
}

static bool save(struct db *db, struct entry *en, void *with, struct err *e)
{
	struct saving *s = with;

	return db_count_up(db, "load", &s->load->number, e) &&
	       write_load(db, s, e) && write_counts(db, s, e) &&
	       load_write_items(db, s->id, s->item, s->nitem, e) &&
	       write_classes(db, s, e) &&
	       write_history(db, en, s->load, e);
}

bool load_save(struct db *db, struct load *l, struct tally *t, struct err *e)
{
	return load_save_items(db, l, t, NULL, 0, e);
}

bool load_save_items(struct db *db, struct load *l, struct tally *t,
                     const struct load_item *item, int n, struct err *e)
{
	struct saving s = { .load = l, .tally = t, .item = item, .nitem = n };
	struct change c = { .why = _("an extract was loaded") };

	chain_random(l->uid, (UID_SIZE - 1) / 2);
	chain_random(c.op, (OP_SIZE - 1) / 2);
	snprintf(l->made_at, sizeof(l->made_at), "%s", db->at);
	snprintf(l->made_by, sizeof(l->made_by), "%s", db->who);
	return role_allows_loads(db, e) &&
	       store_transact(db, &c, save, &s, e);
}
