#include "tui/job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/score_year.h"
#include "db/store.h"
#include "db/tracker.h"
#include "report/annual.h"
#include "report/check.h"
#include "report/paper.h"
#include "report/publication.h"
#include "report/share.h"
#include "report/writer.h"
#include "tui/packing.h"

typedef char *job_does(struct db *, const struct job *, char *const *answer, struct err *);

/* Takes the doc over. */
static char *written(struct doc *doc, const char *path, struct err *e)
{
	bool ok = doc && writer_for(path, e) && out_write(doc, path, NULL, e);

	doc_free(doc);
	return ok ? xprintf(_("Wrote %s."), path) : NULL;
}

/* --- the annual report ----------------------------------------------------- */

static char *write_draft(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR];

	(void)j;
	if (!annual_today(db, year, &o, e))
		return NULL;
	o.status = _("Draft");
	return written(annual_build(db, &o, e), answer[0], e);
}

/* The paper that keeps it, or NULL: the short report for the public. */
static char *laid_out(struct db *db, const char *paper, const char *path, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR], *template, *said;

	if (!annual_today(db, year, &o, e) || !share_profile(db, SHARE_PUBLIC, &o.profile, e) ||
	    !(template = annual_template(db, paper, e)))
		return NULL;
	o.status = _("Draft");
	o.template = template;
	said = written(annual_build(db, &o, e), path, e);
	free(template);
	return said;
}

static char *write_short(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	(void)j;
	return laid_out(db, NULL, answer[0], e);
}

static char *write_by(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	(void)j;
	return laid_out(db, answer[0], answer[1], e);
}

static char *carry(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR];
	int n;

	(void)j;
	if (answer[0][0] != 'y')
		return xstrdup(_("Nothing was carried forward."));
	if (!annual_today(db, year, &o, e) || (n = narratives_carry(db, year, e)) < 0)
		return NULL;
	return xprintf(_("Narratives carried forward to %s, to be reviewed: %d."), year, n);
}

static char *said_of(const char *did, struct record *paper)
{
	char name[NAME_SIZE], *text;

	record_name(paper, name);
	text = xprintf(_("%s %s, version %lld."), did, name,
	               (long long)record_int(paper, PAPER_EDITION));
	record_fini(paper);
	return text;
}

static char *approve(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR];
	struct record paper;

	(void)j;
	if (!annual_today(db, year, &o, e) ||
	    !publication_approve(db, &o, answer[0], &paper, e))
		return NULL;
	return said_of(_("Approved"), &paper);
}

/* What somebody must answer for is published from the command line alone. */
static bool nothing_to_mend(struct db *db, const struct annual_options *o, struct err *e)
{
	struct remarks found = { 0 };
	bool ok = annual_check(db, o, &found, e);

	if (ok && found.n)
		ok = err_set(e, ERR_FOUND, _("there is something to put right first (%d): see"
			" \"What is to be put right\"; pcref report publish --yes publishes all the"
			" same"), found.n);
	remarks_fini(&found);
	return ok;
}

static char *publish(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR], *said, *brief, *both = NULL;
	struct publication published;
	struct record paper;

	if (!writer_for(answer[0], e) || !annual_today(db, year, &o, e) ||
	    !nothing_to_mend(db, &o, e) ||
	    !publication_publish(db, &o, j->kind == JOB_CORRECT ? answer[1] : NULL, &paper,
	                         &published, e))
		return NULL;
	brief = publication_write(&published, answer[0], e);
	publication_fini(&published);
	said = said_of(_("Published"), &paper);
	if (brief)
		both = xprintf(_("%s The short version: %s"), said, brief);
	free(brief);
	free(said);
	return both;
}

static char *keep_score(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	struct annual_options o;
	char year[ANNUAL_YEAR];
	struct record paper;

	(void)j;
	if (answer[0][0] != 'y')
		return xstrdup(_("Nothing was kept."));
	if (!annual_today(db, year, &o, e) ||
	    !score_year_keep(db, year, o.as_at, NULL, &paper, e))
		return NULL;
	return said_of(_("Kept"), &paper);
}

/* --- papers for a body ------------------------------------------------------ */

