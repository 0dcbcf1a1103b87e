/* style.h - how a page and its charts look; a change is seen in every paper.
 *
 * Colours are rows of colour.def; nothing here names one of its own.
 */
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

#include <stdbool.h>
#include <stdio.h>

struct colour {
	const char *name, *day, *night;	/* as in "#1a242f" */
	const char *on;		/* the grounds it stands on, a blank between */
	double least;		/* contrast with each of them */
};

/* Ends in name NULL. */
extern const struct colour style_colours[];

/* The style sheet: the colours by day, all rules, and, with nights, the colours
 * for those whose screen is dark. */
void style_write(FILE *, bool nights);

#endif
