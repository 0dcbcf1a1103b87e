/* What in the numbers should be looked at before it is believed: teams and
 * months that stand out clearly, by their 95% limits, from the whole. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/data_tables.h"
#include "report/annual/say.h"

enum {
	ENOUGH = 100,		/* records under which a team is not judged */
	WORTH = 5,		/* per cent, or points, that are worth a word */
	NEARLY_ALL = 90,	/* per cent */
	TIMES = 150,		/* per cent of the share in all teams */
	ENDS = 6		/* months compared at each end */
};

struct look {
	struct year *y;
	struct node *section, *list;	/* list NULL until something is found */
	const struct holding *h;
};

static struct node *found(struct look *l)
{
	if (!l->list) {
		doc_say(l->section, _("What stands out clearly, and should be looked at before it "
				      "is believed:"));
		doc_inside(l->section);
		l->list = doc_list(l->section, false);
		doc_inside(l->section);
	}
	return doc_item(l->list);
}

/* True where a of n is worth a word and its lower limit lies over one and a
 * half times the share b of m. */
static bool stands_out(uint64_t a, uint64_t n, uint64_t b, uint64_t m)
{
	struct limits here, all;

	return stats_wilson(a, n, &here) && stats_wilson(b, m, &all) &&
		here.value * 100 >= WORTH && here.low * 100 > all.value * TIMES;
}

/* One count of another, both under their keys. */
struct part {
	char *key, *of_key;
	uint64_t n, of;
};

/* What is counted, of a team (NULL is all of them) and which class or code. */
static struct part part_of(const struct look *l, const struct rate_row *team, const char *what,
                           const char *which, uint64_t n, bool of_known, uint64_t of)
{
	char *of_team = team ? xprintf("%s of %s", which, team->team) : xstrdup(which);
	char *whole = team ? xprintf("team %s", of_known ? "known" : "records")
	                   : xstrdup(of_known ? "known" : "records");
	struct part p = { holding_key(l->h, what, of_team),
		holding_key(l->h, whole, team ? team->team : ""), n, of };

	free(of_team);
	free(whole);
	return p;
}

/* Frees the part. */
static char *say_part(const struct look *l, struct part p)
{
	char *said = say_share(l->y, p.key, p.n, p.of_key, p.of, false);

	free(p.key);
	free(p.of_key);
	return said;
}

static void say_shares(struct look *l, const struct rate_row *team, const char *what,
                       struct part of_team, struct part of_all)
{
	char *here = say_part(l, of_team), *all = say_part(l, of_all);
	struct node *item = found(l);

	doc_theirs(item, team_name(l->y, team));
	doc_text(item, _(": %s is %s; in all teams it is %s."), what, here, all);
	free(here);
	free(all);
}

static void look_at_classes(struct look *l, const struct rate_row *team)
{
	const struct ethnic_counts *c = &team->counts, *all = &l->h->all;

	for (int i = 0; i < CLASS_COUNT; i++)
		if (i != CLASS_KNOWN &&
		    stands_out(c->cls[i], counts_all(c), all->cls[i], counts_all(all)))
			say_shares(l, team, _(ethnic_classes[i].label),
				part_of(l, team, "class", ethnic_classes[i].name, c->cls[i], false,
					counts_all(c)),
				part_of(l, NULL, "class", ethnic_classes[i].name, all->cls[i],
					false, counts_all(all)));
}

/* The codes that say "any other": where they are many, people may not have
 * been asked but put in the last box. */
static bool is_any_other(int code)
{
	return code == ETHNIC_C || code == ETHNIC_G || code == ETHNIC_L || code == ETHNIC_P ||
		code == ETHNIC_S;
}

static void look_at_codes(struct look *l, const struct rate_row *team)
{
	const uint64_t *code = l->h->team_code[team - l->h->team];
	uint64_t known = holding_known(&team->counts), all = holding_known(&l->h->all);

	for (int i = 0; i < ETHNIC_COUNT && known >= ENOUGH; i++) {
		if (ethnic_codes[i].cls != CLASS_KNOWN)
			continue;
		if (code[i] * 100 >= known * NEARLY_ALL ||
		    (is_any_other(i) && stands_out(code[i], known, l->h->code[i], all))) {
			char *what = xprintf(_("%s, among those known,"), _(ethnic_codes[i].label));

			say_shares(l, team, what,
				part_of(l, team, "code", ethnic_codes[i].code, code[i], true,
					known),
				part_of(l, NULL, "code", ethnic_codes[i].code, l->h->code[i], true,
					all));
			free(what);
		}
	}
}

/* The first or last ENDS months of a team, added up. */
static struct ethnic_counts months_of(const struct holding *h, const struct rate_row *team,
                                      bool last)
{
	struct ethnic_counts sum = { 0 };
	const char *from = h->first[last ? h->shown - ENDS : 0].month;
	const char *to = h->first[last ? h->shown - 1 : ENDS - 1].month;

	for (int i = 0; i < h->nboth; i++) {
		const struct rate_row *r = &h->both[i];

		if (strcmp(r->team, team->team) != 0 || strcmp(r->month, from) < 0 ||
		    strcmp(r->month, to) > 0)
			continue;
		for (int j = 0; j < CLASS_COUNT; j++)
			sum.cls[j] += r->counts.cls[j];
	}
	return sum;
}

/* A rise of "not stated" may be a form that offers it first. */
static void look_at_rise(struct look *l, const struct rate_row *team)
{
	struct ethnic_counts a, b;
	struct limits then, now;
	char *was, *is;
	struct node *item;

	if (l->h->shown < 2 * ENDS)
		return;
	a = months_of(l->h, team, false);
	b = months_of(l->h, team, true);
	if (!stats_wilson(a.cls[CLASS_NOT_STATED], counts_all(&a), &then) ||
	    !stats_wilson(b.cls[CLASS_NOT_STATED], counts_all(&b), &now) ||
	    now.low <= then.high || (now.value - then.value) * 100 < WORTH)
		return;
	was = say_share(l->y, NULL, a.cls[CLASS_NOT_STATED], NULL, counts_all(&a), false);
	is = say_share(l->y, NULL, b.cls[CLASS_NOT_STATED], NULL, counts_all(&b), false);
	item = found(l);
	doc_theirs(item, team_name(l->y, team));
	doc_text(item, _(": not stated went from %s in the first six months to %s in the last "
		 "six."),
		 was, is);
	free(was);
	free(is);
}

static void look_at_month(struct look *l, const struct rate_row *m)
{
	struct limits here, all;
	char *share, *month;

	if (!stats_wilson(holding_known(&m->counts), counts_all(&m->counts), &here) ||
	    !stats_wilson(holding_known(&l->h->all), counts_all(&l->h->all), &all) ||
	    here.high >= all.low || (all.value - here.value) * 100 < WORTH)
		return;
	share = known_in(l->y, l->h, m);
	month = month_name(m);
	doc_text(found(l), _("%s: known in %s only, clearly less than in all months together."),
		 month, share);
	free(share);
	free(month);
}

void tell_doubts(struct year *y, struct node *section, const struct holding *h)
{
	struct look l = { .y = y, .section = section, .h = h };

	for (int i = 0; i < h->shown; i++)
		look_at_month(&l, &h->first[i]);
	for (int i = 0; i < h->nteam; i++) {
		if (counts_all(&h->team[i].counts) < ENOUGH)
			continue;
		look_at_classes(&l, &h->team[i]);
		look_at_codes(&l, &h->team[i]);
		look_at_rise(&l, &h->team[i]);
	}
	if (!l.list)
		doc_say(section, _("No team and no month stands out clearly from the whole."));
}
