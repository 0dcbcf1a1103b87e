#include "cli/demo/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/repeat.h"
#include "db/db.h"
#include "db/store.h"

#define LEAD "bello"		/* the person that whoever sits here is */

/* What one person did in one sitting: one change of the store. */
struct batch {
	struct record **rec;
	int n;
};

void script_init(struct script *s, struct db *db, const char *today,
                 const char *login)
{
	*s = (struct script){ .db = db, .today = today, .login = login,
	                      .dice = 2718281828 };
}

void script_fini(struct script *s)
{
	for (int i = 0; i < s->nown; i++)
		free(s->own[i]);
	free(s->own);
	free(s->step);
}

static void *keep(struct script *s, void *p)
{
	s->own = xreallocarray(s->own, (size_t)s->nown + 1, sizeof(*s->own));
	return s->own[s->nown++] = p;
}

char *script_own(struct script *s, char *text)
{
	return keep(s, text);
}

void script_add(struct script *s, const struct step *step)
{
	s->step = xreallocarray(s->step, (size_t)s->n + 1, sizeof(*s->step));
	s->step[s->n] = *step;
	s->step[s->n].order = s->n;
	s->n++;
}

void script_add_made(struct script *s, const struct step *step)
{
	struct step made = *step;
	struct value *set;
	size_t n = 0;

	while (step->set[n].field)
		n++;
	set = keep(s, xcalloc(n + 1, sizeof(*set)));
	memcpy(set, step->set, n * sizeof(*set));
	made.set = set;
	script_add(s, &made);
}

int dice_throw(uint64_t *state, int n)
{
	uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((x ^ (x >> 31)) % (uint64_t)n);
}

int script_dice(struct script *s, int n)
{
	return dice_throw(&s->dice, n);
}

void script_day(const struct script *s, int offset, char iso[static DAY_SIZE])
{
	int64_t day = day_number(s->today) + offset;
	int late = day_weekday(day) - 4;	/* 1 Saturday, 2 Sunday */

	if (late > 0 && offset < 0)
		day -= late;
	else if (late > 0 && offset > 0)
		day += 3 - late;
	day_text(day, iso);
}

int script_ready(const struct script *s, const char *action)
{
	size_t len = strlen(action);
	int first = 1;

	for (int i = 0; i < s->n; i++) {
		const struct step *step = &s->step[i];

		if (step->ent != ENT_milestone || step->day > first ||
		    strncmp(step->key, action, len) != 0 || step->key[len] != '.')
			continue;
		for (const struct value *v = step->set; v->field; v++)
			if (v->field == MILESTONE_DONE && v->text)
				first = step->day;
	}
	return first;
}

const char *script_login(const struct script *s, const char *key)
{
	return strcmp(key, LEAD) == 0 ? s->login : key;
}

void script_uid(enum entity_id ent, const char *key, char uid[static UID_SIZE])
{
	char name[160];

	snprintf(name, sizeof(name), "pcref/%s/%s", entities[ent].name, key);
	chain_uid(name, uid);
}

/* The period that is n after the one that today lies in, by its last day. */
static void period(const struct script *s, char kind, int n,
                   char kept[static WHEN_SIZE])
{
	int year = atoi(s->today), month = atoi(s->today + 5);
	int ends = kind == 'm' ? month + n :
	           kind == 'q' ? (month + 2) / 3 * 3 + 3 * n :
	           kind == 'f' ? (month > 3 ? 15 : 3) + 12 * n : 12 + 12 * n;

	year += ends > 0 ? (ends - 1) / 12 : -((12 - ends) / 12);
	ends = ((ends - 1) % 12 + 12) % 12 + 1;
	snprintf(kept, WHEN_SIZE, "%04d-%02d-%02d~%c", year, ends,
	         day_last(year, ends), kind);
}

static void put_date(const struct script *s, struct record *r, int field,
                     const char *text)
{
	char kept[WHEN_SIZE];

	if (strcmp(text, "ongoing") == 0)
		snprintf(kept, sizeof(kept), "9999-12-31~z");
	else if (strchr("mqfy", *text))
		period(s, *text, atoi(text + 1), kept);
	else
		script_day(s, atoi(text), kept);
	record_set(r, field, kept);
}

static void put_value(const struct script *s, struct record *r, int field,
                      const char *text)
{
	const struct field *f = &r->ent->fields[field];
	char uid[UID_SIZE];

	switch (f->type) {
	case FT_REF:
		script_uid(f->ref, text, uid);
		record_set(r, field, uid);
		break;
	case FT_DATE:
	case FT_WHEN:
		put_date(s, r, field, text);
		break;
	default:
		record_set(r, field, r->ent == &entities[ENT_person] &&
		           field == PERSON_LOGIN ? script_login(s, text) : text);
	}
}

static struct record *add_record(struct batch *b)
{
	b->rec = xreallocarray(b->rec, (size_t)b->n + 1, sizeof(*b->rec));
	return b->rec[b->n++] = xcalloc(1, sizeof(struct record));
}

static void drop_last(struct batch *b)
{
	free(b->rec[--b->n]);
}

/* A link is made from either of its ends. */
static bool put_links(struct script *s, struct batch *b, enum entity_id ent,
                      const char *uid, enum link_id kind, const char *keys,
                      struct err *e)
{
	bool forward = links[kind].from == ent;
	enum entity_id other = forward ? links[kind].to : links[kind].from;
	char *copy = xstrdup(keys), *at = copy, *key, to[UID_SIZE];
	bool ok = true;

