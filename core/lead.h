/* lead.h - whom a lead names. */
#ifndef CORE_LEAD_H
#define CORE_LEAD_H

#include <stdbool.h>

struct record;

/* Fill in whether its words name anybody more particular than the trust. */
void lead_settle(struct record *lead);
/* Is it anybody more particular than "the trust"?  kind is that of the
 * organisation it refers to, "" where that is not known. */
bool lead_names(const struct record *lead, const char *kind);
/* Does it lead on this day? */
bool lead_holds(const struct record *lead, const char *day);

#endif
