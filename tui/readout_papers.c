/* The papers of a secretary: what there is to write, approve and publish, what is
 * to be put right first, and where each heading of the report comes from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/score_year.h"
#include "db/store.h"
#include "report/annual.h"
#include "report/check.h"
#include "report/publication.h"
#include "tui/readout.h"

static struct readout_row *add(struct readout *s, const char *what, char *stands, char *says)
{
	struct readout_row *r = readout_add(s, says);

	r->cell[0] = xstrdup(what);
	r->cell[1] = stands;
	return r;
}

static void add_job(struct readout *s, const char *what, const char *stands, const char *says,
                    enum job_kind kind, const char *key)
{
	struct readout_row *r = add(s, what, xstrdup(stands), xprintf("%s: %s", what, says));

	r->job.kind = kind;
	snprintf(r->job.key, sizeof(r->job.key), "%s", key);
}

static void add_lead(struct readout *s, const char *what, char *stands, const char *says,
                     enum readout_kind kind, const char *key)
{
	struct readout_row *r = add(s, what, stands, xprintf("%s, %s: %s", what, stands, says));

	r->leads.kind = kind;
	snprintf(r->leads.key, sizeof(r->leads.key), "%s", key);
}

/* --- all of them ------------------------------------------------------------ */

static void add_report(struct readout *s, const char *year, const struct remarks *found,
                       const char *state)
{
	char *title = xprintf(_("Annual report %s"), year);

	add_lead(s, title, xstrdup(state), _("its headings and tables, and where each comes from"),
	         READOUT_REPORT, "");
	add_lead(s, _("What is to be put right"), found->n ? xprintf("%d", found->n)
	         : xstrdup(_("nothing")), _("heading, rule and what to write"), READOUT_REMARKS,
	         "");
	add_job(s, _("Write the report"), _("whole, as a draft"),
	        _("every heading, for the board, as a web page, Word file or text"), JOB_DRAFT, "");
	add_job(s, _("Write it short"), _("for the public"),
	        _("read in minutes; from the same source, with the same numbers"), JOB_SHORT, "");
	add_job(s, _("Carry words forward"), _("from last year"),
	        _("begins this year's narratives with last year's, marked until reviewed"),
	        JOB_CARRY, "");
	add_job(s, _("Approved by a body"), _("as it is today"),
	        _("records which body approved it; a later change must be approved again"),
	        JOB_APPROVE, "");
	add_job(s, _("Publish"), _("what was approved"),
	        _("writes it, and keeps the page, its hash and the score for ever"), JOB_PUBLISH,
	        "");
	add_job(s, _("Publish a correction"), _("the next version"),
	        _("says what it corrects; the version before stays, superseded"), JOB_CORRECT, "");
	free(title);
}

struct bodies {
	struct readout *s;
};

static bool add_body(const struct record *r, void *with)
{
	struct readout *s = ((struct bodies *)with)->s;

	add_lead(s, record_title(r), xstrdup(_("papers")),
	         _("tracker, highlight report, front sheet, partner sheet"), READOUT_BODY,
	         record_get(r, FIELD_UID));
	return true;
}

struct newest {
	const char *year;
	char state[32];
};

static bool see_paper(const struct record *r, void *with)
{
	struct newest *n = with;

	if (record_is(r, PAPER_KIND, "annual") &&
	    strncmp(record_get(r, PAPER_YEAR), n->year, DAY_SIZE - 1) == 0 &&
	    !record_is(r, PAPER_STATE, "superseded"))
		snprintf(n->state, sizeof(n->state), "%s", record_get(r, PAPER_STATE));
	return true;
}

/* The state of the year's report, as a person reads it. */
static const char *state_of(struct db *db, const char *year, struct newest *n, struct err *e)
{
	struct page papers = { .ent = &entities[ENT_paper], .sort = FIELD_NUMBER };
	char from[WHEN_SIZE], to[WHEN_SIZE];

	when_year(year, from, to);
	*n = (struct newest){ .year = to, .state = "draft" };
	if (!store_each(db, &papers, see_paper, n, e))
		return NULL;
	return words_label(db_words(db), VOC_paper_state, n->state);
}

