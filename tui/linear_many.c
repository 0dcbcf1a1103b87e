/* linear_many.c - many rows at once, line by line: picked by their numbers,
 * changed and moved on as one, written to a file, looked at again. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bulk.h"
#include "tui/linear_list.h"

/* --- picking --- */

static void pick_one(struct listing *li, const char *uid)
{
	for (int i = 0; i < li->nmark; i++)
		if (strcmp(li->mark[i], uid) == 0) {
			free(li->mark[i]);
			li->mark[i] = li->mark[--li->nmark];
			return;
		}
	li->mark = xreallocarray(li->mark, (size_t)li->nmark + 1, sizeof(*li->mark));
	li->mark[li->nmark++] = xstrdup(uid);
}

bool linear_pick(struct linear *l, struct listing *li, const char *numbers)
{
	char *copy = xstrdup(numbers), *at = copy, *one;

	while ((one = strsep(&at, " ,;"))) {
		int n = atoi(one);

		if (n > 0 && n <= li->rows.n)
			pick_one(li, record_get(&li->rows.row[n - 1], FIELD_UID));
		else if (*one)
			linear_say(l, _("%s is no number of a row that was just listed."), one);
	}
	linear_say(l, _("Picked: %d. e and NAME=VALUE changes them, move takes them a step on;"
	           " their numbers again leave them out."), li->nmark);
	free(copy);
	return false;
}

/* --- changing --- */

static bool read_rows(struct linear *l, const struct listing *li, struct bulk *b, struct err *e)
{
	return li->nmark ? bulk_uids(b, l->app.db, li->mark, li->nmark, e)
	                 : bulk_page(b, l->app.db, &li->page, e);
}

/* One change, shown before it is made. */
bool linear_change(struct linear *l, struct listing *li, const char *typed)
{
	struct bulk b;
	char warning[256] = "";
	struct err e = { 0 };
	bool ok;

	bulk_init(&b, li->page.ent);
	ok = bulk_set(&b, l->app.db, typed, &e) && read_rows(l, li, &b, &e);
	for (int i = 0; ok && i < b.nline; i++)
		linear_say(l, _("%s, %s: from %s to %s."), b.line[i].name, b.line[i].label,
		           *b.line[i].before ? b.line[i].before : _("empty"),
		           *b.line[i].after ? b.line[i].after : _("empty"));
	if (ok && b.nchanged && linear_choose(l, _("1 makes the change, 0 leaves them."), 1) == 1) {
		ok = bulk_apply(&b, l->app.db, NULL, warning, &e);
		if (ok)
			linear_say(l, ngettext("Saved. Changed %d of %d row. %s",
			           "Saved. Changed %d of %d rows. %s", (unsigned long)b.nrow),
			           b.nchanged, b.nrow, warning);
	} else if (ok) {
		linear_say(l, _("Nothing was changed."));
	}
	if (!ok)
		app_fault(&l->app, &e);
	linear_note(l);
	bulk_fini(&b);
	return false;
}

/* --- moving on --- */

static struct record *read_marked(struct linear *l, const struct listing *li, struct err *e)
{
	struct record *rec = xcalloc((size_t)li->nmark, sizeof(*rec));

	for (int i = 0; i < li->nmark; i++)
		if (!store_get(l->app.db, li->page.ent, li->mark[i], &rec[i], e)) {
			while (i--)
				record_fini(&rec[i]);
			free(rec);
			return NULL;
		}
	return rec;
}

/* The steps that the first can take, by their numbers. */
static const struct transition *choose_step(struct linear *l, const struct record *r)
{
	const struct transition *can[32];
	int n = 0, choice;

	for (const struct transition *t = transitions; t->verb && n < 32; t++)
		if (&entities[t->ent] == r->ent && transition_from(t, record_get(r, t->field))) {
			can[n++] = t;
			linear_say(l, "%d. %s: %s", n, _(t->label), _(t->help));
		}
	if (!n)
		linear_say(l, _("There is no step that the first of them can take."));
	choice = n ? linear_choose(l, _("Which step? Its number, or 0 to go back."), n) : 0;
	return choice > 0 ? can[choice - 1] : NULL;
}

bool linear_move(struct linear *l, struct listing *li, const char *none)
{
	const struct transition *t;
	struct err e = { 0 };
	struct record *rec;

	(void)none;
	if (!li->nmark) {
		linear_say(l, _("First pick rows: p and their numbers, as in p 1 3."));
		return false;
	}
	rec = read_marked(l, li, &e);
	if (!rec) {
		app_fault(&l->app, &e);
		linear_note(l);
		return false;
	}
	t = choose_step(l, &rec[0]);
	if (t)
		linear_step(l, rec, li->nmark, t);
	for (int i = 0; i < li->nmark; i++)
		record_fini(&rec[i]);
	free(rec);
	return false;
}

/* --- the rest --- */

bool linear_export(struct linear *l, struct listing *li, const char *path)
{
	long long n = 0;
	struct err e = { 0 };

	if (!l->app.opt->export_rows ||
	    !l->app.opt->export_rows(l->app.db, &li->page, path, &e) ||
	    !store_count(l->app.db, &li->page, &n, &e))
		app_fault(&l->app, &e);
	else
		linear_say(l, ngettext("Wrote %lld row to %s.", "Wrote %lld rows to %s.",
		           (unsigned long)n), n, path);
	linear_note(l);
	return false;
}

bool linear_look_all(struct linear *l, struct listing *li, const char *none)
{
	(void)none;
	if (li->page.ent == &entities[ENT_evidence])
		linear_look(l, NULL);
	else
		linear_say(l, _("Only evidence can be looked at again."));
	return false;
}
