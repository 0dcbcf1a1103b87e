#include "report/release_tables.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "db/load.h"
#include "db/store.h"
#include "report/doc.h"
#include "report/release_metrics.h"

enum { KEY = 400, CLASSES_AND_ALL = CLASS_COUNT + 1 };

/* The name of a count in the release: of one load, a team or month, and a class
 * (CLASS_COUNT is all of them). */
static void key_of(char to[static KEY], const struct load *l, const char *by,
                   const char *name, int cls)
{
	snprintf(to, KEY, "%lld %s %.300s %s", l->number, by, name,
	         cls == CLASS_COUNT ? "all" : ethnic_classes[cls].name);
}

static int64_t count_of(const struct ethnic_counts *c, int cls)
{
	return (int64_t)(cls == CLASS_COUNT ? counts_all(c) : c->cls[cls]);
}

static struct table *begin(struct release *r, enum release_id id)
{
	struct node *s = doc_section(r->doc, NULL, _(release_files[id].title));
	struct table *t;

	doc_say(s, "%s", _(release_files[id].about));
	t = doc_table(r->doc, s, _(release_files[id].title));
	for (int i = 0; i < release_ncolumns; i++)
		if (release_columns[i].file == id)
			table_col(t, _(release_columns[i].head),
			          strcmp(release_columns[i].type, "text") == 0 ||
			          strcmp(release_columns[i].type, "date") == 0
			          ? ALIGN_START : ALIGN_END);
	r->table[id] = t;
	return t;
}

/* ---- by code ---- */

struct coded {
	uint64_t n[ETHNIC_COUNT];
};

static void add_code(void *with, const char *const *value, long long n)
{
	struct coded *c = with;
	enum ethnic_code code = ethnic_code_named(value[0]);

	for (int i = 0; i < ETHNIC_COUNT && code == ETHNIC_NONE; i++)
		if (strcmp(ethnic_codes[i].code, value[0]) == 0)
			code = (enum ethnic_code)i;
	if (code != ETHNIC_NONE)
		c->n[code] += (uint64_t)n;
}

static void code_row(struct table *t, const struct load *l, int code, uint64_t n,
                     uint64_t all)
{
	const struct code_info *c = &ethnic_codes[code];
	char key[KEY], of[KEY];

	if (c->cls == CLASS_KNOWN)
		key_of(key, l, "code", c->code, CLASS_KNOWN);
	else
		key_of(key, l, "all", "", c->cls);
	key_of(of, l, "all", "", CLASS_COUNT);
	table_row(t);
	cell_theirs(t, l->name);
	cell_text(t, l->as_at);
	cell_text(t, c->code);
	cell_text(t, _(c->label));
	cell_text(t, _(ethnic_classes[c->cls].label));
	cell_people(t, key, (int64_t)n);
	cell_percent(t, key, (int64_t)n, of, (int64_t)all);
}

/* The sixteen are all that is known. */
static void sum_codes(struct doc *d, const struct load *l)
{
	char known[KEY], part[ETHNIC_COUNT][KEY];
	const char *parts[ETHNIC_COUNT];
	size_t n = 0;

	key_of(known, l, "all", "", CLASS_KNOWN);
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		if (ethnic_codes[i].cls != CLASS_KNOWN)
			continue;
		key_of(part[n], l, "code", ethnic_codes[i].code, CLASS_KNOWN);
		parts[n] = part[n];
		n++;
	}
	doc_sum_of(d, known, parts, n);
}

static bool codes_of(struct db *db, const struct load *l, struct release *r, struct err *e)
{
	static const enum count_by by[] = { BY_CODE };
	struct coded c = { .n = { 0 } };
	uint64_t all = 0;

	if (!load_counts(db, l, by, 1, add_code, &c, e))
		return false;
	for (int i = 0; i < ETHNIC_COUNT; i++)
		all += c.n[i];
	for (int i = 0; i < ETHNIC_COUNT; i++)
		code_row(r->table[RELEASE_RECORDS], l, i, c.n[i], all);
	sum_codes(r->doc, l);
	return true;
}

/* ---- completeness ---- */

static void sum_row(struct doc *d, const struct load *l, const char *by, const char *name)
{
	char all[KEY], asked[KEY + 8], part[CLASS_COUNT][KEY];
	const char *parts[CLASS_COUNT];

	for (int i = 0; i < CLASS_COUNT; i++) {
		key_of(part[i], l, by, name, i);
		parts[i] = part[i];
	}
	key_of(all, l, by, name, CLASS_COUNT);
	doc_sum_of(d, all, parts, CLASS_COUNT);
	snprintf(asked, sizeof(asked), "%s asked", all);
	doc_sum(d, asked, part[CLASS_KNOWN], part[CLASS_NOT_STATED]);
}

