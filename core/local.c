#include "core/local.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "core/when.h"

void locals_fini(struct locals *l)
{
	for (int i = 0; i < l->n; i++) {
		free(l->local[i].name);
		free(l->local[i].key);
		free(l->local[i].words);
		free(l->local[i].help);
	}
	free(l->local);
	*l = (struct locals){ 0 };
}

char *local_key(const char *name)
{
	char *key = text_fold(name), *to = key;

	for (const char *p = key; *p; p++) {
		if (isalnum((unsigned char)*p) || *p & 0x80)
			*to++ = *p;
		else if (to > key && to[-1] != '_')
			*to++ = '_';
	}
	while (to > key && to[-1] == '_')
		to--;
	*to = '\0';
	return key;
}

static enum local_kind kind_named(const char *code)
{
	const struct choice *c = vocabs[VOC_local_kind].fixed;
	int k = 0;

	while (c[k].code && strcmp(c[k].code, code) != 0)
		k++;
	return (enum local_kind)k;
}

static char *text_or_null(const struct record *r, int field)
{
	return record_has(r, field) ? xstrdup(record_get(r, field)) : NULL;
}

void locals_add(struct locals *l, const struct record *r, const char *today)
{
	struct local *one;

	l->local = xreallocarray(l->local, (size_t)l->n + 1, sizeof(*l->local));
	one = &l->local[l->n++];
	*one = (struct local){
		.name = xstrdup(record_get(r, LOCAL_NAME)),
		.key = local_key(record_get(r, LOCAL_NAME)),
		.words = text_or_null(r, LOCAL_WORDS),
		.help = text_or_null(r, LOCAL_HELP),
		.of = entity_named(record_get(r, LOCAL_LIST)),
		.kind = kind_named(record_get(r, LOCAL_KIND)),
		.shown = record_is(r, LOCAL_SHOWN, "yes"),
		.retired = record_has(r, LOCAL_RETIRED) &&
		           strcmp(record_get(r, LOCAL_RETIRED), today) <= 0,
	};
	snprintf(one->uid, sizeof(one->uid), "%s", record_get(r, FIELD_UID));
}

static bool belongs(const struct local *l, const struct entity *ent)
{
	return ent->label && (!l->of || l->of == ent);
}

const struct local *locals_of(const struct locals *l, const struct entity *ent, int i)
{
	for (int k = 0; l && k < l->n; k++)
		if (belongs(&l->local[k], ent) && i-- == 0)
			return &l->local[k];
	return NULL;
}

const struct local *locals_named(const struct locals *l, const struct entity *ent,
                                 const char *name)
{
	char *key = local_key(name);
	const struct local *one, *found = NULL;

	for (int i = 0; !found && (one = locals_of(l, ent, i)); i++)
		if (strcmp(one->key, key) == 0)
			found = one;
	free(key);
	return found;
}

static char *trim(char *s)
{
	size_t len;

	s += strspn(s, " \t\n");
	len = strlen(s);
	while (len && strchr(" \t\n", s[len - 1]))
		s[--len] = '\0';
	return s;
}