bool readout_papers(struct db *db, struct readout *s, struct err *e)
{
	struct page bodies = { .ent = &entities[ENT_body], .sort = FIELD_NUMBER };
	struct bodies to = { s };
	struct remarks found = { 0 };
	struct annual_options o;
	char year[ANNUAL_YEAR];
	struct newest n;
	const char *state;

	if (!annual_today(db, year, &o, e) || !annual_check(db, &o, &found, e) ||
	    !(state = state_of(db, year, &n, e)))
		return false;
	s->title = xstrdup(_("Papers"));
	s->why = xstrdup(_("Every number of a paper comes from the rows: open the report, then"
	                   " a heading."));
	readout_head(s, N_("Paper"), 0, false);
	readout_head(s, N_("Stands"), 20, false);
	add_report(s, year, &found, state);
	add_lead(s, _("Score by year"), xstrdup(_("kept")), _("each year by its own rules"),
	         READOUT_YEARS, "");
	add_job(s, _("Involvement ledger"), _("of 12 months"),
	        _("who took part, when, paid or not, and what changed"), JOB_LEDGER, "");
	add_job(s, _("Evidence pack"), _("of every duty"),
	        _("a zip: duties and criteria with their evidence, and an index page"), JOB_PACK,
	        "");
	add_job(s, _("Lists to share"), _("by profile"),
	        _("for the public, the board or a partner: columns, free text and small numbers"
	          " as the profile says"), JOB_SHARE, "");
	add_job(s, _("Write by a template"), _("of the trust's own"),
	        _("the report laid out by a paper of the kind template: pcref report template"),
	        JOB_TEMPLATE, "");
	remarks_fini(&found);
	return store_each(db, &bodies, add_body, &to, e);
}

bool readout_body(struct db *db, struct readout *s, struct err *e)
{
	struct record r;

	if (!store_get(db, &entities[ENT_body], s->what.key, &r, e))
		return false;
	s->title = xprintf(_("Papers › %s"), record_title(&r));
	record_fini(&r);
	s->why = xstrdup(_("Since its last meeting; what was given is kept, so that the next can"
	                   " say what changed."));
	readout_head(s, N_("Paper"), 0, false);
	readout_head(s, N_("Of"), 24, false);
	add_job(s, _("Tracker paper"), _("since it last met"),
	        _("live, completed since, extensions sought, overdue"), JOB_TRACKER, s->what.key);
	add_job(s, _("Highlight report"), _("since it last met"),
	        _("a page: achieved, off track, coming up, what needs this body"), JOB_HIGHLIGHT,
	        s->what.key);
	add_job(s, _("Front sheet"), _("of the plan"),
	        _("what it is asked, by whom, the risk, who has seen it"), JOB_FRONT, s->what.key);
	add_job(s, _("Partner sheet"), _("to return"),
	        _("promises, progress, what it was asked, its ratings"), JOB_PARTNER, s->what.key);
	return true;
}

/* --- the report ------------------------------------------------------------- */

bool readout_remarks(struct db *db, struct readout *s, struct err *e)
{
	struct remarks found = { 0 };
	struct annual_options o;
	char year[ANNUAL_YEAR];

	if (!annual_today(db, year, &o, e) || !annual_check(db, &o, &found, e))
		return false;
	s->title = xprintf(_("Papers › Annual report %s › to put right"), year);
	s->empty = xstrdup(_("There is nothing to put right."));
	readout_head(s, N_("Rule"), 44, false);
	readout_head(s, N_("Where"), 0, false);
	for (int i = 0; i < found.n; i++) {
		const struct remark *f = &found.list[i];

		add(s, f->rule, xstrdup(f->place), xprintf("%s. %s: %s.", f->rule, f->place,
		                                           f->advice));
	}
	remarks_fini(&found);
	return true;
}

static void add_number(struct readout *s, const char *title, const char *number)
{
	struct readout_row *r = add(s, title, xstrdup(number), xprintf("%s (%s)", title, number));

	r->leads.kind = READOUT_TRAIL;
	snprintf(r->leads.key, sizeof(r->leads.key), "%s", number);
}

