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

/* What the report says, without the seal, which every change moves, and
 * without the word on how far it has come. */
static bool content_hash(struct db *db, const struct annual_options *o, char hex[static HASH_SIZE],
                         char **title, struct err *e)
{
	struct annual_options bare = *o;
	struct doc *d;
	char *bytes;
	bool done;

	bare.status = NULL;
	d = annual_build(db, &bare, e);
	if (!d)
		return false;
	doc_set(&d->seal, NULL);
	*title = xstrdup(d->title);
	bytes = doc_bytes(d, json_write, e);
	doc_free(d);
	done = bytes;
	if (done)
		hash_of(bytes, hex);
	free(bytes);
	return done;
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

static bool freeze(struct db *db, struct annual_options *o, const char *note, struct record *paper,
                   struct doc **doc, struct err *e)
{
	char hex[HASH_SIZE], *status, *html, *score;
	bool done;

	status = xprintf(note ? _("Version %lld: %s") : _("Version %lld"),
			 (long long)record_int(paper, PAPER_EDITION), note);
	o->status = status;
	*doc = annual_build(db, o, e);
	free(status);
	html = *doc ? doc_bytes(*doc, html_write, e) : NULL;
	score = html ? score_of(db, o->as_at, e) : NULL;
	if (!score) {
		free(html);
		return false;
	}
	hash_of(html, hex);
	record_set(paper, PAPER_COPY, html);
	record_set(paper, PAPER_SHA256, hex);
	record_set(paper, PAPER_NOTE, note);
	record_set(paper, PAPER_SCORE, score);
	record_set(paper, PAPER_STATE, "published");
	record_set(paper, PAPER_PUBLISHED, db_today(db));
	done = supersede(db, o->year, e) && store_save(db, paper, NULL, e);
	free(html);
	free(score);
	return done;
}

bool publication_publish(struct db *db, const struct annual_options *opt, const char *note,
                         struct record *paper, struct doc **doc, struct err *e)
{
	struct annual_options o = *opt;
	struct search s;
	bool done;

	*doc = NULL;
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
	       freeze(db, &o, note, paper, doc, e);
	if (!done) {
		doc_free(*doc);
		*doc = NULL;
		record_fini(paper);
	}
	return done;
}

bool publication_bytes(const struct record *paper, const char **bytes, struct err *e)
{
	char hex[HASH_SIZE], name[NAME_SIZE];

	record_name(paper, name);
	*bytes = record_get(paper, PAPER_COPY);
	if (!**bytes)
		return err_set(e, ERR_INPUT, _("%s was not published, so no copy of it is kept"),
			       name);
	hash_of(*bytes, hex);
	return record_is(paper, PAPER_SHA256, hex) ||
	       err_set(e, ERR_DATA, _("the copy of %s is not what was published: its SHA-256 is"
			" %.16s..., not %.16s...; go back to a backup"), name, hex,
		       record_get(paper, PAPER_SHA256));
}
