/* pair.c - pcref pair suggest, pair forget: who might learn with whom, and that
 * their answers are forgotten at the end. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/programme.h"
#include "db/store.h"

static bool find_programme(const struct call *c, struct record *r, struct err *e)
{
	char *which = call_words(c);
	bool ok = store_find(c->db, &entities[ENT_initiative], which, r, e);

	free(which);
	return ok;
}

static void put_pair(struct out *o, const struct call *c, const struct programme *p,
                     const struct pairing *pair)
{
	char *why = pairing_reasons(db_words(c->db), p->person, pair);

	out_cell(o, p->person[pair->one].code);
	out_cell(o, p->person[pair->other].code);
	out_number(o, pair->points);
	out_cell(o, why);
	free(why);
}

static int list_pairs(const struct call *c, const struct programme *p)
{
	static const struct out_column columns[] = {
		{ "one", N_("One"), false }, { "other", N_("The other"), false },
		{ "points", N_("Points"), true }, { "why", N_("Why these two"), false },
	};
	struct out o;

	out_begin(&o, c, columns, 4);
	for (int i = 0; i < p->npairs; i++)
		put_pair(&o, c, p, &p->pair[i]);
	return out_end(&o);
}

static int suggest(struct call *c, const struct record *r, const struct programme *p)
{
	struct err e = { 0 };
	int rc = list_pairs(c, p);

	if (rc || out_form(c) != OUT_TABLE)
		return rc;
	if (!call_has(c, FLAG_accept)) {
		printf(ngettext("Suggested: %d pair; without one: %d. Points are our own"
		         " convention; --accept makes the pair, from today.\n",
		         "Suggested: %d pairs; without one: %d. Points are our own convention;"
		         " --accept makes the pairs, from today.\n", (unsigned long)p->npairs),
		       p->npairs, p->n - 2 * p->npairs);
		return rc;
	}
	if (!programme_pair(c->db, record_get(r, FIELD_UID), p, c->today, &e))
		return call_fail(&e);
	printf(ngettext("Made %d pair, with a check-in every three months; without one: %d.\n",
	                "Made %d pairs, with a check-in every three months; without one: %d.\n",
	                (unsigned long)p->npairs), p->npairs, p->n - 2 * p->npairs);
	return rc;
}

int verb_pair_suggest(struct call *c)
{
	struct programme p = { 0 };
	struct record r;
	struct err e = { 0 };
	int rc;

	if (!find_programme(c, &r, &e))
		return call_fail(&e);
	rc = programme_read(c->db, record_get(&r, FIELD_UID), &p, &e)
	   ? suggest(c, &r, &p) : call_fail(&e);
	programme_fini(&p);
	record_fini(&r);
	return rc;
}

/* One erasure a participant, asked for on the programme's own promise. */
static bool ask_one(const struct call *c, const struct record *row, const struct record *of,
                    struct err *e)
{
	struct record erasure;
	bool ok = erase_start(c->db, row, NULL, &erasure, e);

	if (!ok)
		return false;
	record_set(&erasure, ERASURE_AUTHORITY, _("The promise made to participants"));
	record_set(&erasure, ERASURE_REASON, record_title(of));
	ok = store_save(c->db, &erasure, NULL, e);
	record_fini(&erasure);
	return ok;
}

static bool is_asked(const struct call *c, const struct record *row, struct err *e)
{
	char name[NAME_SIZE];
	struct filter same = { .field = ERASURE_ITEM, .how = FILTER_IS, .value = name };
	struct page p = { .ent = &entities[ENT_erasure], .sort = FIELD_NUMBER,
	                  .filter = &same, .nfilter = 1 };
	long long n;

	record_name(row, name);
	return !store_count(c->db, &p, &n, e) || n > 0;
}

int verb_pair_forget(struct call *c)
{
	struct record r, *rec = NULL;
	struct err e = { 0 };
	int n = 0, asked = 0;
	bool ok;

	if (!find_programme(c, &r, &e))
		return call_fail(&e);
	ok = programme_to_forget(c->db, record_get(&r, FIELD_UID), &rec, &n, &e);
	for (int i = 0; ok && i < n; i++)
		if (!is_asked(c, &rec[i], &e)) {
			ok = call_has(c, FLAG_dry_run) || ask_one(c, &rec[i], &r, &e);
			asked += ok;
		}
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
	record_fini(&r);
	if (!ok)
		return call_fail(&e);
	printf(ngettext("%s %d erasure of answers; another person approves it: \"pcref erase"
	         " approve\", and \"pcref erasure list --state asked\" shows it\n",
	         "%s %d erasures of answers; another person approves each: \"pcref erase"
	         " approve\", and \"pcref erasure list --state asked\" shows them\n",
	         (unsigned long)asked),
	       call_has(c, FLAG_dry_run) ? _("Would ask for") : _("Asked for"), asked);
	return ERR_NONE;
}
