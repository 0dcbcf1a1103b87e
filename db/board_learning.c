/* board_learning.c - boards of what is learnt: the register of commitments, and
 * who learns with whom. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/words.h"
#include "db/board.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/programme.h"
#include "db/store.h"

/* ---- commitments ---- */

static const struct board_column commitment_columns[] = {
	{ .name = "pillar", .label = N_("Pillar") },
	{ .name = "ref", .label = N_("Ref"), .width = 8, .whole = true },
	{ .name = "title", .label = N_("Commitment") },
	{ .name = "phase", .label = N_("Phase"), .width = 10 },
	{ .name = "shown", .label = N_("Shown"), .width = 9 },
	{ .name = "review", .label = N_("Next review"), .width = 17 },
	{ .name = "stalled", .label = N_("Stalled"), .width = 7 },
	{ .name = "promised_by", .label = N_("Promised by"), .width = 20 },
	{ .name = "public_place", .label = N_("Public place"), .width = 28 },
};

struct stalled {
	char (*uid)[UID_SIZE];
	int n;
};

static bool note_stalled(const struct record *r, void *with)
{
	struct stalled *s = with;

	s->uid = xreallocarray(s->uid, (size_t)s->n + 1, sizeof(*s->uid));
	snprintf(s->uid[s->n++], UID_SIZE, "%s", record_get(r, FIELD_UID));
	return true;
}

static bool read_stalled(struct db *db, struct stalled *s, struct err *e)
{
	struct page p = { .ent = &entities[ENT_action], .sort = FIELD_NUMBER };
	struct filters f;
	bool ok;

	*s = (struct stalled){ 0 };
	if (!filters_read(&f, p.ent, db_lookup(db), "stalled:yes", e))
		return false;
	p.filter = f.all;
	p.nfilter = f.n;
	ok = store_each(db, &p, note_stalled, s, e);
	filters_fini(&f);
	return ok;
}

static bool is_stalled(const struct stalled *s, const char *uid)
{
	for (int i = 0; i < s->n; i++)
		if (strcmp(s->uid[i], uid) == 0)
			return true;
	return false;
}

/* Pillar, uid, number, title, phase, review, by, place, and how many things
 * show each phase. */
#define SHOWN(kind) "(SELECT COUNT(*) FROM link l JOIN evidence v ON v.uid = l.to_uid" \
	" WHERE l.gone = 0 AND v.gone = 0 AND l.kind = '" kind "' AND l.from_uid = a.uid)"
static const char register_sql[] =
	"SELECT a.pillar, a.uid, a.number, a.title, a.phase, a.next_review, a.promised_by,"
	" a.promised_at, " SHOWN("action_committed") ", " SHOWN("action_understood") ", "
	SHOWN("action_acted") " FROM action a WHERE a.gone = 0 AND a.kind = 'commitment'"
	" AND a.state NOT IN ('cancelled', 'superseded', 'merged')"
	" ORDER BY COALESCE(a.pillar, '~'), a.number";
#undef SHOWN

static void add_commitment(struct db *db, struct board *b, const struct result *r, int i,
                           const char *pillar, const struct stalled *stalled)
{
	struct board_line *l = board_add(b, &entities[ENT_action], result_get(r, i, 1));
	char name[NAME_SIZE], shown[8], day[DAY_SHOWN] = "";
	const char *place = result_get(r, i, 7), *review = result_get(r, i, 5);

	snprintf(name, sizeof(name), "ACT-%s", result_get(r, i, 2));
	snprintf(shown, sizeof(shown), "%c %c %c",
	         result_int(r, i, 8) || (place && *place) ? 'c' : '-',
	         result_int(r, i, 9) ? 'u' : '-', result_int(r, i, 10) ? 'a' : '-');
	if (review)
		day_show(review, day);
	board_cell(l, 0, pillar);
	board_cell(l, 1, name);
	board_cell(l, 2, result_get(r, i, 3));
	board_cell(l, 3, result_get(r, i, 4) ? words_label(db_words(db), VOC_phase,
	           result_get(r, i, 4)) : "");
	board_cell(l, 4, shown);
	board_cell(l, 5, day);
	board_cell(l, 6, is_stalled(stalled, result_get(r, i, 1)) ? _("stalled") : "");
	board_cell(l, 7, result_get(r, i, 6));
	board_cell(l, 8, place);
}

