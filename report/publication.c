#include "report/publication.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/hash.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/score_keep.h"
#include "core/when.h"
#include "db/db.h"
#include "db/history.h"
#include "db/score.h"
#include "db/store.h"
#include "report/writer.h"

static char *doc_bytes(const struct doc *d, bool (*write)(const struct doc *, FILE *, struct err *),
                       struct err *e)
{
	char *bytes = NULL;
	size_t len = 0;
	FILE *f = xmemstream(&bytes, &len);
	bool done = write(d, f, e);

	fclose(f);
	if (done)
		return bytes;
	free(bytes);
	return NULL;
}

static void hash_of(const char *bytes, char hex[static HASH_SIZE])
{
	struct hash *h = hash_new();

	hash_add(h, bytes, strlen(bytes));
	hash_end(h, hex);
}

/* What a report says, without the seal, which every change moves, and without the word
 * on how far it has come.  For free(). */
static char *bare_text(struct db *db, const struct annual_options *o, char **title, struct err *e)
{
	struct annual_options bare = *o;
	struct doc *d;
	char *bytes;

	bare.status = NULL;
	d = annual_build(db, &bare, e);
	if (!d)
		return NULL;
	doc_set(&d->seal, NULL);
	if (title)
		doc_set(title, d->title);
	bytes = doc_bytes(d, json_write, e);
	doc_free(d);
	return bytes;
}

/* The short version of the same report, for free() once its template is done with. */
static bool short_of(struct db *db, const struct annual_options *whole, struct annual_options *o,
                     char **template, struct err *e)
{
	*o = *whole;
	*template = annual_template(db, NULL, e);
	o->template = *template;
	return *template;
}

/* Of the whole report and of the short one: what is approved is both. */
static bool content_hash(struct db *db, const struct annual_options *o, char hex[static HASH_SIZE],
                         char **title, struct err *e)
{
	struct annual_options brief;
	char *template = NULL, *whole = bare_text(db, o, title, e), *part = NULL, *both;
	bool ok;

	if (whole && short_of(db, o, &brief, &template, e))
		part = bare_text(db, &brief, NULL, e);
	ok = part;
	if (ok) {
		both = xprintf("%s%s", whole, part);
		hash_of(both, hex);
		free(both);
	}
	free(template);
	free(whole);
	free(part);
	return ok;
}

bool publication_year(const char *year, int n, char kept[static WHEN_SIZE], struct err *e)
{
	char from[WHEN_SIZE], to[WHEN_SIZE];

	if (!when_year(year, from, to))
		return err_set(e, ERR_USAGE, _("\"%s\" is no financial year; write it as in"
			" 2025/26"), year);
	day_add_months(to, 12 * n, kept);
	memcpy(kept + DAY_SIZE - 1, "~f", sizeof("~f"));
	return true;
}

/* The papers of a year, of which the newest in a state and the last version
 * that was published are looked for. */
struct search {
	char year[WHEN_SIZE];
	const char *state;
	struct record *found;
	bool any;
	int64_t published;
};

static bool consider(const struct record *r, void *with)
{
	struct search *s = with;

	if (!record_is(r, PAPER_KIND, "annual") || !record_is(r, PAPER_YEAR, s->year))
		return true;
	if ((record_is(r, PAPER_STATE, "published") || record_is(r, PAPER_STATE, "superseded")) &&
	    record_int(r, PAPER_EDITION) > s->published)
		s->published = record_int(r, PAPER_EDITION);
	if (!record_is(r, PAPER_STATE, s->state))
		return true;
	if (s->any)
		record_fini(s->found);
	record_copy(s->found, r);
	s->any = true;
	return true;
}

static bool look_for(struct db *db, const char *year, const char *state, struct search *s,
                     struct record *found, struct err *e)
{
	struct page all = { .ent = &entities[ENT_paper], .sort = FIELD_ID };

	*s = (struct search){ .state = state, .found = found };
	return publication_year(year, 0, s->year, e) && store_each(db, &all, consider, s, e);
}

bool publication_approve(struct db *db, const struct annual_options *o, const char *body,
                         struct record *paper, struct err *e)
{
	struct record by;
	struct search s;
	char hex[HASH_SIZE], head[64], *title = NULL;
	bool done;

	if (!store_find(db, &entities[ENT_body], body, &by, e))
		return false;
	done = content_hash(db, o, hex, &title, e) && history_head(db, head, e) &&
	       look_for(db, o->year, "approved", &s, paper, e);
	if (done && !s.any)
		store_start(db, paper, &entities[ENT_paper]);
	if (done) {
		record_set(paper, PAPER_TITLE, title);
		record_set(paper, PAPER_KIND, "annual");
		record_set(paper, PAPER_STATE, "approved");
		record_set(paper, PAPER_YEAR, s.year);
		record_set(paper, PAPER_DAY, o->as_at);
		record_set(paper, PAPER_BODY, record_get(&by, FIELD_UID));
		record_set(paper, PAPER_APPROVER, record_get(&by, FIELD_UID));
		record_set(paper, PAPER_APPROVED, db_today(db));
		record_set(paper, PAPER_SHA256, hex);
		record_set(paper, PAPER_SEAL, head);
		record_set_int(paper, PAPER_EDITION, s.published + 1);
		done = store_save(db, paper, NULL, e);
		if (!done)
			record_fini(paper);
	}
	record_fini(&by);
	free(title);
	return done;
}

