#include "db/inquiry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/repeat.h"
#include "core/rules.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/reading.h"
#include "db/status.h"
#include "db/store.h"

static const char *const none = "";

/* ---- what raised it ---- */

char *inquiry_disparity(struct db *db, const char *metric, const char *group,
                        struct err *e)
{
	struct reading_choice own = { .as_at = db_today(db), .unit = "" };
	struct reading r;
	char *text = NULL;
	int g;

	if (!reading_read(db, metric, &own, &r, e))
		return NULL;
	g = *group ? groups_find(&r.groups, group) : -1;
	if (r.n && g >= 0)
		text = reading_sentence(&r, r.n - 1, g);
	reading_fini(&r);
	return text ? text : xstrdup(none);
}

char *inquiry_theme(struct db *db, const char *theme, struct err *e)
{
	char since[DAY_SIZE];
	const char *arg[] = { theme, since, db_today(db) };
	struct result r = { 0 };
	char *text = NULL;

	day_add_months(db_today(db), -12, since);
	if (db_run(db, "SELECT COUNT(*), COUNT(CASE WHEN f.state = 'told' THEN 1 END) FROM link l"
	    " JOIN feedback f ON f.uid = l.from_uid WHERE l.gone = 0 AND f.gone = 0 AND l.kind ="
	    " 'feedback_theme' AND l.to_uid = CAST($1 AS TEXT) AND f.received_on >"
	    " CAST($2 AS TEXT) AND f.received_on <= CAST($3 AS TEXT)", 3, arg, &r, e))
		text = xprintf(_("Feedback on it in the twelve months before: %lld; told what came"
		                 " of it: %lld."), result_int(&r, 0, 0), result_int(&r, 0, 1));
	result_fini(&r);
	return text;
}

static void put_now(struct db *db, struct inquiry *q)
{
	const char *metric = record_get(&q->rec, INQUIRY_METRIC);
	struct err ignored;

	q->now = *metric ? inquiry_disparity(db, metric, record_get(&q->rec,
	         INQUIRY_GROUP), &ignored)
	       : record_has(&q->rec, INQUIRY_THEME)
	       ? inquiry_theme(db, record_get(&q->rec, INQUIRY_THEME), &ignored) : NULL;
	if (!q->now)
		q->now = xstrdup(none);
}

/* ---- who owns it ---- */

static void put_owners(struct db *db, struct inquiry *q)
{
	static const int who[] = { INQUIRY_COMMUNITY, INQUIRY_CLINICAL, INQUIRY_SPONSOR };
	const char *sep = "";
	size_t len;
	FILE *out = xmemstream(&q->owners, &len);

	for (size_t i = 0; i < sizeof(who) / sizeof(*who); i++) {
		const struct field *f = &q->rec.ent->fields[who[i]];
		char *shown = record_show(&q->rec, who[i], db_lookup(db));

		fprintf(out, "%s%s %s", sep, _(f->label), *shown ? shown : _("not named"));
		sep = "; ";
		free(shown);
	}
	fclose(out);
}

/* ---- the steps ---- */

static char *day_of(const struct record *r, int field)
{
	char shown[DAY_SHOWN];

	if (!record_has(r, field))
		return xstrdup(_("a day not known"));
	day_show(record_get(r, field), shown);
	return xstrdup(shown);
}

static char *times(const struct record *step)
{
	long long n = record_int(step, STEP_ITERATION);

	if (n < 2)
		return xstrdup("");
	return n == 2 ? xstrdup(_(", for the second time"))
	              : xprintf(_(", for the %lldth time"), n);
}

static char *step_state(const struct record *step)
{
	char *again = times(step), *day, *text;

	if (record_is(step, STEP_STATE, "done")) {
		day = day_of(step, STEP_DONE);
		text = xprintf(_("done on %s%s"), day, again);
	} else if (record_is(step, STEP_STATE, "under_way")) {
		day = day_of(step, STEP_STARTED);
		text = xprintf(_("under way since %s%s"), day, again);
	} else {
		day = NULL;
		text = xstrdup(_("waiting"));
	}
	free(day);
	free(again);
	return text;
}

/* What was done before an earlier step was taken up again rests on what is no
 * longer held true. */
static int led_back(const struct inquiry *q, int at)
{
	const struct record *r = &q->step[at].rec;

	for (int i = 0; i < at && record_is(r, STEP_STATE, "done"); i++)
		if (q->step[i].there && record_has(&q->step[i].rec, STEP_REOPENED) &&
		    strcmp(record_get(r, STEP_DONE),
		           record_get(&q->step[i].rec, STEP_REOPENED)) < 0)
			return i;
	return -1;
}

