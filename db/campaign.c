#include "db/campaign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"

struct counting {
	struct campaign_side *side;
	const char *teams;
};

/* Is the team one of "T1, T2"?  All are where none is named. */
static bool is_reached(const char *teams, const char *team)
{
	size_t len = strlen(team);

	if (!*teams)
		return true;
	for (const char *s = teams; *s; s += strcspn(s, ",;")) {
		s += strspn(s, " ,;");
		if (len && strncmp(s, team, len) == 0 && strchr(",; ", s[len]))
			return true;
	}
	return false;
}

static void add_code(void *with, const char *const *value, long long n)
{
	struct counting *c = with;

	for (int i = 0; i < ETHNIC_COUNT && is_reached(c->teams, value[0]); i++)
		if (strcmp(ethnic_codes[i].code, value[1]) == 0) {
			c->side->code[i] += (uint64_t)n;
			c->side->n += (uint64_t)n;
			if (ethnic_codes[i].cls == CLASS_KNOWN)
				c->side->known += (uint64_t)n;
		}
}

static bool count_side(struct db *db, const char *teams,
                       struct campaign_side *s, struct err *e)
{
	static const enum count_by by[] = { BY_TEAM, BY_CODE };
	struct counting c = { s, teams };

	if (!load_counts(db, &s->load, by, 2, add_code, &c, e))
		return false;
	if (!stats_wilson(s->known, s->n, &s->share))
		return err_set(e, ERR_INPUT, _("load %lld has no record of the"
		               " campaign's teams"), s->load.number);
	s->share.value *= 100;
	s->share.low *= 100;
	s->share.high *= 100;
	return true;
}

/* The first that shows this day or a later one, and counts as the one before did; or
 * the last. */
static bool load_after(struct db *db, const struct load *before, const char *day,
                       bool last, struct load *l, struct err *e)
{
	struct load *list = NULL;
	bool found = false, unlike = false, ok;
	int n = 0;

	ok = load_list(db, false, NULL, &list, &n, e);
	for (int i = 0; ok && i < n; i++) {
		if (list[i].gone || strcmp(list[i].dataset, before->dataset) != 0 ||
		    strcmp(list[i].as_at, day) < 0)
			continue;
		unlike |= !load_alike(&list[i], before);
		if (!load_alike(&list[i], before) || (found && (last ||
		    strcmp(list[i].as_at, l->as_at) >= 0)))
			continue;
		*l = list[i];
		found = true;
	}
	free(list);
	if (ok && !found && unlike)
		return err_set(e, ERR_INPUT, _("load %lld, before the campaign, counts %s, and"
		               " those after it do not: import one of the files again with"
		               " --count"), before->number, *before->counted ?
		               before->counted : "rows");
	return ok && (found || err_set(e, ERR_INPUT, _("no extract shows a day after"
	       " the campaign yet, so its effect is not known")));
}

static bool find_loads(struct db *db, struct campaign *c, struct err *e)
{
	const char *set = record_get(&c->rec, CAMPAIGN_DATASET);
	const char *from = record_get(&c->rec, CAMPAIGN_FROM);
	const char *to = record_get(&c->rec, CAMPAIGN_TO);
	char day[DAY_SIZE];

	if (!*set)
		return err_set(e, ERR_DATA, _("the campaign names no data set, so its"
		               " effect cannot be told"));
	day_text(day_number(from) - 1, day);
	if (!load_newest(db, set, day, &c->before.load, e))
		return err_set(e, ERR_INPUT, _("no extract shows a day before the"
		               " campaign, so its effect is not known"));
	return load_after(db, &c->before.load, *to ? to : from, !*to, &c->after.load, e);
}

bool campaign_read(struct db *db, const char *uid, struct campaign *c,
                   struct err *e)
{
	const char *teams;
	bool ok;

	*c = (struct campaign){ 0 };
	if (!store_get(db, &entities[ENT_campaign], uid, &c->rec, e))
		return false;
	teams = record_get(&c->rec, CAMPAIGN_TEAMS);
	ok = find_loads(db, c, e) && count_side(db, teams, &c->before, e) &&
	     count_side(db, teams, &c->after, e) &&
	     stats_share_difference(c->after.known, c->after.n, c->before.known,
	                            c->before.n, 100, &c->change);
	if (!ok)
		campaign_fini(c);
	return ok;
}

void campaign_fini(struct campaign *c)
{
	record_fini(&c->rec);
	*c = (struct campaign){ 0 };
}

static void put_share(FILE *out, const struct record *r, int field,
                      const char *what)
{
	int64_t n = record_int(r, field), sent = record_int(r, CAMPAIGN_SENT);

	if (!record_has(r, field))
		return;
	fprintf(out, _(", %s %lld"), what, (long long)n);
	if (sent)
		fprintf(out, " (%.1f%%)", 100.0 * (double)n / (double)sent);
}

static void put_side(FILE *out, const struct campaign_side *s)
{
	char day[DAY_SHOWN];

	day_show(s->load.as_at, day);
	fprintf(out, _("%.1f%% (%.1f to %.1f) on %s"), s->share.value, s->share.low,
	        s->share.high, day);
}

char *campaign_sentence(const struct campaign *c)
{
	const struct record *r = &c->rec;
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	if (record_has(r, CAMPAIGN_SENT)) {
		fprintf(out, _("Asked %lld"), (long long)record_int(r, CAMPAIGN_SENT));
		put_share(out, r, CAMPAIGN_RETURNED, _("undelivered"));
		put_share(out, r, CAMPAIGN_REPLIED, _("replied"));
		put_share(out, r, CAMPAIGN_UPDATED, _("records updated"));
		fputs(". ", out);
	}
	fprintf(out, _("Known ethnicity in %s was "), c->before.load.name);
	put_side(out, &c->before);
	fputs(_(" and "), out);
	put_side(out, &c->after);
	fprintf(out, _(": %+.1f points (%+.1f to %+.1f), %s. What else changed"
	               " meanwhile is not told apart."), c->change.value,
	        c->change.low, c->change.high, c->change.low > 0
	        ? _("a clear rise") : c->change.high < 0 ? _("a clear fall")
	                                                 : _("no clear change"));
	fclose(out);
	return text;
}
