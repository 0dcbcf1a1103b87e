/* door.c - the door between what is kept and what people and files say. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"
#include "core/when.h"

/* 1234567 -> "£12,345.67"; whole pounds have no pence. */
static char *show_money(const char *kept)
{
	long long n = strtoll(kept, NULL, 10), pounds = n / 100;
	char digits[24], grouped[40];
	int len = snprintf(digits, sizeof(digits), "%lld", pounds), k = 0;

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			grouped[k++] = ',';
		grouped[k++] = digits[i];
	}
	grouped[k] = '\0';
	if (n % 100)
		return xprintf("£%s.%02lld", grouped, n % 100);
	return xprintf("£%s", grouped);
}

static char *file_money(const char *kept)
{
	long long n = strtoll(kept, NULL, 10);

	return xprintf("%lld.%02lld", n / 100, n % 100);
}

static bool read_money(const char *s, char kept[static 24])
{
	long long pounds = 0, pence = 0;
	const char *p = strncmp(s, "£", 2) == 0 ? s + 2 : s;
	int digits = 0;

	for (; isdigit((unsigned char)*p) || (digits && *p == ','); p++)
		if (*p != ',') {
			pounds = 10 * pounds + (*p - '0');
			if (++digits > 12)
				return false;
		}
	if (!digits)
		return false;
	if (*p == '.') {
		if (!isdigit((unsigned char)p[1]) ||
		    !isdigit((unsigned char)p[2]))
			return false;
		pence = 10 * (p[1] - '0') + (p[2] - '0');
		p += 3;
	}
	snprintf(kept, 24, "%lld", 100 * pounds + pence);
	return !*p;
}

static char *show_set(const struct field *f, const char *kept,
                      const struct words *w, bool labels)
{
	char *copy = xstrdup(kept), *at = copy, *code, *text;
	const char *sep = "";
	size_t len;
	FILE *out = xmemstream(&text, &len);

	while ((code = strsep(&at, " "))) {
		fprintf(out, "%s%s", sep,
		        labels ? words_label(w, f->vocab, code) : code);
		sep = "; ";
	}
	fclose(out);
	free(copy);
	return text;
}

static char *show_ref(const struct field *f, const char *uid,
                      const struct lookup *l, bool as_title)
{
	char *reference, *title;

	if (!l->name || !l->name(l->rows, &entities[f->ref], uid, &reference,
	                         &title))
		return xstrdup(uid);
	free(as_title ? reference : title);
	return as_title ? title : reference;
}

/* The field that keeps a source's words beside this one, or -1. */
static int words_beside(const struct record *r, int field)
{
	char name[64];

	snprintf(name, sizeof(name), "%s_words", r->ent->fields[field].name);
	return entity_field(r->ent, name);
}

/* What it comes after, only its words can tell. */
static char *show_when(const struct record *r, int field, const char *kept)
{
	char shown[WHEN_SHOWN], again[WHEN_SIZE];
	int beside = words_beside(r, field);
	const char *words = beside >= 0 ? record_get(r, beside) : "";

	if (when_read(words, kept, again) && strcmp(again, kept) == 0 &&
	    !when_is_known(kept))
		return xstrdup(words);
	return xstrdup(when_show(kept, shown) ? shown : kept);
}

char *record_show(const struct record *r, int field, const struct lookup *l)
{
	const struct field *f = &r->ent->fields[field];
	const char *s = record_get(r, field);
	char shown[WHEN_SHOWN];

	if (!*s)
		return xstrdup("");
	switch (f->type) {
	case FT_WHEN:	return show_when(r, field, s);
	case FT_DATE:
		day_show(s, shown);
		return xstrdup(shown);
	case FT_CHOICE:
		return xstrdup(words_label(l->words, f->vocab, s));
	case FT_SET:	return show_set(f, s, l->words, true);
	case FT_REF:	return show_ref(f, s, l, true);
	case FT_MONEY:	return show_money(s);
	case FT_TEXT:
	case FT_NOTE:
	case FT_INT:	break;
	}
	return xstrdup(s);
}

char *record_file(const struct record *r, int field, const struct lookup *l)
{
	const struct field *f = &r->ent->fields[field];
	const char *s = record_get(r, field);
	char text[WHEN_SHOWN];

	if (!*s)
		return xstrdup("");
	switch (f->type) {
	case FT_WHEN:	return xstrdup(when_file(s, text) ? text : s);
	case FT_SET:	return show_set(f, s, l->words, false);
	case FT_REF:	return show_ref(f, s, l, false);
	case FT_MONEY:	return file_money(s);
	default:	return xstrdup(s);
	}
}

