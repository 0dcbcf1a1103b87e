#include "import/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"

struct making {
	struct paste *p;
	struct db *db;
	const struct record *proto;
	struct pasted *to;
	char *detail;
};

static struct record *add(struct pasted *to)
{
	to->rec = xreallocarray(to->rec, (size_t)to->n + 1, sizeof(*to->rec));
	return &to->rec[to->n++];
}

/* Records move as others are added: the action is always the first. */
static struct record *action(const struct making *m)
{
	return &m->to->rec[0];
}

/* What has no field stands in the detail, under its heading. */
static void to_detail(struct making *m, const char *heading, const char *text)
{
	char *all = xprintf("%s%s%s: %s", m->detail, *m->detail ? "\n" : "",
	                    heading, text);

	free(m->detail);
	m->detail = all;
}

static void add_lead(struct making *m, const char *kind, const char *who)
{
	struct record *r = add(m->to);

	record_init(r, &entities[ENT_lead]);
	record_set(r, LEAD_KIND, kind);
	record_set(r, LEAD_WHO, who);
	record_set(r, LEAD_ACTION, record_get(action(m), FIELD_UID));
}

/* One name: the field where it is somebody we know and nobody is in it yet,
 * else a lead by name. */
static void put_one(struct making *m, int field, const char *kind,
                    const char *who)
{
	struct record *r = action(m);
	struct err ignored;

	if (record_has(r, field) || !record_read(r, field, db_lookup(m->db),
	                                         who, &ignored))
		add_lead(m, kind, who);
}

static void put_leads(struct making *m, int field, const char *kind,
                      const char *cell)
{
	char *copy = xstrdup(cell), *at = copy, *one;

	while ((one = strsep(&at, ";\n"))) {
		one += strspn(one, " \t\r");
		for (size_t n = strlen(one); n && strchr(" \t\r", one[n - 1]); )
			one[--n] = '\0';
		if (*one)
			put_one(m, field, kind, one);
	}
	free(copy);
}

/* A date as loose as it comes; what is none is kept in its words. */
static void put_due(struct making *m, const char *cell)
{
	struct record *r = action(m);
	struct err ignored;

	m->to->words_only = !record_read(r, ACTION_DUE, db_lookup(m->db), cell,
	                                 &ignored);
	record_set(r, ACTION_DUE_WORDS, cell);
}

static void put_status(struct making *m, const char *heading, const char *cell)
{
	static const struct {
		const char *says, *rag;
	} known[] = {
#define PLAN_STATUS(says, rag) { says, rag },
#include "import/plan.def"
#undef PLAN_STATUS
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcasecmp(cell, known[i].says) == 0) {
			record_set(action(m), ACTION_RAG, known[i].rag);
			return;
		}
	to_detail(m, heading, cell);
}

static struct record *objective_of_file(const struct making *m, const char *title)
{
	for (int i = 0; i < m->p->n; i++)
		for (int k = 1; k < m->p->one[i].n; k++) {
			struct record *r = &m->p->one[i].rec[k];

			if (r->ent == &entities[ENT_objective] &&
			    record_is(r, OBJECTIVE_TITLE, title))
				return r;
		}
	return NULL;
}

struct wanted {
	const char *title;
	char uid[UID_SIZE];
};

static bool is_wanted(const struct record *r, void *with)
{
	struct wanted *w = with;

	if (record_is(r, OBJECTIVE_TITLE, w->title))
		snprintf(w->uid, sizeof(w->uid), "%s", record_get(r, FIELD_UID));
	return !*w->uid;
}

/* One that the plan has already; another plan's of that name is another. */
static bool objective_of_plan(const struct making *m, struct wanted *w)
{
	const char *plan = record_get(m->proto, ACTION_PLAN);
	struct filter f = { .field = OBJECTIVE_PLAN, .value = plan,
	                    .how = *plan ? FILTER_IS : FILTER_EMPTY };
	struct page p = { .ent = &entities[ENT_objective], .sort = FIELD_NUMBER,
	                  .filter = &f, .nfilter = 1 };
	struct err ignored;

	store_each(m->db, &p, is_wanted, w, &ignored);
	return *w->uid;
}

/* The objective of that title, or a new one of the plan. */
static void put_objective(struct making *m, const char *title)
{
	const struct record *had = objective_of_file(m, title);
	struct wanted w = { .title = title };
	char uid[UID_SIZE];
	struct record *r;

	if (had) {
		record_set(action(m), ACTION_OBJECTIVE,
		           record_get(had, FIELD_UID));
		return;
	}
	if (objective_of_plan(m, &w)) {
		record_set(action(m), ACTION_OBJECTIVE, w.uid);
		return;
	}
	r = add(m->to);
	store_start(m->db, r, &entities[ENT_objective]);
	chain_random(uid, (UID_SIZE - 1) / 2);
	record_set(r, FIELD_UID, uid);
	record_set(r, OBJECTIVE_TITLE, title);
	record_set(r, OBJECTIVE_PLAN, record_get(m->proto, ACTION_PLAN));
	record_set(r, OBJECTIVE_AREA, record_get(m->proto, ACTION_AREA));
	record_set(action(m), ACTION_OBJECTIVE, uid);
}

