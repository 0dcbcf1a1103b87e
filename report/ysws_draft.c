/* ysws_draft.c - the words of "you said, we did", from what is linked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/personal.h"
#include "db/db.h"
#include "db/store.h"
#include "report/ysws.h"

/* A piece of feedback that was settled, and the theme it stands under. */
struct item {
	struct record rec;
	int64_t theme;		/* its number; 0: none */
	char *heading, *done;	/* titles of what was done */
};

struct drafting {
	struct db *db;
	const char *from, *to;
	struct item *item;
	int n;
	struct err *e;
	bool ok;
};

static bool is_settled(const struct drafting *d, const struct record *r)
{
	const char *day = record_get(r, record_has(r, FEEDBACK_ENDED) ? FEEDBACK_ENDED
	                                                              : FEEDBACK_TOLD_ON);

	return *day && strcmp(day, d->from) >= 0 && strcmp(day, d->to) <= 0 &&
	       (record_is(r, FEEDBACK_STATE, "changed") || record_is(r, FEEDBACK_STATE, "told") ||
	        record_is(r, FEEDBACK_STATE, "no_change"));
}

/* The first row at an end, of "THM-4; THM-9"; false where there is none. */
static bool first_linked(struct db *db, enum link_id link, bool back, const char *uid,
                         struct record *to)
{
	struct link_end end = { &links[link], back };
	char *text = NULL;
	struct err ignored;
	bool found = false;

	if (store_links(db, end, &uid, 1, false, &text, &ignored) && text && *text) {
		text[strcspn(text, ";")] = '\0';
		found = store_find(db, link_end_other(end), text, to, &ignored);
	}
	free(text);
	return found;
}

static void read_theme(struct drafting *d, struct item *to)
{
	struct record theme;

	if (!first_linked(d->db, LINK_feedback_theme, false, record_get(&to->rec, FIELD_UID),
	                  &theme)) {
		to->heading = xstrdup(_("Other things"));
		return;
	}
	to->theme = record_int(&theme, FIELD_NUMBER);
	to->heading = xstrdup(record_title(&theme));
	record_fini(&theme);
}

/* What was done, in the titles of actions done, where nobody has said it. */
static char *deeds(struct db *db, const char *uid)
{
	struct link_end end = { &links[LINK_action_feedback], true };
	struct filter done[] = { { .field = ACTION_STATE, .value = "done" },
	                         { .field = ACTION_STATE, .value = "verified" } };
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int k = 0; k < 2; k++) {
		struct page p = { .ent = &entities[ENT_action], .sort = FIELD_NUMBER,
			.filter = &done[k], .nfilter = 1, .link = uid,
			.end = { end.link, !end.back } };
		struct rows rows = { 0 };
		struct err ignored;

		if (store_page(db, &p, NULL, 0, false, 20, &rows, &ignored))
			for (int i = 0; i < rows.n; i++)
				fprintf(out, "%s%s", ftell(out) ? "; " : "",
				        record_title(&rows.row[i]));
		rows_fini(&rows);
	}
	fclose(out);
	return text;
}

static bool gather(const struct record *r, void *with)
{
	struct drafting *d = with;
	struct item *to;

	if (!is_settled(d, r))
		return true;
	d->item = xreallocarray(d->item, (size_t)d->n + 1, sizeof(*d->item));
	to = &d->item[d->n++];
	*to = (struct item){ .theme = 0 };
	record_copy(&to->rec, r);
	return true;
}

/* Themes in their order, then what has none; in each, as it came in. */
static int by_theme(const void *va, const void *vb)
{
	const struct item *a = va, *b = vb;
	int64_t x = a->theme ? a->theme : INT64_MAX, y = b->theme ? b->theme : INT64_MAX;
	int way = strcmp(record_get(&a->rec, FEEDBACK_RECEIVED),
	                 record_get(&b->rec, FEEDBACK_RECEIVED));
	int64_t i = record_int(&a->rec, FIELD_NUMBER), k = record_int(&b->rec, FIELD_NUMBER);

	return x != y ? (x > y) - (x < y) : way ? way : (i > k) - (i < k);
}

/* --- the words ------------------------------------------------------------ */

static bool may_quote(const struct record *r, int field)
{
	return record_is(r, FEEDBACK_MAY_QUOTE, "yes") && record_has(r, field) &&
	       !personal_count(record_get(r, field));
}

static const char *said(const struct record *r)
{
	return record_has(r, FEEDBACK_YOU_SAID) ? record_get(r, FEEDBACK_YOU_SAID)
	       : may_quote(r, FEEDBACK_TITLE) ? record_get(r, FEEDBACK_TITLE) : "";
}

static const char *done(const struct item *i)
{
	return record_has(&i->rec, FEEDBACK_WE_DID) ? record_get(&i->rec, FEEDBACK_WE_DID)
	                                            : i->done;
}

/* One line of it, whatever lines it had. */
static void put_line(FILE *out, const char *label, const char *text, const char *after)
{
	fprintf(out, "%s: ", label);
	for (; *text; text++)
		fputc(*text == '\n' || *text == '\r' ? ' ' : *text, out);
	fprintf(out, "%s\n", after);
}

