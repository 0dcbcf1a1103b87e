/* tried.h - "Tried before?" on the command line. */
#ifndef CLI_TRIED_H
#define CLI_TRIED_H

struct call;
struct record;

/* Of an action or initiative just added: say on standard error which earlier
 * ones are like it, how they ended, and how to link them. */
void tried_offer(const struct call *, const struct record *);

#endif
