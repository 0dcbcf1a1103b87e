/* bundle.h - what a trust adds up to, for core/bundle.h. */
#ifndef DB_BUNDLE_H
#define DB_BUNDLE_H

#include "core/bundle.h"

struct db;

/* Whole numbers, as at a day; nothing is suppressed yet.  A trust that has
 * given itself no name is called so, or refused where that is NULL. */
bool db_bundle(struct db *, const char *as_at, const char *called,
               struct bundle *, struct err *);

/* For db: the core metrics of a bundle. */
bool bundle_take_metrics(struct db *, const char *as_at, struct bundle *,
                         struct err *);

/* How the trust suppresses; ERR_CONFIG where it does not at all, for a bundle
 * leaves it. */
bool db_bundle_profile(struct db *, enum suppress_profile *, struct err *);

/* Of every trust of a server that keeps anything, suppressed, sorted by name;
 * ERR_PERM where the login's role is another than to add up.  The list is the
 * caller's to free; *empty counts the trusts left out. */
bool db_bundles(struct db *, const char *as_at, struct bundle **list, int *n,
                int *empty, struct err *);

#endif
