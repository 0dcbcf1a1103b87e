#include "core/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	e->code = code;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	return false;
}

_Noreturn void err_die(const struct err *e)
{
	char kept[sizeof(e->msg) + 16];

	/* What a stream keeps is written after the calls of atexit(). */
	setvbuf(stderr, kept, _IOFBF, sizeof(kept));
	fprintf(stderr, "pcref: %s\n", e->msg);
	exit((int)e->code);
}
