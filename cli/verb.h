/* verb.h - the function of every row in verb.def. */
#ifndef CLI_VERB_H
#define CLI_VERB_H

struct call;

#define VERB(words, run, ...) int run(struct call *);
#include "cli/verb.def"
#undef VERB

#endif
