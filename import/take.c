#include "import/take.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "db/db.h"
#include "db/store.h"
#include "import/meanings.h"
#include "import/take_items.h"

void take_init(struct take *t)
{
	*t = (struct take){ .expected = -1 };
	meaning_init(&t->meaning);
}

void take_fini(struct take *t)
{
	for (int i = 0; i < t->nsay; i++)
		free(t->say[i]);
	free(t->say);
	if (t->how.ent)
		record_fini(&t->how);
	meaning_fini(&t->meaning);
	extract_fini(&t->x);
}

/* ---- before ---- */

static void say(struct take *t, const char *text, size_t n)
{
	t->say = xreallocarray(t->say, (size_t)t->nsay + 1, sizeof(*t->say));
	t->say[t->nsay++] = xstrndup(text, n);
}

/* True if the caller has said which column this one of the profile is. */
static bool is_said(const struct take *t, const char *part, size_t n)
{
	size_t name = strcspn(part, "=");

	for (int i = 0; i < t->map.n && name < n; i++)
		if (strncmp(t->map.say[i], part, name + 1) == 0)
			return true;
	return false;
}

static void add_columns(struct take *t, const char *part)
{
	for (int i = 0; i < t->map.n; i++)
		say(t, t->map.say[i], strlen(t->map.say[i]));
	while (*(part += strspn(part, "; \n"))) {
		size_t n = strcspn(part, ";\n");

		if (!is_said(t, part, n))
			say(t, part, n);
		part += n;
	}
}

/* A profile that is not there yet is made from what is said now. */
static bool find_profile(struct take *t, struct db *db, struct err *e)
{
	struct err why = { 0 };

	if (!t->profile)
		return true;
	if (store_find(db, &entities[ENT_profile], t->profile, &t->how, &why))
		return true;
	t->how.ent = NULL;
	if (why.code != ERR_INPUT) {
		*e = why;
		return false;
	}
	return true;
}

static const char *of_profile(const struct take *t, int field)
{
	return t->how.ent ? record_get(&t->how, field) : "";
}

static bool find_set(struct take *t, struct db *db, struct err *e)
{
	struct record r;
	const char *uid = of_profile(t, PROFILE_DATASET);

	t->set = t->dataset;
	if (!t->set && *uid) {
		if (!store_get(db, &entities[ENT_dataset], uid, &r, e))
			return false;
		snprintf(t->load.name, sizeof(t->load.name), "%s",
		         record_title(&r));
		record_fini(&r);
		t->set = t->load.name;
	}
	if (!t->set && t->profile && !t->how.ent)
		return err_set(e, ERR_USAGE, _("there is no profile %s: \"pcref profile list\""
		               " shows those that are there; to make it from this file, name the"
		               " data set with --dataset"), t->profile);
	return t->set || err_set(e, ERR_USAGE, _("of which data set is it?"
	                         "  Name it with --dataset, as in --dataset"
	                         " MHSDS"));
}

bool take_begin(struct take *t, struct db *db, struct err *e)
{
	if (!find_profile(t, db, e))
		return false;
	if (!t->count && *of_profile(t, PROFILE_COUNTING))
		t->count = of_profile(t, PROFILE_COUNTING);
	if (t->count && strcmp(t->count, "rows") != 0 &&
	    strcmp(t->count, "people") != 0)
		return err_set(e, ERR_USAGE, _("--count is rows or people, not"
		               " \"%s\""), t->count);
	if (*of_profile(t, PROFILE_SHEET))
		t->source.sheet = of_profile(t, PROFILE_SHEET);
	add_columns(t, of_profile(t, PROFILE_COLUMNS));
	return find_set(t, db, e);
}

/* ---- reading ---- */

static void describe(struct take *t)
{
	const char *slash = strrchr(t->path, '/');
	struct load *l = &t->load;

	snprintf(l->file, sizeof(l->file), "%s", strcmp(t->path, "-") == 0
	         ? _("standard input") : slash ? slash + 1 : t->path);
	snprintf(l->as_at, sizeof(l->as_at), "%s", t->as_at);
	snprintf(l->counted, sizeof(l->counted), "%s",
	         t->x.counted_people ? "people" : "rows");
	if (t->profile)
		snprintf(l->profile, sizeof(l->profile), "%s", t->profile);
	memcpy(l->file_hash, t->x.hash, sizeof(l->file_hash));
	memcpy(l->counts_hash, t->x.counts_hash, sizeof(l->counts_hash));
	memcpy(l->map_hash, t->x.meaning_hash, sizeof(l->map_hash));
	l->bytes = (long long)t->x.bytes;
	l->read = (long long)t->x.read;
	l->accepted = (long long)t->x.accepted;
	l->cleaned = (long long)t->x.judged.cleaned;
	l->mapped = (long long)t->x.judged.mapped;
	l->undated = (long long)t->x.undated;
	l->expected = t->expected;
}

