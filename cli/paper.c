/* paper.c - pcref paper ...: what goes to a body or a partner, and
 * pcref meeting minutes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/erase.h"
#include "db/involved.h"
#include "db/meeting.h"
#include "db/store.h"
#include "db/tracker.h"
#include "report/paper.h"
#include "report/writer.h"

/* By -o; "-" is standard output, as text or, with --json, JSON. */
static const struct writer *writer_of(const struct call *c, const char **path, struct err *e)
{
	*path = call_flag(c, FLAG_output);
	if (!*path) {
		err_set(e, ERR_USAGE, _("say where the paper goes: -o FILE.html, .docx, .pdf,"
		        " .txt or .md, or - for standard output"));
		return NULL;
	}
	if (strcmp(*path, "-") == 0)
		return writer_find(call_has(c, FLAG_json) ? "json" : "txt", e);
	return writer_for(*path, e);
}

static bool find_body(const struct call *c, struct record *r, struct err *e)
{
	const char *name = call_flag(c, FLAG_body);

	if (!name)
		return err_set(e, ERR_USAGE, _("say for which body: --body NAME (\"pcref body"
		               " list\" names them)"));
	return store_find(c->db, &entities[ENT_body], name, r, e);
}

/* --since DATE, or "last", or where it was left to us. */
static bool read_since(const struct call *c, const char *body, char day[static DAY_SIZE],
                       struct err *e)
{
	const char *since = call_flag(c, FLAG_since);
	struct record r;
	bool ok;

	if (!since || strcmp(since, "last") == 0)
		return tracker_since(c->db, body, since != NULL, day, e);
	record_init(&r, &entities[ENT_paper]);
	ok = record_read(&r, PAPER_SINCE, db_lookup(c->db), since, e);
	snprintf(day, DAY_SIZE, "%s", record_get(&r, PAPER_SINCE));
	record_fini(&r);
	return ok;
}

static void say_written(const struct writer *w, const char *path, const char *more)
{
	char *safe = text_safe(path);

	if (strcmp(path, "-") != 0)
		printf(_("Wrote %s (%s).%s%s\n"), safe, _(w->name), *more ? "  " : "", more);
	free(safe);
}

static int finish(struct doc *doc, const struct writer *w, const char *path,
                  const char *more, struct err *e)
{
	bool ok = doc && out_write(doc, path, w, e);

	if (ok)
		say_written(w, path, more);
	doc_free(doc);
	return ok ? ERR_NONE : call_fail(e);
}

/* What only one may read can be given all the same, but is not kept. */
static bool keep(const struct call *c, const char *kind, const struct tracker *t,
                 const struct doc *doc, struct err *e)
{
	if (!db_is_read_only(c->db))
		return paper_give(c->db, kind, t, doc, e);
	fprintf(stderr, _("pcref: nothing may be written here, so it is not kept that this paper"
	        " was given\n"));
	return true;
}

/* A paper on what changed since a body met, and its name as a kind of paper. */
struct since_paper {
	const char *kind;
	struct doc *(*build)(struct db *, const struct tracker *, struct err *);
};

static int write_since(const struct call *c, const struct since_paper *p,
                       const struct tracker *t, const char *path, const struct writer *w)
{
	struct err e = { 0 };
	struct doc *doc = p->build(c->db, t, &e);
	char *first = tracker_sentence(t), *safe = text_safe(first);
	bool ok = doc && out_write(doc, path, w, &e) &&
	          (strcmp(path, "-") == 0 || keep(c, p->kind, t, doc, &e));

	if (ok)
		say_written(w, path, safe);
	doc_free(doc);
	free(first);
	free(safe);
	return ok ? ERR_NONE : call_fail(&e);
}

static int give_since(struct call *c, const struct since_paper *p)
{
	const char *path;
	struct err e = { 0 };
	const struct writer *w = writer_of(c, &path, &e);
	char since[DAY_SIZE];
	struct tracker t = { 0 };
	struct record body;
	bool ok;
	int rc;

	if (!w || !find_body(c, &body, &e))
		return call_fail(&e);
	ok = read_since(c, record_get(&body, FIELD_UID), since, &e) &&
	     tracker_read(c->db, record_get(&body, FIELD_UID), since,
	                  call_has(c, FLAG_only), &t, &e);
	rc = ok ? write_since(c, p, &t, path, w) : call_fail(&e);
	tracker_fini(&t);
	record_fini(&body);
	return rc;
}

