/* layout.h - a report laid out by a template: which of its parts are in it, in which
 * order, under whose headings.
 *
 * A template is a text: lines that begin with # are headings, with - items of a list,
 * an empty line ends a paragraph.  {name} alone in a line stands for what the whole
 * report has under that heading (report/annual/section.def) or for a part made for
 * short reports (block.def), {metric CODE} for what is told of one metric; in a
 * sentence {trust}, {year}, {from}, {to} and {day} stand for those words.  It is laid
 * out after disclosure control has seen the whole report and all of these parts, so
 * that no choice of parts gives away what another hides.
 */
#ifndef REPORT_ANNUAL_LAYOUT_H
#define REPORT_ANNUAL_LAYOUT_H

#include "report/annual/year.h"

/* Write what is in block.def after the sections of the doc, which have their numbers. */
void layout_blocks(struct year *);
/* Leave the blocks out again: the whole report. */
void layout_whole(struct year *);
/* Lay the doc out by a template.  ERR_DATA with the line and the parts there are where
 * it names one that there is not, or one twice. */
bool layout_by(struct year *, const char *text, struct err *);

/* The section that the rows of section.def name so; NULL if none. */
const struct node *layout_section(const struct year *, const char *code);

#define BLOCK(name, write, of, says) void write(struct year *, struct node *);
#include "report/annual/block.def"
#undef BLOCK

#endif
