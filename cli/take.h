/* take.h - what the verbs that take in a file share. */
#ifndef CLI_TAKE_H
#define CLI_TAKE_H

#include "import/take.h"

struct call;

/* While a file is read, an interrupt ends it with nothing kept. */
void take_catch_signals(bool on, struct source_options *);

/* Say what an import read and kept; the exit code. */
int take_say(struct call *, const struct take *);

/* What differs between two loads by code, in lines; nothing if nothing does. */
bool diff_say_codes(struct call *, const struct load *, const struct load *,
                    struct err *);

/* Does --profile name one of published files?  Then import it as such. */
bool published_wanted(struct call *);
int published_import(struct call *);
/* No data set was named: where the file looks like a published one, say instead by
 * which profile it is read. */
void published_hint(struct call *, struct err *);

#endif
