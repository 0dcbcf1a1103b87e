#include "db/roll.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/lead.h"
#include "core/mem.h"
#include "core/when.h"
#include "db/db.h"
#include "db/local.h"
#include "db/priv.h"
#include "db/store.h"

/* An old row and the uid of what was made of it. */
struct pair {
	char old[UID_SIZE], new[UID_SIZE];
};

struct roll {
	struct db *db;
	struct record *rec;	/* all that is to be kept */
	int nrec;
	struct pair *pair;
	int npair;
	struct rolled *made;
};

static const char *carried(const struct roll *r, const char *old)
{
	for (int i = 0; i < r->npair; i++)
		if (strcmp(r->pair[i].old, old) == 0)
			return r->pair[i].new;
	return NULL;
}

/* A copy of a row under a uid of its own, without what the program filled in;
 * the record is valid until the next. */
static struct record *copy(struct roll *r, const struct record *old)
{
	struct record *new;
	struct pair *p;

	r->rec = xreallocarray(r->rec, (size_t)r->nrec + 1, sizeof(*r->rec));
	r->pair = xreallocarray(r->pair, (size_t)r->npair + 1, sizeof(*r->pair));
	new = &r->rec[r->nrec++];
	p = &r->pair[r->npair++];
	record_copy(new, old);
	for (int f = 0; f < old->ent->nfields; f++)
		if (f < FIELD_OWN || old->ent->fields[f].flags & FF_AUTO)
			record_set(new, f, NULL);
	chain_random(p->new, 16);
	snprintf(p->old, sizeof(p->old), "%s", record_get(old, FIELD_UID));
	record_set(new, FIELD_UID, p->new);
	record_set(new, FIELD_GONE, "0");
	return new;
}

/* What refers to a row that was carried refers to its copy. */
static void follow(const struct roll *r, struct record *rec)
{
	for (int f = FIELD_OWN; f < rec->ent->nfields; f++) {
		const char *to = rec->ent->fields[f].type == FT_REF
		                 ? carried(r, record_get(rec, f)) : NULL;

		if (to)
			record_set(rec, f, to);
	}
}

static void clear(struct record *r, const int *fields)
{
	for (; *fields; fields++)
		record_set(r, *fields, NULL);
}

/* "Our plan 2026/27" is "Our plan 2027/28" in the year after. */
static char *title_in(const char *title, const char *year)
{
	for (const char *p = title; *p; p++) {
		char from[WHEN_SIZE], to[WHEN_SIZE], one[8];

		snprintf(one, sizeof(one), "%.7s", p);
		if (when_year(one, from, to))
			return xprintf("%.*s%s%s", (int)(p - title), title, year, p + 7);
	}
	return xprintf("%s, %s", title, year);
}

static bool add_plan(struct roll *r, const struct record *old, const char *year,
                     struct err *e)
{
	static const int fresh[] = { PLAN_VERSION, PLAN_BODY, PLAN_APPROVED, PLAN_PUBLISHED,
		PLAN_PLACE, PLAN_REVIEW, 0 };
	char from[WHEN_SIZE], to[WHEN_SIZE], *title;
	struct record *new;

	if (!when_year(year, from, to))
		return err_set(e, ERR_USAGE, _("--to takes a financial year, as in 2027/28, not"
		               " \"%s\""), year);
	new = copy(r, old);
	clear(new, fresh);
	title = title_in(record_title(old), year);
	record_set(new, PLAN_TITLE, title);
	record_set(new, PLAN_STATE, "draft");
	record_set(new, PLAN_FROM, from);
	record_set(new, PLAN_TO, to);
	record_set(new, PLAN_SUPERSEDES, record_get(old, FIELD_UID));
	r->made->title = title;
	return true;
}

static bool add_objective(const struct record *old, void *with)
{
	struct roll *r = with;
	struct record *new = copy(r, old);

	record_set(new, OBJECTIVE_RAG, NULL);
	follow(r, new);
	r->made->objectives++;
	return true;
}

static bool is_open(const struct record *a)
{
	static const char *const states[] = { "draft", "agreed", "in_progress", "paused",
		"not_reported" };

	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (record_is(a, ACTION_STATE, states[i]))
			return true;
	return false;
}

static void add_link(struct roll *r, const char *kind, const char *from, const char *to)
{
	struct record *new;

	r->rec = xreallocarray(r->rec, (size_t)r->nrec + 1, sizeof(*r->rec));
	new = &r->rec[r->nrec++];
	record_init(new, &entities[ENT_link]);
	record_set(new, FIELD_GONE, "0");
	record_set(new, LINK_KIND, kind);
	record_set(new, LINK_FROM, from);
	record_set(new, LINK_TO, to);
}

