#include "report/annual.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/score.h"
#include "db/store.h"
#include "report/annual/layout.h"
#include "report/annual/look.h"
#include "report/annual/say.h"
#include "report/paper.h"

/* In the order in which they are read; by the code its narratives bear, with the
 * rows it rests on ("LIST FILTER", ; between) and the rule that was used. */
static const struct {
	const char *code;
	void (*write)(struct year *);
	const char *rows, *rule;
} sections[] = {
#define SECTION(name, ...) { name, __VA_ARGS__ },
#include "report/annual/section.def"
#undef SECTION
};

/* {year} in a filter is the year of the report. */
static void trail_rows_of(struct node *section, const char *one, const char *year)
{
	const char *at = strstr(one, "{year}");

	if (at)
		doc_trail(section, "rows:%.*s%s%s", (int)(at - one), one, year,
		          at + strlen("{year}"));
	else if (*one)
		doc_trail(section, "rows:%s", one);
}

static void trail_of(struct node *section, const char *rows, const char *rule, const char *year)
{
	char *copy = xstrdup(rows ? rows : ""), *rest = copy, *one;

	while ((one = strsep(&rest, ";")))
		trail_rows_of(section, one + strspn(one, " "), year);
	if (rule)
		doc_trail(section, "rule:%s", rule);
	free(copy);
}

static const char *length_of(const struct annual_options *o)
{
	if (o->template)
		return _(". Drawn from the whole report, with its numbers");
	return o->brief ? _(". Without names and lists of actions: numbers of headings and tables"
			    " are those of the whole report") : "";
}

static void name_paper(struct year *y)
{
	const char *framework = year_setting(y, "framework_name");
	char *title = xprintf(_("%s: annual report %s"), framework ? framework :
			      _("Patient and Carer Race Equality Framework"), y->opt->year);
	char *from = say_when(y->from), *to = say_when(y->to), *day = say_when(y->as_at);
	char *period = xprintf(_("%s to %s, as known on %s%s%s%s"), from, to, day,
			       y->opt->status ? ". " : "", y->opt->status ? y->opt->status : "",
			       length_of(y->opt));

	y->doc = doc_new(title);
	doc_set(&y->doc->period, period);
	doc_set(&y->doc->organisation, year_setting(y, "trust_name"));
	doc_set(&y->doc->notice, year_setting(y, "notice"));
	free(title);
	free(period);
	free(from);
	free(to);
	free(day);
}

static bool seal_paper(struct year *y, struct err *e)
{
	char head[64], *day = say_when(y->as_at);
	char *as_at = xprintf(_("As at %s. %s"), day, suppress_note(y->opt->profile));
	bool sealed = history_head(y->db, head, e);

	if (sealed) {
		char *seal = xprintf(_("History seal %s: the number of changes kept and the "
				       "first 16 digits of their hash. \"pcref audit "
				       "verify\" checks them."), head);

		doc_set(&y->doc->seal, seal);
		free(seal);
	}
	doc_set(&y->doc->as_at, as_at);
	free(as_at);
	free(day);
	return sealed;
}

static void write_sections(struct year *y)
{
	for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++) {
		sections[i].write(y);
		trail_of(y->doc->root->last, sections[i].rows, _(sections[i].rule),
			 y->opt->year);
		narratives_of(y, y->doc->root->last, sections[i].code);
	}
	doc_number_all(y->doc);
	layout_blocks(y);
}

/* Of all that went through disclosure control together, what this paper is to hold. */
static bool lay_out(struct year *y, struct err *e)
{
	if (y->opt->template)
		return layout_by(y, y->opt->template, e);
	layout_whole(y);
	if (y->opt->brief)
		doc_shorten(y->doc);
	return true;
}

/* A paper of which half was read before somebody's change and half after
 * would be true of no day, so it is built again if the rows moved. */
static bool build_once(struct year *y, struct db *db, const struct annual_options *opt,
                       struct err *e)
{
	struct score score;

	*y = (struct year){ 0 };
	if (!db_score(db, opt->as_at, &score, e) || !year_init(y, db, opt, e))
		return false;
	y->score = score;
	year_judge(y);
	name_paper(y);
	write_sections(y);
	if (!seal_paper(y, e))
		return false;
	doc_publish(y->doc, opt->profile);
	return lay_out(y, e);
}

enum { TRIES = 5 };

/* found, where it is asked for, is what the paper is looked over for. */
static struct doc *build(struct db *db, const struct annual_options *opt,
                         struct remarks *found, struct err *e)
{
	struct doc *doc = NULL;

	db_moved(db);
	for (int i = 0; i < TRIES; i++) {
		struct year y;
		bool done = build_once(&y, db, opt, e), moved = db_moved(db);

		if (done && !moved && found)
			look_over(&y, found);
		doc = y.doc;
		year_fini(&y);
		if (done && !moved)
			return doc;
		doc_free(doc);
		if (!done)
			return NULL;
	}
	err_set(e, ERR_BUSY, _("others are changing the rows while the paper is written; "
			       "try again in a moment"));
	return NULL;
}

void annual_year(const char *day, char year[static ANNUAL_YEAR])
{
	int n = atoi(day);

	if (strcmp(day + 4, "-04-01") < 0)
		n--;
	snprintf(year, ANNUAL_YEAR, "%04d/%02d", n, (n + 1) % 100);
}

bool annual_today(struct db *db, char year[static ANNUAL_YEAR], struct annual_options *o,
                  struct err *e)
{
	annual_year(db_today(db), year);
	*o = (struct annual_options){ .year = year, .as_at = db_today(db) };
	return paper_profile(db, &o->profile, e);
}

struct doc *annual_build(struct db *db, const struct annual_options *opt, struct err *e)
{
	return build(db, opt, NULL, e);
}

bool annual_check(struct db *db, const struct annual_options *opt, struct remarks *found,
                  struct err *e)
{
	struct doc *doc = build(db, opt, found, e);

	doc_free(doc);
	return doc;
}
