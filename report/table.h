/* table.h - the tables of a doc, for doc.c and the writers. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "report/doc.h"

struct table *table_new(const char *caption);
void table_free(struct table *);

#endif
