#include "core/record.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

/* Stands in was for a field that nothing was set in. */
static char same[1];

void record_init(struct record *r, const struct entity *ent)
{
	r->ent = ent;
	r->text = xcalloc((size_t)ent->nfields, sizeof(*r->text));
	r->was = NULL;
}

void record_copy(struct record *r, const struct record *from)
{
	record_init(r, from->ent);
	for (int i = 0; i < r->ent->nfields; i++)
		record_set(r, i, record_get(from, i));
}

static void forget(struct record *r)
{
	for (int i = 0; r->was && i < r->ent->nfields; i++)
		if (r->was[i] != same)
			free(r->was[i]);
	free(r->was);
	r->was = NULL;
}

void record_fini(struct record *r)
{
	forget(r);
	for (int i = 0; r->text && i < r->ent->nfields; i++)
		free(r->text[i]);
	free(r->text);
	r->text = NULL;
}

void record_remember(struct record *r)
{
	forget(r);
	r->was = xcalloc((size_t)r->ent->nfields, sizeof(*r->was));
	for (int i = 0; i < r->ent->nfields; i++)
		r->was[i] = same;
}

static const char *was(const struct record *r, int field)
{
	return r->was[field] == same ? r->text[field] : r->was[field];
}

bool record_is_known(const struct record *r)
{
	const char *version = r->was ? was(r, FIELD_VERSION) : NULL;

	return version && record_is(r, FIELD_VERSION, version);
}

void record_was(const struct record *r, struct record *old)
{
	record_init(old, r->ent);
	for (int i = 0; i < r->ent->nfields; i++)
		record_set(old, i, was(r, i));
}

const char *record_get(const struct record *r, int field)
{
	assert(field >= 0 && field < r->ent->nfields);
	return r->text[field] ? r->text[field] : "";
}

int64_t record_int(const struct record *r, int field)
{
	return strtoll(record_get(r, field), NULL, 10);
}

bool record_is(const struct record *r, int field, const char *text)
{
	return strcmp(record_get(r, field), text) == 0;
}

bool record_has(const struct record *r, int field)
{
	return *record_get(r, field) != '\0';
}

bool record_became(const struct record *old, const struct record *r, int field,
                   const char *text)
{
	return record_is(r, field, text) &&
	       (!old || !record_is(old, field, text));
}

bool record_differs(const struct record *old, const struct record *r, int field)
{
	return old && !record_is(old, field, record_get(r, field));
}

bool record_is_gone(const struct record *r)
{
	return record_is(r, FIELD_GONE, "1");
}

const char *record_title(const struct record *r)
{
	return record_get(r, r->ent->title);
}

void record_name(const struct record *r, char name[static NAME_SIZE])
{
	snprintf(name, NAME_SIZE, "%s-%s", r->ent->prefix,
	         record_get(r, FIELD_NUMBER));
}

void record_set(struct record *r, int field, const char *text)
{
	char *copy;

	assert(field >= 0 && field < r->ent->nfields);
	copy = text && *text ? xstrdup(text) : NULL;
	if (r->was && r->was[field] == same)
		r->was[field] = r->text[field];
	else
		free(r->text[field]);
	r->text[field] = copy;
}

void record_set_int(struct record *r, int field, int64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	record_set(r, field, text);
}