bool take_read(struct take *t, struct db *db, struct err *e)
{
	struct header_map map = { (const char *const *)t->say, t->nsay,
	                          t->map.choose };
	struct extract_options o = { .source = t->source, .map = &map,
		.rejects = t->rejects, .hold = true, .meaning = &t->meaning,
		.people = t->count && strcmp(t->count, "people") == 0 };
	struct record set;
	struct err ignored;

	if (store_find(db, &entities[ENT_dataset], t->set, &set, &ignored)) {
		snprintf(t->load.dataset, sizeof(t->load.dataset), "%s",
		         record_get(&set, FIELD_UID));
		record_fini(&set);
	}
	if (!meanings_read(db, t->load.dataset, t->as_at, &t->meaning, e) ||
	    !extract_read(t->path, &o, &t->x, e))
		return false;
	if (o.people && !t->x.counted_people)
		return err_set(e, ERR_DATA, _("people cannot be counted: no"
		               " column looks like a person's identifier; name"
		               " it with --map person=HEADER"));
	describe(t);
	return true;
}

/* ---- keeping ---- */

static bool make_set(struct take *t, struct db *db, struct err *e)
{
	struct record r;
	bool ok;

	if (*t->load.dataset)
		return true;
	store_start(db, &r, &entities[ENT_dataset]);
	record_set(&r, DATASET_NAME, t->set);
	ok = store_save(db, &r, NULL, e);
	snprintf(t->load.dataset, sizeof(t->load.dataset), "%s",
	         record_get(&r, FIELD_UID));
	record_fini(&r);
	t->set_made = ok;
	return ok;
}

/* All columns that were found, so that it reads the next file alike. */
static char *columns_found(const struct header *h)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);
	const char *sep = "";

	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (h->at[i] < 0)
			continue;
		fprintf(out, "%s%s=%s", sep, header_columns[i].name,
		        h->name[h->at[i]]);
		sep = "; ";
	}
	fclose(out);
	return text;
}

static bool make_profile(struct take *t, struct db *db, struct err *e)
{
	struct record r;
	char *columns;
	bool ok;

	if (!t->profile || t->how.ent)
		return true;
	columns = columns_found(&t->x.header);
	store_start(db, &r, &entities[ENT_profile]);
	record_set(&r, PROFILE_NAME, t->profile);
	record_set(&r, PROFILE_KIND, "extract");
	record_set(&r, PROFILE_DATASET, t->load.dataset);
	record_set(&r, PROFILE_COUNTING, t->load.counted);
	record_set(&r, PROFILE_COLUMNS, columns);
	ok = store_save(db, &r, NULL, e);
	record_fini(&r);
	free(columns);
	t->profile_made = ok;
	return ok;
}

static bool is_read_alike(const struct load *a, const struct load *b)
{
	const char *counted = *a->counted ? a->counted : "rows";

	return strcmp(a->map_hash, b->map_hash) == 0 &&
	       strcmp(counted, b->counted) == 0;
}

bool take_keep(struct take *t, struct db *db, struct err *e)
{
	struct load_item *item;
	int n;
	struct load *l = &t->load;
	bool ok;

	t->end = TAKE_DRY;
	if (t->expected >= 0 && t->expected != l->accepted && !t->accept) {
		t->end = TAKE_DIFFERS;
		return true;
	}
	t->moved = *l->dataset &&
	           load_same(db, l->dataset, l->file_hash, &t->before);
	if (t->moved && is_read_alike(&t->before, l) && !t->again) {
		t->end = TAKE_SAME;
		t->moved = false;
		return true;
	}
	if (t->dry)
		return true;
	item = take_items(&t->x, &n);
	ok = store_hold(db, e) && store_let_go(db, make_set(t, db, e) &&
	     make_profile(t, db, e) &&
	     load_save_items(db, l, t->x.tally, item, n, e), e);
	load_items_fini(item, n);
	t->end = TAKE_KEPT;
	return ok;
}
