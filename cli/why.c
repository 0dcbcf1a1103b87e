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

/* What follows "report:", or a bare 4.2 or t12; NULL where it is another number. */
static const char *number_of_report(const char *typed)
{
	static const char report[] = "report:";
	const char *bare = typed + (*typed == 't');

	if (strncmp(typed, report, strlen(report)) == 0)
		return typed + strlen(report);
	return *bare && !bare[strspn(bare, "0123456789.")] ? typed : NULL;
}

int verb_why(struct call *c)
{
	const char *number = number_of_report(c->argv[0]);
	struct err e = { 0 };
	char *text, *safe;

	text = number ? why_report(c, number, &e) : trail_read(c->db, c->argv[0], &e);

	if (!text)
		return call_fail(&e);
	safe = text_safe_lines(text);
	fputs(safe, stdout);
	free(safe);
	free(text);
	return 0;
}
