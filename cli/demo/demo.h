/* demo.h - the demonstration trust, made into a new file. */
#ifndef CLI_DEMO_DEMO_H
#define CLI_DEMO_DEMO_H

#include <stdbool.h>

struct call;
struct err;

/* Make it at c->where.path, which holds nothing of a trust's own; c->db is it
 * afterwards, and the caller's to close. */
bool demo_make(struct call *c, struct err *);

#endif
