/* show.c - one row for people: a field a line, empty ones only if asked. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/standing.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/db.h"
#include "db/local.h"
#include "db/store.h"
#include "db/voices.h"

static void show_line(const struct call *c, const char *label, const char *text)
{
	char *safe = text_safe_lines(text);

	if (*safe || call_has(c, FLAG_all))
		printf("%s: %s\n", label, safe);
	free(safe);
}

static void show_voices(const struct call *c, const struct record *r)
{
	char *says = voices_of_row(c->db, r), *safe = text_safe(says ? says : "");

	if (says)
		printf(_("Ratings: %s\n"), safe);
	free(safe);
	free(says);
}

static bool show_locals(const struct call *c, const struct record *r, struct err *e)
{
	const char *uid = record_get(r, FIELD_UID);
	const struct local *l;
	bool ok = true;

	for (int i = 0; ok && (l = locals_of(db_locals(c->db), r->ent, i)); i++) {
		char *kept = NULL, *text;

		ok = local_values(c->db, l, &uid, 1, &kept, e);
		text = local_show(l, kept ? kept : "");
		show_line(c, l->name, text);
		free(text);
		free(kept);
	}
	return ok;
}

static bool show_links(const struct call *c, const struct record *r, struct err *e)
{
	const char *uid = record_get(r, FIELD_UID);
	struct link_end end;
	bool ok = true;

	for (int i = 0; ok && link_end_of(r->ent, i, &end); i++) {
		char *text = NULL;

		ok = store_links(c->db, end, &uid, 1, true, &text, e);
		if (ok)
			show_line(c, link_end_label(end), text);
		free(text);
	}
	return ok;
}

bool entity_show_lines(const struct call *c, const struct record *r, struct err *e)
{
	char name[NAME_SIZE], *title = text_safe(record_title(r));

	record_name(r, name);
	printf("%s  %s%s\n", name, title, record_is_gone(r) ? _("  (removed)") : "");
	free(title);
	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		char *text = record_show(r, i, db_lookup(c->db));

		if (i != r->ent->title && r->ent->fields[i].label)
			show_line(c, _(r->ent->fields[i].label), text);
		free(text);
	}
	standing_lines(c, r);
	show_voices(c, r);
	return show_locals(c, r, e) && show_links(c, r, e);
}
