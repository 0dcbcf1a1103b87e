#include "tui/panel.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/session.h"
#include "core/text.h"
#include "db/db.h"
#include "db/feedback.h"
#include "db/local.h"
#include "db/status.h"
#include "db/store.h"
#include "db/voices.h"
#include "tui/columns.h"
#include "tui/draw.h"

enum { LABEL = 18, NEWEST = 3 };

static struct panel_line *add(struct panel *p, const char *label, char *text)
{
	struct panel_line *l;

	p->line = xreallocarray(p->line, (size_t)p->n + 1, sizeof(*p->line));
	l = &p->line[p->n++];
	*l = (struct panel_line){ .label = label ? xstrdup(label) : NULL,
	                          .text = text };
	return l;
}

static void add_field(struct panel *p, struct db *db, const struct record *r,
                      int i)
{
	const struct field *f = &r->ent->fields[i];
	struct panel_line *l = add(p, _(f->label),
	                           record_show(r, i, db_lookup(db)));

	if (f->type == FT_REF) {
		l->ent = &entities[f->ref];
		snprintf(l->uid, sizeof(l->uid), "%s", record_get(r, i));
	}
}

/* Where what is declared says otherwise, and how far it has come. */
static void add_standing(struct panel *p, struct db *db, const struct record *r)
{
	struct standing st = db_standing(db, r);

	if (st.differs)
		add(p, NULL, xprintf(_("but declared %s: the two differ"),
		    words_label(db_words(db), VOC_rag, record_get(r, ACTION_RAG))));
	if (st.progress.how)
		add(p, _("Progress"), progress_say(&st.progress));
}

/* "ACT-4; ACT-7" as lines, each leading to its row. */
static void add_links(struct panel *p, struct db *db, struct link_end end,
                      char *names)
{
	const struct entity *ent = link_end_other(end);
	const char *label = link_end_label(end);
	char *at = names, *name;

	while ((name = strsep(&at, ";"))) {
		struct record r;
		struct err ignored;
		name += strspn(name, " ");
		if (!*name || !store_find(db, ent, name, &r, &ignored))
			continue;
		struct panel_line *l = add(p, label ? _(label) : NULL,
			xprintf("%s  %s", name, record_title(&r)));
		l->ent = ent;
		snprintf(l->uid, sizeof(l->uid), "%s",
		         record_get(&r, FIELD_UID));
		label = NULL;
		record_fini(&r);
	}
}

static void add_all_links(struct panel *p, struct db *db, const struct record *r)
{
	const char *uid = record_get(r, FIELD_UID);
	struct link_end end;
	struct err ignored;

	for (int i = 0; link_end_of(r->ent, i, &end); i++) {
		char *names = NULL;
		if (store_links(db, end, &uid, 1, false, &names, &ignored) &&
		    names)
			add_links(p, db, end, names);
		free(names);
	}
}

static bool add_referring(struct panel *p, const struct rows *rows, char *label)
{
	char name[NAME_SIZE];

	for (int i = 0; i < rows->n && i < NEWEST; i++) {
		struct panel_line *l;
		record_name(&rows->row[i], name);
		l = add(p, i ? NULL : label,
		        xprintf("%s  %s", name, record_title(&rows->row[i])));
		l->ent = rows->row[i].ent;
		snprintf(l->uid, sizeof(l->uid), "%s",
		         record_get(&rows->row[i], FIELD_UID));
	}
	free(label);
	return rows->n > NEWEST;
}

/* "Updates" of an action, but "Actions (Owner)" of a person. */
static char *children_label(const struct entity *ent, int field,
                            const struct entity *of)
{
	const char *label = ent->fields[field].label;

	if (strcmp(label, of->label) == 0)
		return xstrdup(_(ent->plural));
	return xprintf("%s (%s)", _(ent->plural), _(label));
}

