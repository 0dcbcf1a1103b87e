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

/* Text that rules read and no person's words; of settings, those that the
 * server shows it (db/role.c). */
static bool is_code(const struct entity *ent, int field)
{
	switch ((enum entity_id)(ent - entities)) {
	case ENT_link:
		return true;
	case ENT_setting:
		return field == SETTING_VALUE;
	case ENT_metric:
		return field == METRIC_CODE || field == METRIC_MEASURE ||
		       field == METRIC_REFERENCE || field == METRIC_TARGET;
	case ENT_grouping:
		return field == GROUPING_MEMBERS || field == GROUPING_REFERENCE;
	default:
		return false;
	}
}

bool role_reads(const struct role *role, const struct entity *ent, int field)
{
	const struct field *f = &ent->fields[field];

	if (!role->sums)
		return true;
	if (field >= FIELD_OWN && field != ent->title && is_code(ent, field))
		return true;
	if (f->flags & FF_WORDS || f->type == FT_NOTE)
		return false;
	if (field == ent->title || field == FIELD_KEY)
		return holds(role->titles, ent);
	/* A login is the name of a person. */
	if (field == FIELD_MADE_BY || field == FIELD_BY)
		return false;
	return f->type != FT_TEXT || f->flags & FF_HOUSE;
}
