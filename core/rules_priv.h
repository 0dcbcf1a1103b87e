/* rules_priv.h - what the rules of several entities ask alike.  For
 * core/rules*.c alone. */
#ifndef CORE_RULES_PRIV_H
#define CORE_RULES_PRIV_H

#include <stdbool.h>

struct err;
struct record;

/* Does a reference of the row lead to the row itself? */
bool rule_names_itself(const struct record *, int field);
/* Is one day not after another, where both are known? */
bool rule_in_order(const struct record *, int from, int to, struct err *);

#endif
