/* times.c - how long people waited, and how many concerns led to change. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/words.h"
#include "db/db.h"
#include "db/heard.h"
#include "db/priv.h"

enum { COL_STATE, COL_CHANNEL, COL_ANONYMOUS, COL_GROUP, COL_UNIT, COL_RECEIVED, COL_ACKED,
       COL_RESPONDED, COL_TOLD, COL_PUBLISHED, COL_WHY_NOT };

static const char voices[] = "SELECT f.state, f.channel, f.anonymous, f.ethnic_group, u.name,"
	" f.received_on, f.acknowledged_on, f.responded_on, f.told_on, f.published_on, f.why_not"
	" FROM feedback f LEFT JOIN unit u ON u.uid = f.unit WHERE f.gone = 0"
	" AND f.received_on > CAST($1 AS TEXT) AND f.received_on <= CAST($2 AS TEXT)"
	" ORDER BY u.sort_key, f.ethnic_group, f.id";

const char *wait_label(enum wait w)
{
	static const char *const label[] = { N_("acknowledge"), N_("answer"), N_("tell") };

	return _(label[w]);
}

static struct waits *row_of(struct times *t, const char *kind, const char *who)
{
	for (int i = 0; i < t->n; i++)
		if (strcmp(t->row[i].kind, kind) == 0 && strcmp(t->row[i].who, who) == 0)
			return &t->row[i];
	t->row = xreallocarray(t->row, (size_t)t->n + 1, sizeof(*t->row));
	t->row[t->n] = (struct waits){ .kind = xstrdup(kind), .who = xstrdup(who) };
	return &t->row[t->n++];
}

/* The day up to the end of the period, "" where there is none. */
static const char *day_at(const struct result *r, int row, int col, const char *to)
{
	const char *day = result_get(r, row, col);

	return day && strncmp(day, to, 10) <= 0 ? day : "";
}

static const char *first_of(const char *a, const char *b)
{
	return !*a || (*b && strcmp(b, a) < 0) ? b : a;
}

static void add_wait(struct waits *w, enum wait which, const char *received, const char *day)
{
	if (*day)
		spread_add(&w->spread[which], (int)(day_number(day) - day_number(received)));
	else
		w->waiting[which]++;
}

static void add_waits(struct waits *w, const struct result *r, int row, const char *to)
{
	const char *received = result_get(r, row, COL_RECEIVED);
	const char *anonymous = result_get(r, row, COL_ANONYMOUS);
	bool nobody = anonymous && strcmp(anonymous, "yes") == 0;
	const char *told = day_at(r, row, COL_TOLD, to);
	const char *answered = day_at(r, row, COL_RESPONDED, to);

	if (nobody)
		told = first_of(told, day_at(r, row, COL_PUBLISHED, to));
	answered = first_of(answered, told);
	if (!nobody)
		add_wait(w, WAIT_ACKNOWLEDGE, received,
		         first_of(day_at(r, row, COL_ACKED, to), answered));
	add_wait(w, WAIT_RESPOND, received, answered);
	add_wait(w, WAIT_TELL, received, told);
}

static bool is(const struct result *r, int row, int col, const char *word)
{
	const char *s = result_get(r, row, col);

	return s && strcmp(s, word) == 0;
}

/* A compliment asks for no change. */
static void add_outcome(struct times *t, const struct result *r, int row)
{
	const char *why_not = result_get(r, row, COL_WHY_NOT);
	bool told = is(r, row, COL_STATE, "told"), no = why_not && *why_not;

	if (is(r, row, COL_CHANNEL, "compliment") || is(r, row, COL_STATE, "merged"))
		return;
	if (is(r, row, COL_STATE, "changed") || (told && !no))
		t->changed++;
	else if (is(r, row, COL_STATE, "no_change") || told)
		t->not_changed++;
	else
		t->open++;
}

static void add_each(struct db *db, struct times *t, const struct result *r, const char *to)
{
	const struct words *w = db_words(db);

	add_waits(row_of(t, "", _("all")), r, 0, to);
	for (int i = 1; i < r->nrow; i++)
		add_waits(&t->row[0], r, i, to);
	for (int i = 0; i < r->nrow; i++) {
		const char *code = result_get(r, i, COL_GROUP);

		add_waits(row_of(t, _("group"), code ? words_label(w, VOC_ethnic, code)
		                                     : _("not given")), r, i, to);
	}
	for (int i = 0; i < r->nrow; i++) {
		const char *unit = result_get(r, i, COL_UNIT);

		add_waits(row_of(t, _("service"), unit ? unit : _("not given")), r, i, to);
	}
}

bool times_read(struct db *db, const char *from, const char *to, struct times *t, struct err *e)
{
	const char *arg[] = { from, to };
	struct result r = { 0 };
	bool ok = db_run(db, voices, 2, arg, &r, e);

	*t = (struct times){ 0 };
	if (ok && r.nrow)
		add_each(db, t, &r, to);
	for (int i = 0; ok && i < r.nrow; i++)
		add_outcome(t, &r, i);
	result_fini(&r);
	return ok;
}

void times_fini(struct times *t)
{
	for (int i = 0; i < t->n; i++) {
		free(t->row[i].kind);
		free(t->row[i].who);
		for (int w = 0; w < WAITS; w++)
			spread_fini(&t->row[i].spread[w]);
	}
	free(t->row);
	*t = (struct times){ 0 };
}

char *times_sentence(const struct times *t)
{
	long long settled = t->changed + t->not_changed;
	struct limits share;

	if (!stats_wilson((uint64_t)t->changed, (uint64_t)settled, &share))
		return xprintf(ngettext("No concern has been settled; %lld is open.",
		               "No concern has been settled; %lld are open.",
		               (unsigned long)t->open), t->open);
	return xprintf(ngettext("Of %lld concern that was settled, %lld led to change: %.0f%%"
	               " (95%% limits %.0f to %.0f); %lld more are open. Compliments, and what is"
	               " answered with another, are not counted.",
	               "Of %lld concerns that were settled, %lld led to change: %.0f%% (95%%"
	               " limits %.0f to %.0f); %lld more are open. Compliments, and what is"
	               " answered with another, are not counted.", (unsigned long)settled),
	               settled, t->changed, 100 * share.value,
	               100 * share.low, 100 * share.high, t->open);
}
