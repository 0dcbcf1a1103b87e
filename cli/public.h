/* public.h - what data verbs print with --public. */
#ifndef CLI_PUBLIC_H
#define CLI_PUBLIC_H

#include "cli/call.h"
#include "cli/veil.h"
#include "core/rates.h"
#include "db/campaign.h"
#include "db/checks.h"
#include "db/quality.h"

/* Rates by class are shown to others, those by the raw value are not: nearly the
 * same counts in other words, they would tell what is hidden. */
bool public_shows(enum rate);
/* The cells of a rate, name, label, counts, per cent, limits and rule, in a row
 * of a veil; of names whose records they are.  To be called for each that is
 * shown. */
void public_rate(struct veil *, enum rate, const struct ethnic_counts *, const char *of);

int public_dqmi(struct call *, const struct quality *);
int public_ask(struct call *, const struct quality *);
int public_checks(struct call *, const struct check_result *, enum check_id only);
int public_campaign(struct call *, const struct campaign *);

#endif
