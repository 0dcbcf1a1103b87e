/* evidence.h - what rests on a piece of evidence. */
#ifndef DB_EVIDENCE_H
#define DB_EVIDENCE_H

#include "core/record.h"

struct db;

/* Is it older than the setting score.fresh_months, while a duty, competency
 * or route rests on it and on nothing newer? */
bool evidence_is_stale(struct db *, const struct record *, bool *stale,
                       struct err *);

#endif