/* The newest rows whose field refers to this one. */
static void add_children(struct panel *p, struct db *db, const struct record *r,
                         const struct entity *ent, int field)
{
	const char *uid = record_get(r, FIELD_UID);
	struct filter f = { .field = field, .value = uid };
	struct page page = { .ent = ent, .sort = FIELD_ID, .desc = true,
	                     .filter = &f, .nfilter = 1 };
	struct rows rows = { 0 };
	struct err ignored;
	long long n = 0;

	if (store_page(db, &page, NULL, 0, false, NEWEST + 1, &rows, &ignored) &&
	    add_referring(p, &rows, children_label(ent, field, r->ent)) &&
	    store_count(db, &page, &n, &ignored)) {
		struct panel_line *l = add(p, NULL,
			xprintf(_("all %lld of them"), n));
		l->ent = ent;
		l->field = field;
		snprintf(l->uid, sizeof(l->uid), "%s", uid);
	}
	rows_fini(&rows);
}

static void add_all_children(struct panel *p, struct db *db,
                             const struct record *r)
{
	for (int i = 0; i < ENT_COUNT; i++)
		for (int f = FIELD_OWN; entities[i].label &&
		     f < entities[i].nfields; f++)
			if (entities[i].fields[f].type == FT_REF &&
			    &entities[entities[i].fields[f].ref] == r->ent &&
			    entities[i].fields[f].label)
				add_children(p, db, r, &entities[i], f);
}

static void add_locals(struct panel *p, struct db *db, const struct record *r)
{
	const char *uid = record_get(r, FIELD_UID);
	const struct local *l;
	struct err ignored;

	for (int i = 0; (l = locals_of(db_locals(db), r->ent, i)); i++) {
		char *kept = NULL;

		if (local_values(db, l, &uid, 1, &kept, &ignored) && *kept)
			add(p, l->name, local_show(l, kept));
		free(kept);
	}
}

/* A status that is but the state needs not be said twice. */
static void drop_twin(struct panel *p)
{
	for (int i = 0; i + 1 < p->n; i++)
		if (strcmp(p->line[i].text, p->line[i + 1].text) == 0 &&
		    p->line[i].label && strcmp(p->line[i].label,
		                               _("Status")) == 0) {
			free(p->line[i].label);
			free(p->line[i].text);
			p->n--;
			memmove(&p->line[i], &p->line[i + 1],
			        (size_t)(p->n - i) * sizeof(*p->line));
			return;
		}
}

void panel_init(struct panel *p, struct db *db, const struct record *r,
                bool linked)
{
	enum style ignored;
	const char *status = column_status(db, r, &ignored);
	char name[NAME_SIZE], *voices = voices_of_row(db, r);
	char *said = feedback_said(db, r), *trend = theme_trend(db, r);

	*p = (struct panel){ 0 };
	if (!linked) {
		record_name(r, name);
		add(p, name, xstrdup(record_title(r)));
	}
	if (*status)
		add(p, _("Status"), xstrdup(status));
	if (r->ent == &entities[ENT_action])
		add_standing(p, db, r);
	if (r->ent == &entities[ENT_session])
		add(p, _("Confidence"), session_says(r));
	if (voices)
		add(p, _("Ratings"), voices);
	if (said)
		add(p, _("Said by"), said);
	if (trend)
		add(p, _("Trend"), trend);
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (i != r->ent->title && r->ent->fields[i].label &&
		    record_has(r, i))
			add_field(p, db, r, i);
	drop_twin(p);
	add_locals(p, db, r);
	if (linked) {
		add_all_links(p, db, r);
		add_all_children(p, db, r);
	}
}

void panel_fini(struct panel *p)
{
	for (int i = 0; i < p->n; i++) {
		free(p->line[i].label);
		free(p->line[i].text);
	}
	free(p->line);
	*p = (struct panel){ 0 };
}

static int beside(int width)
{
	return width > LABEL + 10 ? LABEL : 0;
}

int panel_height(const struct panel_line *l, int width)
{
	size_t len = strlen(l->text), at = 0, next;
	int n = 0;

	width -= beside(width);
	do {
		text_wrap(l->text + at, len - at, width > 1 ? width : 1, &next);
		at += next;
		n++;
	} while (at < len);
	return n;
}

int panel_draw(const struct panel *p, WINDOW *win, int y, int x, int width,
               int from)
{
	int label = beside(width);

	for (int i = from; i < p->n && y < getmaxy(win); i++) {
		const struct panel_line *l = &p->line[i];
		if (l->label && label)
			draw_styled(win, y, x, label - 1, ST_ACCENT, l->label);
		draw_wrapped(win, y, x + label, width - label, l->text);
		y += panel_height(l, width);
	}
	return y;
}
