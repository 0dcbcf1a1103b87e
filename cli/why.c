/* why.c - pcref why: where a number comes from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/report.h"
#include "cli/verb.h"
#include "core/text.h"
#include "db/trail.h"

static char *why_report(struct call *c, const char *number, struct err *e)
{
	struct report_asked asked;

	return report_read(c, &asked, e) ? annual_why(c->db, &asked.opt, number, e) : NULL;
}

int verb_why(struct call *c)
{
	static const char report[] = "report:";
	bool of_report = strncmp(c->argv[0], report, strlen(report)) == 0;
	struct err e = { 0 };
	char *text, *safe;

	text = of_report ? why_report(c, c->argv[0] + strlen(report), &e)
	                 : trail_read(c->db, c->argv[0], &e);

	if (!text)
		return call_fail(&e);
	safe = text_safe_lines(text);
	fputs(safe, stdout);
	free(safe);
	free(text);
	return 0;
}
