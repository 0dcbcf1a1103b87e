/* form_draft.c - typing that outlives a crash, a hang-up, a closed window.
 *
 * After each key what was typed and is not saved is kept outside the database,
 * as "name TAB bytes NEWLINE text NEWLINE" for each field; it is offered when
 * the same form is opened again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/local.h"
#include "core/mem.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/views.h"

enum { KEY_SIZE = 128 };

static const struct tui_drafts *kept(const struct app *app)
{
	return app->opt ? app->opt->drafts : NULL;
}

static void key_of(const struct form *f, char key[static KEY_SIZE])
{
	snprintf(key, KEY_SIZE, "%s-%s", f->rec.ent->name,
	         record_has(&f->rec, FIELD_VERSION)
	         ? record_get(&f->rec, FIELD_UID) : "new");
}

static void name_of(const struct form_row *row, char name[static 64])
{
	if (row->field)
		snprintf(name, 64, "%s", row->field->name);
	else if (row->local)
		snprintf(name, 64, "%s", row->local->uid);
	else
		link_end_name(row->end, name);
}

static char *write_draft(const struct form *f)
{
	char *text, name[64];
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < f->n; i++) {
		const struct form_row *row = &f->row[i];

		if (!form_touched(row))
			continue;
		name_of(row, name);
		fprintf(out, "%s\t%zu\n%s\n", name, strlen(row->typed.text),
		        row->typed.text);
	}
	fclose(out);
	return text;
}

void form_draft_keep(struct form *f, struct app *app)
{
	char key[KEY_SIZE], *text;

	if (!kept(app))
		return;
	text = write_draft(f);
	if (*text && (!f->draft || strcmp(text, f->draft) != 0)) {
		key_of(f, key);
		kept(app)->keep(kept(app)->of, key, text);
		free(f->draft);
		f->draft = text;
		f->offered = false;
		return;
	}
	free(text);
}

void form_draft_drop(struct form *f, struct app *app)
{
	char key[KEY_SIZE];

	if (!kept(app) || !f->draft)
		return;
	key_of(f, key);
	kept(app)->drop(kept(app)->of, key);
}

void form_draft_offer(struct form *f, struct app *app)
{
	char key[KEY_SIZE];

	if (!kept(app))
		return;
	key_of(f, key);
	f->draft = kept(app)->read(kept(app)->of, key);
	f->offered = f->draft != NULL;
	if (f->offered)
		app_note(app, _("What was typed here before was not saved: F8"
		         " brings it back."));
}

/* "ACT-101" or "Actions › new"; NULL where the row is not to be read. */
static char *draft_of(const struct app *app, const char *key)
{
	size_t len = strcspn(key, "-");
	char *name = xstrndup(key, len), shown[NAME_SIZE], *text = NULL;
	const struct entity *ent = entity_named(name);
	struct record r;
	struct err ignored;

	free(name);
	if (!ent || !key[len])
		return NULL;
	if (strcmp(key + len + 1, "new") == 0)
		return xprintf(_("%s › new"), _(ent->plural));
	if (store_get(app->db, ent, key + len + 1, &r, &ignored)) {
		record_name(&r, shown);
		text = xstrdup(shown);
		record_fini(&r);
	}
	return text;
}

char *form_draft_left(const struct app *app)
{
	int n = 0;
	char *key = kept(app) ? kept(app)->first(kept(app)->of, &n) : NULL;
	char *what = key ? draft_of(app, key) : NULL, *text = NULL;

	if (what && n > 1)
		text = xprintf(_("What was typed and not saved is kept (%s, and %d more): the form"
		                 " offers it again."), what, n - 1);
	else if (what)
		text = xprintf(_("What was typed and not saved is kept (%s): the form offers it"
		                 " again."), what);
	free(what);
	free(key);
	return text;
}

static void set_row(struct form *f, const char *name, const char *text)
{
	char own[64];

	for (int i = 0; i < f->n; i++) {
		name_of(&f->row[i], own);
		if (strcmp(own, name) == 0)
			input_set(&f->row[i].typed, text);
	}
}

/* One field of a draft; NULL at its end, or where it makes no sense. */
static const char *take_one(struct form *f, const char *at)
{
	char name[64], *text;
	size_t len;
	int used = 0;

	if (sscanf(at, "%63[^\t]\t%zu%n", name, &len, &used) != 2 ||
	    at[used] != '\n' || strlen(at + used + 1) < len)
		return NULL;
	text = xstrndup(at + used + 1, len);
	set_row(f, name, text);
	free(text);
	at += (size_t)used + 1 + len;
	return *at == '\n' ? at + 1 : NULL;
}

void form_draft_take(struct form *f, struct app *app)
{
	if (!f->offered) {
		app_note(app, _("There is no typing to bring back."));
		return;
	}
	for (const char *at = f->draft; at && *at; )
		at = take_one(f, at);
	f->offered = false;
	app_note(app, _("It is back as it was typed; Ctrl-S saves it."));
}
