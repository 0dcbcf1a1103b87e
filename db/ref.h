/* ref.h - which row a person means, and what a row is called.  For db only;
 * others reach both through db_lookup(). */
#ifndef DB_REF_H
#define DB_REF_H

#include "core/record.h"

/* As struct lookup has them; rows is the struct db. */
bool ref_find(void *rows, const struct entity *, const char *text,
              char uid[static UID_SIZE], struct err *);
bool ref_name(void *rows, const struct entity *, const char *uid,
              char **reference, char **title);
bool ref_some(void *rows, const struct entity *, const char *text,
              char uid[static LOOKUP_SOME][UID_SIZE], int *n, struct err *);
const char *ref_me(void *rows);

#endif
