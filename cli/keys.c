/* keys.c - pcref keys: the commands of the screen, and which keys give them. */
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "tui/keymap.h"

/* The kinds of screen a command belongs to, in words. */
static char *places(unsigned in)
{
	static const struct {
		unsigned in;
		const char *word;
	} place[] = {
		{ IN_ANY, N_("everywhere") }, { IN_READ, N_("wherever one reads") },
		{ IN_TYPE, N_("wherever one types") }, { IN_HOME, N_("first screen") },
		{ IN_LIST, N_("lists") }, { IN_SHOW, N_("one row") },
		{ IN_HISTORY, N_("history") }, { IN_SCORE, N_("score") },
		{ IN_RATES, N_("rates") }, { IN_GRID, N_("completeness") },
		{ IN_READOUT, N_("figures") },
		{ IN_MEETING, N_("meeting") }, { IN_PATH, N_("inquiry") },
		{ IN_BOARD, N_("boards") }, { IN_FORM, N_("forms") },
		{ IN_MENU, N_("lists to choose from") }, { IN_ASK, N_("questions") },
	};
	char *all = xstrdup("");

	for (size_t i = 0; i < sizeof(place) / sizeof(*place); i++) {
		char *more;

		if (!in || (in & place[i].in) != place[i].in)
			continue;
		in &= ~place[i].in;
		more = xprintf("%s%s%s", all, *all ? ", " : "", _(place[i].word));
		free(all);
		all = more;
	}
	return all;
}

int verb_keys(struct call *c)
{
	static const struct out_column col[] = {
		{ "command", N_("Command"), false }, { "keys", N_("Keys"), false },
		{ "where", N_("Where"), false }, { "from", N_("From"), false },
		{ "lost", N_("Taken from it"), false }, { "shell", N_("In a shell"), false },
	};
	const struct keymap *map = c->keymap;
	struct out o;

	out_begin(&o, c, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < CMD_COUNT; i++) {
		char *keys = keymap_shown(keymap_keys(map, (enum command)i));
		char *where = places(commands[i].in);

		out_cell(&o, commands[i].name);
		out_cell(&o, keys);
		out_cell(&o, where);
		out_cell(&o, map->set[i] ? "pcref.ini" : _("usual"));
		out_cell(&o, map->lost[i] ? map->lost[i] : "");
		out_cell(&o, commands[i].verb ? commands[i].verb : "");
		free(where);
		free(keys);
	}
	return out_end(&o);
}
