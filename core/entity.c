#include "core/entity.h"

#include <stdio.h>
#include <string.h>

#include "core/lang.h"
#include "core/rules.h"

#define LEN(a) (int)(sizeof(a) / sizeof((a)[0]))
#define WORDS(...) (const struct choice[]){ __VA_ARGS__, { 0 } }

#define HOUSE(n, t) { .name = n, .type = t, .flags = FF_HOUSE },
#define ENTITY(name, ...) static const struct field name##_fields[] = { \
	HOUSE("id", FT_INT) HOUSE("uid", FT_TEXT) HOUSE("number", FT_INT) \
	HOUSE("version", FT_INT) HOUSE("gone", FT_INT) \
	HOUSE("sort_key", FT_TEXT) \
	HOUSE("created_at", FT_TEXT) HOUSE("created_by", FT_TEXT) \
	HOUSE("changed_at", FT_TEXT) HOUSE("changed_by", FT_TEXT)
#define FIELD(id, ...) [id] = { __VA_ARGS__ },
#define END_ENTITY(name) };
#include "core/entities.def"
#undef ENTITY
#undef FIELD
#undef END_ENTITY

#define ENTITY(e, ...) [ENT_##e] = { .name = #e, .fields = e##_fields, \
	.nfields = LEN(e##_fields), __VA_ARGS__ },
#define FIELD(id, ...)
#define END_ENTITY(name)
const struct entity entities[ENT_COUNT] = {
#include "core/entities.def"
};

#define VOCAB(v, ...) [VOC_##v] = { .name = #v, __VA_ARGS__ },
const struct vocab vocabs[VOC_COUNT] = {
#include "core/vocab.def"
};

#define LINK(l, ...) [LINK_##l] = { .name = #l, __VA_ARGS__ },
const struct link links[LINK_COUNT] = {
#include "core/link.def"
};

#define TRANSITION(e, ...) { .ent = ENT_##e, __VA_ARGS__ },
const struct transition transitions[] = {
#include "core/transition.def"
	{ 0 }
};

const struct entity *entity_named(const char *name)
{
	for (int i = 0; i < ENT_COUNT; i++)
		if (strcmp(entities[i].name, name) == 0)
			return &entities[i];
	return NULL;
}

int entity_field(const struct entity *ent, const char *name)
{
	for (int i = 0; i < ent->nfields; i++)
		if (strcmp(ent->fields[i].name, name) == 0)
			return i;
	return -1;
}

bool field_is_typed(const struct field *f)
{
	return !(f->flags & (FF_HOUSE | FF_AUTO));
}

bool field_is_kept(const struct field *f)
{
	return !(f->flags & FF_HOUSE) || strcmp(f->name, "gone") == 0 ||
	       strcmp(f->name, "number") == 0;
}

bool link_end_of(const struct entity *ent, int i, struct link_end *end)
{
	for (int k = 0; k < 2 * LINK_COUNT; k++) {
		const struct link *l = &links[k / 2];
		bool back = k % 2;

		if (&entities[back ? l->to : l->from] == ent && i-- == 0) {
			*end = (struct link_end){ l, back };
			return true;
		}
	}
	return false;
}

const char *link_end_label(struct link_end end)
{
	return _(end.back ? end.link->back : end.link->label);
}

void link_end_name(struct link_end end, char name[static 64])
{
	bool both = end.link->from == end.link->to;

	snprintf(name, 64, "%s%s", end.link->name,
	         both && end.back ? "_back" : "");
}

const struct entity *link_end_other(struct link_end end)
{
	return &entities[end.back ? end.link->from : end.link->to];
}

static bool has_word(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (const char *p = words; *p; p += strcspn(p, " "), p += *p == ' ')
		if (strcspn(p, " ") == len && strncmp(p, word, len) == 0)
			return true;
	return false;
}

bool transition_told(const struct transition *t, const char *state)
{
	for (const struct transition *s = transitions; s->verb; s++)
		if (s->ent == t->ent && s->reason == t->reason &&
		    strcmp(s->to, state) == 0)
			return true;
	return false;
}

bool transition_is_check(const struct transition *t)
{
	return t->ent == ENT_action && strcmp(t->to, "verified") == 0;
}

bool transition_from(const struct transition *t, const char *state)
{
	if (strcmp(t->from, "*") == 0)
		return strcmp(state, t->to) != 0;
	return has_word(t->from, state);
}

const struct transition *transition_find(const struct entity *ent, int field,
                                         const char *from, const char *to)
{
	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == ent && t->field == field &&
		    strcmp(t->to, to) == 0 && transition_from(t, from))
			return t;
	return NULL;
}
