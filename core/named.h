/* named.h - what a person means by a name of something that rows of an entity
 * say: a field, an end of a link, a local field.  Filters, bulk changes and the
 * columns of views read names this way. */
#ifndef CORE_NAMED_H
#define CORE_NAMED_H

#include "core/local.h"

struct err;

enum named_of { OF_FIELD, OF_LINK, OF_LOCAL };

struct named {
	enum named_of of;
	int field;			/* OF_FIELD */
	struct link_end end;		/* OF_LINK */
	const struct local *local;	/* OF_LOCAL */
};

/* A field by its name or label, a link by its name, label or what it leads
 * to, a local field, "tag" for a field of tags: whatever case, - for _. */
bool named_find(struct named *, const struct entity *, const struct locals *,
                const char *name);
/* Say that there is none, with the near name; also are names of the caller's
 * own, ended by NULL, or NULL.  What is done with it: "to filter by". */
bool named_none(const struct entity *, const struct locals *, const char *name,
                const char *const *also, const char *to_do, struct err *);
/* What a person calls it; borrowed. */
const char *named_label(const struct named *, const struct entity *);

#endif
