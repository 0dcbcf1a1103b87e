#include "tui/add.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/menu.h"
#include "tui/views.h"

bool add_kind(const struct entity *ent, int i, const struct entity **kind,
              int *field)
{
	for (int k = 0; k < ENT_COUNT; k++)
		for (int f = FIELD_OWN; entities[k].label &&
		     f < entities[k].nfields; f++) {
			const struct field *fd = &entities[k].fields[f];

			if (fd->type != FT_REF || &entities[fd->ref] != ent ||
			    !fd->label || !field_is_typed(fd) || i--)
				continue;
			*kind = &entities[k];
			*field = f;
			return true;
		}
	return false;
}

char *add_label(const struct entity *ent, const struct entity *kind, int field)
{
	const char *label = kind->fields[field].label;

	if (strcmp(label, ent->label) == 0)
		return xstrdup(_(kind->label));
	return xprintf("%s (%s)", _(kind->label), _(label));
}

void add_start(struct app *app, const struct record *to,
               const struct entity *kind, int field, struct record *r)
{
	store_start(app->db, r, kind);
	record_set(r, field, record_get(to, FIELD_UID));
	if (kind == &entities[ENT_update])
		record_set(r, UPDATE_AUTHOR, db_me(app->db));
}

static void forget(void *with)
{
	struct record *to = with;

	record_fini(to);
	free(to);
}

static void chosen(struct app *app, struct menu *m, const struct menu_line *l)
{
	const struct record *to = m->with;
	const struct entity *kind;
	struct record r;
	int field;

	if (!add_kind(to->ent, (int)l->id, &kind, &field))
		return;
	add_start(app, to, kind, field, &r);
	app_push(app, form_view(app, &r));
	record_fini(&r);
}

struct view *add_view(struct app *app, const struct record *to)
{
	struct menu *m = menu_new(_("Add to this row: what?"), chosen);
	struct record *copy = xcalloc(1, sizeof(*copy));
	const struct entity *kind;
	int field;

	(void)app;
	record_copy(copy, to);
	for (int i = 0; add_kind(to->ent, i, &kind, &field); i++) {
		char *label = add_label(to->ent, kind, field);

		menu_add(m, NULL, label, _(kind->help), i);
		free(label);
	}
	m->with = copy;
	m->forget = forget;
	menu_focus(m, -1);
	return &m->view;
}
