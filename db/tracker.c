#include "db/tracker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/status.h"
#include "db/store.h"

#define QUERY(id, sql) id,
enum tracker_query {
#include "db/tracker.def"
	TRACKER_QUERIES
};
#undef QUERY

#define QUERY(id, sql) [id] = sql,
static const char *const queries[TRACKER_QUERIES] = {
#include "db/tracker.def"
};
#undef QUERY

static char *copy_at(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return xstrdup(s ? s : "");
}

static void day_at(const struct result *r, int row, int col, char day[static DAY_SIZE])
{
	const char *s = result_get(r, row, col);

	snprintf(day, DAY_SIZE, "%.10s", s ? s : "");
}

static bool ask_day(struct db *db, enum tracker_query q, const char *body,
                    char day[static DAY_SIZE], struct err *e)
{
	const char *arg[] = { body, db_today(db) };
	struct result r = { 0 };
	bool ok = db_run(db, queries[q], 2, arg, &r, e);

	day_at(&r, 0, 0, day);
	result_fini(&r);
	return ok;
}

bool tracker_since(struct db *db, const char *body, bool last, char day[static DAY_SIZE],
                   struct err *e)
{
	static const enum tracker_query order[2][2] = {
		{ TRACKER_LAST_MEETING, TRACKER_LAST_PAPER },
		{ TRACKER_LAST_PAPER, TRACKER_LAST_MEETING },
	};

	for (int i = 0; i < 2; i++) {
		if (!ask_day(db, order[last][i], body, day, e))
			return false;
		if (*day)
			return true;
	}
	return err_set(e, ERR_USAGE, _("This body has had no meeting and no tracker paper yet;"
	               " say since when: --since 1/9/2026"));
}

/* --- actions ---------------------------------------------------------- */

static bool is_one_of(const struct record *r, const char *const *codes)
{
	for (; *codes; codes++)
		if (record_is(r, ACTION_STATE, *codes))
			return true;
	return false;
}

static bool since(const struct tracker *t, const char *day)
{
	return *day && strncmp(day, t->since, 10) > 0 && strncmp(day, t->today, 10) <= 0;
}

static bool read_update(struct db *db, const struct tracker *t, struct tracked *row,
                        struct err *e)
{
	const char *arg[] = { record_get(&row->rec, FIELD_UID), t->today };
	struct result r = { 0 };
	bool ok = db_run(db, queries[TRACKER_UPDATE], 2, arg, &r, e);

	row->update = copy_at(&r, 0, 0);
	day_at(&r, 0, 1, row->updated);
	result_fini(&r);
	return ok;
}

static void judge(struct db *db, const struct tracker *t, struct tracked *row)
{
	static const char *const open[] = { "agreed", "in_progress", "paused",
	                                    "not_reported", NULL };
	static const char *const done[] = { "done", "verified", NULL };
	static const char *const closed[] = { "cancelled", "superseded", "merged", NULL };
	const struct record *r = &row->rec;

	row->status = db_status(db, r);
	row->live = is_one_of(r, open);
	row->completed = is_one_of(r, done) && since(t, record_get(r, ACTION_DONE_ON));
	row->closed = is_one_of(r, closed) && since(t, record_get(r, ACTION_CLOSED_ON));
	row->overdue = row->status == STATUS_OVERDUE || row->status == STATUS_DATE_PASSED;
	row->fresh = since(t, record_get(r, FIELD_MADE_AT));
}

static void count(struct tracker *t, const struct tracked *row)
{
	int64_t moves = record_int(&row->rec, ACTION_MOVES);

	t->live += row->live;
	t->completed += row->completed;
	t->overdue += row->overdue;
	t->third += row->overdue && moves >= 2;
	t->more += row->overdue && moves > 2;
}

struct reading {
	struct db *db;
	struct tracker *t;
	struct result own;		/* uids in order, where only own ones are told */
};