static bool read_step(struct db *db, struct inquiry *q, int i, struct err *e)
{
	static const struct link_end evidence = { &links[LINK_inquiry_step_evidence], false };
	struct inquiry_step *s = &q->step[i];
	char uid[UID_SIZE];
	const char *at = uid;

	repeat_uid(record_get(&q->rec, FIELD_UID),
	           vocabs[VOC_inquiry_step].fixed[i].code, uid);
	s->led_back = -1;
	if (!store_get(db, &entities[ENT_inquiry_step], uid, &s->rec, e)) {
		record_init(&s->rec, &entities[ENT_inquiry_step]);
		s->says = xstrdup(_("not there: it was taken away, or never came"));
		s->evidence = xstrdup(none);
		return e->code == ERR_INPUT;
	}
	s->there = true;
	s->says = step_state(&s->rec);
	s->led_back = led_back(q, i);
	return store_links(db, evidence, &at, 1, true, &s->evidence, e);
}

/* ---- the actions ---- */

/* "MHS81 (narrowed); target 60%, now 72%". */
static char *measured_by(struct db *db, const struct record *a, const struct disparity *d,
                         int nd)
{
	const char *uid = record_get(a, FIELD_UID), *sep = "";
	struct result res = { 0 };
	struct err ignored;
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	if (db_run(db, "SELECT m.uid, m.code FROM link l JOIN metric m ON m.uid = l.to_uid"
	    " WHERE l.gone = 0 AND m.gone = 0 AND l.kind = 'action_metric' AND l.from_uid ="
	    " CAST($1 AS TEXT) ORDER BY m.number", 1, &uid, &res, &ignored))
		for (int i = 0; i < res.nrow; i++) {
			enum figure_change moved = CHANGE_UNKNOWN;

			for (int k = 0; k < nd; k++)
				if (strcmp(d[k].metric, result_get(&res, i, 0)) == 0)
					moved = d[k].change;
			fprintf(out, "%s%s (%s)", sep, result_get(&res, i, 1),
			        figure_change_word(moved));
			sep = "; ";
		}
	result_fini(&res);
	if (record_has(a, ACTION_TARGET))
		fprintf(out, _("%starget %s, now %s"), sep, record_get(a, ACTION_TARGET),
		        record_has(a, ACTION_VALUE) ? record_get(a, ACTION_VALUE)
		                                    : _("not known"));
	fclose(out);
	if (*text)
		return text;
	free(text);
	return xstrdup(_("nothing measures it yet"));
}

static char *assured_by(struct db *db, const struct record *a)
{
	const char *uid = record_get(a, FIELD_UID);
	struct result res = { 0 };
	struct err ignored;
	long long n = 0;
	char *day, *text;

	if (db_run(db, "SELECT count(*) FROM link l JOIN evidence v ON v.uid = l.to_uid"
	    " WHERE l.gone = 0 AND v.gone = 0 AND l.kind = 'action_evidence' AND v.strength"
	    " <> 'self' AND l.from_uid = CAST($1 AS TEXT)", 1, &uid, &res, &ignored))
		n = result_int(&res, 0, 0);
	result_fini(&res);
	if (record_is(a, ACTION_STATE, "verified")) {
		day = day_of(a, ACTION_VERIFIED_ON);
		text = xprintf(record_is(a, ACTION_SAME_PERSON, "yes")
		               ? _("verified on %s, by somebody who leads it")
		               : _("verified on %s"), day);
		free(day);
		return text;
	}
	return n ? xprintf(_("not verified; evidence documented or independent: %lld"), n)
	         : xstrdup(_("not verified; no evidence but its lead's word"));
}

static bool add_action(struct db *db, struct inquiry *q, const char *uid,
                       const struct disparity *d, int nd, struct err *e)
{
	struct inquiry_action *a = &q->action[q->nactions];
	struct record r;

	if (!store_get(db, &entities[ENT_action], uid, &r, e))
		return false;
	q->nactions++;
	snprintf(a->uid, sizeof(a->uid), "%s", uid);
	record_name(&r, a->name);
	a->title = xstrdup(record_title(&r));
	a->status = xstrdup(_(statuses[db_status(db, &r)].label));
	a->measured = measured_by(db, &r, d, nd);
	a->assured = assured_by(db, &r);
	record_fini(&r);
	return true;
}