static void add_nodes(struct readout *s, const struct node *n)
{
	for (; n; n = n->next) {
		const char *title = n->kind == NODE_SECTION ? n->title
		                    : n->table ? n->table->caption : "";

		if (*n->number)
			add_number(s, title, n->number);
		add_nodes(s, n->child);
	}
}

bool readout_report(struct db *db, struct readout *s, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR];
	struct doc *doc;

	if (!annual_today(db, year, &o, e) || !(doc = annual_build(db, &o, e)))
		return false;
	s->title = xprintf(_("Papers › Annual report %s"), year);
	s->why = xstrdup(_("Open a heading or a table: file, SHA-256, rows, filter, rule,"
	                   " suppression, and who loaded it when."));
	readout_head(s, N_("Heading or table"), 0, false);
	readout_head(s, N_("Number"), 8, false);
	add_nodes(s, doc->root->child);
	doc_free(doc);
	return true;
}

bool readout_trail(struct db *db, struct readout *s, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR], *text, *rest, *line;

	if (!annual_today(db, year, &o, e) || !(text = annual_why(db, &o, s->what.key, e)))
		return false;
	s->title = xprintf(_("Papers › Annual report %s › %s"), year, s->what.key);
	readout_head(s, N_("Where it comes from"), 0, false);
	rest = text;
	while ((line = strsep(&rest, "\n")))
		if (*line)
			readout_add(s, xstrdup(line))->cell[0] = xstrdup(line);
	free(text);
	return true;
}

/* --- the score, year by year -------------------------------------------------- */

static char *areas_of(const struct score_year *list, int at)
{
	char *all = xstrdup("");

	for (int i = 0; i < AREA_COUNT; i++) {
		const struct score_area *a = score_area_of(&list[at].score, (enum score_area_id)i);
		char *change = score_year_change(list, at, (enum score_area_id)i), *longer;

		longer = a->assessed
			? xprintf(_("%s%s%s %d, %s%s%s"), all, i ? "; " : "",
			          _(score_areas[i].label), a->score, band_label(a->band),
			          *change ? ", " : "", change)
			: xprintf(_("%s%s%s not assessed"), all, i ? "; " : "",
			          _(score_areas[i].label));
		free(change);
		free(all);
		all = longer;
	}
	return all;
}

bool readout_years(struct db *db, struct readout *s, struct err *e)
{
	struct score_year *list = NULL;
	int n = 0;

	if (!score_years_read(db, s->what.at, &list, &n, e))
		return false;
	s->title = xstrdup(s->what.at ? _("Score by year, also by the rules of today")
	                              : _("Score by year"));
	s->why = xstrdup(_("Each year keeps the rules that made it; years of different rubrics are"
	                   " not compared."));
	readout_head(s, N_("Year"), 0, false);
	for (int i = 0; i < AREA_COUNT; i++)
		readout_head(s, score_areas[i].label, 10, true);
	for (int i = 0; i < n; i++) {
		char *label = score_year_label(&list[i]), *areas = areas_of(list, i);
		struct readout_row *r = readout_add(s, xprintf("%s: %s.", label, areas));

		r->cell[0] = label;
		for (int k = 0; k < AREA_COUNT; k++) {
			const struct score_area *a = score_area_of(&list[i].score,
			                                           (enum score_area_id)k);

			r->cell[k + 1] = a->assessed ? xprintf("%d", a->score)
			                             : xstrdup(_("not known"));
		}
		free(areas);
	}
	if (!s->what.at) {
		struct readout_row *r = readout_add(s, xstrdup(_("Every year once more by the rules"
		                                               " of today, labelled so.")));

		r->cell[0] = xstrdup(_("By the rules of today"));
		r->leads = (struct readout_what){ .kind = READOUT_YEARS, .at = 1 };
	}
	add_job(s, _("Keep this year"), "", _("with the rules that made it"), JOB_KEEP, "");
	free(list);
	return true;
}
