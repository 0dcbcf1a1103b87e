#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/report.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "report/paper.h"
#include "report/share.h"
#include "report/writer.h"

static bool by_is(const struct call *c, const char *layout)
{
	const char *by = call_flag(c, FLAG_by);

	return by && strcmp(by, layout) == 0;
}

/* A layout that is none of ours is a template of the trust's own. */
static bool names_template(const struct call *c)
{
	return call_has(c, FLAG_by) && !by_is(c, "part") && !by_is(c, "area");
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

static bool read_asked(const struct call *c, struct report_asked *a, struct err *e)
{
	const char *year = call_flag(c, FLAG_year);

	a->opt = (struct annual_options){ .by_part = by_is(c, "part") };
	if (!(a->opt.as_at = call_as_at(c, a->day, e)) ||
	    !paper_profile(c->db, &a->opt.profile, e))
		return false;
	annual_year(a->opt.as_at, a->year);
	a->opt.year = year ? year : a->year;
	return true;
}

bool report_read(const struct call *c, struct report_asked *a, struct err *e)
{
	return read_asked(c, a, e) && (!names_template(c) ||
		err_set(e, ERR_USAGE, _("--by takes area or part, not \"%s\""),
			call_flag(c, FLAG_by)));
}

/* One source, three lengths: whole for the board, without names for a partner, short
 * for the public. */
static bool read_whom(const struct call *c, struct annual_options *o, char **template,
                      struct err *e)
{
	const char *whom = call_flag(c, FLAG_for);
	enum share to = SHARE_BOARD;

	*template = NULL;
	if (whom && (!share_find(whom, &to, e) || !share_profile(c->db, to, &o->profile, e)))
		return false;
	o->brief = to == SHARE_PARTNER;
	if (!names_template(c) && to != SHARE_PUBLIC)
		return true;
	*template = annual_template(c->db, names_template(c) ? call_flag(c, FLAG_by) : NULL, e);
	o->template = *template;
	if (!*template && names_template(c) && e->code == ERR_INPUT)
		err_set(e, ERR_USAGE, _("--by takes area, part or a template of the trust's own,"
			" not \"%s\""), call_flag(c, FLAG_by));
	return *template;
}

int verb_report(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	struct report_asked asked;
	struct err e = { 0 };
	const struct writer *w = read_writer(c, path, &e);
	struct doc *doc;
	char *template;
	bool done;

	if (!w || !read_asked(c, &asked, &e) || !read_whom(c, &asked.opt, &template, &e))
		return call_fail(&e);
	asked.opt.status = _("Draft");
	doc = annual_build(c->db, &asked.opt, &e);
	free(template);
	done = doc && out_write(doc, path, w, &e);
	doc_free(doc);
	if (!done)
		return call_fail(&e);
	if (strcmp(path, "-") != 0)
		say_written(&asked.opt, path, _(w->name));
	return 0;
}

int verb_report_template(struct call *c)
{
	const char *text = annual_short();
	char *title = call_words(c), day[DAY_SIZE], name[NAME_SIZE];
	struct record paper;
	struct err e = { 0 };
	bool done;

	snprintf(day, sizeof(day), "%s", db_today(c->db));
	if (!*title) {
		free(title);
		fputs(text, stdout);
		return 0;
	}
	store_start(c->db, &paper, &entities[ENT_paper]);
	record_set(&paper, PAPER_TITLE, title);
	record_set(&paper, PAPER_KIND, "template");
	record_set(&paper, PAPER_STATE, "draft");
	record_set(&paper, PAPER_DAY, day);
	record_set(&paper, PAPER_TEXT, text);
	done = store_save(c->db, &paper, NULL, &e);
	if (done) {
		record_name(&paper, name);
		printf(_("Added %s, a template that says what the short report does: pcref paper"
		         " edit %s --words TEXT, or the form on the screen, makes it your own;"
		         " pcref report --by %s writes by it.\n"), name, name, name);
	}
	record_fini(&paper);
	free(title);
	return done ? 0 : call_fail(&e);
}
