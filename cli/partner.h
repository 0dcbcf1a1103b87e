/* partner.h - what comes back from a community partner. */
#ifndef CLI_PARTNER_H
#define CLI_PARTNER_H

struct call;

/* pcref rating import FILE --body NAME: a row a rating (subject, level, reason,
 * and date if not today), entered as the body's; rows without a level are left
 * out, all others are kept or none.  voice is a code, NULL for "community". */
int partner_import(struct call *, const char *body, const char *voice);

#endif
