#include "db/voices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"

static const char *text_at(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return s ? s : "";
}

static bool is_moderated(const struct voice *v)
{
	return strcmp(v->code, "moderated") == 0;
}

/* The row of a voice that spoke before, or a new one. */
static struct voice *voice_of(struct voices *v, const char *code, const char *body)
{
	for (int i = 0; i < v->n; i++)
		if (strcmp(v->list[i].code, code) == 0 && strcmp(v->list[i].body, body) == 0)
			return &v->list[i];
	v->list = xreallocarray(v->list, (size_t)v->n + 1, sizeof(*v->list));
	v->list[v->n] = (struct voice){ .body = xstrdup(body), .reason = xstrdup("") };
	snprintf(v->list[v->n].code, sizeof(v->list->code), "%s", code);
	return &v->list[v->n++];
}

static void hear(struct voices *v, const struct result *r, int row)
{
	struct voice *of = voice_of(v, text_at(r, row, 0), text_at(r, row, 1));

	of->level = (int)result_int(r, row, 2);
	snprintf(of->day, sizeof(of->day), "%.10s", text_at(r, row, 3));
	snprintf(of->scale, sizeof(of->scale), "%s", text_at(r, row, 5));
	free(of->reason);
	of->reason = xstrdup(text_at(r, row, 4));
}

static bool differ(const struct voice *a, const struct voice *b)
{
	return !is_moderated(a) && !is_moderated(b) && a->level != b->level &&
	       strcmp(a->scale, b->scale) == 0;
}

static int moderated_last(const void *a, const void *b)
{
	const struct voice *x = a, *y = b;

	if (is_moderated(x) != is_moderated(y))
		return is_moderated(x) - is_moderated(y);
	return strcmp(x->day, y->day);
}

static void compare(struct voices *v)
{
	if (v->n)
		qsort(v->list, (size_t)v->n, sizeof(*v->list), moderated_last);
	for (int i = 0; i < v->n; i++)
		for (int k = i + 1; k < v->n; k++)
			v->two_views |= differ(&v->list[i], &v->list[k]);
}

bool voices_read(struct db *db, int field, const char *what, struct voices *v, struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	*v = (struct voices){ 0 };
	sql_init(&s);
	sql_put(&s, "SELECT r.voice, COALESCE(b.name, ''), r.level, r.rated_on, r.reason,"
	        " r.scale FROM rating r LEFT JOIN body b ON b.uid = r.body WHERE r.gone = 0"
	        " AND r.%s = ", entities[ENT_rating].fields[field].name);
	sql_arg(&s, FT_TEXT, what);
	sql_put(&s, " AND r.rated_on <= ");
	sql_arg(&s, FT_TEXT, db_today(db));
	sql_put(&s, " ORDER BY r.rated_on, r.id");
	ok = sql_run(&s, db, &r, e);
	for (int i = 0; ok && i < r.nrow; i++)
		hear(v, &r, i);
	result_fini(&r);
	compare(v);
	return ok;
}

void voices_fini(struct voices *v)
{
	for (int i = 0; i < v->n; i++) {
		free(v->list[i].body);
		free(v->list[i].reason);
	}
	free(v->list);
	*v = (struct voices){ 0 };
}

static void say_voice(FILE *out, struct db *db, const struct voice *v, const char *sep)
{
	const char *word = words_label(db_words(db), VOC_voice, v->code);
	bool named = strcmp(v->code, "community") == 0 && *v->body;

	if (named || !*v->body)
		fprintf(out, "%s%s %d", sep, named ? v->body : word, v->level);
	else
		fprintf(out, "%s%s (%s) %d", sep, word, v->body, v->level);
}

char *voices_says(struct db *db, const struct voices *v)
{
	char *text;
	size_t len;
	FILE *out;

	if (!v->n)
		return NULL;
	out = xmemstream(&text, &len);
	fputs(v->two_views ? _("Two views: ") : v->n == 1 ? _("One voice: ")
	                                                   : _("The voices agree: "), out);
	for (int i = 0; i < v->n; i++)
		say_voice(out, db, &v->list[i], !i ? "" : is_moderated(&v->list[i]) ? "; "
		                                                                  : ", ");
	fclose(out);
	return text;
}

char *voices_of_row(struct db *db, const struct record *r)
{
	static const int fields[] = { RATING_COMPETENCY, RATING_DUTY, RATING_ACTION };
	struct voices v;
	struct err ignored;
	char *says = NULL;

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (&entities[entities[ENT_rating].fields[fields[i]].ref] != r->ent)
			continue;
		if (voices_read(db, fields[i], record_get(r, FIELD_UID), &v, &ignored))
			says = voices_says(db, &v);
		voices_fini(&v);
	}
	return says;
}
