/* ysws.c - pcref feedback ysws and pcref paper publish: what people said, and
 * what came of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/day.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/store.h"
#include "report/doc.h"
#include "report/writer.h"
#include "report/ysws.h"

static bool read_day(const struct call *c, enum flag_id flag, char day[static DAY_SIZE],
                     struct err *e)
{
	const char *typed = call_flag(c, flag);

	if (!typed)
		return err_set(e, ERR_USAGE, _("say from when to when: --from 1/7/2026 --to"
		               " 30/9/2026"));
	return day_read(typed, c->today, day) ||
	       err_set(e, ERR_USAGE, _("\"%s\" is no day; write it as in 30/9/2026"), typed);
}

static bool write_paper(const struct call *c, const struct doc *doc, struct err *e)
{
	const char *path = call_flag(c, FLAG_output);
	const struct writer *w;

	path = path ? path : "-";
	w = strcmp(path, "-") == 0 ? writer_find("txt", e) : writer_for(path, e);
	return w && out_write(doc, path, w, e);
}

static void say(const struct ysws *y, const struct record *paper, bool kept)
{
	char name[NAME_SIZE];

	record_name(paper, name);
	if (y->kept)
		fprintf(stderr, _("pcref: %s as it stands; --again drafts it anew\n"), name);
	else
		fprintf(stderr, _("pcref: changed %d, not changed %d, with a quotation %d\n"),
		        y->changed, y->declined, y->quoted);
	if (y->left_out)
		fprintf(stderr, _("pcref: left out, for want of words that may be published (\"You"
		        " said\", \"We did\"): %s\n"), y->left_out);
	if (kept && !y->kept)
		fprintf(stderr, _("pcref: kept as %s.  Edit its text, on the screen or with pcref"
		        " paper edit %s --words; then pcref paper publish %s\n"), name, name, name);
}

int verb_feedback_ysws(struct call *c)
{
	bool keep = !call_has(c, FLAG_dry_run) && !db_is_read_only(c->db), ok;
	char from[DAY_SIZE], to[DAY_SIZE];
	struct record paper;
	struct ysws y;
	struct err e = { 0 };
	struct doc *doc;

	if (!read_day(c, FLAG_from, from, &e) || !read_day(c, FLAG_to, to, &e) ||
	    !ysws_draft(c->db, from, to, call_has(c, FLAG_again), &paper, &y, &e))
		return call_fail(&e);
	ok = y.kept || !keep || ysws_keep(c->db, &paper, &y, &e);
	doc = ok ? ysws_build(c->db, &paper, &e) : NULL;
	ok = doc && write_paper(c, doc, &e);
	if (ok)
		say(&y, &paper, keep);
	doc_free(doc);
	ysws_fini(&y);
	record_fini(&paper);
	return ok ? 0 : call_fail(&e);
}

int verb_paper_publish(struct call *c)
{
	const struct values *place = &c->field[PAPER_PLACE];
	struct record paper;
	struct doc *doc = NULL;
	struct err e = { 0 };
	char name[NAME_SIZE];
	bool ok;

	if (!place->n)
		return call_refuse(ERR_USAGE, _("say where it can be read: --place \"The trust's"
		                   " website\""));
	if (!store_find(c->db, &entities[ENT_paper], c->argv[0], &paper, &e))
		return call_fail(&e);
	ok = ysws_publish(c->db, &paper, place->text[place->n - 1], &doc, &e) &&
	     (!call_has(c, FLAG_output) || write_paper(c, doc, &e));
	record_name(&paper, name);
	if (ok)
		printf(_("Published %s; pcref paper copy %s writes it again, byte for byte\n"),
		       name, name);
	doc_free(doc);
	record_fini(&paper);
	return ok ? 0 : call_fail(&e);
}
