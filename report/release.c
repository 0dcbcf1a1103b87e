#include "report/release.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bundle.h"
#include "db/db.h"
#include "db/load.h"
#include "db/observation.h"
#include "db/store.h"
#include "report/doc.h"
#include "report/paper.h"
#include "report/release_tables.h"

const struct release_info release_files[RELEASE_COUNT] = {
#define RELEASE(id, ...) [id] = { __VA_ARGS__ },
#include "report/release.def"
#undef RELEASE
};

const struct release_column release_columns[] = {
#define RELEASE_COLUMN(...) { __VA_ARGS__ },
#include "report/release.def"
#undef RELEASE_COLUMN
};
const int release_ncolumns = sizeof(release_columns) / sizeof(*release_columns);

/* ---- where it comes from ---- */

static struct release_source *add_source(struct release *r)
{
	r->source = xreallocarray(r->source, (size_t)r->nsources + 1, sizeof(*r->source));
	r->source[r->nsources] = (struct release_source){ .rows = 0 };
	return &r->source[r->nsources++];
}

static void source_of_load(struct release *r, const struct load *l)
{
	struct release_source *s = add_source(r);

	s->what = xprintf(_("Load %lld of %s"), l->number, l->name);
	s->file = xstrdup(l->file);
	s->as_at = xstrdup(l->as_at);
	snprintf(s->hash, sizeof(s->hash), "%s", l->file_hash);
	s->rows = l->accepted;
}

static bool sources_of_figures(struct db *db, const char *as_at, struct release *r,
                               struct err *e)
{
	struct observation_load *list = NULL;
	int n = 0;
	bool ok = observation_loads(db, &list, &n, e);

	for (int i = 0; ok && i < n; i++) {
		struct release_source *s;

		if (list[i].gone || strncmp(list[i].made_at, as_at, 10) > 0)
			continue;
		s = add_source(r);
		s->what = xprintf(_("Figures %lld"), list[i].number);
		s->file = xstrdup(list[i].file);
		s->as_at = xstrndup(list[i].made_at, 10);
		snprintf(s->hash, sizeof(s->hash), "%s", list[i].file_hash);
		s->rows = list[i].kept;
	}
	free(list);
	return ok;
}

/* ---- the method ---- */

static void tell_licence(struct release *r, struct node *s)
{
	struct node *p = doc_para(s);

	doc_text(p, _("Published by %s under the %s"), r->publisher, r->licence);
	if (*r->licence_at) {
		doc_text(p, ", ");
		doc_link(p, r->licence_at, r->licence_at);
	}
	doc_text(p, _(". Whoever uses it should name the source: \"%s, ethnicity data as at"
	              " %s\"."), r->publisher, r->doc->period);
}

static void tell_files(struct release *r, struct node *parent)
{
	struct node *s = doc_section(r->doc, parent, _("The files"));
	struct node *defs = doc_defs(s);

	for (int i = 0; i < RELEASE_COUNT; i++) {
		char *file = xprintf("%s.csv", release_files[i].name);

		doc_text(doc_def(defs, file), "%s. %s", _(release_files[i].title),
		         _(release_files[i].about));
		free(file);
	}
	doc_text(doc_def(defs, "dictionary.csv"), _("Every column of every file: its type and"
	         " what it means."));
	doc_text(doc_def(defs, "metadata.csv"), _("Who published this, when, under which licence,"
	         " from which files; and the SHA-256 of each file here."));
}

static void tell_method(struct release *r)
{
	struct node *s = doc_section(r->doc, NULL, _("How it was made"));
	struct node *list;

	doc_say(s, _("Each data set is shown by its newest extract; extracts send old referrals"
	             " again, so they are never added up. Records are rows of the extract: one"
	             " person may have several."));
	list = doc_list(s, false);
	doc_text(doc_item(list), _("Known: one of the sixteen ethnic categories A to S."));
	doc_text(doc_item(list), _("Not stated (Z): asked, and declined or could not choose."));
	doc_text(doc_item(list), _("Not known (99): not asked, or could not be. It is never"
	                           " counted as 0 or left out."));
	doc_text(doc_item(list), _("Invalid: something that is no national code. Missing:"
	                           " nothing."));
	doc_say(s, _("Limits are at 95 per cent: Wilson's for shares, Byar's for rates and exact"
	             " ones below ten events. Ratios are crude, not adjusted for age; a high share"
	             " of \"any other\" groups may partly be how ethnicity was coded."));
	s = doc_section(r->doc, NULL, _("What is hidden"));
	doc_say(s, "%s %s", suppress_note(r->profile), _("A cell that would tell a hidden one, by"
	        " taking it from a total or from another table of this release, is hidden with"
	        " it: all tables were gone over at once. What was worked out of a hidden count is"
	        " hidden too. [c] is never 0, and never \"missing\"."));
}

static bool read_words(struct db *db, struct release *r, struct err *e)
{
	r->publisher = store_setting(db, "trust_name", "");
	r->licence = store_setting(db, "publish.licence", "");
	r->licence_at = store_setting(db, "publish.licence_at", "");
	if (!*r->licence)
		return err_set(e, ERR_CONFIG, _("the setting publish.licence is empty: without a"
		               " licence nobody may use what is published"));
	return *r->publisher || err_set(e, ERR_DATA, _("the trust has no name yet: pcref setting"
	       " edit trust_name --value NAME"));
}

/* No day or seal of the making: the same data are the same bytes. */
static bool begin(struct db *db, const char *as_at, struct release *r, struct err *e)
{
	char day[DAY_SHOWN], *text;

	r->doc = paper_begin(db, _("Ethnicity data"), e);
	if (!r->doc)
		return false;
	day_show(as_at, day);
	text = xprintf(_("As at %s."), day);
	doc_set(&r->doc->as_at, text);
	doc_set(&r->doc->period, day);
	doc_set(&r->doc->seal, NULL);
	free(text);
	tell_licence(r, doc_section(r->doc, NULL, _("What this is")));
	tell_files(r, NULL);
	tell_method(r);
	return true;
}

bool release_make(struct db *db, const char *as_at, struct release *r, struct err *e)
{
	struct load *list = NULL;
	bool ok;
	int n = 0;

	*r = (struct release){ .doc = NULL };
	ok = db_bundle_profile(db, &r->profile, e) && read_words(db, r, e) &&
	     begin(db, as_at, r, e) && load_list(db, true, as_at, &list, &n, e);
	for (int i = 0; ok && i < n; i++)
		source_of_load(r, &list[i]);
	ok = ok && sources_of_figures(db, as_at, r, e) &&
	     release_tables(db, as_at, list, n, r, e);
	free(list);
	if (ok && !r->nsources)
		ok = err_set(e, ERR_INPUT, _("there is nothing to publish yet: pcref data import"
		             " takes in an extract"));
	if (ok)
		doc_publish(r->doc, r->profile);
	return ok;
}

void release_fini(struct release *r)
{
	for (int i = 0; i < r->nsources; i++) {
		free(r->source[i].what);
		free(r->source[i].file);
		free(r->source[i].as_at);
	}
	free(r->source);
	free(r->publisher);
	free(r->licence);
	free(r->licence_at);
	doc_free(r->doc);
	*r = (struct release){ .doc = NULL };
}

int release_hidden(const struct table *t)
{
	int n = 0;

	for (size_t i = 0; i < t->nrows; i++)
		for (size_t k = 0; k < t->ncols; k++)
			n += t->row[i].cell[k].hidden;
	return n;
}
