/* Change that is claimed in words, against what the limits show. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/stats.h"
#include "core/text.h"
#include "db/reading.h"
#include "report/annual/holding.h"
#include "report/annual/look.h"

enum { BETTER = 1, WORSE = 2, NARROWED = 4, WIDENED = 8 };

/* Something that is measured, by the names a sentence may call it, and what its
 * limits show of it; of a gap, for which group. */
struct measure {
	const char *shows;	/* its name, borrowed from the rows */
	char *name, *code;	/* folded; code "" where there is none */
	char *group;		/* folded, "" for all people */
	unsigned shown;
};

struct evidence {
	struct measure *list;
	size_t n;
	struct disparity *gap;
	int ngaps;
};

static struct measure *measure_named(struct evidence *v, const char *name, const char *code,
                                     const char *group)
{
	v->list = xreallocarray(v->list, v->n + 1, sizeof(*v->list));
	v->list[v->n] = (struct measure){ .shows = name, .name = text_fold(name),
		.code = text_fold(code), .group = text_fold(group) };
	return &v->list[v->n++];
}

/* From when its line begins to its last month. */
static unsigned shown_of_holding(const struct holding *h)
{
	struct limits was, now;

	if (h->shown < 2 ||
	    !stats_wilson(holding_known(&h->first->counts), counts_all(&h->first->counts), &was) ||
	    !stats_wilson(holding_known(&h->first[h->shown - 1].counts),
			  counts_all(&h->first[h->shown - 1].counts), &now))
		return 0;
	return now.low > was.high ? BETTER : now.high < was.low ? WORSE : 0;
}

/* Of all people, from the first period to the last. */
static unsigned shown_of_metric(const struct reading *r)
{
	const struct figure *was = &r->period[0].total, *now = &r->period[r->n - 1].total;
	bool rose, fell;

	if (r->n < 2 || !was->limited || !now->limited || r->rule.polarity == FIGURE_NEITHER)
		return 0;
	rose = now->value.low > was->value.high;
	fell = now->value.high < was->value.low;
	if (r->rule.polarity == FIGURE_HIGHER_WORSE)
		return rose ? WORSE : fell ? BETTER : 0;
	return rose ? BETTER : fell ? WORSE : 0;
}

/* The change of a ratio between two periods, by its limits: db/disparity.c. */
static void gather_disparities(const struct year *y, struct evidence *v)
{
	struct err ignored;

	if (!disparities_read(y->db, y->as_at, &v->gap, &v->ngaps, &ignored))
		return;
	for (int i = 0; i < v->ngaps; i++) {
		const struct disparity *d = &v->gap[i];

		measure_named(v, d->name, d->code, d->group)->shown =
			d->change == CHANGE_NARROWED ? NARROWED :
			d->change == CHANGE_WIDENED ? WIDENED : 0;
	}
}

static struct evidence gather(const struct year *y)
{
	struct evidence v = { 0 };

	for (int i = 0; i < y->nholding; i++)
		measure_named(&v, y->holding[i].load.name, "", "")->shown =
			shown_of_holding(&y->holding[i]);
	for (int i = 0; i < y->nreading; i++)
		measure_named(&v, record_title(&y->reading[i].metric),
			      record_get(&y->reading[i].metric, METRIC_CODE), "")->shown =
			shown_of_metric(&y->reading[i]);
	gather_disparities(y, &v);
	return v;
}

static void evidence_fini(struct evidence *v)
{
	for (size_t i = 0; i < v->n; i++) {
		free(v->list[i].name);
		free(v->list[i].code);
		free(v->list[i].group);
	}
	free(v->list);
	disparities_fini(v->gap, v->ngaps);
}

static const struct claim { const char *word; unsigned bears; } claims[] = {
	{ "improved", BETTER }, { "improvement", BETTER }, { "improving", BETTER },
	{ "better than", BETTER }, { "worsened", WORSE }, { "deteriorated", WORSE },
	{ "worse than", WORSE }, { "narrowed", NARROWED }, { "narrowing", NARROWED },
	{ "closed the gap", NARROWED }, { "widened", WIDENED }, { "widening", WIDENED },
};

/* "has not improved", "nothing improved", "is to be improved": no claim. */
static bool is_denied(const char *sentence, const char *at)
{
	static const char *const before[] = { "not", "no", "nothing", "never", "nor", "without",
		"will", "must", "should", "to be", "whether", "if" };
	char *said = xstrndup(sentence, (size_t)(at - sentence));
	bool denied = false;

	for (size_t i = 0; i < sizeof(before) / sizeof(*before); i++)
		denied |= look_find_term(said, before[i]) != NULL;
	free(said);
	return denied;
}

static bool names_measure(const char *sentence, const struct measure *m)
{
	return look_find_term(sentence, m->name) ||
		(*m->code && look_find_term(sentence, m->code));
}

static bool names_group(const char *sentence, const struct measure *m)
{
	return *m->group && look_find_term(sentence, m->group);
}

/* What bears the claim: the measures that the sentence names, of those the groups that
 * it names, else all of them where the section is of figures; *named is the first of
 * them, or NULL. */
static unsigned shown_for(const struct evidence *v, const char *sentence, bool of_figures,
                          const struct measure **named)
{
	unsigned all = 0, those = 0, groups = 0;
	bool of_groups = false;

	*named = NULL;
	for (size_t i = 0; i < v->n; i++) {
		const struct measure *m = &v->list[i];

		all |= m->shown;
		if (!names_measure(sentence, m))
			continue;
		*named = *named ? *named : m;
		those |= m->shown;
		of_groups |= names_group(sentence, m);
		groups |= names_group(sentence, m) ? m->shown : 0;
	}
	if (of_groups)
		those = (those & (BETTER | WORSE)) | groups;
	return *named ? those : of_figures ? all : 0;
}

static void look_sentence(struct look *l, const struct record *r, const struct evidence *v,
                          const char *sentence)
{
	bool of_figures = record_is(r, NARRATIVE_SECTION, "data") ||
		record_is(r, NARRATIVE_SECTION, "foreword");

	for (size_t i = 0; i < sizeof(claims) / sizeof(*claims); i++) {
		const char *at = look_find_term(sentence, claims[i].word);
		const struct measure *named;

		if (!at || is_denied(sentence, at) ||
		    shown_for(v, sentence, of_figures, &named) & claims[i].bears)
			continue;
		if (named)
			look_tell(l, record_title(r), xprintf(_("the limits of \"%s\" do not show"
				" that it %s; write \"did not clearly change\", or by how much,"
				" with the limits"), named->shows, claims[i].word));
		else
			look_tell(l, record_title(r), xprintf(_("no figure shows with its limits"
				" that anything %s; name the figure, write \"did not clearly"
				" change\", or by how much, with the limits"), claims[i].word));
	}
}

static void look_claims(struct look *l, const struct record *r, const struct evidence *v)
{
	char *folded = text_fold(record_get(r, NARRATIVE_TEXT)), *at = folded;

	while (*at) {
		size_t len = strcspn(at, ".!?;\n");
		char end = at[len];

		at[len] = '\0';
		look_sentence(l, r, v, at);
		at += end ? len + 1 : len;
	}
	free(folded);
}

void check_claims(struct look *l)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];
	struct evidence v = gather(l->y);

	for (size_t i = 0; i < s->n; i++)
		if (look_is_of_year(l->y, &s->rec[i]))
			look_claims(l, &s->rec[i], &v);
	evidence_fini(&v);
}
