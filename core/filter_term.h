/* filter_term.h - what filter_read.c and filter_term.c share. */
#ifndef CORE_FILTER_TERM_H
#define CORE_FILTER_TERM_H

#include "core/filter.h"

struct filter_reader {
	const struct entity *ent;
	const struct lookup *lookup;
	const char *at;
	int nterm;
	struct err *e;
};

enum filter_sign { SIGN_NONE, SIGN_HAS, SIGN_IS, SIGN_NOT, SIGN_BEFORE, SIGN_TO,
                   SIGN_FROM, SIGN_AFTER };

/* Add what one term of the grammar asks for. */
bool filter_term(struct filter_reader *, const char *name, enum filter_sign,
                 const char *value, struct filters *to);

#endif
