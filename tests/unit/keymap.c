/* Keys of a person's own: what is taken, from whom, and what is refused. */
#include "tui/keymap.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config/config.h"
#include "core/err.h"
#include "core/mem.h"
#include "tests/tap.h"

static char file[200];

static bool reads(struct keymap *map, const char *keys, struct err *e)
{
	FILE *f = fopen(file, "w");
	struct config cfg;
	bool ok;

	fprintf(f, "[keys]\n%s", keys);
	fclose(f);
	config_init(&cfg, NULL);
	*map = (struct keymap){ 0 };
	ok = config_read(&cfg, file, FROM_USER, true, e) && keymap_read(map, &cfg, e);
	config_fini(&cfg);
	return ok;
}

/* The command of a letter where lists are. */
static enum command in_list(const struct keymap *map, wint_t key)
{
	return command_for_key(map, key, false, IN_LIST);
}

static void refused(const char *keys, const char *words)
{
	struct keymap map;
	struct err e = { 0 };

	ok(!reads(&map, keys, &e) && e.code == ERR_CONFIG && strstr(e.msg, words) &&
	   strstr(e.msg, "pcref.ini, line "), "refused: %.*s", (int)strcspn(keys, "\n"), keys);
	if (!strstr(e.msg, words))
		printf("# %s\n", e.msg);
	keymap_fini(&map);
}

static void the_table(void)
{
	int same = 0, clash = 0;

	for (int a = 0; a < CMD_COUNT; a++) {
		char *keys = xstrdup(commands[a].keys), *at = keys, *key;

		while ((key = strsep(&at, " ")))
			clash += *key && !command_key_is(key);
		free(keys);
		for (int b = a + 1; b < CMD_COUNT; b++) {
			same += strcmp(commands[a].name, commands[b].name) == 0;
			keys = at = xstrdup(commands[a].keys);
			while ((key = strsep(&at, " "))) {
				char *hit = *key ? strstr(commands[b].keys, key) : NULL;
				size_t n = strlen(key);

				if (!hit || !(commands[a].in & commands[b].in) ||
				    (hit != commands[b].keys && hit[-1] != ' ') ||
				    (hit[n] && hit[n] != ' '))
					continue;
				printf("# %s: %s, %s\n", key, commands[a].name, commands[b].name);
				clash++;
			}
			free(keys);
		}
	}
	ok(same == 0, "no two commands have one name");
	ok(clash == 0, "no two commands of a screen have one key, and all are keys");
}

static void taken(void)
{
	struct keymap map;
	struct err e = { 0 };
	char key[16];

	ok(reads(&map, "", &e) && in_list(&map, 'e') == CMD_EDIT && keymap_changed(&map) == 0,
	   "nothing said, nothing changed");
	keymap_fini(&map);
	ok(reads(&map, "history = e F9\nnot-there = \xC3\xA9\n", &e), "new keys");
	ok(in_list(&map, 'e') == CMD_HISTORY && in_list(&map, 'H') == CMD_NONE,
	   "stand for the old ones");
	ok(command_for_key(&map, KEY_F(9), true, IN_LIST) == CMD_HISTORY, "all of them");
	ok(command_for_key(&map, 0xE9, false, IN_MEETING) == CMD_ABSENT,
	   "a letter of any script, and a name with a dash");
	command_key(&map, CMD_HISTORY, IN_LIST, key, sizeof(key));
	ok(strcmp(key, "e") == 0, "the footer names the new one");
	ok(map.lost[CMD_EDIT] && strstr(map.lost[CMD_EDIT], "e is now: history"),
	   "what lost its key is told");
	ok(keymap_changed(&map) == 2, "and how many are changed");
	keymap_fini(&map);
	ok(reads(&map, "edit = H\nhistory = e\n", &e) && in_list(&map, 'e') == CMD_HISTORY &&
	   in_list(&map, 'H') == CMD_EDIT && !map.lost[CMD_EDIT], "two can change places");
	keymap_fini(&map);
	ok(reads(&map, "save = ctrl-w\n", &e) &&
	   command_for_key(&map, 'W' & 0x1f, false, IN_FORM) == CMD_SAVE, "Ctrl-W, as people say");
	keymap_fini(&map);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	snprintf(file, sizeof(file), "%s/pcref.ini", getenv("TMP"));
	the_table();
	taken();
	refused("edti = e\n", "line 2: there is no command \"edti\"; did you mean edit?");
	refused("edit = ee\n", "\"ee\" is no key");
	refused("edit = z\nhistory = z\n", "line 3, of history");
	refused("edit = 3\n", "1 to 9");
	refused("numbered line = e\n", "keeps its keys");
	refused("save = s\n", "letters are typed");
	refused("edit = Enter\n", "the only key of open");
	refused("edit = e\nEdit = f\n", "already given on line 2");
	unlink(file);
	return tap_done();
}