static bool add_action(const struct record *old, void *with)
{
	static const int fresh[] = { ACTION_RAG, ACTION_RAG_REASON, ACTION_PATH,
		ACTION_DUE_REASON, ACTION_CLOSING, ACTION_SUCCESSOR, ACTION_AGREED_BODY, 0 };
	struct roll *r = with;
	struct record *new;

	if (!is_open(old))
		return true;
	new = copy(r, old);
	clear(new, fresh);
	record_set(new, ACTION_STATE, "draft");
	follow(r, new);
	add_link(r, links[LINK_action_carried].name, r->pair[r->npair - 1].new,
	         r->pair[r->npair - 1].old);
	r->made->actions++;
	return true;
}

static bool add_milestone(const struct record *old, void *with)
{
	struct roll *r = with;

	if (record_has(old, MILESTONE_DONE))
		return true;
	follow(r, copy(r, old));
	r->made->milestones++;
	return true;
}

/* Whoever leads on today leads what was carried. */
static bool add_lead(const struct record *old, void *with)
{
	struct roll *r = with;

	if (!lead_holds(old, db_today(r->db)))
		return true;
	follow(r, copy(r, old));
	r->made->leads++;
	return true;
}

/* The rows of an entity that refer to a row by a field. */
static bool each_of(struct roll *r, enum entity_id ent, int field, const char *uid,
                    bool (*each)(const struct record *, void *), struct err *e)
{
	struct filter f = { .field = field, .value = uid };

	return store_each(r->db, &(struct page){ .ent = &entities[ent], .sort = FIELD_NUMBER,
	                  .filter = &f, .nfilter = 1 }, each, r, e);
}

/* A row of rec is of this entity; those made later are not looked at. */
static bool is_of(const struct roll *r, int i, enum entity_id ent)
{
	return r->rec[i].ent == &entities[ent];
}

/* Of each pair, by the entity of the copy, in the order they were made. */
static bool each_pair(struct roll *r, enum entity_id of, enum entity_id ent, int field,
                      bool (*each)(const struct record *, void *), struct err *e)
{
	bool ok = true;

	for (int i = 0, p = 0, n = r->nrec; ok && i < n; i++) {
		char old[UID_SIZE];

		if (is_of(r, i, ENT_link))
			continue;
		snprintf(old, sizeof(old), "%s", r->pair[p++].old);
		if (is_of(r, i, of))
			ok = each_of(r, ent, field, old, each, e);
	}
	return ok;
}

/* Links of one end: what they lead to stays, or is its copy where the two
 * ends were both carried. */
static bool copy_links(struct roll *r, const struct pair *p, bool back, struct err *e)
{
	const char *arg[] = { p->old };
	struct result res = { 0 };
	bool ok = db_run(r->db, back
		? "SELECT kind, from_uid FROM link WHERE gone = 0 AND to_uid = CAST($1 AS TEXT)"
		: "SELECT kind, to_uid FROM link WHERE gone = 0 AND from_uid = CAST($1 AS TEXT)",
		1, arg, &res, e);

	for (int i = 0; ok && i < res.nrow; i++) {
		const char *kind = result_get(&res, i, 0), *other = result_get(&res, i, 1);
		const char *also = carried(r, other);

		if (strcmp(kind, links[LINK_action_carried].name) == 0 || (back && also))
			continue;
		other = also ? also : other;
		add_link(r, kind, back ? other : p->new, back ? p->new : other);
		r->made->links++;
	}
	result_fini(&res);
	return ok;
}

static bool copy_locals(struct roll *r, const struct pair *p, const struct entity *ent,
                        struct err *e)
{
	const char *old = p->old;
	const struct local *l;
	bool ok = true;

	for (int i = 0; ok && (l = locals_of(db_locals(r->db), ent, i)); i++) {
		char *kept = NULL;

		ok = local_values(r->db, l, &old, 1, &kept, e) &&
		     (!*kept || local_values_read(r->db, l, p->new, kept, &r->rec, &r->nrec, e));
		free(kept);
	}
	return ok;
}

static bool copy_around(struct roll *r, struct err *e)
{
	bool ok = true;

	for (int i = 0, p = 0, n = r->nrec; ok && i < n; i++) {
		const struct entity *ent = r->rec[i].ent;

		if (is_of(r, i, ENT_link))
			continue;
		ok = copy_links(r, &r->pair[p], false, e) && copy_links(r, &r->pair[p], true, e) &&
		     copy_locals(r, &r->pair[p], ent, e);
		p++;
	}
	return ok;
}

