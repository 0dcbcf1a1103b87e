/* publication.h - an annual report on its way to the public: approved by a
 * body, published and kept whole, corrected by a new version.
 *
 * Each step is a row of `paper` (core/paper.def) and so an entry of the
 * history.  What is approved is the content of the report on its day, by
 * hash; if the rows have changed what it says, it has to be approved again.
 */
#ifndef REPORT_PUBLICATION_H
#define REPORT_PUBLICATION_H

#include <stdbool.h>

#include "core/record.h"
#include "core/when.h"
#include "report/annual.h"

/* The row of this version of the year's report.  ERR_INPUT where the body is
 * not known. */
bool publication_approve(struct db *, const struct annual_options *, const char *body,
                         struct record *paper, struct err *);
/* What is to be written of a report that was published. */
struct publication {
	struct doc *whole, *brief;
};
/* Freeze the version that was approved, whole and short; publication_fini() after it.
 * note says what a second version corrects.  ERR_FOUND where nothing is approved, or
 * what was approved has changed. */
bool publication_publish(struct db *, const struct annual_options *, const char *note,
                         struct record *paper, struct publication *, struct err *);
/* Write the whole report, and the short one beside it: report.html and
 * report-short.html.  The name of the second, for free(); NULL on error. */
char *publication_write(const struct publication *, const char *path, struct err *);
void publication_fini(struct publication *);
/* The bytes that were published, whole or short.  ERR_DATA where they are not those
 * whose hash is in the row, ERR_INPUT where there are none. */
bool publication_bytes(const struct record *paper, bool brief, const char **bytes,
                       struct err *);

/* A financial year, n years on, as rows keep it; ERR_USAGE where it is none. */
bool publication_year(const char *year, int n, char kept[static WHEN_SIZE], struct err *);

/* From carry.c: begin the year's narratives with those of the year before, those begun
 * already left alone: how many, or -1. */
int narratives_carry(struct db *, const char *year, struct err *);

#endif
