/* voices.c - pcref rating voices: what each voice says of each thing, side by
 * side, and where there are two views. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "db/voices.h"

struct telling {
	struct call *c;
	struct out out;
	bool table;
	int field;		/* of the rating, for rows of this entity */
	int rated;
	struct err *e;
};

static void list_voices(struct telling *t, const char *name, const char *title,
                        const struct voices *v)
{
	const struct words *w = db_words(t->c->db);

	for (int i = 0; i < v->n; i++) {
		out_cell(&t->out, name);
		out_cell(&t->out, title);
		out_cell(&t->out, words_label(w, VOC_voice, v->list[i].code));
		out_cell(&t->out, v->list[i].body);
		out_number(&t->out, v->list[i].level);
		out_cell(&t->out, v->list[i].day);
		out_cell(&t->out, v->list[i].reason);
		out_cell(&t->out, v->two_views ? _("two views") : "");
	}
}

static void print_voices(struct telling *t, const char *name, const char *title,
                         const struct voices *v)
{
	char *says = voices_says(t->c->db, v), *line = text_safe(title), *safe = text_safe(says);

	printf("%s  %s\n    %s\n", name, line, safe);
	free(says);
	free(line);
	free(safe);
}

static bool tell(struct telling *t, const char *name, const char *title, const char *what)
{
	struct voices v;
	bool ok = voices_read(t->c->db, t->field, what, &v, t->e);

	t->rated += v.n > 0;
	if (ok && v.n && t->table)
		print_voices(t, name, title, &v);
	else if (ok)
		list_voices(t, name, title, &v);
	voices_fini(&v);
	return ok;
}

static bool tell_row(const struct record *r, void *with)
{
	char name[NAME_SIZE];

	record_name(r, name);
	return tell(with, name, record_title(r), record_get(r, FIELD_UID));
}

static bool tell_areas(struct telling *t)
{
	t->field = RATING_AREA;
	for (const struct choice *c = vocabs[VOC_area].fixed; c->code; c++)
		if (!tell(t, c->code, _(c->label), c->code))
			return false;
	return true;
}

static bool tell_all(struct telling *t)
{
	static const struct {
		enum entity_id ent;
		int field;
	} kinds[] = { { ENT_competency, RATING_COMPETENCY }, { ENT_duty, RATING_DUTY },
	              { ENT_action, RATING_ACTION } };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct page p = { .ent = &entities[kinds[i].ent], .sort = FIELD_KEY };

		t->field = kinds[i].field;
		if (!store_each(t->c->db, &p, tell_row, t, t->e) || t->e->code)
			return false;
	}
	return tell_areas(t);
}

int verb_rating_voices(struct call *c)
{
	static const struct out_column columns[] = {
		{ .name = "subject" }, { .name = "title" }, { .name = "voice" },
		{ .name = "body" }, { .name = "level", .number = true }, { .name = "date" },
		{ .name = "reason" }, { .name = "views" },
	};
	struct err e = { 0 };
	struct telling t = { .c = c, .table = out_form(c) == OUT_TABLE, .e = &e };
	int rc = ERR_NONE;

	if (!t.table)
		out_begin(&t.out, c, columns, 8);
	if (!tell_all(&t))
		return call_fail(&e);
	if (!t.table)
		rc = out_end(&t.out);
	else if (!t.rated)
		puts(_("Nothing has been rated yet."));
	return rc;
}
