/* Two people in one row: what the form makes of it, with no screen. */
#include "tui/form.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "db/db.h"
#include "db/store.h"
#include "tests/tap.h"
#include "tui/app.h"

static const struct tui_options opt;
static struct err e;

static struct db *open_db(const char *path)
{
	struct db_options o = { .path = path, .who = "amina",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22",
		.program = "test", .create = true };

	return db_open(&o, &e);
}

static int row_of(const struct form *f, int field)
{
	for (int i = 0; i < f->n; i++)
		if (f->row[i].field && f->row[i].place == field)
			return i;
	return -1;
}

static void type(struct form *f, int field, const char *text)
{
	input_set(&f->row[row_of(f, field)].typed, text);
}

/* Somebody else saves the person with other words. */
static void meanwhile(struct db *db, const char *uid, int field,
                      const char *text)
{
	struct record r;

	if (!store_get(db, &entities[ENT_person], uid, &r, &e))
		return;
	record_set(&r, field, text);
	ok(store_save(db, &r, NULL, &e), "somebody else saves: %s", text);
	record_fini(&r);
}

static void is_kept(struct db *db, const char *uid, int field, const char *text)
{
	struct record r = { 0 };

	ok(store_get(db, &entities[ENT_person], uid, &r, &e) &&
	   record_is(&r, field, text), "kept: %s", text);
	record_fini(&r);
}

static void begin(struct form *f, struct app *app, const char *uid)
{
	struct record r = { 0 };

	*f = (struct form){ 0 };
	if (!store_get(app->db, &entities[ENT_person], uid, &r, &e))
		exit(1);
	form_fill(f, app, &r);
	record_fini(&r);
}

static void other_field(struct app *app, struct db *other, const char *uid)
{
	struct form f;

	begin(&f, app, uid);
	type(&f, PERSON_NAME, "Zo\u00EB");
	meanwhile(other, uid, PERSON_POST, "Matron");
	ok(!form_save(&f, app) && strstr(app->note, "beside yours"),
	   "it is said that somebody was first");
	ok(strcmp(f.row[row_of(&f, PERSON_POST)].typed.text, "Matron") == 0,
	   "what only they changed is in the form");
	ok(form_save(&f, app), "saved the second time");
	is_kept(other, uid, PERSON_NAME, "Zo\u00EB");
	is_kept(other, uid, PERSON_POST, "Matron");
	form_fini(&f);
}

static void same_field(struct app *app, struct db *other, const char *uid,
                       enum form_side side, const char *want)
{
	struct form f;
	int at;

	meanwhile(other, uid, PERSON_POST, "Nurse");
	begin(&f, app, uid);
	at = row_of(&f, PERSON_POST);
	type(&f, PERSON_POST, "Lead");
	meanwhile(other, uid, PERSON_POST, "Chair");
	ok(!form_save(&f, app) && f.at == at && f.row[at].theirs &&
	   strcmp(f.row[at].theirs, "Chair") == 0, "theirs is beside mine");
	ok(!form_save(&f, app) && f.row[at].fault,
	   "nothing is overwritten before somebody chooses");
	form_settle(&f, app, at, side);
	ok(form_save(&f, app), "then it is saved");
	is_kept(other, uid, PERSON_POST, want);
	form_fini(&f);
}

static void untouched(struct app *app, const char *uid)
{
	struct form f;

	begin(&f, app, uid);
	for (int i = 0; i < f.n; i++)
		form_check(&f, app, i);
	for (int i = 0; i < f.n; i++)
		ok(!form_touched(&f.row[i]) && !f.row[i].fault,
		   "row %d is left as it was", i);
	type(&f, PERSON_NAME, "");
	ok(!form_save(&f, app) && f.row[row_of(&f, PERSON_NAME)].fault,
	   "a name must be filled in");
	form_fini(&f);
}

int main(void)
{
	char path[4096];
	struct app app = { .opt = &opt };
	struct record r;
	struct db *other;

	setlocale(LC_ALL, "C.UTF-8");
	snprintf(path, sizeof(path), "%s/form.db", getenv("TMP"));
	app.db = open_db(path);
	other = open_db(path);
	if (!app.db || !other) {
		printf("# %s\n", e.msg);
		return 1;
	}
	store_start(app.db, &r, &entities[ENT_person]);
	record_set(&r, PERSON_NAME, "Amina");
	ok(store_save(app.db, &r, NULL, &e), "a person is there");
	const char *uid = record_get(&r, FIELD_UID);
	other_field(&app, other, uid);
	same_field(&app, other, uid, FORM_MINE, "Lead");
	same_field(&app, other, uid, FORM_THEIRS, "Chair");
	same_field(&app, other, uid, FORM_BOTH, "Lead; Chair");
	untouched(&app, uid);
	record_fini(&r);
	db_close(other);
	db_close(app.db);
	return tap_done();
}