/* The word of the list that is meant, whatever its case. */
static char *read_choice(const struct local *l, const char *typed, struct err *e)
{
	char *copy = xstrdup(l->words ? l->words : ""), *at = copy, *one, *found = NULL;

	while (!found && (one = strsep(&at, ";"))) {
		one = trim(one);
		if (strcasecmp(one, typed) == 0)
			found = xstrdup(one);
	}
	free(copy);
	if (!found)
		err_set(e, ERR_DATA, _("%s cannot be \"%s\"; it can be one of: %s"),
		        l->name, typed, l->words ? l->words : "");
	return found;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Each tag once, in the order of letters, so that the same tags are the same
 * text.  What is no letter, figure or dash ends a tag. */
static char *read_tags(const char *typed)
{
	char *copy = text_fold(typed), *at = copy, *one, *text;
	char **tag = xcalloc(strlen(copy) + 1, sizeof(*tag));
	size_t n = 0, len;
	FILE *out;

	while ((one = strsep(&at, " ,;\t\n"))) {
		one += *one == '#' || *one == '+';
		if (*one)
			tag[n++] = one;
	}
	qsort(tag, n, sizeof(*tag), by_text);
	out = xmemstream(&text, &len);
	for (size_t i = 0; i < n; i++)
		if (!i || strcmp(tag[i], tag[i - 1]) != 0)
			fprintf(out, "%s%s", i ? " " : "", tag[i]);
	fclose(out);
	free(tag);
	free(copy);
	return text;
}

static char *read_number(const struct local *l, const char *s, struct err *e)
{
	size_t sign = *s == '-', n = strspn(s + sign, "0123456789");

	if (n && n < 18 && !s[sign + n])
		return xprintf("%lld", strtoll(s, NULL, 10));
	err_set(e, ERR_DATA, _("%s takes a whole number, not \"%s\""), l->name, s);
	return NULL;
}

static char *read_date(const struct local *l, const char *s, const char *today,
                       struct err *e)
{
	char kept[WHEN_SIZE];

	if (when_read(s, today, kept))
		return xstrdup(kept);
	err_set(e, ERR_DATA, _("%s: \"%s\" is not a date; type a day (30/9), month (sep),"
	        " quarter (Q3), year (2026, 2025/26), or ongoing"), l->name, s);
	return NULL;
}

char *local_read(const struct local *l, const char *typed, const char *today,
                 struct err *e)
{
	char *copy = xstrdup(typed), *s = trim(copy), *kept;

	if (!*s)
		kept = xstrdup("");
	else if (l->kind == LOCAL_TAGS)
		kept = read_tags(s);
	else if (l->kind == LOCAL_CHOICE)
		kept = read_choice(l, s, e);
	else if (l->kind == LOCAL_NUMBER)
		kept = read_number(l, s, e);
	else if (l->kind == LOCAL_DATE)
		kept = read_date(l, s, today, e);
	else
		kept = xstrdup(s);
	free(copy);
	return kept;
}

char *local_show(const struct local *l, const char *kept)
{
	char shown[WHEN_SHOWN];

	return xstrdup(l->kind == LOCAL_DATE && when_show(kept, shown) ? shown : kept);
}

char *local_file(const struct local *l, const char *kept)
{
	char text[WHEN_SHOWN];

	return xstrdup(l->kind == LOCAL_DATE && when_file(kept, text) ? text : kept);
}

/* --- what must hold of the rows that describe them --- */

static bool is_list(const struct record *r, int field, struct err *e)
{
	const struct entity *ent = entity_named(record_get(r, field));
	const char *names[ENT_COUNT];
	int n = 0, near;

	if (ent && ent->label)
		return true;
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			names[n++] = entities[i].name;
	near = text_nearest(record_get(r, field), names, n);
	if (near >= 0)
		return err_set(e, ERR_DATA, _("There is no kind of row \"%s\".  Did you mean"
		               " \"%s\"?"), record_get(r, field), names[near]);
	return err_set(e, ERR_DATA, _("There is no kind of row \"%s\""), record_get(r, field));
}

bool view_check(const struct record *old, const struct record *r, struct err *e)
{
	(void)old;
	return is_list(r, VIEW_LIST, e);
}

/* A name that a field of the program has would be two columns of one name. */
static bool is_free(const struct record *r, struct err *e)
{
	char *key = local_key(record_get(r, LOCAL_NAME));
	const struct entity *of = entity_named(record_get(r, LOCAL_LIST)), *taken = NULL;

	for (int i = 0; i < ENT_COUNT && !taken; i++)
		if (entities[i].label && (!of || of == &entities[i]) &&
		    entity_field(&entities[i], key) >= 0)
			taken = &entities[i];
	if (taken)
		err_set(e, ERR_DATA, _("%s has a field %s already; choose another name"),
		        _(taken->plural), key);
	else if (!*key)
		err_set(e, ERR_DATA, _("A name needs a letter"));
	taken = *key ? taken : entities;
	free(key);
	return !taken;
}

bool local_check(const struct record *old, const struct record *r, struct err *e)
{
	if (record_has(r, LOCAL_LIST) && !is_list(r, LOCAL_LIST, e))
		return false;
	if (record_is(r, LOCAL_KIND, "choice") && !record_has(r, LOCAL_WORDS))
		return err_set(e, ERR_DATA, _("A choice needs its words, a semicolon between"));
	if (old && !record_is(old, LOCAL_KIND, record_get(r, LOCAL_KIND)))
		return err_set(e, ERR_DATA, _("What a field holds cannot become of another kind;"
		               " retire it and add one"));
	return is_free(r, e);
}
