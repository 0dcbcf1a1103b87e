#include "core/named.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/text.h"

enum { MOST = 400, MOST_ENDS = 64, MOST_LOCALS = 64 };

static int field_named(const struct entity *ent, const char *key)
{
	int found = entity_field(ent, key);

	if (found == FIELD_NUMBER || (found >= FIELD_OWN && ent->fields[found].label))
		return found;
	for (int i = FIELD_OWN; i < ent->nfields; i++) {
		char *label = ent->fields[i].label ? local_key(_(ent->fields[i].label)) : NULL;
		bool same = label && strcmp(label, key) == 0;

		free(label);
		if (same)
			return i;
	}
	return -1;
}

static bool end_named(const struct entity *ent, const char *key, struct link_end *end)
{
	for (int i = 0; link_end_of(ent, i, end); i++) {
		const struct entity *other = link_end_other(*end);
		char name[64], *label = local_key(link_end_label(*end));
		bool same;

		link_end_name(*end, name);
		same = strcmp(label, key) == 0 || strcmp(name, key) == 0 ||
		       (other != ent && strcmp(other->name, key) == 0);
		free(label);
		if (same)
			return true;
	}
	return false;
}

/* tag is short for tags, and so for any field of tags. */
static const struct local *local_named(const struct entity *ent, const struct locals *all,
                                       const char *key)
{
	const struct local *l = locals_named(all, ent, key), *one;

	for (int i = 0; !l && strcmp(key, "tag") == 0 && (one = locals_of(all, ent, i)); i++)
		if (one->kind == LOCAL_TAGS)
			l = one;
	return l;
}

bool named_find(struct named *n, const struct entity *ent, const struct locals *locals,
                const char *name)
{
	char *key = local_key(name);

	*n = (struct named){ .of = OF_FIELD, .field = field_named(ent, key) };
	if (n->field < 0) {
		n->local = local_named(ent, locals, key);
		n->of = n->local ? OF_LOCAL : OF_LINK;
	}
	if (n->of == OF_LINK && !end_named(ent, key, &n->end))
		n->of = OF_FIELD;
	free(key);
	return n->of != OF_FIELD || n->field >= 0;
}

bool named_none(const struct entity *ent, const struct locals *locals, const char *name,
                const char *const *also, const char *to_do, struct err *e)
{
	const char *names[MOST];
	char ends[MOST_ENDS][64];
	const struct local *l;
	struct link_end end;
	int n = 0, near;

	for (int i = FIELD_OWN; i < ent->nfields && n < MOST / 2; i++)
		if (ent->fields[i].label)
			names[n++] = ent->fields[i].name;
	for (int i = 0; i < MOST_ENDS && link_end_of(ent, i, &end); i++) {
		link_end_name(end, ends[i]);
		names[n++] = ends[i];
	}
	for (int i = 0; i < MOST_LOCALS && (l = locals_of(locals, ent, i)); i++)
		names[n++] = l->key;
	for (; also && *also; also++)
		names[n++] = *also;
	near = text_nearest(name, names, n);
	if (near >= 0)
		return err_set(e, ERR_USAGE, _("there is no \"%s\" %s.  Did you mean \"%s\"?"),
		               name, to_do, names[near]);
	return err_set(e, ERR_USAGE, _("there is no \"%s\" %s; pcref help %s lists what there"
	               " is"), name, to_do, ent->name);
}

const char *named_label(const struct named *n, const struct entity *ent)
{
	switch (n->of) {
	case OF_LINK:	return link_end_label(n->end);
	case OF_LOCAL:	return n->local->name;
	case OF_FIELD:	break;
	}
	return _(n->field == FIELD_NUMBER ? N_("Number") : ent->fields[n->field].label);
}
