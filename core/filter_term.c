/* filter_term.c - one term of a filter: what its name means, and its value as
 * the door reads it. */
#include "core/filter_term.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/when.h"

enum { MOST_NAMES = 100 };

/* A sign and a value under a name that has been understood. */
struct ask {
	struct filter_reader *r;
	const char *name;
	enum filter_sign sign;
	const char *value;
	struct filter base;		/* whose field, link or local field */
	struct filters *to;
};

static void put(const struct ask *a, enum filter_how how, const char *value)
{
	struct filter f = a->base;

	f.how = how;
	f.value = value;
	if (a->sign == SIGN_NOT)
		filters_add(a->to, &(struct filter){ .how = FILTER_NOT, .kid = &f, .nkid = 1 });
	else
		filters_add(a->to, &f);
}

/* Nothing after the sign: a row without it; after != one with it. */
static bool put_empty(const struct ask *a)
{
	struct filter f = a->base;

	f.how = a->sign == SIGN_NOT ? FILTER_KNOWN : FILTER_EMPTY;
	filters_add(a->to, &f);
	return true;
}

static bool has_no_order(const struct ask *a)
{
	return a->sign <= SIGN_NOT ||
	       err_set(a->r->e, ERR_USAGE, _("%s has no order; write %s:%s"), a->name, a->name,
	               a->value);
}

/* --- what has an order: from `first` to before `after` --- */

static void put_edge(const struct ask *a, enum filter_how how, const char *value)
{
	struct filter f = a->base;

	f.how = how;
	f.value = value;
	filters_add(a->to, &f);
}

static void put_span(const struct ask *a, const char *first, const char *after)
{
	struct filter both[2] = { a->base, a->base };
	struct filter span = { .how = FILTER_ALL, .kid = both, .nkid = 2 };

	both[0].how = FILTER_FROM;
	both[0].value = first;
	both[1].how = FILTER_BEFORE;
	both[1].value = after;
	if (a->sign == SIGN_BEFORE)
		put_edge(a, FILTER_BEFORE, first);
	else if (a->sign == SIGN_TO)
		put_edge(a, FILTER_BEFORE, after);
	else if (a->sign == SIGN_FROM)
		put_edge(a, FILTER_FROM, first);
	else if (a->sign == SIGN_AFTER)
		put_edge(a, FILTER_FROM, after);
	else if (a->sign == SIGN_NOT)
		filters_add(a->to, &(struct filter){ .how = FILTER_NOT, .kid = &span, .nkid = 1 });
	else
		filters_add(a->to, &span);
}

static bool put_number(const struct ask *a, long long n)
{
	char first[24], after[24];

	snprintf(first, sizeof(first), "%lld", n);
	snprintf(after, sizeof(after), "%lld", n + 1);
	put_span(a, first, after);
	return true;
}

static bool term_number(const struct ask *a)
{
	char *end;
	long long n = strtoll(a->value, &end, 10);

	if (*end || end - a->value > 17)
		return err_set(a->r->e, ERR_USAGE, _("%s takes a whole number, not \"%s\""),
		               a->name, a->value);
	return put_number(a, n);
}

static bool term_date(const struct ask *a)
{
	const char *today = a->r->lookup->today;
	char kept[WHEN_SIZE], first[WHEN_SIZE], after[WHEN_SIZE], day[DAY_SIZE];

	if (day_step(a->value, today, day))
		snprintf(kept, sizeof(kept), "%s", day);
	else if (!when_read(a->value, today, kept))
		return err_set(a->r->e, ERR_USAGE, _("%s: \"%s\" is no date; write 30d (from"
		               " today), 30/9, sep, Q3, 2026 or 2025/26"), a->name, a->value);
	if (when_span(kept, first, after)) {
		put_span(a, first, after);
	} else {
		if (!has_no_order(a))
			return false;
		put(a, FILTER_IS, kept);
	}
	return true;
}

/* --- words of a list --- */

