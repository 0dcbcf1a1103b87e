/* What rests on which evidence. */
#include "report/pack.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/score.h"
#include "db/store.h"
#include "report/pack_index.h"
#include "report/package.h"

/* The ends by which a criterion comes to its evidence. */
static const struct { enum criterion_id criterion; enum link_id link; } roads[] = {
	{ CRIT_LEAD_DUTIES, LINK_duty_evidence }, { CRIT_BACK_DUTIES, LINK_duty_evidence },
	{ CRIT_PROGRESS, LINK_action_evidence }, { CRIT_PROGRESS, LINK_milestone_evidence },
	{ CRIT_PROGRESS, LINK_occurrence_evidence }, { CRIT_MEETINGS, LINK_meeting_evidence },
	{ CRIT_RATIFIED, LINK_decision_evidence },
	{ CRIT_COMPETENCIES, LINK_competency_evidence },
	{ CRIT_COMPETENCIES, LINK_rating_evidence }, { CRIT_ROUTES, LINK_route_evidence },
};

struct gathering {
	struct pack *p;
	struct pack_thing *thing;
	const char *through;
	struct err *e;
	bool bad;
};

static int file_of(struct pack *p, const struct record *r)
{
	for (int i = 0; i < p->nfiles; i++)
		if (record_is(&p->file[i].rec, FIELD_UID, record_get(r, FIELD_UID)))
			return i;
	p->file = xreallocarray(p->file, (size_t)p->nfiles + 1, sizeof(*p->file));
	p->file[p->nfiles] = (struct pack_file){ .state = _("not looked at") };
	record_copy(&p->file[p->nfiles].rec, r);
	return p->nfiles++;
}

static bool rest_on(const struct record *evidence, void *with)
{
	struct gathering *g = with;
	struct pack_thing *t = g->thing;
	int at = file_of(g->p, evidence);

	for (int i = 0; i < t->n; i++)
		if (t->file[i] == at)
			return true;
	t->file = xreallocarray(t->file, (size_t)t->n + 1, sizeof(*t->file));
	t->through = xreallocarray(t->through, (size_t)t->n + 1, sizeof(*t->through));
	t->file[t->n] = at;
	t->through[t->n++] = xstrdup(g->through);
	return true;
}

static bool evidence_of(struct gathering *g, enum link_id id, const char *uid)
{
	struct page page = { .ent = &entities[ENT_evidence], .sort = FIELD_NUMBER,
		.link = uid, .end = { &links[id], true } };

	g->bad |= !store_each(g->p->db, &page, rest_on, g, g->e);
	return !g->bad;
}

static bool through_action(const struct record *action, void *with)
{
	struct gathering *g = with;
	char name[NAME_SIZE];
	bool ok;

	record_name(action, name);
	g->through = name;
	ok = evidence_of(g, LINK_action_evidence, record_get(action, FIELD_UID));
	g->through = "";
	return ok;
}

static struct pack_thing *thing_new(struct pack *p, int criterion)
{
	p->thing = xreallocarray(p->thing, (size_t)p->nthings + 1, sizeof(*p->thing));
	p->thing[p->nthings] = (struct pack_thing){ .criterion = criterion };
	return &p->thing[p->nthings++];
}

/* A duty rests on its own evidence and on that of the actions that serve it. */
static bool take_duty(const struct record *duty, void *with)
{
	struct gathering *g = with;
	const char *uid = record_get(duty, FIELD_UID);
	struct page actions = { .ent = &entities[ENT_action], .sort = FIELD_NUMBER, .link = uid,
		.end = { &links[LINK_action_duty], false } };

	if (g->p->duty && strcasecmp(record_get(duty, DUTY_CODE), g->p->duty) != 0)
		return true;
	g->thing = thing_new(g->p, -1);
	record_copy(&g->thing->duty, duty);
	g->bad = !evidence_of(g, LINK_duty_evidence, uid) ||
	         !store_each(g->p->db, &actions, through_action, g, g->e) || g->bad;
	return !g->bad;
}

struct road {
	struct gathering *g;
	enum link_id link;
	enum score_area_id area;
};

