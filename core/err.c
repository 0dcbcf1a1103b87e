#include "core/err.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	e->code = code;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	return false;
}

/* Two threads may want memory at once, and exit() is for one: the others wait for
 * it.  What fails in the calls of atexit() ends here and now. */
static void alone(int code)
{
	static atomic_int who;
	int nobody = 0, me = gettid();

	if (atomic_compare_exchange_strong(&who, &nobody, me))
		return;
	if (nobody == me) {
		fflush(stderr);
		_exit(code);
	}
	for (;;)
		pause();
}

_Noreturn void err_die(const struct err *e)
{
	char kept[sizeof(e->msg) + 16];

	alone((int)e->code);
	/* What a stream keeps is written after the calls of atexit(). */
	setvbuf(stderr, kept, _IOFBF, sizeof(kept));
	fprintf(stderr, "pcref: %s\n", e->msg);
	exit((int)e->code);
}
