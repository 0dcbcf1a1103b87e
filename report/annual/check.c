/* What should be put right before the public reads it. */
#include "report/check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/stats.h"
#include "core/text.h"
#include "report/annual/holding.h"
#include "report/annual/look.h"
#include "report/annual/say.h"

static void tell(struct look *l, const char *place, char *advice)
{
	struct remark one = { xstrdup(place), l->rule, advice, l->grave };

	l->found->list = xreallocarray(l->found->list, (size_t)l->found->n + 1, sizeof(one));
	l->found->list[l->found->n++] = one;
}

/* --- words of people ---------------------------------------------------- */

typedef void look_words(struct look *, const char *place, const char *text);

static void each_title(struct look *l, enum entity_id ent, look_words *look)
{
	const struct shelf *s = &l->y->shelf[ent];
	char name[NAME_SIZE];

	for (size_t i = 0; i < s->n; i++) {
		record_name(&s->rec[i], name);
		look(l, name, record_title(&s->rec[i]));
	}
}

static bool is_of_year(const struct year *y, const struct record *r)
{
	return strncmp(record_get(r, NARRATIVE_YEAR), y->to, DAY_SIZE - 1) == 0;
}

/* What others said is never altered, so it is never looked at either. */
static void each_words(struct look *l, look_words *look)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];
	const char *population = year_setting(l->y, "population");

	for (size_t i = 0; i < s->n; i++)
		if (is_of_year(l->y, &s->rec[i]))
			look(l, record_title(&s->rec[i]), record_get(&s->rec[i], NARRATIVE_TEXT));
	if (population)
		look(l, _("Population and scope"), population);
	each_title(l, ENT_plan, look);
	each_title(l, ENT_objective, look);
	each_title(l, ENT_action, look);
}

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The next place where the term stands as words of its own; both folded. */
static const char *find_term(const char *text, const char *term)
{
	size_t len = strlen(term);

	for (const char *s = text; len && (s = strstr(s, term)); s++)
		if ((s == text || !in_word(s[-1])) && !in_word(s[len]))
			return s;
	return NULL;
}

static void look_months(struct look *l, const char *place, const char *text)
{
	static const char *const cut[] = { "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
		"Sept", "Oct", "Nov", "Dec" };
	static const char *const full[] = { N_("January"), N_("February"), N_("March"),
		N_("April"), N_("June"), N_("July"), N_("August"), N_("September"),
		N_("September"), N_("October"), N_("November"), N_("December") };

	for (size_t i = 0; i < sizeof(cut) / sizeof(*cut); i++) {
		const char *s = find_term(text, cut[i]);
		const char *after = s ? s + strlen(cut[i]) : NULL;

		if (!s || !((s >= text + 2 && isdigit((unsigned char)s[-2])) ||
			    isdigit((unsigned char)after[strspn(after, ". ")])))
			continue;
		tell(l, place, xprintf(_("write %s, not %s"), _(full[i]), cut[i]));
	}
}

static void check_months(struct look *l)
{
	each_words(l, look_months);
}

static void look_marks(struct look *l, const char *place, const char *text)
{
	for (const char *s = text; (s = strchr(s, '*')); s++)
		if ((s == text || s[-1] == ' ') && (s[1] == '\0' || strchr(" .,;)", s[1]))) {
			tell(l, place, xstrdup(_("write [c] for a number that is hidden; its note"
						 " stands in \"What this paper rests on\"")));
			return;
		}
}

static void check_marks(struct look *l)
{
	each_words(l, look_marks);
}

/* A term that stands in a formal name is let be. */
static char *without_names(const char *folded, const char *names)
{
	char *text = xstrdup(folded), *copy = xstrdup(names), *rest = copy, *name;

	while ((name = strsep(&rest, ";"))) {
		char *fold = text_fold(name + strspn(name, " "));
		char *s = text;

		while (*fold && (s = strstr(s, fold)))
			memset(s, '.', strlen(fold));
		free(fold);
	}
	free(copy);
	return text;
}

static void look_wordings(struct look *l, const char *place, const char *words)
{
	const struct shelf *s = &l->y->shelf[ENT_wording];
	char *folded = text_fold(words);

	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];
		char *term = text_fold(record_get(r, WORDING_AVOID));
		char *text = without_names(folded, record_get(r, WORDING_ALLOWED));

		if (find_term(text, term))
			tell(l, place, xprintf(_("for \"%s\" write %s%s%s"),
				record_get(r, WORDING_AVOID), record_get(r, WORDING_PREFER),
				record_has(r, WORDING_WHY) ? ": " : "",
				record_get(r, WORDING_WHY)));
		free(text);
		free(term);
	}
	free(folded);
}