static bool read_actions(struct db *db, struct inquiry *q, struct err *e)
{
	const char *uid = record_get(&q->rec, FIELD_UID);
	struct disparity *d = NULL;
	struct result res = { 0 };
	int nd = 0;
	bool ok = db_run(db, "SELECT a.uid FROM link l JOIN action a ON a.uid = l.to_uid WHERE"
	    " l.gone = 0 AND a.gone = 0 AND l.kind = 'inquiry_action' AND l.from_uid ="
	    " CAST($1 AS TEXT) ORDER BY a.number", 1, &uid, &res, e);

	q->action = xcalloc((size_t)(ok ? res.nrow : 0) + 1, sizeof(*q->action));
	if (ok && res.nrow)
		ok = disparities_read(db, db_today(db), &d, &nd, e);
	for (int i = 0; ok && i < res.nrow; i++)
		ok = add_action(db, q, result_get(&res, i, 0), d, nd, e);
	disparities_fini(d, nd);
	result_fini(&res);
	return ok;
}

bool inquiry_read(struct db *db, const char *uid, struct inquiry *q, struct err *e)
{
	bool ok = true;

	*q = (struct inquiry){ 0 };
	if (!store_get(db, &entities[ENT_inquiry], uid, &q->rec, e))
		return false;
	put_now(db, q);
	put_owners(db, q);
	for (int i = 0; ok && i < INQUIRY_STEPS; i++)
		ok = read_step(db, q, i, e);
	return ok && read_actions(db, q, e);
}

void inquiry_fini(struct inquiry *q)
{
	for (int i = 0; i < INQUIRY_STEPS; i++) {
		if (q->step[i].rec.ent)
			record_fini(&q->step[i].rec);
		free(q->step[i].evidence);
		free(q->step[i].says);
	}
	for (int i = 0; i < q->nactions; i++) {
		free(q->action[i].title);
		free(q->action[i].status);
		free(q->action[i].measured);
		free(q->action[i].assured);
	}
	free(q->action);
	free(q->now);
	free(q->owners);
	if (q->rec.ent)
		record_fini(&q->rec);
	*q = (struct inquiry){ 0 };
}

/* ---- in words ---- */

static char *codesign_says(const struct inquiry *q)
{
	const struct record *r = &q->step[3].rec;
	int back = q->step[3].led_back;

	if (!step_is_codesigned(r))
		return xstrdup(_("not co-designed yet"));
	if (back >= 0)
		return xprintf(_("co-designed before step %d was taken up again"), back + 1);
	return xprintf(_("co-designed with %s; what changed: %s"), record_get(r, STEP_WHO),
	               record_get(r, STEP_CHANGED));
}

char *inquiry_says(const struct inquiry *q)
{
	const struct choice *c = vocabs[VOC_inquiry_step].fixed;
	long long rounds = record_int(&q->rec, INQUIRY_ROUNDS);
	char *design = codesign_says(q), *back, *text;
	int at = 0;

	while (at < INQUIRY_STEPS && !record_is(&q->rec, INQUIRY_STEP, c[at].code))
		at++;
	back = !rounds ? xstrdup(_("no step reopened"))
	     : xprintf(ngettext("one step reopened", "steps reopened %lld times",
	                        (unsigned long)rounds), rounds);
	if (at < INQUIRY_STEPS)
		text = xprintf(_("At step %d of 5, %s; %s; %s."), at + 1, _(c[at].label), design,
		               back);
	else
		text = xprintf(_("All five steps done; %s; %s."), design, back);
	free(design);
	free(back);
	return text;
}

/* A text that ends as a sentence needs no second full stop. */
static const char *stop_after(const char *text)
{
	size_t n = strlen(text);

	return n && strchr(".?!", text[n - 1]) ? "" : ".";
}

static void put_part(FILE *out, const struct record *r, int field)
{
	const char *text = record_get(r, field);

	if (*text)
		fprintf(out, " %s: %s%s", _(r->ent->fields[field].label), text, stop_after(text));
}

char *inquiry_step_says(const struct inquiry *q, int step)
{
	static const int parts[] = { STEP_REASON, STEP_NOTES, STEP_ASSUMPTIONS, STEP_WHO,
	                             STEP_CHANGED };
	const struct inquiry_step *s = &q->step[step];
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fprintf(out, "%d %s: %s.", step + 1, _(vocabs[VOC_inquiry_step].fixed[step].label),
	        s->says);
	if (s->led_back >= 0)
		fprintf(out, _(" Look at it again: step %d was taken up anew since."),
		        s->led_back + 1);
	if (step == 3 && !step_is_codesigned(&s->rec))
		fprintf(out, "%s", _(" It is called co-designed when it says who took part,"
		                     " when, and what changed."));
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		put_part(out, &s->rec, parts[i]);
	if (s->evidence && *s->evidence)
		fprintf(out, _(" Evidence: %s."), s->evidence);
	fclose(out);
	return text;
}

char *inquiry_action_says(const struct inquiry_action *a)
{
	return xprintf(_("%s, %s: %s. Measured: %s. Assured: %s."), a->name, a->title, a->status,
	               a->measured, a->assured);
}