bool board_commitments(struct db *db, struct board *b, struct err *e)
{
	struct stalled stalled;
	struct result r = { 0 };
	const char *was = NULL;
	bool ok = read_stalled(db, &stalled, e) && db_run(db, register_sql, 0, NULL, &r, e);

	b->col = commitment_columns;
	b->ncol = sizeof(commitment_columns) / sizeof(*commitment_columns);
	for (int i = 0; ok && i < r.nrow; i++) {
		const char *code = result_get(&r, i, 0);
		const char *pillar = code ? words_label(db_words(db), VOC_pillar, code)
		                          : _("no pillar yet");

		if (!was || strcmp(was, pillar) != 0)
			board_heading(b, pillar);
		was = pillar;
		add_commitment(db, b, &r, i, pillar, &stalled);
	}
	b->end = xprintf(_("Commitments: %d, stalled: %d. Shown: c that it was made in public,"
	                   " u that its problem is understood, a that it is acted on."),
	                 ok ? r.nrow : 0, stalled.n);
	free(stalled.uid);
	result_fini(&r);
	return ok;
}

/* ---- pairs ---- */

static const struct board_column pair_columns[] = {
	{ .name = "programme", .label = N_("Programme") },
	{ .name = "ref", .label = N_("Ref"), .width = 8, .whole = true },
	{ .name = "pair", .label = N_("Pair"), .width = 16 },
	{ .name = "checkin", .label = N_("Next check-in"), .width = 26 },
	{ .name = "why", .label = N_("Why these two") },
};

static char *next_checkin(const char *due, const char *today)
{
	char day[DAY_SHOWN];

	if (!due)
		return xstrdup(_("all held"));
	day_show(due, day);
	return strcmp(due, today) < 0 ? xprintf(_("overdue, %s"), day) : xstrdup(day);
}

static bool add_meeting(struct db *db, struct board *b, const char *programme,
                        const char *head, int *late, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT p.uid, p.number, p.title, (SELECT MIN(c.due) FROM checkin"
	    " c WHERE c.gone = 0 AND c.held_on IS NULL AND c.pair = p.uid) FROM pair p WHERE"
	    " p.gone = 0 AND p.state = 'meeting' AND p.initiative = CAST($1 AS TEXT)"
	    " ORDER BY p.number", 1, &programme, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		struct board_line *l = board_add(b, &entities[ENT_pair], result_get(&r, i, 0));
		const char *due = result_get(&r, i, 3);
		char *name = xprintf("PAI-%s", result_get(&r, i, 1));
		char *next = next_checkin(due, db_today(db));

		*late += due && strcmp(due, db_today(db)) < 0;
		board_cell(l, 0, head);
		board_cell(l, 1, name);
		board_cell(l, 2, result_get(&r, i, 2));
		board_cell(l, 3, next);
		free(name);
		free(next);
	}
	result_fini(&r);
	return ok;
}

static bool add_suggested(struct db *db, struct board *b, const char *programme,
                          const char *head, int *n, struct err *e)
{
	struct programme p;
	bool ok = programme_read(db, programme, &p, e);

	for (int i = 0; ok && i < p.npairs; i++) {
		const struct pairing *pair = &p.pair[i];
		struct board_line *l = board_add(b, &entities[ENT_participant],
		                                 record_get(&p.rec[pair->one], FIELD_UID));
		char *title = xprintf(_("%s and %s"), p.person[pair->one].code,
		                      p.person[pair->other].code);
		char *why = pairing_reasons(db_words(db), p.person, pair);

		board_cell(l, 0, head);
		board_cell(l, 2, title);
		board_cell(l, 3, _("suggested"));
		board_cell(l, 4, why);
		free(title);
		free(why);
	}
	*n += ok ? p.npairs : 0;
	programme_fini(&p);
	return ok;
}

bool board_pairs(struct db *db, struct board *b, struct err *e)
{
	struct result r = { 0 };
	int late = 0, suggested = 0;
	bool ok = db_run(db, "SELECT uid, title FROM initiative WHERE gone = 0 AND kind ="
	    " 'programme' AND of_trust IS NULL AND state NOT IN ('stopped', 'mainstreamed')"
	    " ORDER BY number", 0, NULL, &r, e);

	b->col = pair_columns;
	b->ncol = sizeof(pair_columns) / sizeof(*pair_columns);
	for (int i = 0; ok && i < r.nrow; i++) {
		const char *uid = result_get(&r, i, 0), *head = result_get(&r, i, 1);

		board_heading(b, head);
		ok = add_meeting(db, b, uid, head, &late, e) &&
		     add_suggested(db, b, uid, head, &suggested, e);
	}
	b->end = xprintf(_("Check-ins overdue: %d; pairs suggested: %d (pcref pair suggest says"
	                   " which programme, and makes them)."), late, suggested);
	result_fini(&r);
	return ok;
}
