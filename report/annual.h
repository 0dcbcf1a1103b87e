/* annual.h - the annual report of a trust: what it promised, what came of it,
 * what patients, carers and communities said, and what the data show.
 *
 * The sections are files in report/annual/, listed in annual.c in the order
 * in which they are read; a section with nothing to say says so.  The same
 * rows and the same as-at day give the same paper.
 */
#ifndef REPORT_ANNUAL_H
#define REPORT_ANNUAL_H

#include <stdbool.h>

#include "report/doc.h"

struct db;
struct err;

enum { ANNUAL_YEAR = 16 };

struct annual_options {
	const char *year;	/* a financial year: "2025/26" */
	const char *as_at;	/* a day: nothing dated later is in the paper */
	const char *status;	/* "Draft", "Version 1"; NULL says nothing */
	bool brief;		/* for a partner: fewer tables, no names */
	const char *template;	/* laid out by this text; NULL is the whole report */
	bool by_part;		/* by the Parts of the framework, not by area */
	enum suppress_profile profile;
};

/* The financial year that a day lies in, as in 2025/26. */
void annual_year(const char *day, char year[static ANNUAL_YEAR]);
/* The report of the year that today lies in, small numbers by the trust's setting;
 * year is borrowed by the options. */
bool annual_today(struct db *, char year[static ANNUAL_YEAR], struct annual_options *,
                  struct err *);
/* The template of the short report for the public, as it is shipped: what may stand in
 * one, report/annual/layout.h says. */
const char *annual_short(void);
/* The text of a template that the trust keeps as a paper, by its name; NULL is the one
 * that the setting report.template names, else the shipped one.  For free(); NULL on
 * error. */
char *annual_template(struct db *, const char *paper, struct err *);
/* A published paper; NULL where the year is none (ERR_USAGE), the day lies
 * before it, or the rows cannot be read. */
struct doc *annual_build(struct db *, const struct annual_options *, struct err *);

/* Where a heading ("4.2") or a table ("t12", "table 12") of that paper comes
 * from: files with their SHA-256, rows, filter, rule, what disclosure control
 * did, who loaded or changed it and when.  Sentences, one a line, for free();
 * NULL with ERR_INPUT where the paper has no such number. */
char *annual_why(struct db *, const struct annual_options *, const char *number, struct err *);

#endif
