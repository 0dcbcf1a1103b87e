/* data.h - what the verbs about data share. */
#ifndef CLI_DATA_H
#define CLI_DATA_H

#include <stdbool.h>

#include "core/record.h"

struct call;
struct err;
struct load;

/* The uid of a data set by its name or reference. */
bool data_set_find(struct call *, const char *name, char uid[static UID_SIZE],
                   struct err *);

/* The newest load of --dataset, as known on --as-at; without --dataset, of
 * the data set that was loaded last, which is said where there are several. */
bool data_load_chosen(struct call *, struct load *, struct err *);

#endif