static bool read_word(const struct field *f, const struct lookup *l,
                      const char *s, const char **code, struct err *e)
{
	const struct word *w = words_find(l->words, f->vocab, s);
	char *offer;

	if (w) {
		*code = w->code;
		return true;
	}
	offer = words_offer(l->words, f->vocab);
	err_set(e, ERR_DATA, _("%s cannot be \"%s\"; it can be %s"),
	        _(f->label), s, offer);
	free(offer);
	return false;
}

static char *trimmed(const char *s, const char *end)
{
	while (s < end && isspace((unsigned char)*s))
		s++;
	while (end > s && isspace((unsigned char)end[-1]))
		end--;
	return xstrndup(s, (size_t)(end - s));
}

/* Words apart by ; or , to codes apart by a space, in the list's own order. */
static bool read_set(struct record *r, int field, const struct lookup *l,
                     const char *s, struct err *e)
{
	const struct field *f = &r->ent->fields[field];
	bool *on = xcalloc((size_t)l->words->n[f->vocab], sizeof(*on));
	bool ok = true;
	char *text;
	size_t len;
	FILE *out;

	while (ok && *s) {
		const char *end = s + strcspn(s, ";,"), *code = NULL;
		char *one = trimmed(s, end);

		if (*one && (ok = read_word(f, l, one, &code, e)))
			for (int i = 0; i < l->words->n[f->vocab]; i++)
				on[i] |= l->words->word[f->vocab][i].code == code;
		free(one);
		s = end + (*end != '\0');
	}
	out = xmemstream(&text, &len);
	for (int i = 0, n = 0; i < l->words->n[f->vocab]; i++)
		if (on[i])
			fprintf(out, "%s%s", n++ ? " " : "",
			        l->words->word[f->vocab][i].code);
	fclose(out);
	if (ok)
		record_set(r, field, text);
	free(text);
	free(on);
	return ok;
}

static bool read_ref(struct record *r, int field, const struct lookup *l,
                     const char *s, struct err *e)
{
	char uid[UID_SIZE];

	if (!l->find(l->rows, &entities[r->ent->fields[field].ref], s, uid, e))
		return false;
	record_set(r, field, uid);
	return true;
}

/* The words of a source are kept beside what we make of them, in the field
 * of the same name and "_words". */
static void keep_words(struct record *r, int field, const char *kept,
                       const char *typed)
{
	int beside = words_beside(r, field);

	if (beside >= 0 && when_wants_words(kept, typed))
		record_set(r, beside, typed);
}

static bool read_other(struct record *r, int field, const struct lookup *l,
                       const char *s, struct err *e)
{
	const struct field *f = &r->ent->fields[field];
	char kept[WHEN_SIZE];

	switch (f->type) {
	case FT_DATE:
		if (!day_read(s, l->today, kept))
			return err_set(e, ERR_DATA, _("%s: \"%s\" is not a day;"
			    " type it as 30/9/2026, 30 sep, or 2026-09-30"),
			    _(f->label), s);
		break;
	case FT_WHEN:
		if (!when_read(s, l->today, kept))
			return err_set(e, ERR_DATA, _("%s: \"%s\" is not a date;"
			    " type a day (30/9), month (sep), quarter (Q3),"
			    " year (2026, 2025/26), a span (May to July 2026),"
			    " \"after ...\", TBC, or ongoing"), _(f->label), s);
		keep_words(r, field, kept, s);
		break;
	case FT_MONEY:
		if (!read_money(s, kept))
			return err_set(e, ERR_DATA, _("%s: \"%s\" is not an amount;"
			    " type pounds and pence, as in 4000 or 4,000.50"),
			    _(f->label), s);
		break;
	default:
		record_set(r, field, s);
		return true;
	}
	record_set(r, field, kept);
	return true;
}

bool record_read(struct record *r, int field, const struct lookup *l,
                 const char *typed, struct err *e)
{
	const struct field *f = &r->ent->fields[field];
	const char *code = NULL;
	char *s;
	bool ok = true;

	if (f->type == FT_NOTE) {
		record_set(r, field, typed);
		return true;
	}
	s = trimmed(typed, typed + strlen(typed));
	if (!*s)
		record_set(r, field, NULL);
	else if (f->type == FT_CHOICE && (ok = read_word(f, l, s, &code, e)))
		record_set(r, field, code);
	else if (f->type == FT_SET)
		ok = read_set(r, field, l, s, e);
	else if (f->type == FT_REF)
		ok = read_ref(r, field, l, s, e);
	else if (f->type != FT_CHOICE)
		ok = read_other(r, field, l, s, e);
	free(s);
	return ok;
}
