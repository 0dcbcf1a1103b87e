#include "core/share.h"

#include <string.h>

#include "core/err.h"
#include "core/lang.h"

enum { WITH_PUBLIC = 1 << SHARE_PUBLIC, WITH_BOARD = 1 << SHARE_BOARD,
       WITH_PARTNER = 1 << SHARE_PARTNER };

#define KEPT(ent, from, field)
#define SHARE(name, with) { ENT_##name, with },
static const struct { enum entity_id ent; unsigned with; } lists[] = {
#include "core/share.def"
};
#undef KEPT
#undef SHARE

#define SHARE(name, with)
#define KEPT(name, from, is) { ENT_##name, is, from },
static const struct { enum entity_id ent; int field; unsigned from; } kept[] = {
#include "core/share.def"
};
#undef KEPT
#undef SHARE

static const struct { const char *name, *note; } profiles[SHARE_COUNT] = {
	[SHARE_PUBLIC] = { "public", N_("For the public: no free text, no people's names, no words"
		" of people, no drafts; feedback as counts alone, small ones hidden.") },
	[SHARE_BOARD] = { "board", N_("For the board: every column, without words of or about"
		" people; feedback as counts alone, small ones hidden.") },
	[SHARE_PARTNER] = { "partner", N_("For a partner: no words of people, no drafts, no"
		" amounts; feedback as counts alone, small ones hidden.") },
};

bool share_find(const char *name, enum share *to, struct err *e)
{
	for (int i = 0; i < SHARE_COUNT; i++)
		if (strcmp(profiles[i].name, name) == 0) {
			*to = (enum share)i;
			return true;
		}
	return err_set(e, ERR_USAGE, _("--for takes public, board or partner, not \"%s\""), name);
}

const char *share_name(enum share to)
{
	return profiles[to].name;
}

const char *share_note(enum share to)
{
	return _(profiles[to].note);
}

bool share_list(enum share to, const struct entity *ent)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (&entities[lists[i].ent] == ent)
			return lists[i].with & 1u << to;
	return false;
}

static bool is_kept(enum share to, const struct entity *ent, int field)
{
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		if (&entities[kept[i].ent] == ent && kept[i].field == field &&
		    kept[i].from & 1u << to)
			return true;
	return false;
}

/* What the public reads was written to be read: a title, a choice, a day; notes
 * and reasons were not. */
static bool is_free(const struct entity *ent, int field)
{
	const struct field *f = &ent->fields[field];

	return f->type == FT_NOTE || (f->type == FT_TEXT && field != ent->title &&
	                              !(f->flags & FF_LIST));
}

bool share_field(enum share to, const struct entity *ent, int field)
{
	const struct field *f = &ent->fields[field];

	if (field < FIELD_OWN || !f->label || f->flags & (FF_WORDS | FF_HOUSE) ||
	    is_kept(to, ent, field))
		return false;
	if (to == SHARE_PUBLIC && (is_free(ent, field) ||
	                           (f->type == FT_REF && f->ref == ENT_person)))
		return false;
	return true;
}

bool share_row(enum share to, const struct record *r)
{
	int state = entity_field(r->ent, "state");

	return to == SHARE_BOARD || state < 0 || !record_is(r, state, "draft");
}
