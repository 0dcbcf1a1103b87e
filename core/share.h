/* share.h - what may leave the trust, and to whom: the profiles public, board and
 * partner decide lists, columns, rows and free text.  Small numbers are the
 * business of core/suppress.h.
 */
#ifndef CORE_SHARE_H
#define CORE_SHARE_H

#include <stdbool.h>

#include "core/record.h"

enum share { SHARE_PUBLIC, SHARE_BOARD, SHARE_PARTNER, SHARE_COUNT };

/* False if there is no profile of this name; ERR_USAGE with those there are. */
bool share_find(const char *name, enum share *, struct err *);
const char *share_name(enum share);

/* May this list be shared, this field of it, this row? */
bool share_list(enum share, const struct entity *);
bool share_field(enum share, const struct entity *, int field);
bool share_row(enum share, const struct record *);
/* One sentence on what was left out. */
const char *share_note(enum share);

#endif
