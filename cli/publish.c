/* publish.c - the report's way to the public: checked, approved, published. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/report.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/share.h"
#include "core/text.h"
#include "db/store.h"
#include "report/check.h"
#include "report/publication.h"
#include "report/writer.h"

static void say_paper(const char *did, const struct record *paper)
{
	char name[NAME_SIZE], *title = text_safe(record_title(paper));

	record_name(paper, name);
	printf(_("%s %s, version %lld: %s\n"), did, name,
	       (long long)record_int(paper, PAPER_EDITION), title);
	free(title);
}

static int list_remarks(const struct call *c, const struct remarks *f)
{
	static const struct out_column col[] = { { "where", N_("Where"), false },
		{ "rule", N_("Rule"), false }, { "what_to_do", N_("What to do"), false } };
	struct out o;

	out_begin(&o, c, col, 3);
	for (int i = 0; i < f->n; i++) {
		out_cell(&o, f->list[i].place);
		out_cell(&o, f->list[i].rule);
		out_cell(&o, f->list[i].advice);
	}
	return out_end(&o);
}

int verb_report_check(struct call *c)
{
	struct report_asked asked;
	struct remarks found = { 0 };
	struct err e = { 0 };
	int rc;

	if (!report_read(c, &asked, &e) || !annual_check(c->db, &asked.opt, &found, &e))
		return call_fail(&e);
	rc = found.n || out_form(c) != OUT_TABLE ? list_remarks(c, &found) : 0;
	if (!found.n)
		fprintf(stderr, _("The report of %s: nothing to put right.\n"), asked.opt.year);
	rc = rc ? rc : found.n ? ERR_FOUND : 0;
	remarks_fini(&found);
	return rc;
}

int verb_report_carry(struct call *c)
{
	struct report_asked asked;
	struct err e = { 0 };
	int n;

	if (!report_read(c, &asked, &e) ||
	    (n = narratives_carry(c->db, asked.opt.year, &e)) < 0)
		return call_fail(&e);
	printf(_("Narratives carried forward to %s, to be reviewed: %d.\n"), asked.opt.year, n);
	return 0;
}

int verb_report_approve(struct call *c)
{
	char *body = call_words(c);
	struct report_asked asked;
	struct record paper;
	struct err e = { 0 };
	bool done = report_read(c, &asked, &e) &&
	            publication_approve(c->db, &asked.opt, body, &paper, &e);

	free(body);
	if (!done)
		return call_fail(&e);
	say_paper(_("Approved"), &paper);
	record_fini(&paper);
	return 0;
}

/* What must not be published, and what nobody has said may be. */
static bool may_publish(const struct call *c, const struct annual_options *o, struct err *e)
{
	struct remarks found = { 0 };
	int grave = 0, n;

	if (!annual_check(c->db, o, &found, e))
		return false;
	for (int i = 0; i < found.n; i++)
		grave += found.list[i].grave;
	n = found.n;
	remarks_fini(&found);
	if (grave)
		return err_set(e, ERR_FOUND, _("the report shows small numbers of people, so it"
			" cannot be published: pcref report check"));
	if (n && !call_has(c, FLAG_yes))
		return err_set(e, ERR_FOUND, _("there is something to put right (%d): pcref report"
			" check says what; --yes publishes it all the same"), n);
	return true;
}

int verb_report_publish(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	struct report_asked asked;
	struct publication published;
	struct record paper;
	struct err e = { 0 };
	char *brief;

	if (!path || strcmp(path, "-") == 0)
		return call_refuse(ERR_USAGE, _("say where the report goes: -o FILE.html"));
	if (!writer_for(path, &e) || !report_read(c, &asked, &e) ||
	    !may_publish(c, &asked.opt, &e) ||
	    !publication_publish(c->db, &asked.opt, call_flag(c, FLAG_reason), &paper,
	                         &published, &e))
		return call_fail(&e);
	say_paper(_("Published"), &paper);
	record_fini(&paper);
	brief = publication_write(&published, path, &e);
	publication_fini(&published);
	if (!brief)
		return call_fail(&e);
	printf(_("Wrote %s, and the short version beside it: %s\n"), path, brief);
	free(brief);
	return 0;
}

int verb_paper_copy(struct call *c)
{
	const char *path = call_flag(c, FLAG_output), *whom = call_flag(c, FLAG_for), *bytes;
	enum share to = SHARE_BOARD;
	struct record paper;
	struct err e = { 0 };
	bool done;

	if (!store_find(c->db, &entities[ENT_paper], c->argv[0], &paper, &e))
		return call_fail(&e);
	done = (!whom || share_find(whom, &to, &e)) &&
	       publication_bytes(&paper, to == SHARE_PUBLIC, &bytes, &e) &&
	       out_bytes(bytes, strlen(bytes), path ? path : "-", &e);
	record_fini(&paper);
	return done ? 0 : call_fail(&e);
}