static bool take_row(const struct record *r, void *with)
{
	struct road *road = with;
	char name[NAME_SIZE];
	bool ok;

	if (r->ent == &entities[ENT_duty] && (road->area == AREA_FEEDBACK) !=
	    record_is(r, DUTY_AREA, "feedback"))
		return true;
	record_name(r, name);
	road->g->through = name;
	ok = evidence_of(road->g, road->link, record_get(r, FIELD_UID));
	road->g->through = "";
	return ok;
}

static bool take_criterion(struct gathering *g, enum criterion_id id)
{
	g->thing = thing_new(g->p, (int)id);
	for (size_t i = 0; i < sizeof(roads) / sizeof(*roads); i++) {
		struct page page = { .ent = &entities[links[roads[i].link].from],
			.sort = FIELD_NUMBER };
		struct road road = { g, roads[i].link, criteria[id].area };

		if (roads[i].criterion == id &&
		    !store_each(g->p->db, &page, take_row, &road, g->e))
			return false;
	}
	return !g->bad;
}

static bool gather(struct gathering *g)
{
	struct page duties = { .ent = &entities[ENT_duty], .sort = FIELD_NUMBER };

	if (!store_each(g->p->db, &duties, take_duty, g, g->e) || g->bad)
		return false;
	if (g->p->duty && !g->p->nthings)
		return err_set(g->e, ERR_INPUT, _("there is no duty \"%s\"; \"pcref duty list\""
		               " names them, and all is for all of them"), g->p->duty);
	for (int i = 0; !g->p->duty && i < CRIT_COUNT; i++)
		if (g->p->score.level[i].applies && !take_criterion(g, (enum criterion_id)i))
			return false;
	return true;
}

bool pack_read(struct db *db, const char *duty, struct pack *p, struct err *e)
{
	struct gathering g = { .p = p, .through = "", .e = e };

	*p = (struct pack){ .db = db, .duty = duty };
	return db_score(db, db_today(db), &p->score, e) &&
	       load_list(db, true, db_today(db), &p->load, &p->nloads, e) && gather(&g);
}

/* A name that any system takes: EVD-12-minutes_of_june.pdf. */
void pack_put(struct pack_file *f, char *bytes, size_t len)
{
	const char *place = record_get(&f->rec, EVIDENCE_PLACE), *slash = strrchr(place, '/');
	struct hash *h = hash_new();
	char name[NAME_SIZE];

	record_name(&f->rec, name);
	f->name = xprintf("evidence/%s-%s", name, slash ? slash + 1 : place);
	for (char *s = f->name + strlen("evidence/"); *s; s++)
		if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_",
		            *s))
			*s = '_';
	f->bytes = bytes;
	f->len = len;
	hash_add(h, bytes, len);
	hash_end(h, f->sum);
}

/* As sha256sum -c reads it. */
static void add_sums(struct package *to, const struct pack *p)
{
	char *bytes;
	size_t len;
	FILE *f = xmemstream(&bytes, &len);

	for (int i = 0; i < p->nfiles; i++)
		if (p->file[i].name)
			fprintf(f, "%s  %s\n", p->file[i].sum, p->file[i].name);
	fclose(f);
	package_add(to, "SHA256SUMS", bytes, len);
}

bool pack_write(struct pack *p, FILE *f, struct err *e)
{
	char *index;
	size_t len;
	struct package *to;

	to = package_new(e);
	if (!to)
		return false;
	if (!pack_index(p, &index, &len, e)) {
		package_free(to);
		return false;
	}
	package_add(to, "index.html", index, len);
	add_sums(to, p);
	for (int i = 0; i < p->nfiles; i++)
		if (p->file[i].name) {
			package_add(to, p->file[i].name, p->file[i].bytes, p->file[i].len);
			p->file[i].bytes = NULL;
		}
	return package_write(to, f, e);
}

void pack_fini(struct pack *p)
{
	for (int i = 0; i < p->nfiles; i++) {
		record_fini(&p->file[i].rec);
		free(p->file[i].name);
		free(p->file[i].bytes);
	}
	for (int i = 0; i < p->nthings; i++) {
		struct pack_thing *t = &p->thing[i];

		for (int k = 0; k < t->n; k++)
			free(t->through[k]);
		if (t->criterion < 0)
			record_fini(&t->duty);
		free(t->through);
		free(t->file);
	}
	free(p->thing);
	free(p->file);
	free(p->load);
	*p = (struct pack){ 0 };
}