	while (ok && (key = strsep(&at, " "))) {
		script_uid(other, key, to);
		ok = store_link_record(s->db, kind, forward ? uid : to,
		                       forward ? to : uid, true, add_record(b),
		                       e);
		if (!ok)
			drop_last(b);
	}
	free(copy);
	return ok;
}

/* A recurring duty is done by its open occurrence: the key is the action's. */
static bool open_occurrence(struct script *s, const char *action,
                            char uid[static UID_SIZE], struct err *e)
{
	char of[UID_SIZE];
	struct filter f[2] = {
		{ .field = OCCURRENCE_ACTION, .how = FILTER_IS, .value = of },
		{ .field = OCCURRENCE_STATE, .how = FILTER_IS, .value = "open" } };
	struct page p = { .ent = &entities[ENT_occurrence],
	                  .sort = FIELD_NUMBER, .filter = f, .nfilter = 2 };
	struct rows rows = { 0 };
	bool ok;

	script_uid(ENT_action, action, of);
	ok = store_page(s->db, &p, NULL, 0, false, 1, &rows, e) && rows.n == 1;
	if (ok)
		snprintf(uid, UID_SIZE, "%s", record_get(&rows.row[0], FIELD_UID));
	rows_fini(&rows);
	return ok;
}

/* What is made with another row: the key is that row's, a dot, and which of
 * those made with it. */
static bool made_uid(enum entity_id ent, const char *key, char uid[static UID_SIZE])
{
	enum entity_id of = ent == ENT_checkin ? ENT_pair : ENT_inquiry;
	const char *dot = strrchr(key, '.');
	char *first, made_for[UID_SIZE];

	if ((ent != ENT_checkin && ent != ENT_inquiry_step) || !dot)
		return false;
	first = xstrndup(key, (size_t)(dot - key));
	script_uid(of, first, made_for);
	repeat_uid(made_for, dot + 1, uid);
	free(first);
	return true;
}

/* Links go first: a check may ask for them. */
static bool put_step(struct script *s, struct batch *b, const struct step *st,
                     struct err *e)
{
	const struct entity *ent = &entities[st->ent];
	char uid[UID_SIZE];
	struct err none;
	struct record *r;

	if (st->ent != ENT_occurrence) {
		if (!made_uid(st->ent, st->key, uid))
			script_uid(st->ent, st->key, uid);
	} else if (!open_occurrence(s, st->key, uid, e)) {
		return false;
	}
	for (const struct value *v = st->set; v->field; v++)
		if (v->field >= LINKS && v->text &&
		    !put_links(s, b, st->ent, uid,
		               (enum link_id)(v->field - LINKS), v->text, e))
			return false;
	r = add_record(b);
	if (!store_get(s->db, ent, uid, r, &none)) {
		store_start(s->db, r, ent);
		record_set(r, FIELD_UID, uid);
	}
	for (const struct value *v = st->set; v->field; v++)
		if (v->field < LINKS && v->text)
			put_value(s, r, v->field, v->text);
	return true;
}

static bool keep_batch(struct script *s, struct batch *b, const struct step *st,
                       struct err *e)
{
	struct change c = { .rec = b->rec, .nrec = b->n };
	struct err why = { 0 };

	if (store_apply(s->db, &c, &why))
		return true;
	return err_set(e, why.code, _("the demonstration stops at the %s \"%s\":"
	               " %.700s"), entities[st->ent].name, st->key, why.msg);
}

static void batch_fini(struct batch *b)
{
	for (int i = 0; i < b->n; i++) {
		record_fini(b->rec[i]);
		free(b->rec[i]);
	}
	free(b->rec);
	*b = (struct batch){ 0 };
}

static int by_day(const void *pa, const void *pb)
{
	const struct step *a = pa, *b = pb;

	return a->day != b->day ? (a->day > b->day) - (a->day < b->day)
	                        : (a->order > b->order) - (a->order < b->order);
}

/* The steps of one person from i on, no row twice; returns their end. */
static int sitting(const struct script *s, int i)
{
	int end = i + 1;

	for (; end < s->n && s->step[end].day == s->step[i].day &&
	       strcmp(s->step[end].who, s->step[i].who) == 0; end++)
		for (int k = i; k < end; k++)
			if (s->step[k].ent == s->step[end].ent &&
			    strcmp(s->step[k].key, s->step[end].key) == 0)
				return end;
	return end;
}

/* From nine in the morning, five minutes apart. */
void script_sit(struct script *s, int offset, const char *who)
{
	char day[DAY_SIZE], at[64];

	script_day(s, offset, day);
	s->sitting = strcmp(day, s->day) == 0 ? s->sitting + 1 : 0;
	memcpy(s->day, day, sizeof(day));
	snprintf(at, sizeof(at), "%sT%02d:%02d:00Z", day,
	         (9 + s->sitting / 12) % 24, s->sitting % 12 * 5);
	db_now(s->db, at, day);
	db_act(s->db, script_login(s, who));
}

static bool take(struct script *s, int end, struct err *e)
{
	const struct step *first = &s->step[s->next];
	struct batch b = { 0 };
	bool ok = true;

	script_sit(s, first->day, first->who);
	for (; ok && s->next < end; s->next++)
		ok = put_step(s, &b, &s->step[s->next], e);
	ok = ok && keep_batch(s, &b, first, e);
	batch_fini(&b);
	return ok;
}

bool script_until(struct script *s, int day, struct err *e)
{
	bool ok = true;

	if (!s->next)
		qsort(s->step, (size_t)s->n, sizeof(*s->step), by_day);
	while (ok && s->next < s->n && s->step[s->next].day <= day)
		ok = take(s, sitting(s, s->next), e);
	return ok;
}
