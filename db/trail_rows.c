/* The trail of what is worked out of rows that people keep. */
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "db/trail_priv.h"

struct seen {
	long long n, first, last;
	char at[32], by[128];		/* the newest change of any of them */
};

static bool see(const struct record *r, void *with)
{
	struct seen *s = with;
	long long number = record_int(r, FIELD_NUMBER);

	s->first = s->n++ && s->first < number ? s->first : number;
	s->last = number > s->last ? number : s->last;
	if (strcmp(record_get(r, FIELD_AT), s->at) > 0) {
		snprintf(s->at, sizeof(s->at), "%s", record_get(r, FIELD_AT));
		snprintf(s->by, sizeof(s->by), "%s", record_get(r, FIELD_BY));
	}
	return true;
}

static void say(struct telling *t, const struct entity *ent, const char *filter,
                const struct seen *s)
{
	char *verb = xprintf("pcref %s list%s%s", ent->name, *filter ? " " : "", filter);
	char day[DAY_SHOWN];

	if (!s->n) {
		fprintf(t->out, _("Rows: none of %s.  Filter: %s.\n"), _(ent->plural),
		        *filter ? filter : _("all"));
	} else {
		day_show(s->at, day);
		fprintf(t->out, _("Rows: %lld of %s, %s-%lld to %s-%lld.  Filter: %s (%s).\n"),
		        s->n, _(ent->plural), ent->prefix, s->first, ent->prefix, s->last,
		        *filter ? filter : _("all"), verb);
		fprintf(t->out, _("Entered in pcref, no file; the newest change to them is by %s on"
		        " %s.\n"), s->by, day);
	}
	free(verb);
}

bool trail_rows(struct telling *t, const char *which)
{
	size_t len = strcspn(which, " ");
	char *name = xstrndup(which, len);
	const struct entity *ent = entity_named(name);
	const char *filter = which[len] ? which + len + 1 : "";
	struct filters f = { 0 };
	struct seen s = { 0 };
	struct page page = { .ent = ent, .sort = FIELD_KEY };
	bool ok = ent || err_set(t->e, ERR_USAGE, _("there is no list \"%s\""), name);

	ok = ent && filters_read(&f, ent, db_lookup(t->db), filter, t->e);
	page.filter = f.all;
	page.nfilter = f.n;
	ok = ok && store_each(t->db, &page, see, &s, t->e);
	if (ent && ok)
		say(t, ent, filter, &s);
	filters_fini(&f);
	free(name);
	return ok;
}
