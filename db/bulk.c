#include "db/bulk.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/local.h"

void bulk_init(struct bulk *b, const struct entity *ent)
{
	*b = (struct bulk){ .ent = ent };
}

void bulk_fini(struct bulk *b)
{
	for (int i = 0; i < b->nset; i++)
		free(b->set[i].text);
	for (int i = 0; i < b->nrec; i++) {
		record_fini(b->rec[i]);
		free(b->rec[i]);
	}
	for (int i = 0; i < b->nline; i++) {
		free(b->line[i].title);
		free(b->line[i].before);
		free(b->line[i].after);
	}
	free(b->set);
	free(b->rec);
	free(b->line);
	*b = (struct bulk){ 0 };
}

static bool may_be_set(const struct bulk *b, const struct named *what, const char *name,
                       struct err *e)
{
	if (what->of != OF_FIELD || (what->field >= FIELD_OWN &&
	                             field_is_typed(&b->ent->fields[what->field])))
		return true;
	return err_set(e, ERR_USAGE, _("%s is filled in by the program and cannot be set"), name);
}

/* True where the sign is += or -=: the name ends before it. */
static char sign_of(const char *typed, size_t *len)
{
	*len = strcspn(typed, "=");
	return *len && strchr("+-", typed[*len - 1]) ? typed[--*len] : '=';
}

bool bulk_set(struct bulk *b, struct db *db, const char *typed, struct err *e)
{
	const struct locals *locals = db_locals(db);
	size_t len;
	char sign = sign_of(typed, &len), *name = xstrndup(typed, len);
	struct bulk_set set = { 0 };
	bool ok;

	if (!typed[strcspn(typed, "=")])
		ok = err_set(e, ERR_USAGE, _("\"%s\" sets nothing; write NAME=VALUE, as in"
		             " owner=bello"), typed);
	else if (!named_find(&set.what, b->ent, locals, name))
		ok = named_none(b->ent, locals, name, NULL, _("to set"), e);
	else if (sign != '=' && set.what.of == OF_FIELD)
		ok = err_set(e, ERR_USAGE, _("only tags and links take %c="), sign);
	else
		ok = may_be_set(b, &set.what, name, e);
	free(name);
	if (!ok)
		return false;
	set.text = xprintf("%c%s", sign, strchr(typed, '=') + 1);
	b->set = xreallocarray(b->set, (size_t)b->nset + 1, sizeof(*b->set));
	b->set[b->nset++] = set;
	return true;
}

static void keep(struct bulk *b, struct record *r)
{
	b->rec = xreallocarray(b->rec, (size_t)b->nrec + 1, sizeof(*b->rec));
	b->rec[b->nrec] = xcalloc(1, sizeof(**b->rec));
	*b->rec[b->nrec++] = *r;
}

/* Keep what a helper appended, and the array goes. */
static void keep_all(struct bulk *b, struct record *rec, int n)
{
	for (int i = 0; i < n; i++)
		keep(b, &rec[i]);
	free(rec);
}

static bool say(struct bulk *b, const struct record *r, const char *label, char *before,
                char *after)
{
	struct bulk_line *l;

	if (strcmp(before, after) == 0) {
		free(before);
		free(after);
		return false;
	}
	b->line = xreallocarray(b->line, (size_t)b->nline + 1, sizeof(*b->line));
	l = &b->line[b->nline++];
	*l = (struct bulk_line){ .title = xstrdup(record_title(r)), .label = label,
	                         .before = before, .after = after };
	record_name(r, l->name);
	return true;
}

static bool named_row(const struct record *r, struct err *e)
{
	struct err why = *e;
	char name[NAME_SIZE];

	record_name(r, name);
	return err_set(e, why.code, "%s: %.900s", name, why.msg);
}

/* a and b as "x; y" or "x y", with c added or taken out. */
static char *joined(const char *now, char sign, const char *text, const char *between)
{
	char *copy, *at, *one, *out;
	size_t len;
	FILE *to;
	const char *sep = "";

	if (sign == '+')
		return xprintf("%s%s%s", now, *now ? between : "", text);
	copy = at = xstrdup(now);
	to = xmemstream(&out, &len);
	while ((one = strsep(&at, between))) {
		one += strspn(one, " ");
		if (*one && strcasecmp(one, text) != 0) {
			fprintf(to, "%s%s", sep, one);
			sep = between;
		}
	}
	fclose(to);
	free(copy);
	return out;
}

/* What a row says now where the set is not of a field, as a file holds it; the
 * caller's to free. */
static char *text_now(const struct bulk_set *s, struct db *db, const char *uid,
                      struct err *e)
{
	char *was = NULL;

	if (s->what.of == OF_LOCAL ? !local_values(db, s->what.local, &uid, 1, &was, e)
	                           : !store_links(db, s->what.end, &uid, 1, false, &was, e)) {
		free(was);
		return NULL;
	}
	return was;
}

