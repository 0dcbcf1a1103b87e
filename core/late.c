#include "core/late.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"

/* Their names are those that the linker would have noted (see the Makefile). */
static const struct library {
	const char *file;
	const char *what;	/* a sentence with its name in it */
} libraries[] = {
	[LATE_CRYPTO] = { LIB_crypto, N_("Files are told apart with %s") },
	[LATE_EXPAT] = { LIB_expat, N_("Excel workbooks are read with %s") },
	[LATE_JANSSON] = { LIB_jansson, N_("JSON is read with %s") },
	[LATE_XLSXWRITER] = { LIB_xlsxwriter, N_("Excel workbooks are written with %s") },
	[LATE_ZIP] = { LIB_zip, N_("Word files, packs and Excel workbooks are archives, made and"
	               " read with %s") },
};

_Static_assert(sizeof(LIB_crypto) > 1 && sizeof(LIB_expat) > 1 && sizeof(LIB_jansson) > 1 &&
               sizeof(LIB_xlsxwriter) > 1 && sizeof(LIB_zip) > 1,
               "objdump finds the names of the libraries");

enum { PACKAGE_SIZE = 64 };

/* libzip.so.4 is in libzip4 (Debian Policy 8.1); libcrypto has a name of its own. */
static void package_of(enum late library, char package[static PACKAGE_SIZE])
{
	const char *file = libraries[library].file, *so = strstr(file, ".so.");
	size_t n = so ? (size_t)(so - file) : strlen(file);

	if (library == LATE_CRYPTO)
		snprintf(package, PACKAGE_SIZE, "libssl%s", so ? so + 4 : "");
	else
		snprintf(package, PACKAGE_SIZE, "%.*s%s", (int)n, file, so ? so + 4 : "");
}

static bool refuse(enum late library, const char *why, struct err *e)
{
	char package[PACKAGE_SIZE], what[256];

	package_of(library, package);
	snprintf(what, sizeof(what), _(libraries[library].what), libraries[library].file);
	return err_set(e, ERR_ABSENT, _("%s, which cannot be used here (%s): install the Debian"
	               " package %s (\"sudo apt-get install %s\"), then do this again"), what,
	               why ? why : "", package, package);
}

bool late_need(enum late library, struct err *e)
{
	if (!library || dlopen(libraries[library].file, RTLD_NOW | RTLD_LOCAL))
		return true;
	return e && refuse(library, dlerror(), e);
}

void (*late_call(enum late library, const char *name))(void)
{
	void *handle = dlopen(libraries[library].file, RTLD_NOW | RTLD_LOCAL);
	void (*call)(void) = NULL;
	struct err e;

	if (handle)
		*(void **)&call = dlsym(handle, name);	/* as POSIX has it */
	if (!call) {
		refuse(library, dlerror(), &e);
		err_die(&e);
	}
	return call;
}
