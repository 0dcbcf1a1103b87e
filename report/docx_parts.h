/* docx_parts.h - what a Word file holds beside the paper itself: styles,
 * lists, the line at the top and at the foot of each page (ECMA-376,
 * transitional); for the docx files only. */
#ifndef REPORT_DOCX_PARTS_H
#define REPORT_DOCX_PARTS_H

#include <stdio.h>

#include "report/doc.h"

struct docx_part {
	const char *name;	/* in the package */
	const char *type;	/* of its content; NULL for the package's own */
	const char *relation;	/* of the document to it, or NULL */
	void (*write)(const struct doc *, FILE *);
};

/* The places of two parts, which are what the document calls them: "r8". */
enum { DOCX_HEADER = 8, DOCX_FOOTER };

/* Ends in name NULL. */
extern const struct docx_part docx_parts[];

/* How a part begins: its root element, with the name spaces. */
void docx_begin(FILE *, const char *root);
/* Words as runs in a style of characters, or NULL; a newline breaks the line. */
void docx_run(FILE *, const char *style, const char *text);

/* From docx_body.c. */
void docx_document(const struct doc *, FILE *);
/* The lists with numbers, each of which counts from one: from docx_body.c. */
int docx_lists(const struct node *);

#endif