/* What is typed, or what there is with it added or taken out. */
static char *text_wanted(const struct bulk_set *s, const char *now)
{
	return *s->text == '=' ? xstrdup(s->text + 1)
	     : joined(now, *s->text, s->text + 1, s->what.of == OF_LOCAL ? " " : "; ");
}

static bool read_other(const struct bulk_set *s, struct db *db, const char *uid,
                       const char *want, struct record **rec, int *n, struct err *e)
{
	return s->what.of == OF_LOCAL
	       ? local_values_read(db, s->what.local, uid, want, rec, n, e)
	       : store_links_read(db, s->what.end, uid, want, rec, n, e);
}

bool bulk_set_row(const struct bulk_set *s, struct db *db, struct record *row,
                  struct record **rec, int *n, struct err *e)
{
	const char *uid = record_get(row, FIELD_UID);
	char *now, *want;
	bool ok;

	if (s->what.of == OF_FIELD)
		return record_read(row, s->what.field, db_lookup(db), s->text + 1, e);
	now = text_now(s, db, uid, e);
	want = now ? text_wanted(s, now) : NULL;
	ok = want && read_other(s, db, uid, want, rec, n, e);
	free(want);
	free(now);
	return ok;
}

/* Links and local fields are read again after, to say what they would be. */
static bool set_other(struct bulk *b, struct db *db, const struct record *r,
                      const struct bulk_set *s, bool *changed, struct err *e)
{
	const char *uid = record_get(r, FIELD_UID);
	char *now = text_now(s, db, uid, e), *want = now ? text_wanted(s, now) : NULL;
	char *kept = NULL;
	struct record *rec = NULL;
	int n = 0;
	bool ok = want && read_other(s, db, uid, want, &rec, &n, e);

	if (ok && s->what.of == OF_LOCAL)
		kept = local_read(s->what.local, want, db_today(db), e);
	if (ok && n)
		*changed |= s->what.of == OF_LOCAL
			? say(b, r, s->what.local->name, local_show(s->what.local, now),
			      local_show(s->what.local, kept))
			: say(b, r, link_end_label(s->what.end), xstrdup(now), xstrdup(want));
	keep_all(b, rec, n);
	free(kept);
	free(want);
	free(now);
	return ok;
}

static bool set_fields(struct bulk *b, struct db *db, const struct record *r, bool *changed,
                       struct err *e)
{
	const struct lookup *l = db_lookup(db);
	struct record now;
	bool ok = true, any = false;

	record_copy(&now, r);
	for (int i = 0; ok && i < b->nset; i++) {
		int f = b->set[i].what.field;

		if (b->set[i].what.of != OF_FIELD)
			continue;
		ok = record_read(&now, f, l, b->set[i].text + 1, e);
		if (ok)
			any |= say(b, r, _(b->ent->fields[f].label), record_show(r, f, l),
			           record_show(&now, f, l));
	}
	ok = ok && (!any || record_check(r, &now, db_words(db), e));
	*changed |= any;
	if (ok && any)
		keep(b, &now);
	else
		record_fini(&now);
	return ok;
}

bool bulk_row(struct bulk *b, struct db *db, const struct record *r, struct err *e)
{
	bool changed = false, ok;

	if (b->nrow == BULK_MOST)
		return err_set(e, ERR_USAGE, ngettext("the filter takes in more than %d row, and"
		               " nothing was changed; make it narrower", "the filter takes in more"
		               " than %d rows, and nothing was changed; make it narrower",
		               BULK_MOST), BULK_MOST);
	ok = set_fields(b, db, r, &changed, e);
	for (int i = 0; ok && i < b->nset; i++)
		if (b->set[i].what.of != OF_FIELD)
			ok = set_other(b, db, r, &b->set[i], &changed, e);
	b->nrow++;
	b->nchanged += changed;
	return ok || named_row(r, e);
}

struct walk {
	struct bulk *b;
	struct db *db;
	struct err *e;
	bool ok;
};

static bool take_row(const struct record *r, void *with)
{
	struct walk *w = with;

	w->ok = bulk_row(w->b, w->db, r, w->e);
	return w->ok;
}

bool bulk_page(struct bulk *b, struct db *db, const struct page *p, struct err *e)
{
	struct walk w = { b, db, e, true };

	return store_each(db, p, take_row, &w, e) && w.ok;
}

bool bulk_uids(struct bulk *b, struct db *db, char *const *uid, int n, struct err *e)
{
	bool ok = true;

	for (int i = 0; ok && i < n; i++) {
		struct record r;

		ok = store_get(db, b->ent, uid[i], &r, e);
		if (!ok)
			break;
		ok = bulk_row(b, db, &r, e);
		record_fini(&r);
	}
	return ok;
}

bool bulk_apply(struct bulk *b, struct db *db, const char *why, char warning[static 256],
                struct err *e)
{
	struct change c = { .rec = b->rec, .nrec = b->nrec, .why = why };
	bool ok = !b->nrec || store_apply(db, &c, e);

	snprintf(warning, 256, "%s", c.warning);
	return ok;
}
