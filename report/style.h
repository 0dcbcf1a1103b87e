/* style.h - how a paper looks on the web and in print: one sheet, no other
 * file, colours of at least 4.5:1 on their ground (7:1 for text). */
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

/* Its lines; NULL ends them. */
extern const char *const style_sheet[];

#endif
