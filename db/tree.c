#include "db/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"

static const char seats_sql[] =
	"SELECT body, COALESCE(constituency, ''), COUNT(*),"
	" COUNT(CASE WHEN person IS NULL THEN 1 END) FROM membership"
	" WHERE gone = 0 AND voting = 'yes'"
	" AND (held_from IS NULL OR held_from <= CAST($1 AS TEXT))"
	" AND (held_to IS NULL OR held_to >= CAST($1 AS TEXT))"
	" GROUP BY body, COALESCE(constituency, '') ORDER BY body, COALESCE(constituency, '')";

struct planting {
	struct record *body;	/* by name */
	int n;
	bool *done;
	struct tree *t;
};

static bool add_body(const struct record *r, void *with)
{
	struct planting *p = with;

	p->body = xreallocarray(p->body, (size_t)p->n + 1, sizeof(*p->body));
	record_copy(&p->body[p->n++], r);
	return true;
}

static bool is_known(const struct planting *p, const char *uid)
{
	for (int i = 0; i < p->n; i++)
		if (record_is(&p->body[i], FIELD_UID, uid))
			return true;
	return false;
}

/* Without a body to report to, or with one that is gone, it is a root. */
static bool hangs_from(const struct planting *p, int i, const char *above)
{
	const char *to = record_get(&p->body[i], BODY_REPORTS);

	return *above ? strcmp(to, above) == 0 : !*to || !is_known(p, to);
}

static void plant(struct planting *p, const char *above, int branch, int depth)
{
	int last = -1;

	for (int i = 0; i < p->n; i++) {
		struct branch *b;

		if (p->done[i] || !hangs_from(p, i, above))
			continue;
		p->done[i] = true;
		p->t->branch = xreallocarray(p->t->branch, (size_t)p->t->n + 1, sizeof(*b));
		last = p->t->n++;
		b = &p->t->branch[last];
		*b = (struct branch){ .depth = depth, .above = branch, .by = xstrdup("") };
		record_copy(&b->body, &p->body[i]);
		plant(p, record_get(&p->body[i], FIELD_UID), last, depth + 1);
	}
	if (last >= 0)
		p->t->branch[last].last = true;
}

static void count_seats(struct db *db, struct branch *b, const struct result *r)
{
	for (int i = 0; i < r->nrow; i++) {
		const char *code = result_get(r, i, 1);
		const char *word = *code ? words_label(db_words(db), VOC_constituency, code)
		                         : _("not given");
		char *more;

		if (!record_is(&b->body, FIELD_UID, result_get(r, i, 0)))
			continue;
		b->seats += (int)result_int(r, i, 2);
		b->vacant += (int)result_int(r, i, 3);
		more = xprintf("%s%s%s %lld", b->by, *b->by ? ", " : "", word,
		               result_int(r, i, 2));
		free(b->by);
		b->by = more;
	}
}

bool tree_read(struct db *db, struct tree *t, struct err *e)
{
	struct page page = { .ent = &entities[ENT_body], .sort = FIELD_KEY };
	struct planting p = { .t = t };
	const char *today = db_today(db);
	struct result r = { 0 };
	bool ok;

	*t = (struct tree){ 0 };
	ok = store_each(db, &page, add_body, &p, e) && db_run(db, seats_sql, 1, &today, &r, e);
	p.done = xcalloc((size_t)p.n, sizeof(*p.done));
	if (ok)
		plant(&p, "", -1, 0);
	for (int i = 0; i < t->n; i++)
		count_seats(db, &t->branch[i], &r);
	for (int i = 0; i < p.n; i++)
		record_fini(&p.body[i]);
	free(p.body);
	free(p.done);
	result_fini(&r);
	return ok;
}

void tree_fini(struct tree *t)
{
	for (int i = 0; i < t->n; i++) {
		record_fini(&t->branch[i].body);
		free(t->branch[i].by);
	}
	free(t->branch);
	*t = (struct tree){ 0 };
}

char *tree_lead(const struct tree *t, int branch, bool ascii)
{
	const struct branch *b = &t->branch[branch];
	char *lead = xstrdup(!b->depth ? "" : b->last ? ascii ? "`- " : "└─ "
	                                              : ascii ? "|- " : "├─ ");

	for (int up = b->above; up >= 0 && t->branch[up].depth; up = t->branch[up].above) {
		char *more = xprintf("%s%s", t->branch[up].last ? "   " : ascii ? "|  " : "│  ",
		                     lead);

		free(lead);
		lead = more;
	}
	return lead;
}

static void say_seats(FILE *out, const struct branch *b)
{
	if (!b->seats) {
		fputs(_("seats not recorded"), out);
		return;
	}
	fputs(lang_count("%lld voting seat", "%lld voting seats", b->seats).text, out);
	if (b->vacant)
		fprintf(out, _(" (%d vacant)"), b->vacant);
	fprintf(out, ": %s", b->by);
}

static void say_kind(FILE *out, struct db *db, const struct branch *b)
{
	const struct words *w = db_words(db);

	if (record_has(&b->body, BODY_KIND))
		fprintf(out, "%s, ", words_label(w, VOC_body_kind,
		                                 record_get(&b->body, BODY_KIND)));
	fputs(record_has(&b->body, BODY_SIDE)
	      ? words_label(w, VOC_side, record_get(&b->body, BODY_SIDE))
	      : _("all sides together"), out);
}

char *tree_kind(struct db *db, const struct tree *t, int branch)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	say_kind(out, db, &t->branch[branch]);
	fclose(out);
	return text;
}

char *tree_seats(const struct tree *t, int branch)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	say_seats(out, &t->branch[branch]);
	fclose(out);
	return text;
}

char *tree_sentence(struct db *db, const struct tree *t, int branch)
{
	const struct branch *b = &t->branch[branch];
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fprintf(out, "%s (", record_title(&b->body));
	say_kind(out, db, b);
	if (b->above >= 0)
		fprintf(out, _(") reports to %s: "), record_title(&t->branch[b->above].body));
	else
		fputs(_(") reports to no other body: "), out);
	say_seats(out, b);
	fputc('.', out);
	fclose(out);
	return text;
}