static char *give_since(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	bool tracker = j->kind == JOB_TRACKER;
	struct tracker t = { 0 };
	char since[DAY_SIZE], *said = NULL;
	struct doc *doc = NULL;
	bool ok = writer_for(answer[0], e) && tracker_since(db, j->key, false, since, e) &&
	          tracker_read(db, j->key, since, false, &t, e) &&
	          (doc = tracker ? tracker_build(db, &t, e) : highlight_build(db, &t, e)) &&
	          out_write(doc, answer[0], NULL, e) &&
	          paper_give(db, tracker ? "tracker" : "highlight", &t, doc, e);

	if (ok) {
		char *first = tracker_sentence(&t);

		said = xprintf(_("Wrote %s. %s"), answer[0], first);
		free(first);
	}
	doc_free(doc);
	tracker_fini(&t);
	return said;
}

static char *give_front(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	return written(front_build(db, j->key, NULL, e), answer[0], e);
}

static char *give_sheet(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	return written(partner_build(db, j->key, e), answer[0], e);
}

static char *give_ledger(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	char since[DAY_SIZE];

	(void)j;
	day_add_months(db_today(db), -12, since);
	return written(ledger_build(db, since, e), answer[0], e);
}

/* --- what goes to others ---------------------------------------------------- */

static char *write_pack(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	struct packed p;
	char *says = NULL;

	(void)j;
	if (pack_to(db, NULL, answer[0], &p, e))
		says = packed_says(&p, answer[0]);
	packed_fini(&p);
	return says;
}

static char *share_lists(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	enum share to;
	char *wrote, *says;

	(void)j;
	if (!share_find(answer[0], &to, e) || !writer_for(answer[1], e))
		return NULL;
	wrote = written(share_build(db, to, NULL, 0, e), answer[1], e);
	says = wrote ? xprintf("%s %s", wrote, share_note(to)) : NULL;
	free(wrote);
	return says;
}

#define FILE_ASKED N_("Write it where? A file that ends in .html, .docx, .md, .txt or .json")
static const struct {
	const char *ask[JOB_ASKS];
	job_does *does;
} jobs[JOB_COUNT] = {
	[JOB_DRAFT] = { { FILE_ASKED }, write_draft },
	[JOB_SHORT] = { { FILE_ASKED }, write_short },
	[JOB_CARRY] = { { N_("Begin this year's narratives with last year's? yes or no") }, carry },
	[JOB_APPROVE] = { { N_("Which body approved it, as it is today?") }, approve },
	[JOB_PUBLISH] = { { N_("Publish it as which file?") }, publish },
	[JOB_CORRECT] = { { N_("Publish the new version as which file?"),
		N_("What does it correct, and why?") }, publish },
	[JOB_TRACKER] = { { FILE_ASKED }, give_since },
	[JOB_HIGHLIGHT] = { { FILE_ASKED }, give_since },
	[JOB_FRONT] = { { FILE_ASKED }, give_front },
	[JOB_PARTNER] = { { FILE_ASKED }, give_sheet },
	[JOB_LEDGER] = { { FILE_ASKED }, give_ledger },
	[JOB_PACK] = { { N_("Write the pack where? A file that ends in .zip") }, write_pack },
	[JOB_TEMPLATE] = { { N_("By which template? Its paper, as PAP-9 or its title"),
		FILE_ASKED }, write_by },
	[JOB_SHARE] = { { N_("For whom? public, board or partner"),
		N_("Write it where? A file that ends in .xlsx, .csv, .html or .docx") },
		share_lists },
	[JOB_KEEP] = { { N_("Keep the score of this year with its rules? yes or no") },
		keep_score },
};

const char *job_question(const struct job *j, int i)
{
	return i < JOB_ASKS && jobs[j->kind].ask[i] ? _(jobs[j->kind].ask[i]) : NULL;
}

char *job_do(struct db *db, const struct job *j, char *const *answer, struct err *e)
{
	bool writes = j->kind == JOB_CARRY || j->kind == JOB_APPROVE || j->kind == JOB_PUBLISH ||
	              j->kind == JOB_CORRECT || j->kind == JOB_TRACKER ||
	              j->kind == JOB_HIGHLIGHT || j->kind == JOB_KEEP;

	if (writes && !db_may_write(db, e))
		return NULL;
	return jobs[j->kind].does(db, j, answer, e);
}
