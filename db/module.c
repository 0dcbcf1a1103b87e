/* module.c - the engine that an address asks for.  The one for servers needs
 * a library that most installations lack, so it is loaded when named. */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/engine.h"
#include "db/priv.h"

static const char MODULE[] = "pcref-postgres.so";

bool db_is_server(const char *address)
{
	return strncmp(address, "postgresql://", 13) == 0 ||
	       strncmp(address, "postgres://", 11) == 0;
}

/* postgresql://amina:secret@host/name, or ?password=secret: others' command
 * lines can be listed by all. */
static bool has_password(const char *address)
{
	const char *user = strstr(address, "://") + 3, *query;
	size_t len = strcspn(user, "/?");
	const char *at = memchr(user, '@', len);

	query = strchr(user, '?');
	return (at && memchr(user, ':', (size_t)(at - user))) ||
	       (query && strcasestr(query, "password="));
}

/* Where this program lies, so that a built tree and an installed one both
 * find their own module and never another's. */
static char *own_folder(void)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n < 0)
		return xstrdup(".");
	path[n] = '\0';
	slash = strrchr(path, '/');
	return xstrndup(path, (size_t)(slash - path));
}

static void *load(const char *folder, const char *below, char **path)
{
	free(*path);
	*path = xprintf("%s/%s%s", folder, below, MODULE);
	return access(*path, R_OK) == 0 ? dlopen(*path, RTLD_NOW | RTLD_LOCAL)
	                                : NULL;
}

static const struct engine *missing(const char *path, struct err *e)
{
	if (access(path, R_OK) == 0)
		err_set(e, ERR_ABSENT, _("%s cannot be loaded: %s.  Install the"
		        " package libpq5"), path, dlerror());
	else
		err_set(e, ERR_ABSENT, _("this installation has no module for"
		        " PostgreSQL (%s): install the package libpq-dev, then"
		        " \"make postgres\" and \"make install\""), path);
	return NULL;
}

const struct engine *engine_for(const char *address, const char *folder,
                                struct err *e)
{
	char *own, *path = NULL;
	const struct engine *engine = NULL;
	void *module;

	if (!db_is_server(address))
		return &sqlite_engine;
	if (has_password(address)) {
		err_set(e, ERR_PERM, _("a password in the address can be read by"
		        " everybody on this machine: keep it in ~/.pgpass or in"
		        " a service file, and leave it out here"));
		return NULL;
	}
	own = folder ? xstrdup(folder) : own_folder();
	module = load(own, "../lib/pcref/", &path);
	if (!module)
		module = load(own, "", &path);
	if (module)
		engine = dlsym(module, "postgres_engine");
	if (!engine)
		missing(path, e);
	else if (engine->abi != ENGINE_ABI) {
		err_set(e, ERR_CONFIG, _("%s is of another version of this"
		        " program: install both again"), path);
		engine = NULL;
	}
	free(own);
	free(path);
	return engine;
}