static bool status_named(const char *text, enum status *st)
{
	char *want = text_fold(text);
	bool found = false;

	for (int i = 0; i < STATUS_COUNT && !found; i++) {
		char *label = text_fold(_(statuses[i].label));

		found = strcmp(want, label) == 0 || strcasecmp(text, statuses[i].word) == 0;
		*st = (enum status)i;
		free(label);
	}
	free(want);
	return found;
}

static void put_status(const struct ask *a, enum status st)
{
	struct ask plain = *a;

	plain.base = (struct filter){ .status = st };
	put(&plain, FILTER_STATUS, NULL);
}

static bool near_word(const struct ask *a, const char *const *names, int n)
{
	int i = text_nearest(a->value, names, n);

	if (i >= 0)
		return err_set(a->r->e, ERR_USAGE, _("%s is never \"%s\".  Did you mean \"%s\"?"),
		               a->name, a->value, names[i]);
	return err_set(a->r->e, ERR_USAGE, _("%s is never \"%s\"; pcref help filter says what"
	               " can be asked"), a->name, a->value);
}

static bool term_status(const struct ask *a)
{
	const char *names[2 * STATUS_COUNT];
	enum status st;

	if (!has_no_order(a))
		return false;
	if (status_named(a->value, &st)) {
		put_status(a, st);
		return true;
	}
	for (int i = 0; i < STATUS_COUNT; i++) {
		names[2 * i] = statuses[i].word;
		names[2 * i + 1] = _(statuses[i].label);
	}
	return near_word(a, names, 2 * STATUS_COUNT);
}

/* A declared status that is no such word may be a computed one: rag:overdue. */
static bool term_choice(const struct ask *a, const struct field *f)
{
	const struct words *w = a->r->lookup->words;
	const struct word *word = words_find(w, f->vocab, a->value);
	const char *names[MOST_NAMES];
	int n = 0;
	enum status st;

	if (!has_no_order(a))
		return false;
	if (word) {
		put(a, f->type == FT_SET ? FILTER_HOLDS : FILTER_IS, word->code);
		return true;
	}
	if (f->vocab == VOC_rag && status_is_of(a->r->ent) && status_named(a->value, &st)) {
		put_status(a, st);
		return true;
	}
	for (int i = 0; i < w->n[f->vocab] && n + 2 < MOST_NAMES; i++) {
		names[n++] = w->word[f->vocab][i].code;
		names[n++] = w->word[f->vocab][i].label;
	}
	return near_word(a, names, n);
}

/* --- other rows: by reference, by title, by a part of it --- */

static bool term_row(const struct ask *a, const struct entity *other)
{
	const struct lookup *l = a->r->lookup;
	char uid[LOOKUP_SOME][UID_SIZE];
	struct filter one[LOOKUP_SOME];
	struct err unknown = { 0 };
	int n = 0;

	if (!has_no_order(a))
		return false;
	if (strcasecmp(a->value, "me") == 0 && other == &entities[ENT_person]) {
		const char *me = l->me ? l->me(l->rows) : NULL;

		if (!me)
			return err_set(a->r->e, ERR_USAGE, _("no person here has your login, so"
			               " \"me\" is nobody"));
		put(a, FILTER_IS, me);
		return true;
	}
	if (l->find(l->rows, other, a->value, uid[0], &unknown))
		n = 1;
	else if (!l->some || !l->some(l->rows, other, a->value, uid, &n, a->r->e))
		n = 0;
	if (!n)
		return err_set(a->r->e, ERR_USAGE, "%s", unknown.msg);
	for (int i = 0; i < n; i++) {
		one[i] = a->base;
		one[i].how = FILTER_IS;
		one[i].value = uid[i];
	}
	if (n == 1) {
		put(a, FILTER_IS, uid[0]);
		return true;
	}
	struct ask any = *a;
	any.base = (struct filter){ .kid = one, .nkid = n };
	put(&any, FILTER_ANY, NULL);
	return true;
}

/* --- names --- */

