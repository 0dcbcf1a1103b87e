/* take_items.h - what an extract shows beside its counts of codes, as the items
 * of its load (db/load.h says which kinds there are). */
#ifndef IMPORT_TAKE_ITEMS_H
#define IMPORT_TAKE_ITEMS_H

#include "db/load.h"

struct extract;

/* n of them; load_items_fini() frees. */
struct load_item *take_items(const struct extract *, int *n);

#endif