int verb_paper_tracker(struct call *c)
{
	return give_since(c, &(struct since_paper){ "tracker", tracker_build });
}

int verb_paper_highlight(struct call *c)
{
	return give_since(c, &(struct since_paper){ "highlight", highlight_build });
}

int verb_paper_front(struct call *c)
{
	const char *path, *of = call_flag(c, FLAG_of);
	struct err e = { 0 };
	const struct writer *w = writer_of(c, &path, &e);
	struct record body, row;
	int rc;

	if (!w || !find_body(c, &body, &e))
		return call_fail(&e);
	if (of && !erase_find(c->db, of, &row, &e)) {
		record_fini(&body);
		return call_fail(&e);
	}
	rc = finish(front_build(c->db, record_get(&body, FIELD_UID), of ? &row : NULL, &e), w,
	            path, "", &e);
	if (of)
		record_fini(&row);
	record_fini(&body);
	return rc;
}

int verb_paper_ledger(struct call *c)
{
	const char *path, *since = call_flag(c, FLAG_since);
	struct err e = { 0 };
	const struct writer *w = writer_of(c, &path, &e);
	char day[DAY_SIZE];

	if (!w)
		return call_fail(&e);
	day_add_months(c->today, -12, day);
	if (since && !read_since(c, "", day, &e))
		return call_fail(&e);
	return finish(ledger_build(c->db, day, &e), w, path, "", &e);
}

/* The form that comes back: a row a competency, the level still empty. */
static int write_form(const struct call *c, const char *body)
{
	static const struct out_column columns[] = {
		{ .name = "subject" }, { .name = "title" }, { .name = "lowest" },
		{ .name = "highest" }, { .name = "level" }, { .name = "reason" },
	};
	struct err e = { 0 };
	struct result r;
	struct out o;
	bool ok = involved_read(c->db, INVOLVED_TO_RATE, body, &r, &e);

	if (!ok)
		return call_fail(&e);
	out_begin_to(&o, OUT_CSV, stdout, columns, 6);
	for (int i = 0; i < r.nrow; i++) {
		char *name = xprintf("CMP-%s", involved_text(&r, i, 1));

		out_cell(&o, name);
		out_cell(&o, involved_text(&r, i, 2));
		out_cell(&o, involved_text(&r, i, 4));
		out_cell(&o, involved_text(&r, i, 5));
		out_cell(&o, "");
		out_cell(&o, "");
		free(name);
	}
	result_fini(&r);
	return out_end(&o);
}

int verb_paper_partner(struct call *c)
{
	const char *path = NULL;
	struct err e = { 0 };
	const struct writer *w = NULL;
	struct record body;
	int rc;

	if (!find_body(c, &body, &e))
		return call_fail(&e);
	if (call_has(c, FLAG_csv))
		rc = write_form(c, record_get(&body, FIELD_UID));
	else if (!(w = writer_of(c, &path, &e)))
		rc = call_fail(&e);
	else
		rc = finish(partner_build(c->db, record_get(&body, FIELD_UID), &e), w, path,
		            _("--csv prints the form that comes back."), &e);
	record_fini(&body);
	return rc;
}

int verb_meeting_minutes(struct call *c)
{
	const char *path;
	struct err e = { 0 };
	const struct writer *w = writer_of(c, &path, &e);
	struct record r;
	struct meeting m;
	int rc;

	if (!w || !store_find(c->db, &entities[ENT_meeting], c->argv[0], &r, &e))
		return call_fail(&e);
	if (meeting_read(c->db, record_get(&r, FIELD_UID), &m, &e))
		rc = finish(minutes_build(c->db, &m, &e), w, path, "", &e);
	else
		rc = call_fail(&e);
	meeting_fini(&m);
	record_fini(&r);
	return rc;
}