static void shares(struct table *t, const struct ethnic_counts *c, const char *known,
                   const char *all)
{
	int64_t k = count_of(c, CLASS_KNOWN), z = count_of(c, CLASS_NOT_STATED);
	int64_t n = count_of(c, CLASS_COUNT);
	char asked[KEY + 8];
	struct limits l = { 0 };

	snprintf(asked, sizeof(asked), "%s asked", all);
	stats_wilson((uint64_t)k, (uint64_t)n, &l);
	cell_percent(t, known, k, all, n);
	cell_percent_limits(t, known, k, all, n, l.low, l.high);
	cell_percent(t, asked, k + z, all, n);
}

static void row_of(struct release *r, const struct load *l, const char *by,
                   const char *by_word, const char *name, const char *shown,
                   const struct ethnic_counts *c)
{
	static const int order[] = { CLASS_COUNT, CLASS_KNOWN, CLASS_NOT_STATED,
		CLASS_NOT_KNOWN, CLASS_INVALID, CLASS_MISSING };
	struct table *t = r->table[RELEASE_COMPLETENESS];
	char key[CLASSES_AND_ALL][KEY];

	for (int i = 0; i < CLASSES_AND_ALL; i++)
		key_of(key[i], l, by, name, i);
	table_row(t);
	cell_theirs(t, l->name);
	cell_text(t, l->as_at);
	cell_text(t, by_word);
	cell_theirs(t, shown);
	for (int i = 0; i < CLASSES_AND_ALL; i++)
		cell_people(t, key[order[i]], count_of(c, order[i]));
	shares(t, c, key[CLASS_KNOWN], key[CLASS_COUNT]);
	sum_row(r->doc, l, by, name);
}

/* Teams make up the whole, and months do, each class of them. */
static void sum_parts(struct doc *d, const struct load *l, const char *by,
                      const struct rate_row *row, int n, bool by_team)
{
	char (*part)[KEY] = xcalloc((size_t)n, sizeof(*part)), all[KEY];
	const char **parts = xcalloc((size_t)n, sizeof(*parts));

	for (int cls = 0; cls < CLASSES_AND_ALL; cls++) {
		for (int i = 0; i < n; i++) {
			key_of(part[i], l, by, by_team ? row[i].team : row[i].month, cls);
			parts[i] = part[i];
		}
		key_of(all, l, "all", "", cls);
		doc_sum_of(d, all, parts, (size_t)n);
	}
	free(part);
	free(parts);
}

static bool rows_by(struct db *db, const struct load *l, bool by_team, struct release *r,
                    struct err *e)
{
	const char *by = by_team ? "team" : "month", *word = by_team ? _("team") : _("month");
	struct rate_row *row;
	int n;
	bool ok = load_rates(db, l, by_team, !by_team, &row, &n, e);

	for (int i = 0; ok && i < n; i++) {
		const char *name = by_team ? row[i].team : row[i].month;

		row_of(r, l, by, word, name, by_team && *row[i].label ? row[i].label : name,
		       &row[i].counts);
	}
	if (ok)
		sum_parts(r->doc, l, by, row, n, by_team);
	rate_rows_fini(row, n);
	return ok;
}

static bool whole_of(struct db *db, const struct load *l, struct release *r, struct err *e)
{
	struct rate_row *row;
	int n;
	bool ok = load_rates(db, l, false, false, &row, &n, e);

	if (ok && n)
		row_of(r, l, "all", _("all"), "", _("all records"), &row[0].counts);
	rate_rows_fini(row, n);
	return ok;
}

bool release_tables(struct db *db, const char *as_at, const struct load *list, int n,
                    struct release *r, struct err *e)
{
	bool ok = true;

	if (n) {
		begin(r, RELEASE_RECORDS);
		begin(r, RELEASE_COMPLETENESS);
	}
	for (int i = 0; ok && i < n; i++)
		ok = codes_of(db, &list[i], r, e) && whole_of(db, &list[i], r, e) &&
		     rows_by(db, &list[i], true, r, e) && rows_by(db, &list[i], false, r, e);
	begin(r, RELEASE_METRICS);
	return ok && release_metrics(db, as_at, r, e);
}
