/* mask.h - 64 bytes of text as one bit each, for index.c. */
#ifndef IMPORT_MASK_H
#define IMPORT_MASK_H

#include <stdint.h>

struct mask {
	uint64_t quote, separator, line;
	uint64_t high;		/* not ASCII */
	uint64_t nul;		/* 0 if there is no NUL, else not: no places */
};

#endif