static bool term_field(struct ask *a, int field)
{
	const struct field *f = &a->r->ent->fields[field];

	a->base = (struct filter){ .field = field };
	if (!*a->value)
		return put_empty(a);
	switch (f->type) {
	case FT_INT:	return term_number(a);
	case FT_MONEY:	return put_number(a, 100 * strtoll(a->value, NULL, 10));
	case FT_DATE:
	case FT_WHEN:	return term_date(a);
	case FT_CHOICE:
	case FT_SET:	return term_choice(a, f);
	case FT_REF:	return term_row(a, &entities[f->ref]);
	case FT_TEXT:
	case FT_NOTE:	break;
	}
	if (!has_no_order(a))
		return false;
	put(a, a->sign == SIGN_HAS ? FILTER_HOLDS : FILTER_IS, a->value);
	return true;
}

static bool term_local(struct ask *a, const struct local *l)
{
	char *kept;
	bool ok;

	a->base = (struct filter){ .of = OF_LOCAL, .local = l->uid,
	                           .number = l->kind == LOCAL_NUMBER };
	if (!*a->value)
		return put_empty(a);
	if (l->kind == LOCAL_DATE)
		return term_date(a);
	if (l->kind == LOCAL_NUMBER)
		return term_number(a);
	if (!has_no_order(a))
		return false;
	kept = local_read(l, a->value, a->r->lookup->today, a->r->e);
	ok = kept;
	if (ok)
		put(a, l->kind == LOCAL_TEXT && a->sign == SIGN_HAS ? FILTER_HOLDS : FILTER_IS,
		    kept);
	free(kept);
	return ok;
}

static bool term_link(struct ask *a, struct link_end end)
{
	a->base = (struct filter){ .of = OF_LINK, .end = end };
	return *a->value ? term_row(a, link_end_other(end)) : put_empty(a);
}

static int house_named(const char *key)
{
	static const struct {
		const char *name;
		int field;
	} names[] = { { "made", FIELD_MADE_AT }, { "created", FIELD_MADE_AT },
		{ "changed", FIELD_AT } };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i].name, key) == 0)
			return names[i].field;
	return -1;
}

/* A commitment that nobody takes further (house): still kept, and past its
 * review or six months in one phase. */
static const char stalled[] = "kind:commitment -phase:sustained -phase:lapsed"
	" (state:agreed or state:in_progress or state:paused or state:not_reported)"
	" (next_review<today or phase_on<-6m)";

static bool term_stalled(struct ask *a)
{
	static const char *const names[] = { "yes", "no" };
	bool no = strcasecmp(a->value, "no") == 0;
	struct filter all = { .how = FILTER_ALL };
	struct filters f;

	if (!no && strcasecmp(a->value, "yes") != 0)
		return near_word(a, names, 2);
	if (!filters_read(&f, a->r->ent, a->r->lookup, stalled, a->r->e))
		return false;
	if (a->sign == SIGN_NOT)
		no = !no;
	all.kid = f.all;
	all.nkid = f.n;
	filters_add(a->to, no ? &(struct filter){ .how = FILTER_NOT, .kid = &all, .nkid = 1 }
	                      : &all);
	filters_fini(&f);
	return true;
}

/* What is worked out or kept of every row, besides its fields. */
static bool term_other(struct ask *a, const char *key)
{
	static const char *const also[] = { "made", "changed", "status", "stalled", NULL };
	const struct lookup *l = a->r->lookup;
	int house = house_named(key);

	if (strcmp(key, "status") == 0 && status_is_of(a->r->ent))
		return term_status(a);
	if (strcmp(key, "stalled") == 0 && a->r->ent == &entities[ENT_action])
		return term_stalled(a);
	if (house < 0)
		return named_none(a->r->ent, l->locals, a->name, also, _("to filter by"), a->r->e);
	a->base = (struct filter){ .field = house };
	return term_date(a);
}

bool filter_term(struct filter_reader *r, const char *name, enum filter_sign sign,
                 const char *value, struct filters *to)
{
	struct ask a = { .r = r, .name = name, .sign = sign, .value = value, .to = to };
	struct named n;
	char *key;
	bool ok;

	if (named_find(&n, r->ent, r->lookup->locals, name))
		return n.of == OF_FIELD ? term_field(&a, n.field)
		     : n.of == OF_LOCAL ? term_local(&a, n.local) : term_link(&a, n.end);
	key = local_key(name);
	ok = term_other(&a, key);
	free(key);
	return ok;
}