static bool is_own(const struct result *own, const char *uid)
{
	int low = 0, high = own->nrow;

	while (low < high) {
		int mid = (low + high) / 2, way = strcmp(result_get(own, mid, 0), uid);

		if (!way)
			return true;
		if (way < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

static bool add_row(const struct record *r, void *with)
{
	const struct reading *reading = with;
	struct tracker *t = reading->t;
	struct tracked *row;

	if (record_is(r, ACTION_STATE, "draft") ||
	    (t->own && !is_own(&reading->own, record_get(r, FIELD_UID))))
		return true;
	t->row = xreallocarray(t->row, (size_t)t->n + 1, sizeof(*t->row));
	row = &t->row[t->n++];
	*row = (struct tracked){ .update = NULL };
	record_copy(&row->rec, r);
	return true;
}

/* By due date, unknown last, then by number. */
static int by_due(const void *pa, const void *pb)
{
	const struct record *a = &((const struct tracked *)pa)->rec;
	const struct record *b = &((const struct tracked *)pb)->rec;
	bool known = record_has(a, ACTION_DUE), other = record_has(b, ACTION_DUE);
	int way = known && other ? strcmp(record_get(a, ACTION_DUE), record_get(b, ACTION_DUE))
	                         : other - known;
	int64_t x = record_int(a, FIELD_NUMBER), y = record_int(b, FIELD_NUMBER);

	return way ? way : (x > y) - (x < y);
}

static bool read_actions(struct db *db, struct tracker *t, struct err *e)
{
	struct page p = { .ent = &entities[ENT_action], .sort = FIELD_KEY };
	struct reading with = { .db = db, .t = t };
	const char *body = t->body;
	bool ok = (!t->own || db_run(db, queries[TRACKER_OWN], 1, &body, &with.own, e)) &&
	          store_each(db, &p, add_row, &with, e);

	result_fini(&with.own);
	if (!ok)
		return false;
	if (t->n)
		qsort(t->row, (size_t)t->n, sizeof(*t->row), by_due);
	for (int i = 0; i < t->n; i++) {
		judge(db, t, &t->row[i]);
		count(t, &t->row[i]);
		if (!read_update(db, t, &t->row[i], e))
			return false;
	}
	return true;
}

static bool is_told(const struct tracker *t, long long number)
{
	for (int i = 0; i < t->n; i++)
		if (record_int(&t->row[i].rec, FIELD_NUMBER) == number)
			return true;
	return !t->own;
}

/* --- what else --------------------------------------------------------- */

static bool read_extensions(struct db *db, struct tracker *t, struct err *e)
{
	char from[32], to[32];
	const char *arg[] = { from, to };
	struct result r = { 0 };
	bool ok;

	snprintf(from, sizeof(from), "%sT23:59:59Z", t->since);
	snprintf(to, sizeof(to), "%sT99", t->today);
	ok = db_run(db, queries[TRACKER_EXTENSIONS], 2, arg, &r, e);
	t->ext = xcalloc((size_t)r.nrow, sizeof(*t->ext));
	for (int i = 0; ok && i < r.nrow; i++) {
		struct extension *x = &t->ext[t->next];

		x->number = result_int(&r, i, 0);
		if (!is_told(t, x->number))
			continue;
		t->next++;
		x->title = copy_at(&r, i, 1);
		x->was = copy_at(&r, i, 2);
		x->now = copy_at(&r, i, 3);
		x->why = copy_at(&r, i, 4);
		day_at(&r, i, 5, x->day);
		x->who = copy_at(&r, i, 6);
		x->times = result_int(&r, i, 7);
		x->agreed = copy_at(&r, i, 8);
	}
	result_fini(&r);
	return ok;
}

static bool read_decisions(struct db *db, struct tracker *t, struct err *e)
{
	const char *arg[] = { t->body, t->since, t->today };
	struct result r = { 0 };
	bool ok = db_run(db, queries[TRACKER_DECISIONS], 3, arg, &r, e);

	t->dec = xcalloc((size_t)r.nrow, sizeof(*t->dec));
	for (int i = 0; ok && i < r.nrow; i++) {
		struct tracked_decision *d = &t->dec[t->ndec++];

		d->number = result_int(&r, i, 0);
		d->text = copy_at(&r, i, 1);
		d->outcome = copy_at(&r, i, 2);
		d->state = copy_at(&r, i, 3);
		day_at(&r, i, 4, d->day);
		d->body = copy_at(&r, i, 5);
	}
	result_fini(&r);
	return ok;
}

static bool read_last(struct db *db, struct tracker *t, struct err *e)
{
	const char *arg[] = { t->body, t->today };
	struct result r = { 0 };
	bool ok = db_run(db, queries[TRACKER_LAST_PAPER], 2, arg, &r, e);

	day_at(&r, 0, 0, t->last_paper);
	t->last_sentence = copy_at(&r, 0, 2);
	result_fini(&r);
	return ok;
}

bool tracker_read(struct db *db, const char *body, const char *from, bool own,
                  struct tracker *t, struct err *e)
{
	struct record r;

	*t = (struct tracker){ .own = own };
	if (!store_get(db, &entities[ENT_body], body, &r, e))
		return false;
	snprintf(t->body, sizeof(t->body), "%s", body);
	snprintf(t->since, sizeof(t->since), "%s", from);
	snprintf(t->today, sizeof(t->today), "%s", db_today(db));
	t->body_name = xstrdup(record_title(&r));
	record_fini(&r);
	return read_actions(db, t, e) && read_extensions(db, t, e) &&
	       read_decisions(db, t, e) && read_last(db, t, e);
}

void tracker_fini(struct tracker *t)
{
	for (int i = 0; i < t->n; i++) {
		record_fini(&t->row[i].rec);
		free(t->row[i].update);
	}
	for (int i = 0; i < t->next; i++) {
		struct extension *x = &t->ext[i];
		char *own[] = { x->title, x->was, x->now, x->why, x->who, x->agreed };

		for (size_t k = 0; k < sizeof(own) / sizeof(*own); k++)
			free(own[k]);
	}
	for (int i = 0; i < t->ndec; i++) {
		free(t->dec[i].text);
		free(t->dec[i].outcome);
		free(t->dec[i].state);
		free(t->dec[i].body);
	}
	free(t->row);
	free(t->ext);
	free(t->dec);
	free(t->body_name);
	free(t->last_sentence);
	*t = (struct tracker){ 0 };
}

static void say_overdue(FILE *out, const struct tracker *t)
{
	if (!t->overdue) {
		fputs(_(", none overdue"), out);
		return;
	}
	fprintf(out, _(", %d overdue"), t->overdue);
	if (t->third && t->third == t->overdue)
		fputs(t->more ? _(", for the third time or more") : _(", for the third time"),
		      out);
	else if (t->third)
		fprintf(out, t->more ? _(", %d of them for the third time or more")
		                     : _(", %d of them for the third time"), t->third);
}

char *tracker_sentence(const struct tracker *t)
{
	int all = t->live + t->completed;
	char day[DAY_SHOWN], *text;
	size_t len;
	FILE *out;

	if (!all)
		return xstrdup(_("No action is live, and none was completed."));
	out = xmemstream(&text, &len);
	day_show(t->since, day);
	fprintf(out, ngettext("%d action: ", "%d actions: ", (unsigned long)all), all);
	if (t->completed)
		fprintf(out, _("%d completed since %s"), t->completed, day);
	else
		fprintf(out, _("none completed since %s"), day);
	say_overdue(out, t);
	fputc('.', out);
	fclose(out);
	return text;
}

bool paper_keep(struct db *db, const char *kind, const char *body, const char *title,
                const char *from, const char *sentence, const char *sha256, struct err *e)
{
	const char *arg[] = { body, db_today(db), kind };
	struct result res = { 0 };
	struct record r;
	bool ok = db_run(db, queries[TRACKER_SAME_DAY], 3, arg, &res, e);

	if (!ok)
		return false;
	if (res.nrow)
		ok = store_get(db, &entities[ENT_paper], result_get(&res, 0, 0), &r, e);
	else
		store_start(db, &r, &entities[ENT_paper]);
	result_fini(&res);
	if (!ok)
		return false;
	record_set(&r, PAPER_KIND, kind);
	record_set(&r, PAPER_BODY, body);
	record_set(&r, PAPER_TITLE, title);
	record_set(&r, PAPER_DAY, db_today(db));
	record_set(&r, PAPER_SINCE, from);
	record_set(&r, PAPER_SENTENCE, sentence);
	record_set(&r, PAPER_SHA256, sha256);
	ok = store_save(db, &r, NULL, e);
	record_fini(&r);
	return ok;
}
