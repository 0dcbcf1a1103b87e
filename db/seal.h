/* seal.h - what a plan promised on the day it was published, as one hash. */
#ifndef DB_SEAL_H
#define DB_SEAL_H

#include "core/record.h"

struct db;

/* SHA-256 over a plan, its objectives and its actions as they were promised;
 * what goes on living (states, values, updates, drafts) is no part of it. */
bool plan_seal(struct db *, const struct record *plan, char hex[static 65],
               struct err *);

#endif
