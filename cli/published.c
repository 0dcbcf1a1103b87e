/* published.c - pcref data import, of what national bodies publish. */
#include "cli/call.h"
#include "cli/take.h"
#include "db/store.h"

bool published_wanted(struct call *c)
{
	const char *name = call_flag(c, FLAG_profile);
	struct err ignored;
	struct record r;
	bool is;

	if (!name || !store_find(c->db, &entities[ENT_profile], name, &r,
	                         &ignored))
		return false;
	is = !record_is(&r, PROFILE_KIND, "extract");
	record_fini(&r);
	return is;
}

int published_import(struct call *c)
{
	return call_refuse(ERR_USAGE, "%s", call_flag(c, FLAG_profile));
}