/* A field of one line takes lines joined. */
static void put_text(struct making *m, int field, const char *heading,
                     const char *cell)
{
	struct record *r = action(m);
	char *line = xstrdup(cell);
	struct err ignored;

	for (char *s = line; *s; s++)
		if (*s == '\n' || *s == '\r')
			*s = ' ';
	if (!record_read(r, field, db_lookup(m->db), line, &ignored))
		to_detail(m, heading, cell);
	else if (!record_check_field(r, field, db_words(m->db), &ignored)) {
		record_set(r, field, NULL);
		to_detail(m, heading, cell);
	}
	free(line);
}

static void put_cell(struct making *m, const char *heading, const char *cell)
{
	int field = plan_heading(heading);

	switch (field) {
	case -1:		to_detail(m, heading, cell); break;
	case ACTION_OWNER:	put_leads(m, field, "trust", cell); break;
	case ACTION_EXECUTIVE:	put_leads(m, field, "executive", cell); break;
	case ACTION_COMMUNITY:	put_leads(m, field, "community", cell); break;
	case ACTION_DUE:	put_due(m, cell); break;
	case ACTION_RAG:	put_status(m, heading, cell); break;
	case ACTION_OBJECTIVE:	put_objective(m, cell); break;
	default:		put_text(m, field, heading, cell); break;
	}
}

/* Detail comes first in its own words, then what had no field. */
static void settle_detail(struct making *m)
{
	struct record *r = action(m);
	const char *own = record_get(r, ACTION_DETAIL);
	char *all = xprintf("%s%s%s", own, *own && *m->detail ? "\n" : "",
	                    m->detail);

	record_set(r, ACTION_DETAIL, all);
	free(all);
	free(m->detail);
}

static void count_gaps(struct pasted *to)
{
	const struct record *r = &to->rec[0];

	to->no_owner = !record_has(r, ACTION_OWNER) &&
	               !record_has(r, ACTION_EXECUTIVE) &&
	               !record_has(r, ACTION_COMMUNITY);
	for (int i = 1; i < to->n; i++)
		if (to->rec[i].ent == &entities[ENT_lead])
			to->no_owner = false;
	to->no_due = !record_has(r, ACTION_DUE) && !to->words_only;
	to->no_done_when = !record_has(r, ACTION_DONE_WHEN);
	to->no_status = !record_has(r, ACTION_RAG);
}

/* A row without a title is no action; false where it has other words. */
static bool make_one(struct paste *p, struct db *db, const struct record *proto,
                     const struct sheet_row *row)
{
	struct making m = { .p = p, .db = db, .proto = proto,
	                    .detail = xstrdup("") };
	struct pasted one = { .line = row->line };
	char uid[UID_SIZE];

	m.to = &one;
	record_copy(add(&one), proto);
	chain_random(uid, (UID_SIZE - 1) / 2);
	record_set(action(&m), FIELD_UID, uid);
	record_set(action(&m), ACTION_STATE, "draft");
	for (int c = 0; c < p->sheet.ncol; c++)
		if (*row->cell[c])
			put_cell(&m, p->sheet.head[c], row->cell[c]);
	settle_detail(&m);
	count_gaps(&one);
	p->one = xreallocarray(p->one, (size_t)p->n + 1, sizeof(*p->one));
	p->one[p->n++] = one;
	return record_has(&one.rec[0], ACTION_TITLE);
}

static bool is_table(const char *path)
{
	static const char *const ends[] = { ".csv", ".tsv", ".json" };
	size_t n = strlen(path);

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (n > strlen(ends[i]) &&
		    strcasecmp(path + n - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

static bool has_titles(const struct sheet *s, struct err *e)
{
	for (int c = 0; c < s->ncol; c++)
		if (plan_heading(s->head[c]) == ACTION_TITLE)
			return true;
	return err_set(e, ERR_DATA, _("no column is called \"Action\" or the"
	               " like, so it is not known what the actions are"));
}

bool paste_read(struct paste *p, struct db *db, const char *path,
                const struct record *proto, struct err *e)
{
	*p = (struct paste){ 0 };
	if (is_table(path) ? !sheet_read(&p->sheet, path, e)
	                   : !plan_text_read(&p->sheet, path, &p->left,
	                                     &p->nleft, e))
		return false;
	if (!has_titles(&p->sheet, e))
		return false;
	for (int i = 0; i < p->sheet.nrow; i++)
		if (!make_one(p, db, proto, &p->sheet.row[i]))
			return err_set(e, ERR_DATA, _("line %llu has words, but"
			    " no action: join it to the one above, or name"
			    " it"), (unsigned long long)p->sheet.row[i].line);
	return p->n || err_set(e, ERR_DATA, _("no action was found in %s: one"
	       " begins with a bullet or a number, or is a row of a table; CSV is"
	       " read from a file whose name ends in .csv"), path);
}

void paste_fini(struct paste *p)
{
	for (int i = 0; i < p->n; i++) {
		for (int k = 0; k < p->one[i].n; k++)
			record_fini(&p->one[i].rec[k]);
		free(p->one[i].rec);
	}
	for (int i = 0; i < p->nleft; i++)
		free(p->left[i]);
	free(p->one);
	free(p->left);
	sheet_fini(&p->sheet);
	*p = (struct paste){ 0 };
}
