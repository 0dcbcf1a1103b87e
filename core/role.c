#include "core/role.h"

#include <string.h>

#include "core/lang.h"

#define E(entity) (UINT64_C(1) << ENT_##entity)

const struct role roles[ROLE_COUNT] = {
#define ROLE(n, ...) [ROLE_##n] = { .name = #n, __VA_ARGS__ },
#include "core/role.def"
#undef ROLE
};

int role_named(const char *name)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		if (strcmp(roles[i].name, name) == 0)
			return i;
	return -1;
}

static bool holds(uint64_t set, const struct entity *ent)
{
	return set >> (ent - entities) & 1;
}

bool role_writes(const struct role *role, const struct entity *ent)
{
	return holds(role->writes, ent);
}

/* Text that rules read and no person writes; of settings, those that
 * the server shows it (db/role.c). */
static bool is_code(const struct entity *ent, int field)
{
	return ent == &entities[ENT_link] ||
	       (ent == &entities[ENT_setting] && field == SETTING_VALUE);
}

bool role_reads(const struct role *role, const struct entity *ent, int field)
{
	const struct field *f = &ent->fields[field];

	if (!role->sums)
		return true;
	if (f->flags & FF_WORDS || f->type == FT_NOTE)
		return false;
	if (field == ent->title || field == FIELD_KEY)
		return holds(role->titles, ent);
	/* A login is the name of a person. */
	if (field == FIELD_MADE_BY || field == FIELD_BY)
		return false;
	if (is_code(ent, field))
		return true;
	return f->type != FT_TEXT || f->flags & FF_HOUSE;
}
