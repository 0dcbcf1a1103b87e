#include "core/late.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

/* Their names are those that the linker would have noted (see the Makefile). */
static const char *const files[] = {
	[LATE_CRYPTO] = LIB_crypto, [LATE_EXPAT] = LIB_expat, [LATE_JANSSON] = LIB_jansson,
	[LATE_XLSXWRITER] = LIB_xlsxwriter, [LATE_ZIP] = LIB_zip,
};

_Static_assert(sizeof(LIB_crypto) > 1 && sizeof(LIB_expat) > 1 && sizeof(LIB_jansson) > 1 &&
               sizeof(LIB_xlsxwriter) > 1 && sizeof(LIB_zip) > 1,
               "objdump finds the names of the libraries");

void (*late_call(enum late library, const char *name))(void)
{
	void *handle = dlopen(files[library], RTLD_NOW | RTLD_LOCAL);
	void (*call)(void) = NULL;

	if (handle)
		*(void **)&call = dlsym(handle, name);	/* as POSIX has it */
	if (!call) {
		fprintf(stderr, "pcref: %s\n", dlerror());
		abort();
	}
	return call;
}
