#include "import/meanings.h"

#include <string.h>

#include "core/rules.h"
#include "db/store.h"

struct teaching {
	struct meaning *to;
	const char *as_at, *set;
	bool own;		/* those of this data set, after the rest */
};

static bool learn(const struct record *r, void *with)
{
	struct teaching *of = with;
	const char *set = record_get(r, MAPPING_DATASET);
	const char *from = record_get(r, MAPPING_FROM);
	enum ethnic_code code = ethnic_code_named(record_get(r, MAPPING_CODE));
	bool mine = *set ? of->own && strcmp(set, of->set) == 0 : !of->own;

	if (mine && strcmp(from, of->as_at) <= 0 && code != ETHNIC_NONE)
		meaning_add(of->to, record_get(r, MAPPING_VALUE), code);
	return true;
}

bool meanings_read(struct db *db, const char *dataset, const char *as_at,
                   struct meaning *to, struct err *e)
{
	struct page all = { .ent = &entities[ENT_mapping], .sort = FIELD_KEY };
	struct teaching of = { to, as_at, dataset, false };

	if (!store_each(db, &all, learn, &of, e))
		return false;
	of.own = true;
	return store_each(db, &all, learn, &of, e);
}
