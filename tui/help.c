/* help.c - what can be done on the screen below, and everything by name;
 * straight from command.def. */
#include <stdio.h>
#include <string.h>

#include "core/entity.h"
#include "core/lang.h"
#include "tui/app.h"
#include "tui/keymap.h"
#include "tui/menu.h"
#include "tui/views.h"

/* Beyond the commands, the palette has the lists. */
static void go_or_run(struct app *app, struct menu *m, const struct menu_line *l)
{
	(void)m;
	if (l->id < CMD_COUNT)
		app_command(app, (enum command)l->id);
	else
		app_push(app, list_view(app, &entities[l->id - CMD_COUNT], NULL,
		                        NULL));
}

static void run(struct app *app, struct menu *m, const struct menu_line *l)
{
	(void)m;
	app_command(app, (enum command)l->id);
}

/* All keys of a command as a person reads them: "u, Ctrl-Z"; where one types,
 * a letter is no command. */
static void keys_of(const struct keymap *map, enum command c, unsigned in, char *buf,
                    size_t size)
{
	size_t n = 0, len;

	*buf = '\0';
	for (const char *p = keymap_keys(map, c); *p && n + 16 < size;
	     p += len + strspn(p + len, " ")) {
		bool ctrl = p[0] == '^';
		len = strcspn(p, " ");
		if (in & IN_TYPE && len == 1)
			continue;
		n += (size_t)snprintf(buf + n, size - n, "%s%s%.*s",
		                      n ? ", " : "", ctrl ? "Ctrl-" : "",
		                      (int)len - ctrl, p + ctrl);
	}
}

static void add(const struct app *app, struct menu *m, enum command c)
{
	char keys[64];

	keys_of(app_keymap(app), c, app->top->ops->in, keys, sizeof(keys));
	/* The nine digits would push all else to the right. */
	menu_add(m, c == CMD_LINE ? "1-9" : keys, _(commands[c].name),
	         _(commands[c].help), c);
}

struct view *help_view(const struct app *app)
{
	struct menu *m = menu_new(_("Help: what you can do here. Type to "
	                            "narrow, Enter does it."), run);

	for (int c = 0; c < CMD_COUNT; c++)
		if (commands[c].in & app->top->ops->in &&
		    !command_lacks((enum command)c, app_has(app)))
			add(app, m, (enum command)c);
	menu_focus(m, -1);
	return &m->view;
}

/* ":view save Late ones" is done as it stands. */
static void do_typed(struct app *app, struct menu *m)
{
	if (!list_typed(app, m->typed.text))
		app_note(app, _("There is no command of that name."));
}

struct view *palette_view(const struct app *app)
{
	struct menu *m = menu_new(_("Commands. Type part of a name, Enter "
	                            "does it."), go_or_run);
	unsigned has = app_has(app);

	m->none = do_typed;
	for (int c = 0; c < CMD_COUNT; c++)
		if (commands[c].in & app->top->ops->in &&
		    !command_lacks((enum command)c, has))
			add(app, m, (enum command)c);
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			menu_add(m, "", _(entities[i].plural),
			         _(entities[i].help), CMD_COUNT + i);
	menu_focus(m, -1);
	return &m->view;
}
