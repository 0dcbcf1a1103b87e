/* bundles.h - the bundles that trusts sent, as files of one folder.
 *
 * Of each trust the newest is taken.  Refused are those that are no bundle or
 * were altered, are dated in the future, repeat another or are older, and all
 * of a trust for which two keys sign, for nobody here can say whose is whose.
 * A file "keys" in the folder can: a line a public key, then the name of its
 * trust; then no other key is taken, nor one for another trust.
 */
#ifndef IMPORT_BUNDLES_H
#define IMPORT_BUNDLES_H

#include <stdbool.h>

struct bundle;
struct err;

/* Told of each file that was not taken, and why: a sentence, whose words may
 * be other people's. */
typedef void bundle_refused(void *with, const char *file, const char *why);

/* Sorted by trust, the caller's to free; ERR_INPUT where none can be taken. */
bool bundles_read(const char *folder, const char *today, struct bundle **list,
                  int *n, bundle_refused *, void *with, struct err *);

#endif