static void put_quote(struct drafting *d, FILE *out, const struct record *r, struct ysws *y)
{
	const char *from = record_get(r, FEEDBACK_FROM);
	char *whose;

	if (!may_quote(r, FEEDBACK_WORDS))
		return;
	whose = *from && strcmp(from, "not_given") != 0
		? xprintf(" (%s)", words_label(db_words(d->db), VOC_from_whom, from)) : xstrdup("");
	put_line(out, _("They said"), record_get(r, FEEDBACK_WORDS), whose);
	y->quoted++;
	free(whose);
}

static bool is_told_of(const struct item *i)
{
	return *said(&i->rec) && (record_has(&i->rec, FEEDBACK_WHY_NOT) || *done(i));
}

static void put_item(struct drafting *d, FILE *out, const struct item *i, struct ysws *y)
{
	bool no = record_has(&i->rec, FEEDBACK_WHY_NOT);

	put_line(out, _("You said"), said(&i->rec), "");
	put_quote(d, out, &i->rec, y);
	if (no)
		put_line(out, _("Not changed, because"), record_get(&i->rec, FEEDBACK_WHY_NOT), "");
	else
		put_line(out, _("We did"), done(i), "");
	fputc('\n', out);
	y->declined += no;
	y->changed += !no;
}

static void leave_out(struct ysws *y, const struct record *r)
{
	char name[NAME_SIZE], *more;

	record_name(r, name);
	more = y->left_out ? xprintf("%s; %s", y->left_out, name) : xstrdup(name);
	free(y->left_out);
	y->left_out = more;
}

static char *compose(struct drafting *d, struct ysws *y)
{
	const char *heading = "";
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < d->n; i++) {
		if (!is_told_of(&d->item[i])) {
			leave_out(y, &d->item[i].rec);
			continue;
		}
		if (strcmp(heading, d->item[i].heading) != 0)
			fprintf(out, "## %s\n\n", d->item[i].heading);
		heading = d->item[i].heading;
		put_item(d, out, &d->item[i], y);
	}
	fclose(out);
	return text;
}

/* --- the row ---------------------------------------------------------------- */

struct looking {
	const char *from, *to;
	struct record *found;
	bool any;
};

static bool is_it(const struct record *r, void *with)
{
	struct looking *l = with;

	if (!record_is(r, PAPER_KIND, "ysws") || !record_is(r, PAPER_SINCE, l->from) ||
	    !record_is(r, PAPER_DAY, l->to) || record_is(r, PAPER_STATE, "superseded"))
		return true;
	if (l->any)
		record_fini(l->found);
	record_copy(l->found, r);
	l->any = true;
	return true;
}

static void begin(struct db *db, const char *from, const char *to, struct record *paper)
{
	char first[DAY_SHOWN], last[DAY_SHOWN], uid[UID_SIZE], *title;

	day_show(from, first);
	day_show(to, last);
	title = xprintf(_("You said, we did: %s to %s"), first, last);
	store_start(db, paper, &entities[ENT_paper]);
	chain_random(uid, 16);
	record_set(paper, FIELD_UID, uid);
	record_set(paper, PAPER_TITLE, title);
	record_set(paper, PAPER_KIND, "ysws");
	record_set(paper, PAPER_STATE, "draft");
	record_set(paper, PAPER_SINCE, from);
	record_set(paper, PAPER_DAY, to);
	free(title);
}

static bool read_items(struct drafting *d, struct err *e)
{
	struct page all = { .ent = &entities[ENT_feedback], .sort = FIELD_NUMBER };

	if (!store_each(d->db, &all, gather, d, e))
		return false;
	for (int i = 0; i < d->n; i++) {
		read_theme(d, &d->item[i]);
		d->item[i].done = deeds(d->db, record_get(&d->item[i].rec, FIELD_UID));
	}
	if (d->n)
		qsort(d->item, (size_t)d->n, sizeof(*d->item), by_theme);
	return true;
}

static void drafting_fini(struct drafting *d)
{
	for (int i = 0; i < d->n; i++) {
		record_fini(&d->item[i].rec);
		free(d->item[i].heading);
		free(d->item[i].done);
	}
	free(d->item);
}

bool ysws_draft(struct db *db, const char *from, const char *to, bool again, struct record *paper,
                struct ysws *y, struct err *e)
{
	struct page papers = { .ent = &entities[ENT_paper], .sort = FIELD_ID };
	struct looking l = { .from = from, .to = to, .found = paper };
	struct drafting d = { .db = db, .from = from, .to = to };
	char *text;
	bool ok;

	*y = (struct ysws){ 0 };
	if (!store_each(db, &papers, is_it, &l, e))
		return false;
	y->kept = l.any && (!again || record_is(paper, PAPER_STATE, "published"));
	if (y->kept)
		return true;
	if (!l.any)
		begin(db, from, to, paper);
	ok = read_items(&d, e);
	if (ok) {
		text = compose(&d, y);
		record_set(paper, PAPER_TEXT, text);
		free(text);
		for (int i = 0; i < d.n; i++)
			if (is_told_of(&d.item[i])) {
				y->uid = xreallocarray(y->uid, (size_t)y->n + 1, sizeof(*y->uid));
				y->uid[y->n++] = xstrdup(record_get(&d.item[i].rec, FIELD_UID));
			}
	} else {
		record_fini(paper);
	}
	drafting_fini(&d);
	return ok;
}

void ysws_fini(struct ysws *y)
{
	for (int i = 0; i < y->n; i++)
		free(y->uid[i]);
	free(y->uid);
	free(y->left_out);
	*y = (struct ysws){ 0 };
}
