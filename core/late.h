/* late.h - libraries that few jobs need: with what they need in turn, they take
 * longer to load than all else does until the first screen.  So the first call
 * of each loads it.  To add one: its name here, in core/late.c and the Makefile.
 *
 * A call is a function of the library's own name that goes on to the library:
 * who calls it need not know, and the compiler holds it to the library's header. */
#ifndef CORE_LATE_H
#define CORE_LATE_H

#include <stdatomic.h>
#include <stdbool.h>

struct err;

enum late { LATE_NONE, LATE_CRYPTO, LATE_EXPAT, LATE_JANSSON, LATE_XLSXWRITER, LATE_ZIP };

/* Can it be loaded?  Asked for by what begins a job, so that a job which cannot
 * be done is not begun: false says what is missing, what for and which package
 * brings it (ERR_ABSENT).  e NULL: nobody is told. */
bool late_need(enum late, struct err *);
/* A function of a library that is there.  Where it is not, or is too old to have
 * it, the program says the same and ends; what atexit() holds gives the terminal
 * back. */
void (*late_call(enum late, const char *name))(void);

/* What it finds is kept, and is the same whichever thread keeps it. */
#define LATE_FUNCTION(library, name) \
	static void (*_Atomic kept)(void); \
	void (*found)(void) = atomic_load_explicit(&kept, memory_order_acquire); \
	\
	if (!found) { \
		found = late_call(library, #name); \
		atomic_store_explicit(&kept, found, memory_order_release); \
	}

#define LATE(library, type, name, takes, given) \
	type name takes \
	{ \
		LATE_FUNCTION(library, name) \
		type (*call)takes = (type (*)takes)found; \
		return call given; \
	}

#define LATE_VOID(library, name, takes, given) \
	void name takes \
	{ \
		LATE_FUNCTION(library, name) \
		void (*call)takes = (void (*)takes)found; \
		call given; \
	}

#endif
