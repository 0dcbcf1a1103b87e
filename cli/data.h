/* data.h - what the verbs about data share. */
#ifndef CLI_DATA_H
#define CLI_DATA_H

#include <stdbool.h>

#include "core/record.h"
#include "db/load.h"

struct call;
struct err;

/* The uid of a data set by its name or reference. */
bool data_set_find(struct call *, const char *name, char uid[static UID_SIZE],
                   struct err *);

/* Asked before a file is read that may take minutes: is a data set that is not
 * there a slip?  True if it is there, or may be made. */
bool data_set_is_meant(struct call *, const char *name, struct err *);
/* The first extract of a data set makes it. */
bool data_set_make(struct call *, const char *name, char uid[static UID_SIZE],
                   struct err *);

/* The newest load of --dataset, as known on --as-at; without --dataset, of
 * the data set that was loaded last, which is said where there are several. */
bool data_load_chosen(struct call *, struct load *, struct err *);

/* --by: "team,month,class", in any order, each once. */
bool count_by_read(const char *text, enum count_by by[static BY_COUNT], int *n,
                   struct err *);

#endif
