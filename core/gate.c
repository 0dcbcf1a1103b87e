/* gate.c - the only gate: what may be kept. */
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/record.h"
#include "core/text.h"
#include "core/when.h"

enum { MAX_TEXT = 4096, MAX_NOTE = 1 << 20 };

static bool check_int(const struct field *f, const char *s, struct err *e)
{
	char *end;
	long long n = strtoll(s, &end, 10);

	if (*end || end == s)
		return err_set(e, ERR_DATA, _("%s must be a whole number,"
		               " not \"%s\""), _(f->label), s);
	if (f->min < f->max && (n < f->min || n > f->max))
		return err_set(e, ERR_DATA, _("%s must be from %lld to %lld,"
		               " not %s"), _(f->label), (long long)f->min,
		               (long long)f->max, s);
	return true;
}

static bool check_set(const struct field *f, const char *s,
                      const struct words *w, struct err *e)
{
	for (const char *end; *s; s = end + (*end != '\0')) {
		bool found = false;

		end = s + strcspn(s, " ");
		for (int i = 0; i < w->n[f->vocab]; i++) {
			const char *code = w->word[f->vocab][i].code;

			found |= strlen(code) == (size_t)(end - s) &&
			         strncmp(code, s, (size_t)(end - s)) == 0;
		}
		if (!found)
			return err_set(e, ERR_DATA, _("%s: there is no word"
			               " \"%.*s\""), _(f->label),
			               (int)(end - s), s);
	}
	return true;
}

static bool check_text(const struct field *f, const char *s, struct err *e)
{
	size_t most = f->type == FT_NOTE ? MAX_NOTE : MAX_TEXT;

	if (strlen(s) > most)
		return err_set(e, ERR_DATA, ngettext("%s is longer than %zu byte; shorten it",
		               "%s is longer than %zu bytes; shorten it", most), _(f->label), most);
	if (!text_is_utf8(s, strlen(s)))
		return err_set(e, ERR_DATA, _("%s is not text in UTF-8"),
		               _(f->label));
	if (f->type == FT_TEXT && strpbrk(s, "\r\n"))
		return err_set(e, ERR_DATA, _("%s must be one line"),
		               _(f->label));
	return true;
}

static bool check_uid(const struct field *f, const char *s, struct err *e)
{
	if (strlen(s) == UID_SIZE - 1 &&
	    strspn(s, "0123456789abcdef") == UID_SIZE - 1)
		return true;
	return err_set(e, ERR_BUG, _("%s is no row"), _(f->label));
}

static bool check_field(const struct field *f, const char *s,
                        const struct words *w, struct err *e)
{
	char shown[WHEN_SHOWN];

	if (!*s)
		return !(f->flags & FF_REQUIRED) ||
		       err_set(e, ERR_DATA, _("%s is needed"), _(f->label));
	switch (f->type) {
	case FT_TEXT:
	case FT_NOTE:	return check_text(f, s, e);
	case FT_INT:
	case FT_MONEY:	return check_int(f, s, e);
	case FT_DATE:	return day_is(s) || err_set(e, ERR_DATA,
			       _("%s: \"%s\" is not a day"), _(f->label), s);
	case FT_WHEN:	return when_show(s, shown) || err_set(e, ERR_DATA,
			       _("%s: \"%s\" is not a date"), _(f->label), s);
	case FT_CHOICE:	return words_find(w, f->vocab, s) || err_set(e, ERR_DATA,
			       _("%s cannot be \"%s\""), _(f->label), s);
	case FT_SET:	return check_set(f, s, w, e);
	case FT_REF:	return check_uid(f, s, e);
	}
	return true;
}

bool record_check_field(const struct record *r, int field,
                        const struct words *w, struct err *e)
{
	return check_field(&r->ent->fields[field], record_get(r, field), w, e);
}

/* A state may be entered afresh in any way, but left only by a step. */
static bool check_step(const struct record *old, const struct record *r,
                       int field, const struct words *w, struct err *e)
{
	const char *from = record_get(old, field), *to = record_get(r, field);
	const struct transition *t;
	enum vocab_id v = r->ent->fields[field].vocab;

	if (strcmp(from, to) == 0 || !*from)
		return true;
	t = transition_find(r->ent, field, from, to);
	if (!t)
		return err_set(e, ERR_DATA, _("It is %s; from there it cannot"
		               " become %s"), words_label(w, v, from),
		               words_label(w, v, to));
	if (t->reason && !record_has(r, t->reason))
		return err_set(e, ERR_DATA, _("Say why: \"%s\" is empty (in a"
		               " shell, --reason WORDS)"),
		               _(r->ent->fields[t->reason].label));
	return true;
}

/* An action has two: its state, and as a commitment its phase. */
static bool check_steps(const struct record *old, const struct record *r,
                        const struct words *w, struct err *e)
{
	for (const struct transition *t = transitions; old && t->verb; t++)
		if (&entities[t->ent] == r->ent &&
		    !check_step(old, r, t->field, w, e))
			return false;
	return true;
}

bool record_check(const struct record *old, const struct record *r,
                  const struct words *w, struct err *e)
{
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (!check_field(&r->ent->fields[i], record_get(r, i), w, e))
			return false;
	return check_steps(old, r, w, e) &&
	       (!r->ent->check || r->ent->check(old, r, e));
}
