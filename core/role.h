/* role.h - who may change what, and what the roll-up may see.
 *
 * The rows are in role.def; db makes of them what a server grants, and asks
 * them itself where there is none.
 */
#ifndef CORE_ROLE_H
#define CORE_ROLE_H

#include "core/entity.h"

enum role_id {
#define ROLE(name, ...) ROLE_##name,
#include "core/role.def"
#undef ROLE
	ROLE_COUNT
};

struct role {
	const char *name;	/* stored; pcref_NAME on a server */
	const char *label, *help;
	uint64_t writes;	/* a bit an entity: may make, change and remove */
	uint64_t titles;	/* sums: whose titles may be read */
	bool loads;		/* extracts and their counts */
	bool erases;		/* words out of the history */
	bool sums;		/* reads over all trusts, and no free text */
};

extern const struct role roles[ROLE_COUNT];

/* -1 if there is none of that name. */
int role_named(const char *name);
bool role_writes(const struct role *, const struct entity *);
/* May this field be read?  For sums, what is neither text nor a person's:
 * numbers, days, codes and references, and the titles the row names. */
bool role_reads(const struct role *, const struct entity *, int field);

#endif
