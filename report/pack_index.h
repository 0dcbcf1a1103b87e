/* pack_index.h - the page that a pack is opened by; for pack.c. */
#ifndef REPORT_PACK_INDEX_H
#define REPORT_PACK_INDEX_H

#include "report/pack.h"

/* The page in HTML, from malloc. */
bool pack_index(const struct pack *, char **html, size_t *len, struct err *);

#endif