/* The version before stays as it was, and says that it is no longer the last. */
static bool supersede(struct db *db, const char *year, struct err *e)
{
	struct record old;
	struct search s;
	bool done = look_for(db, year, "published", &s, &old, e);

	if (!done || !s.any)
		return done;
	record_set(&old, PAPER_STATE, "superseded");
	done = store_save(db, &old, NULL, e);
	record_fini(&old);
	return done;
}

static bool still_as_approved(struct db *db, const struct annual_options *o,
                              const struct record *paper, struct err *e)
{
	char hex[HASH_SIZE], *title = NULL;

	if (!content_hash(db, o, hex, &title, e))
		return false;
	free(title);
	return record_is(paper, PAPER_SHA256, hex) ||
	       err_set(e, ERR_FOUND, _("the rows have changed what the report says since it was"
			" approved, so it must be approved again: pcref report approve BODY"
			" --year %s"), o->year);
}

/* The score keeps the rules that it was published by. */
static char *score_of(struct db *db, const char *as_at, struct err *e)
{
	struct score s;

	return db_score(db, as_at, &s, e) ? score_keep(&s) : NULL;
}

/* One of the two pages: its doc, its bytes and their hash. */
static char *page_of(struct db *db, const struct annual_options *o, struct doc **doc,
                     char hex[static HASH_SIZE], struct err *e)
{
	char *html;

	*doc = annual_build(db, o, e);
	html = *doc ? doc_bytes(*doc, html_write, e) : NULL;
	if (html)
		hash_of(html, hex);
	return html;
}

static bool freeze_pages(struct db *db, const struct annual_options *o, struct record *paper,
                         struct publication *p, struct err *e)
{
	char whole_hex[HASH_SIZE], brief_hex[HASH_SIZE], *whole, *brief = NULL, *template = NULL;
	struct annual_options s;
	bool done;

	whole = page_of(db, o, &p->whole, whole_hex, e);
	if (whole && short_of(db, o, &s, &template, e))
		brief = page_of(db, &s, &p->brief, brief_hex, e);
	done = brief;
	if (done) {
		record_set(paper, PAPER_COPY, whole);
		record_set(paper, PAPER_SHA256, whole_hex);
		record_set(paper, PAPER_BRIEF, brief);
		record_set(paper, PAPER_BRIEF_SHA256, brief_hex);
	}
	free(template);
	free(whole);
	free(brief);
	return done;
}

static bool freeze(struct db *db, struct annual_options *o, const char *note, struct record *paper,
                   struct publication *p, struct err *e)
{
	char *status = xprintf(note ? _("Version %lld: %s") : _("Version %lld"),
			       (long long)record_int(paper, PAPER_EDITION), note);
	char *score;
	bool done;

	o->status = status;
	done = freeze_pages(db, o, paper, p, e);
	free(status);
	score = done ? score_of(db, o->as_at, e) : NULL;
	if (!score)
		return false;
	record_set(paper, PAPER_NOTE, note);
	record_set(paper, PAPER_SCORE, score);
	record_set(paper, PAPER_STATE, "published");
	record_set(paper, PAPER_PUBLISHED, db_today(db));
	done = supersede(db, o->year, e) && store_save(db, paper, NULL, e);
	free(score);
	return done;
}

bool publication_publish(struct db *db, const struct annual_options *opt, const char *note,
                         struct record *paper, struct publication *p, struct err *e)
{
	struct annual_options o = *opt;
	struct search s;
	bool done;

	*p = (struct publication){ 0 };
	if (!look_for(db, o.year, "approved", &s, paper, e))
		return false;
	if (!s.any)
		return err_set(e, ERR_FOUND, _("no body has approved the report of %s; when one"
			" has: pcref report approve BODY --year %s"), o.year, o.year);
	o.as_at = record_get(paper, PAPER_DAY);
	done = still_as_approved(db, &o, paper, e) &&
	       (s.published == 0 || note ||
	        err_set(e, ERR_USAGE, _("the report of %s was published before; say what this"
			" version corrects: --reason WORDS"), o.year)) &&
	       freeze(db, &o, note, paper, p, e);
	if (!done) {
		publication_fini(p);
		record_fini(paper);
	}
	return done;
}

void publication_fini(struct publication *p)
{
	doc_free(p->whole);
	doc_free(p->brief);
	*p = (struct publication){ 0 };
}

char *publication_write(const struct publication *p, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
	char *beside = dot ? xprintf("%.*s-short%s", (int)(dot - path), path, dot)
	                   : xprintf("%s-short", path);

	if (out_write(p->whole, path, NULL, e) && out_write(p->brief, beside, NULL, e))
		return beside;
	free(beside);
	return NULL;
}

/* The bytes in one field, if their hash is that in the other. */
static bool kept_bytes(const struct record *paper, int copy, int sum, const char **bytes,
                       struct err *e)
{
	char hex[HASH_SIZE], name[NAME_SIZE];

	record_name(paper, name);
	*bytes = record_get(paper, copy);
	if (!**bytes)
		return err_set(e, ERR_INPUT, copy == PAPER_COPY
			? _("%s was not published, so no copy of it is kept")
			: _("%s has no short version that was published with it"), name);
	hash_of(*bytes, hex);
	return record_is(paper, sum, hex) ||
	       err_set(e, ERR_DATA, _("the copy of %s is not what was published: its SHA-256 is"
			" %.16s..., not %.16s...; go back to a backup"), name, hex,
		       record_get(paper, sum));
}

bool publication_bytes(const struct record *paper, bool brief, const char **bytes, struct err *e)
{
	return brief ? kept_bytes(paper, PAPER_BRIEF, PAPER_BRIEF_SHA256, bytes, e)
	             : kept_bytes(paper, PAPER_COPY, PAPER_SHA256, bytes, e);
}
