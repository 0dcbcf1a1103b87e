#include "report/share.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "report/annual/say.h"
#include "report/paper.h"

struct sharing {
	struct db *db;
	struct doc *doc;
	enum share to;
};

bool share_profile(struct db *db, enum share to, enum suppress_profile *p, struct err *e)
{
	char *name = xprintf("suppression.%s", share_name(to)), *value;
	bool ok = true;

	value = store_setting(db, name, "");
	if (*value && !suppress_find(value, p))
		ok = err_set(e, ERR_CONFIG, _("the setting %s is \"%s\"; it must be %s, none"
			" or empty"), name, value, suppress_names());
	else if (!*value)
		ok = paper_profile(db, p, e);
	if (ok && *p == SUPPRESS_NONE && to != SHARE_BOARD)
		*p = SUPPRESS_MHSDS;
	free(value);
	free(name);
	return ok;
}

/* A list, whose rows are read once more whenever they are written. */
struct listed {
	struct db *db;
	enum share to;
	const struct entity *ent;
	struct table *t;	/* that is being filled */
	bool filled[];		/* the fields that any of its rows has */
};

static bool see_row(const struct record *r, void *with)
{
	struct listed *l = with;

	for (int i = FIELD_OWN; share_row(l->to, r) && i < r->ent->nfields; i++)
		l->filled[i] |= record_has(r, i);
	return true;
}

static bool put_row(const struct record *r, void *with)
{
	const struct listed *l = with;

	if (!share_row(l->to, r))
		return true;
	table_row(l->t);
	cell_name(l->t, r);
	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		char *shown;

		if (!l->filled[i] || !share_field(l->to, r->ent, i))
			continue;
		shown = record_show(r, i, db_lookup(l->db));
		if (*shown)
			cell_theirs(l->t, shown);
		else
			cell_none(l->t, CELL_NO_DATA);
		free(shown);
	}
	return table_wants(l->t);
}

static bool put_rows(struct table *t, void *with, struct err *e)
{
	struct listed *l = with;

	l->t = t;
	return store_each(l->db, &(struct page){ .ent = l->ent, .sort = FIELD_NUMBER },
	                  put_row, l, e);
}

/* A column in which no row has anything is left out. */
static bool put_list(struct sharing *s, const struct entity *ent, struct err *e)
{
	struct page all = { .ent = ent, .sort = FIELD_NUMBER };
	struct node *section = doc_section(s->doc, NULL, _(ent->plural));
	struct table *t = doc_table(s->doc, section, _(ent->plural));
	struct listed *l = xcalloc(1, sizeof(*l) + (size_t)ent->nfields * sizeof(*l->filled));

	l->db = s->db;
	l->to = s->to;
	l->ent = ent;
	l->filled[ent->title] = true;
	table_feed(t, put_rows, l);
	if (!store_each(s->db, &all, see_row, l, e))
		return false;
	table_col(t, _("Number"), ALIGN_START);
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (l->filled[i] && share_field(s->to, ent, i))
			table_col(t, _(ent->fields[i].label), ALIGN_START);
	return true;
}

/* --- feedback, which is nobody's to read -------------------------------------- */

struct tallied {
	int field;
	int64_t *n, all, none;
	const struct words *words;
	enum vocab_id voc;
};

static bool tally(const struct record *r, void *with)
{
	struct tallied *c = with;

	c->all++;
	for (int i = 0; i < c->words->n[c->voc]; i++)
		if (record_is(r, c->field, c->words->word[c->voc][i].code)) {
			c->n[i]++;
			return true;
		}
	c->none++;
	return true;
}

static bool put_tally(struct sharing *s, struct node *section, int field, struct err *e)
{
	const struct field *f = &entities[ENT_feedback].fields[field];
	struct page all = { .ent = &entities[ENT_feedback], .sort = FIELD_ID };
	struct tallied c = { .field = field, .words = db_words(s->db), .voc = f->vocab };
	char *caption = xprintf(_("Feedback by %s"), _(f->label));
	struct table *t = doc_table(s->doc, section, caption);
	bool ok;

	free(caption);
	c.n = xcalloc((size_t)c.words->n[c.voc] + 1, sizeof(*c.n));
	ok = store_each(s->db, &all, tally, &c, e);
	table_col(t, _(f->label), ALIGN_START);
	table_col(t, _("Pieces of feedback"), ALIGN_END);
	for (int i = 0; i < c.words->n[c.voc]; i++) {
		table_row(t);
		cell_text(t, c.words->word[c.voc][i].label);
		cell_people(t, NULL, c.n[i]);
	}
	table_row(t);
	cell_text(t, _("not recorded"));
	cell_people(t, NULL, c.none);
	table_total(t);
	cell_text(t, _("All"));
	cell_people(t, "feedback", c.all);
	free(c.n);
	return ok;
}

static bool put_feedback(struct sharing *s, struct err *e)
{
	static const int by[] = { FEEDBACK_CHANNEL, FEEDBACK_STATE };
	struct node *section = doc_section(s->doc, NULL, _("Feedback"));

	doc_say(section, _("What people said is nobody's to pass on: these are counts."));
	for (size_t i = 0; i < sizeof(by) / sizeof(*by); i++)
		if (!put_tally(s, section, by[i], e))
			return false;
	return true;
}

static bool put_named(struct sharing *s, const char *name, struct err *e)
{
	const struct entity *ent = entity_named(name);

	if (ent == &entities[ENT_feedback])
		return put_feedback(s, e);
	if (!ent)
		return err_set(e, ERR_USAGE, _("there is no list \"%s\""), name);
	if (!share_list(s->to, ent))
		return err_set(e, ERR_PERM, _("%s are not shared with the profile \"%s\""),
			       _(ent->plural), share_name(s->to));
	return put_list(s, ent, e);
}

static bool put_all(struct sharing *s, struct err *e)
{
	for (int i = 0; i < ENT_COUNT; i++)
		if (share_list(s->to, &entities[i]) && !put_list(s, &entities[i], e))
			return false;
	return put_feedback(s, e);
}

struct doc *share_build(struct db *db, enum share to, char *const *list, int n, struct err *e)
{
	struct sharing s = { .db = db, .to = to };
	enum suppress_profile profile;
	bool ok = share_profile(db, to, &profile, e) &&
	          (s.doc = paper_begin(db, _("Lists of the plan"), e));

	if (!ok)
		return NULL;
	doc_text(doc_note(s.doc->root, _("What is in it")), "%s %s %s", share_note(to),
		 suppress_note(profile), _("A column in which nothing is recorded is left out."));
	for (int i = 0; ok && i < n; i++)
		ok = put_named(&s, list[i], e);
	ok = ok && (n || put_all(&s, e));
	if (ok) {
		doc_publish(s.doc, profile);
		return s.doc;
	}
	doc_free(s.doc);
	return NULL;
}
