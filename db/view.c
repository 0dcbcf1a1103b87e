#include "db/view.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/local.h"

enum { MOST = 60, DIGITS = 9 };

void look_fini(struct look *l)
{
	filters_fini(&l->filters);
	free(l->columns);
	free(l->group);
	*l = (struct look){ 0 };
}

bool look_sort(struct page *p, const char *by, struct err *e)
{
	static const char *const also[] = { "number", "made", "changed", NULL };
	struct named what;
	bool desc = *by == '-';
	char *key = local_key(by + desc);
	int f = strcmp(key, "made") == 0 || strcmp(key, "created_at") == 0 ? FIELD_MADE_AT
	      : strcmp(key, "changed") == 0 || strcmp(key, "changed_at") == 0 ? FIELD_AT : -1;

	free(key);
	if (f < 0 && named_find(&what, p->ent, NULL, by + desc) && what.of == OF_FIELD)
		f = what.field;
	if (f < 0)
		return named_none(p->ent, NULL, by + desc, also, _("to sort by"), e);
	p->sort = f;
	p->desc = desc;
	return true;
}

char *look_sorted(const struct page *p)
{
	const char *name = p->sort == FIELD_KEY ? p->ent->fields[p->ent->title].name
	                 : p->sort == FIELD_ID ? "number" : p->ent->fields[p->sort].name;

	return xprintf("%s%s", p->desc ? "-" : "", name);
}

bool views_of(struct db *db, const struct entity *ent, struct rows *rows, struct err *e)
{
	struct filter whose[2] = { { .field = VIEW_OWNER, .how = FILTER_EMPTY },
		{ .field = VIEW_OWNER, .value = db_me(db) } };
	struct filter f[2] = { { .field = VIEW_LIST, .value = ent->name },
		{ .how = FILTER_ANY, .kid = whose, .nkid = whose[1].value ? 2 : 1 } };
	struct page p = { .ent = &entities[ENT_view], .sort = VIEW_DIGIT, .filter = f,
	                  .nfilter = 2 };

	return store_page(db, &p, NULL, 0, false, MOST, rows, e);
}

static bool is_named(const struct record *r, const char *name)
{
	char ref[NAME_SIZE], *a = text_fold(record_title(r)), *b = text_fold(name);
	bool same = strcmp(a, b) == 0;

	free(a);
	free(b);
	record_name(r, ref);
	return same || strcmp(ref, name) == 0;
}

static bool no_view(const struct rows *rows, const struct entity *ent, const char *name,
                    struct err *e)
{
	const char *names[MOST];
	int near;

	for (int i = 0; i < rows->n; i++)
		names[i] = record_title(&rows->row[i]);
	near = text_nearest(name, names, rows->n);
	if (near >= 0)
		return err_set(e, ERR_INPUT, _("there is no view \"%s\" of this list.  Did you mean"
		               " \"%s\"?"), name, names[near]);
	return err_set(e, ERR_INPUT, _("there is no view \"%s\" of this list; pcref view list"
	               " list_of:%s shows them"), name, ent->name);
}

bool view_find(struct db *db, const struct entity *ent, const char *name, struct record *r,
               struct err *e)
{
	struct rows rows = { 0 };
	bool ok = views_of(db, ent, &rows, e);
	int at = 0;

	while (ok && at < rows.n && !is_named(&rows.row[at], name))
		at++;
	if (ok && at == rows.n)
		ok = no_view(&rows, ent, name, e);
	if (ok)
		record_copy(r, &rows.row[at]);
	rows_fini(&rows);
	return ok;
}

bool view_read(struct db *db, const struct record *view, struct look *l, struct err *e)
{
	const struct entity *ent = entity_named(record_get(view, VIEW_LIST));

	*l = (struct look){ .page = { .ent = ent, .sort = FIELD_ID } };
	if ((record_has(view, VIEW_SORT) && !look_sort(&l->page, record_get(view, VIEW_SORT), e)) ||
	    !filters_read(&l->filters, ent, db_lookup(db), record_get(view, VIEW_FILTER), e))
		return false;
	l->page.filter = l->filters.all;
	l->page.nfilter = l->filters.n;
	l->columns = xstrdup(record_get(view, VIEW_COLUMNS));
	l->group = xstrdup(record_get(view, VIEW_GROUP));
	return true;
}

static int free_digit(const struct rows *rows)
{
	for (int d = 1; d <= DIGITS; d++) {
		bool taken = false;

		for (int i = 0; i < rows->n; i++)
			taken |= record_int(&rows->row[i], VIEW_DIGIT) == d;
		if (!taken)
			return d;
	}
	return 0;
}

bool view_save(struct db *db, const char *name, const struct look *l, const char *filter,
               struct record *made, struct err *e)
{
	const struct page *p = &l->page;
	const char *me = db_me(db);
	struct rows rows = { 0 };
	char *sort = look_sorted(p);
	bool ok = views_of(db, p->ent, &rows, e);
	int at = 0;

	while (ok && at < rows.n && !(is_named(&rows.row[at], name) &&
	                              record_is(&rows.row[at], VIEW_OWNER, me ? me : "")))
		at++;
	if (ok && at < rows.n) {
		record_copy(made, &rows.row[at]);
	} else if (ok) {
		store_start(db, made, &entities[ENT_view]);
		record_set(made, VIEW_NAME, name);
		record_set(made, VIEW_LIST, p->ent->name);
		record_set(made, VIEW_OWNER, me);
		if (free_digit(&rows))
			record_set_int(made, VIEW_DIGIT, free_digit(&rows));
	}
	if (ok) {
		record_set(made, VIEW_FILTER, filter);
		record_set(made, VIEW_SORT, sort);
		record_set(made, VIEW_COLUMNS, l->columns);
		record_set(made, VIEW_GROUP, l->group);
		ok = store_save(db, made, NULL, e);
	}
	rows_fini(&rows);
	free(sort);
	return ok;
}
