#include "config/config.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

/* folder is the variable's value, or its default below the home folder. */
static char *base(const char *folder, const char *home, const char *below)
{
	if (folder && folder[0] == '/')
		return xstrdup(folder);
	if (home && home[0] == '/')
		return xprintf("%s/%s", home, below);
	return NULL;
}

static char *within(char *folder, const char *name)
{
	char *path = folder ? xprintf("%s/%s", folder, name) : NULL;

	free(folder);
	return path;
}

static char *system_file(const char *dirs)
{
	const char *end;

	if (!dirs || dirs[0] != '/')
		return xstrdup("/etc/xdg/pcref/pcref.ini");
	end = strchrnul(dirs, ':');
	return xprintf("%.*s/pcref/pcref.ini", (int)(end - dirs), dirs);
}

bool config_paths_init(struct config_paths *p, const struct config_env *env, struct err *e)
{
	p->user = within(base(env->config_home, env->home, ".config"), "pcref/pcref.ini");
	p->system = system_file(env->config_dirs);
	p->data = within(base(env->data_home, env->home, ".local/share"), "pcref");
	p->database = p->data ? xprintf("%s/pcref.db", p->data) : NULL;
	p->state = within(base(env->state_home, env->home, ".local/state"), "pcref");
	if (p->user && p->data && p->state)
		return true;
	config_paths_fini(p);
	return err_set(e, ERR_CONFIG, _("the environment does not say where your home folder is;"
	               " set HOME to its full path"));
}

void config_paths_fini(struct config_paths *p)
{
	free(p->user);
	free(p->system);
	free(p->data);
	free(p->database);
	free(p->state);
	*p = (struct config_paths){ 0 };
}
