#include "report/ysws.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/hash.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "report/paper.h"
#include "report/writer.h"

/* --- the row ------------------------------------------------------------------ */

static bool apply(struct db *db, struct record *rec, int n, struct record *paper, struct err *e)
{
	struct record **row = xcalloc((size_t)n + 1, sizeof(*row));
	struct change c = { .rec = row, .nrec = n + 1 };
	bool ok;

	row[0] = paper;
	for (int i = 0; i < n; i++)
		row[i + 1] = &rec[i];
	ok = store_apply(db, &c, e);
	free(row);
	return ok;
}

bool ysws_keep(struct db *db, struct record *paper, const struct ysws *y, struct err *e)
{
	struct record *link = xcalloc((size_t)y->n + 1, sizeof(*link));
	bool ok = true;
	int n = 0;

	for (; ok && n < y->n; n++)
		ok = store_link_record(db, LINK_paper_feedback, record_get(paper, FIELD_UID),
		                       y->uid[n], true, &link[n], e);
	ok = ok && apply(db, link, n, paper, e);
	for (int i = 0; i < n; i++)
		record_fini(&link[i]);
	free(link);
	return ok;
}

/* --- the paper ---------------------------------------------------------------- */

enum { LABEL = 40 };		/* bytes before a colon that are a label */

static void add_line(struct node *in, const char *line, size_t len)
{
	const char *colon = memchr(line, ':', len < LABEL ? len : LABEL);
	size_t label = colon ? (size_t)(colon - line) : 0;
	bool theirs = strlen(_("They said")) == label && strncmp(line, _("They said"), label) == 0;
	char *head = xstrndup(line, label);
	char *rest = xstrndup(line + (label ? label + 1 : 0), len - (label ? label + 1 : 0));
	struct node *p = theirs ? doc_quote(in) : doc_para(in);

	if (label && !theirs) {
		doc_strong(p, head);
		doc_text(p, ":");
	}
	doc_theirs(p, theirs ? rest + strspn(rest, " ") : rest);
	free(head);
	free(rest);
}

static void add_text(struct doc *doc, const char *text)
{
	struct node *in = NULL;

	for (size_t len; *text; text += len + (text[len] == '\n')) {
		char *title;

		len = strcspn(text, "\n");
		if (!text[strspn(text, " \r")] || strspn(text, " \r") >= len)
			continue;
		if (strncmp(text, "## ", 3) == 0) {
			title = xstrndup(text + 3, len - 3);
			in = doc_section(doc, NULL, title);
			free(title);
			continue;
		}
		if (!in)
			in = doc_section(doc, NULL, _("What came of what people said"));
		add_line(in, text, len);
	}
	if (!in)
		doc_say(doc_section(doc, NULL, _("What came of what people said")),
		        _("Nothing that may be published was settled in this time."));
}

struct doc *ysws_build(struct db *db, const struct record *paper, struct err *e)
{
	enum suppress_profile profile;
	struct doc *doc;

	if (!paper_profile(db, &profile, e))
		return NULL;
	doc = paper_begin(db, record_title(paper), e);
	if (!doc)
		return NULL;
	add_text(doc, record_get(paper, PAPER_TEXT));
	doc_publish(doc, profile);
	return doc;
}

static char *page_of(const struct doc *doc, struct err *e)
{
	char *text;
	size_t len;
	FILE *f = xmemstream(&text, &len);
	bool ok = html_write(doc, f, e);

	fclose(f);
	if (ok)
		return text;
	free(text);
	return NULL;
}

/* The feedback that stands in it, each with when and where it was published. */
static bool read_published(struct db *db, const struct record *paper, const char *place,
                           struct rows *rows, struct err *e)
{
	struct page p = { .ent = &entities[ENT_feedback], .sort = FIELD_NUMBER,
		.link = record_get(paper, FIELD_UID),
		.end = { &links[LINK_paper_feedback], true } };

	if (!store_page(db, &p, NULL, 0, false, 100000, rows, e))
		return false;
	for (int i = 0; i < rows->n; i++) {
		record_set(&rows->row[i], FEEDBACK_PUBLISHED, db_today(db));
		record_set(&rows->row[i], FEEDBACK_PLACE, place);
	}
	return true;
}

bool ysws_publish(struct db *db, struct record *paper, const char *place, struct doc **doc,
                  struct err *e)
{
	struct rows rows = { 0 };
	struct hash *h;
	char hex[HASH_SIZE], *html;
	bool ok;

	*doc = NULL;
	if (!record_is(paper, PAPER_KIND, "ysws") || record_is(paper, PAPER_STATE, "published"))
		return err_set(e, ERR_USAGE, _("only a draft of \"you said, we did\" is published"
		               " like this; pcref report publish is for the annual report"));
	*doc = ysws_build(db, paper, e);
	html = *doc ? page_of(*doc, e) : NULL;
	if (!html)
		return false;
	h = hash_new();
	hash_add(h, html, strlen(html));
	hash_end(h, hex);
	record_set(paper, PAPER_COPY, html);
	record_set(paper, PAPER_SHA256, hex);
	record_set(paper, PAPER_STATE, "published");
	record_set(paper, PAPER_PUBLISHED, db_today(db));
	record_set(paper, PAPER_PLACE, place);
	free(html);
	ok = read_published(db, paper, place, &rows, e) && apply(db, rows.row, rows.n, paper, e);
	rows_fini(&rows);
	return ok;
}
