#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/report.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/paper.h"
#include "report/share.h"
#include "report/writer.h"

static bool read_layout(const struct call *c, struct annual_options *o, struct err *e)
{
	const char *by = call_flag(c, FLAG_by);

	o->by_part = by && strcmp(by, "part") == 0;
	if (!by || o->by_part || strcmp(by, "area") == 0)
		return true;
	return err_set(e, ERR_USAGE, _("--by takes area or part, not \"%s\""), by);
}

static const struct writer *read_writer(const struct call *c, const char *path, struct err *e)
{
	if (!path) {
		char *names = writer_names();

		err_set(e, ERR_USAGE, _("say where the report goes: -o FILE, with a name that"
			" ends in a dot and %s, or - for standard output"), names);
		free(names);
		return NULL;
	}
	if (strcmp(path, "-") == 0)
		return writer_find(call_has(c, FLAG_json) ? "json" : "txt", e);
	return writer_for(path, e);
}

static void say_written(const struct annual_options *o, const char *path, const char *format)
{
	char *safe = text_safe(path), day[DAY_SHOWN];

	day_show(o->as_at, day);
	printf(_("Wrote %s (%s): annual report %s, as at %s, small numbers by %s.\n"), safe, format,
	       o->year, day, suppress_name(o->profile));
	free(safe);
}

bool report_read(const struct call *c, struct report_asked *a, struct err *e)
{
	const char *year = call_flag(c, FLAG_year);

	a->opt = (struct annual_options){ 0 };
	if (!(a->opt.as_at = call_as_at(c, a->day, e)) || !read_layout(c, &a->opt, e) ||
	    !paper_profile(c->db, &a->opt.profile, e))
		return false;
	annual_year(a->opt.as_at, a->year);
	a->opt.year = year ? year : a->year;
	return true;
}

/* One source, two lengths: whole for the board, short for all others. */
static bool read_whom(const struct call *c, struct annual_options *o, struct err *e)
{
	const char *whom = call_flag(c, FLAG_for);
	enum share to;

	if (!whom)
		return true;
	if (!share_find(whom, &to, e))
		return false;
	o->brief = to != SHARE_BOARD;
	return share_profile(c->db, to, &o->profile, e);
}

int verb_report(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	struct report_asked asked;
	struct err e = { 0 };
	const struct writer *w = read_writer(c, path, &e);
	struct doc *doc;
	bool done;

	if (!w || !report_read(c, &asked, &e))
		return call_fail(&e);
	if (!read_whom(c, &asked.opt, &e))
		return call_fail(&e);
	asked.opt.status = _("Draft");
	doc = annual_build(c->db, &asked.opt, &e);
	done = doc && out_write(doc, path, w, &e);
	doc_free(doc);
	if (!done)
		return call_fail(&e);
	if (strcmp(path, "-") != 0)
		say_written(&asked.opt, path, _(w->name));
	return 0;
}