static bool count_unplaced(struct roll *r, struct err *e)
{
	struct result res = { 0 };
	bool ok = db_run(r->db, "SELECT COUNT(*) FROM action WHERE gone = 0 AND objective IS NULL"
		" AND state IN ('draft', 'agreed', 'in_progress', 'paused', 'not_reported')",
		0, NULL, &res, e);

	r->made->unplaced = ok ? (int)result_int(&res, 0, 0) : 0;
	result_fini(&res);
	return ok;
}

static bool is_last(struct roll *r, const struct record *plan, struct err *e)
{
	struct filter f = { .field = PLAN_SUPERSEDES, .value = record_get(plan, FIELD_UID) };
	struct page p = { .ent = plan->ent, .sort = FIELD_NUMBER, .filter = &f, .nfilter = 1 };
	struct rows rows = { 0 };
	char name[NAME_SIZE], old[NAME_SIZE];
	bool ok = store_page(r->db, &p, NULL, 0, false, 1, &rows, e);

	if (ok && rows.n) {
		record_name(&rows.row[0], name);
		record_name(plan, old);
		ok = err_set(e, ERR_DATA, _("%s was carried on already, as %s"), old, name);
	}
	rows_fini(&rows);
	return ok;
}

static bool keep(struct roll *r, struct err *e)
{
	struct record **row = xcalloc((size_t)r->nrec, sizeof(*row));
	struct change c = { .rec = row, .nrec = r->nrec };
	bool ok;

	for (int i = 0; i < r->nrec; i++)
		row[i] = &r->rec[i];
	ok = store_apply(r->db, &c, e);
	if (ok)
		record_name(&r->rec[0], r->made->name);
	free(row);
	return ok;
}

static bool add_leads(struct roll *r, struct err *e)
{
	static const struct { enum entity_id of; int field; } led[] = {
		{ ENT_plan, LEAD_PLAN }, { ENT_objective, LEAD_OBJECTIVE },
		{ ENT_action, LEAD_ACTION }, { ENT_milestone, LEAD_MILESTONE },
	};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(led) / sizeof(*led); i++)
		ok = each_pair(r, led[i].of, ENT_lead, led[i].field, add_lead, e);
	return ok;
}

/* All that belongs to the plan, of which the first record is the copy. */
static bool carry(struct roll *r, const struct record *plan, struct err *e)
{
	return each_of(r, ENT_objective, OBJECTIVE_PLAN, record_get(plan, FIELD_UID),
	               add_objective, e) &&
	       each_pair(r, ENT_objective, ENT_action, ACTION_OBJECTIVE, add_action, e) &&
	       each_pair(r, ENT_action, ENT_milestone, MILESTONE_ACTION, add_milestone, e) &&
	       add_leads(r, e) && copy_around(r, e) && count_unplaced(r, e);
}

bool plan_carry(struct db *db, const struct record *plan, const char *uid, struct record **rec,
                int *n, struct rolled *made, struct err *e)
{
	struct roll r = { .db = db, .made = made };
	bool ok;

	*made = (struct rolled){ 0 };
	copy(&r, plan);
	snprintf(r.pair[0].new, UID_SIZE, "%s", uid);
	ok = carry(&r, plan, e);
	record_fini(&r.rec[0]);
	memmove(&r.rec[0], &r.rec[1], (size_t)--r.nrec * sizeof(*r.rec));
	free(r.pair);
	*rec = r.rec;
	*n = r.nrec;
	return ok;
}

bool plan_roll(struct db *db, const struct record *plan, const char *year, bool dry,
               struct rolled *made, struct err *e)
{
	struct roll r = { .db = db, .made = made };
	bool ok;

	*made = (struct rolled){ 0 };
	ok = is_last(&r, plan, e) && add_plan(&r, plan, year, e) && carry(&r, plan, e) &&
	     (dry || keep(&r, e));
	for (int i = 0; i < r.nrec; i++)
		record_fini(&r.rec[i]);
	free(r.rec);
	free(r.pair);
	return ok;
}

char *rolled_words(const struct rolled *m)
{
	return xprintf("%s, %s, %s, %s",
		lang_count("%lld objective", "%lld objectives", m->objectives).text,
		lang_count("%lld open action as a draft", "%lld open actions as drafts",
		           m->actions).text,
		lang_count("%lld milestone", "%lld milestones", m->milestones).text,
		lang_count("%lld lead", "%lld leads", m->leads).text);
}
