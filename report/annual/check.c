/* What should be put right before the public reads it. */
#include "report/check.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/holding.h"
#include "report/annual/look.h"
#include "report/annual/say.h"

void look_tell(struct look *l, const char *place, char *advice)
{
	struct remark one = { xstrdup(place), l->rule, advice, l->grave };

	l->found->list = xreallocarray(l->found->list, (size_t)l->found->n + 1, sizeof(one));
	l->found->list[l->found->n++] = one;
}

/* --- who stands by it ---------------------------------------------------- */

/* Of people, and less than anybody may publish as it is. */
static bool is_small(const struct cell *c)
{
	bool people = c->kind == CELL_PEOPLE || c->kind == CELL_PERCENT;

	return people && !c->hidden && c->n > 0 && c->n < FEW;
}

static void each_table(const struct node *n, const char *under, struct look *l,
                       void (*look)(struct look *, const char *, const struct table *))
{
	for (; n; n = n->next) {
		if (n->table)
			look(l, under, n->table);
		each_table(n->child, n->kind == NODE_SECTION ? n->title : under, l, look);
	}
}

static void look_small(struct look *l, const char *under, const struct table *t)
{
	int n = 0;

	for (size_t i = 0; i < t->nrows; i++)
		for (size_t j = 0; j < t->ncols; j++)
			n += is_small(&t->row[i].cell[j]);
	if (n)
		look_tell(l, under, xprintf(ngettext("%d small number of people is shown in \"%s\";"
			" set the setting suppression to mhsds, hes or under-10", "%d small numbers"
			" of people are shown in \"%s\"; set the setting suppression to mhsds, hes"
			" or under-10", (unsigned long)n), n, t->caption));
}

void check_suppressed(struct look *l)
{
	if (l->y->opt->profile == SUPPRESS_NONE)
		look_tell(l, _("The whole report"),
			xstrdup(_("set the setting suppression to mhsds, hes or under-10: none is"
				  " for use inside the trust")));
	each_table(l->y->doc->root->child, l->y->doc->title, l, look_small);
}

static void tell_alone(struct look *l, const char *under, const struct table *t, size_t col)
{
	look_tell(l, under, xprintf(_("the one number hidden in column \"%s\" of \"%s\" follows"
		" from its total; report this as a fault of pcref"), t->col[col].head, t->caption));
}

/* What the engine has hidden, looked at once more as a reader would: one number
 * that is missing from a column whose sum is there. */
static void look_alone(struct look *l, const char *under, const struct table *t)
{
	for (size_t total = 1; total < t->nrows; total++)
		for (size_t j = 1; t->row[total].total && j < t->ncols; j++) {
			int hidden = 0, people = 0;

			for (size_t i = 0; i < total; i++) {
				const struct cell *c = &t->row[i].cell[j];

				people += c->kind == CELL_PEOPLE;
				hidden += c->kind == CELL_PEOPLE && c->hidden;
			}
			if (people == (int)total && hidden == 1 &&
			    t->row[total].cell[j].kind == CELL_PEOPLE &&
			    !t->row[total].cell[j].hidden)
				tell_alone(l, under, t, j);
		}
}

void check_alone(struct look *l)
{
	each_table(l->y->doc->root->child, l->y->doc->title, l, look_alone);
}

void check_narratives(struct look *l)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];

	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];
		char name[NAME_SIZE];

		if (!look_is_of_year(l->y, r) || record_has(r, NARRATIVE_REVIEWED))
			continue;
		record_name(r, name);
		look_tell(l, record_title(r),
			  xprintf(_("read it, and if it may stand: pcref narrative review %s"),
				  name));
	}
}

/* The rows that the words of a section speak of. */
static const struct { const char *section; enum entity_id ent; } spoken[] = {
	{ "promises", ENT_action }, { "areas", ENT_action }, { "next", ENT_action },
	{ "funding", ENT_action }, { "competencies", ENT_rating }, { "competencies", ENT_duty },
	{ "feedback", ENT_feedback }, { "governance", ENT_meeting },
	{ "governance", ENT_decision }, { "risks", ENT_risk },
};