static void check_wordings(struct look *l)
{
	each_words(l, look_wordings);
}

/* --- what the limits show ----------------------------------------------- */

/* 1 where some data set clearly knows more than when its line begins, -1 less,
 * in bits: both may be. */
enum { ROSE = 1, FELL = 2 };

static int shown_change(const struct year *y)
{
	int change = 0;

	for (int i = 0; i < y->nholding; i++) {
		const struct holding *h = &y->holding[i];
		struct limits was, now;

		if (h->shown < 2 ||
		    !stats_wilson(holding_known(&h->first->counts),
				  counts_all(&h->first->counts), &was) ||
		    !stats_wilson(holding_known(&h->first[h->shown - 1].counts),
				  counts_all(&h->first[h->shown - 1].counts), &now))
			continue;
		change |= now.low > was.high ? ROSE : now.high < was.low ? FELL : 0;
	}
	return change;
}

static void look_claims(struct look *l, const struct record *r)
{
	static const struct { const char *word; int shown; } claims[] = {
		{ "improved", ROSE }, { "improvement", ROSE }, { "improving", ROSE },
		{ "worsened", FELL }, { "deteriorated", FELL }, { "narrowed", 0 },
		{ "widened", 0 },
	};
	char *folded = text_fold(record_get(r, NARRATIVE_TEXT));
	bool of_data = record_is(r, NARRATIVE_SECTION, "data");

	for (size_t i = 0; i < sizeof(claims) / sizeof(*claims); i++) {
		if (!find_term(folded, claims[i].word) ||
		    (of_data && claims[i].shown & shown_change(l->y)))
			continue;
		tell(l, record_title(r), xprintf(_("no figure of this section shows with its limits"
			" that anything %s; write \"did not clearly change\", or by how much, with"
			" the limits"), claims[i].word));
	}
	free(folded);
}

static void check_claims(struct look *l)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];

	for (size_t i = 0; i < s->n; i++)
		if (is_of_year(l->y, &s->rec[i]))
			look_claims(l, &s->rec[i]);
}

/* --- who stands by it ---------------------------------------------------- */

static void check_suppressed(struct look *l)
{
	if (l->y->opt->profile == SUPPRESS_NONE)
		tell(l, _("The whole report"), xstrdup(_("set the setting suppression to mhsds, hes"
			" or under-10: none is for use inside the trust")));
}

static void check_narratives(struct look *l)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];

	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];
		char name[NAME_SIZE];

		if (!is_of_year(l->y, r) || record_has(r, NARRATIVE_REVIEWED))
			continue;
		record_name(r, name);
		tell(l, record_title(r), xprintf(_("read it, and if it may stand: pcref narrative"
						   " review %s"), name));
	}
}

static void check_newer(struct look *l)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];

	for (size_t i = 0; i < s->n; i++)
		for (int k = 0; k < l->y->nholding; k++) {
			const struct record *r = &s->rec[i];
			const struct load *load = &l->y->holding[k].load;
			const char *day = record_get(r, NARRATIVE_REVIEWED);

			if (!is_of_year(l->y, r) || !record_is(r, NARRATIVE_SECTION, "data") ||
			    !*day || strncmp(load->made_at, day, DAY_SIZE - 1) <= 0)
				continue;
			tell(l, record_title(r), xprintf(_("LOAD-%lld of %s came after these words"
				" were reviewed; read them again beside its figures"),
				load->number, load->name));
		}
}

static void check_signatures(struct look *l)
{
	static const char *const who[] = { "signed_executive", "signed_community",
		"signed_board" };

	for (size_t i = 0; i < sizeof(who) / sizeof(*who); i++)
		if (!year_setting(l->y, who[i]))
			tell(l, _("Sign-off"), xprintf(_("when it is signed: pcref setting edit %s"
				" --value \"NAME, DAY\""), who[i]));
}

static void look_cells(struct look *l, const struct node *n, const char *under)
{
	for (; n; n = n->next) {
		for (size_t i = 0; n->table && i < n->table->nrows; i++)
			for (size_t j = 0; j < n->table->ncols; j++)
				if (!n->table->row[i].cell[j].text ||
				    !*n->table->row[i].cell[j].text)
					tell(l, under, xprintf(_("an empty cell in the table"
						" \"%s\""), n->table->caption));
		look_cells(l, n->child, n->kind == NODE_SECTION ? n->title : under);
	}
}

static void check_cells(struct look *l)
{
	look_cells(l, l->y->doc->root->child, l->y->doc->title);
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
