/* err.h - how a function says why it failed.
 *
 * A function that can fail takes a struct err last and returns false (or
 * NULL), having written one sentence fit to show a person: what happened,
 * where, what to do.  Only cli and tui show it; nobody prints on the way up.
 * The code is what the program will exit with (documented in pcref(1)).
 */
#ifndef CORE_ERR_H
#define CORE_ERR_H

#include <stdbool.h>

enum err_code {
	ERR_NONE   = 0,
	ERR_FOUND  = 1,		/* a check found problems */
	ERR_USAGE  = 64,	/* the command line makes no sense */
	ERR_DATA   = 65,	/* what was given is wrong */
	ERR_INPUT  = 66,	/* a file or row that was named is not there */
	ERR_ABSENT = 69,	/* a part it needs is not installed */
	ERR_BUG    = 70,	/* our fault */
	ERR_CREATE = 73,	/* a file cannot be made */
	ERR_IO     = 74,	/* reading or writing failed */
	ERR_BUSY   = 75,	/* somebody else was first; try again */
	ERR_PERM   = 77,	/* not permitted */
	ERR_CONFIG = 78,	/* the configuration is wrong */
	ERR_STOPPED = 130	/* interrupted, nothing kept; as shells have it */
};

struct err {
	enum err_code code;
	char msg[1024];		/* no newline, no program name in front */
};

/* Write the message and return false, so that a caller can say
 *	return err_set(e, ERR_IO, "cannot read %s: %s", path, strerror(errno));
 */
bool err_set(struct err *, enum err_code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* For what cannot go on nor say so on the way up: the program ends with that
 * code, and says it when what atexit() holds has given the terminal back. */
_Noreturn void err_die(const struct err *);

#endif