static void look_rows(struct look *l, const struct record *words, enum entity_id ent,
                      const char *day)
{
	const struct shelf *s = &l->y->shelf[ent];
	const struct record *first = NULL;
	char name[NAME_SIZE];
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (strncmp(record_get(&s->rec[i], FIELD_AT), day, DAY_SIZE - 1) > 0) {
			first = first ? first : &s->rec[i];
			n++;
		}
	if (!n)
		return;
	record_name(first, name);
	look_tell(l, record_title(words), n == 1
		? xprintf(_("%s changed after these words were reviewed; read them again beside its"
			" figures"), name)
		: xprintf(ngettext("%s and %zu more of %s changed after these words were reviewed;"
			" read them again beside the figures", "%s and %zu more of %s changed after"
			" these words were reviewed; read them again beside the figures", n - 1),
			name, n - 1, _(entities[ent].plural)));
}

static void look_loads(struct look *l, const struct record *words, const char *day)
{
	for (int i = 0; i < l->y->nholding; i++) {
		const struct load *load = &l->y->holding[i].load;

		if (strncmp(load->made_at, day, DAY_SIZE - 1) > 0)
			look_tell(l, record_title(words),
				xprintf(_("LOAD-%lld of %s came after these words were reviewed;"
					  " read them again beside its figures"), load->number,
					load->name));
	}
}

void check_newer(struct look *l)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];

	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];
		const char *day = record_get(r, NARRATIVE_REVIEWED);

		if (!look_is_of_year(l->y, r) || !*day)
			continue;
		if (record_is(r, NARRATIVE_SECTION, "data"))
			look_loads(l, r, day);
		for (size_t k = 0; k < sizeof(spoken) / sizeof(*spoken); k++)
			if (record_is(r, NARRATIVE_SECTION, spoken[k].section))
				look_rows(l, r, spoken[k].ent, day);
	}
}

void check_signatures(struct look *l)
{
	static const char *const who[] = { "signed_executive", "signed_community",
		"signed_board" };

	for (size_t i = 0; i < sizeof(who) / sizeof(*who); i++)
		if (!year_setting(l->y, who[i]))
			look_tell(l, _("Sign-off"),
				xprintf(_("when it is signed: pcref setting edit %s --value"
					  " \"NAME, DAY\""), who[i]));
}

/* Words that stand where something should be said. */
static bool says_nothing(const char *text)
{
	static const char *const marks[] = { "", "-", "–", "—", "*", "n/a", "N/A", "?", "..", "...",
		"tbc", "TBC" };

	if (!text)
		return true;
	text += strspn(text, " ");
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (strcmp(text, marks[i]) == 0)
			return true;
	return false;
}

static void look_cells(struct look *l, const char *under, const struct table *t)
{
	for (size_t i = 0; i < t->nrows; i++)
		for (size_t j = 0; j < t->ncols; j++) {
			const struct cell *c = &t->row[i].cell[j];

			if (!says_nothing(c->text))
				continue;
			look_tell(l, under, xprintf(_("\"%s\" in column \"%s\" of \"%s\"; write no"
				" data, not known or not applicable"), c->text ? c->text : "",
				t->col[j].head, t->caption));
		}
}

void check_cells(struct look *l)
{
	each_table(l->y->doc->root->child, l->y->doc->title, l, look_cells);
}

void look_over(struct year *y, struct remarks *found)
{
	static const struct {
		bool grave;
		const char *rule;
		void (*look)(struct look *);
	} checks[] = {
#define CHECK(name, bad, says) { bad, says, check_##name },
#include "report/annual/check.def"
#undef CHECK
	};

	for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++) {
		struct look l = { y, found, _(checks[i].rule), checks[i].grave };

		checks[i].look(&l);
	}
}

void remarks_fini(struct remarks *f)
{
	for (int i = 0; i < f->n; i++) {
		free(f->list[i].place);
		free(f->list[i].advice);
	}
	free(f->list);
	*f = (struct remarks){ 0 };
}
