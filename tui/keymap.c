#include "tui/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "config/config.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

const char *keymap_keys(const struct keymap *map, enum command c)
{
	return map && map->keys[c] ? map->keys[c] : commands[c].keys;
}

void keymap_fini(struct keymap *map)
{
	for (int c = 0; c < CMD_COUNT; c++) {
		free(map->keys[c]);
		free(map->lost[c]);
	}
	*map = (struct keymap){ 0 };
}

int keymap_changed(const struct keymap *map)
{
	int n = 0;

	for (int c = 0; c < CMD_COUNT; c++)
		n += map->set[c];
	return n;
}

char *keymap_shown(const char *keys)
{
	char *shown = xstrdup("");

	for (size_t len; *keys; keys += len + strspn(keys + len, " ")) {
		bool ctrl = keys[0] == '^' && keys[1] && keys[1] != ' ';
		char *more;

		len = strcspn(keys, " ");
		more = xprintf("%s%s%s%.*s", shown, *shown ? ", " : "", ctrl ? "Ctrl-" : "",
		               (int)len - ctrl, keys + ctrl);
		free(shown);
		shown = more;
	}
	return shown;
}

/* "not there" is written not there, not-there or not_there. */
static bool same_name(const char *name, const char *typed)
{
	for (; *name && *typed; name++, typed++)
		if (*name != *typed && !(*name == ' ' && strchr("-_", *typed)))
			return false;
	return *name == *typed;
}

static enum command find(const char *name)
{
	for (int c = 0; c < CMD_COUNT; c++)
		if (same_name(commands[c].name, name))
			return (enum command)c;
	return CMD_NONE;
}

static bool unknown(const struct config_key *k, struct err *e)
{
	const char *names[CMD_COUNT];
	int near;

	for (int c = 0; c < CMD_COUNT; c++)
		names[c] = commands[c].name;
	near = text_nearest(k->name, names, CMD_COUNT);
	return near < 0
		? err_set(e, ERR_CONFIG, _("%s: there is no command \"%.60s\"; pcref keys lists"
		          " them"), k->where, k->name)
		: err_set(e, ERR_CONFIG, _("%s: there is no command \"%.60s\"; did you mean %s?"),
		          k->where, k->name, names[near]);
}

static bool holds(const char *keys, const char *key, size_t len)
{
	for (size_t n; *keys; keys += n + strspn(keys + n, " ")) {
		n = strcspn(keys, " ");
		if (n == len && strncmp(keys, key, len) == 0)
			return true;
	}
	return false;
}

/* A key as command.def writes it; what a person may write too is Ctrl-S. */
static char *read_key(const char *s, size_t len)
{
	if (len == 6 && strncasecmp(s, "Ctrl-", 5) == 0)
		return xprintf("^%c", s[5] & ~0x20);
	if (len == 2 && *s == '^')
		return xprintf("^%c", s[1] >= 'a' && s[1] <= 'z' ? s[1] & ~0x20 : s[1]);
	return xstrndup(s, len);
}

static bool fits(const struct config_key *k, enum command c, const char *key, struct err *e)
{
	bool letter = text_next(key, strlen(key), 0) == strlen(key);

	if (!command_key_is(key))
		return err_set(e, ERR_CONFIG, _("%s: \"%.40s\" is no key; say a letter, ^S, F9, "
		               "Enter, Tab, Space, Esc, PgUp"), k->where, key);
	if (letter && !(commands[c].in & ~(unsigned)IN_TYPE))
		return err_set(e, ERR_CONFIG, _("%s: where %s belongs letters are typed; give it a"
		               " key as ^S or F9"), k->where, commands[c].name);
	if (*key >= '1' && *key <= '9' && commands[c].in & (IN_HOME | IN_LIST))
		return err_set(e, ERR_CONFIG, _("%s: 1 to 9 open numbered lines and saved views"),
		               k->where);
	return true;
}

static bool read_keys(struct keymap *map, const struct config_key *k, enum command c,
                      struct err *e)
{
	char *keys = xstrdup("");
	bool ok = true;

	for (const char *p = k->value + strspn(k->value, " \t"); ok && *p; ) {
		size_t len = strcspn(p, " \t");
		char *key = read_key(p, len), *more;

		ok = fits(k, c, key, e);
		more = xprintf("%s%s%s", keys, *keys ? " " : "", key);
		free(keys);
		free(key);
		keys = more;
		p += len + strspn(p + len, " \t");
	}
	free(map->keys[c]);
	map->keys[c] = keys;
	map->set[c] = true;
	return ok && (*keys || err_set(e, ERR_CONFIG, _("%s: %s has no key"), k->where, k->name));
}

static const struct config_key *line_of(const struct config *cfg, enum command c)
{
	for (int i = 0; i < cfg->nkey; i++)
		if (find(cfg->key[i].name) == c)
			return &cfg->key[i];
	return NULL;
}

/* Without these nobody finds back, out or on. */
static bool is_needed(enum command c)
{
	return c == CMD_BACK || c == CMD_QUIT || c == CMD_OPEN || c == CMD_ACCEPT ||
	       c == CMD_HELP || c == CMD_UP || c == CMD_DOWN;
}

static void drop(struct keymap *map, enum command from, const char *key, size_t len,
                 enum command to)
{
	const char *old = keymap_keys(map, from), *lost = map->lost[from] ? map->lost[from] : "";
	char *keys = xstrdup(""), *more;

	for (size_t n; *old; old += n + strspn(old + n, " ")) {
		n = strcspn(old, " ");
		if (n == len && strncmp(old, key, len) == 0)
			continue;
		more = xprintf("%s%s%.*s", keys, *keys ? " " : "", (int)n, old);
		free(keys);
		keys = more;
	}
	more = xprintf(_("%s%s%.*s is now: %s"), lost, *lost ? "; " : "", (int)len, key,
	               _(commands[to].name));
	free(map->lost[from]);
	map->lost[from] = more;
	free(map->keys[from]);
	map->keys[from] = keys;
}

/* Give one key of a command to it alone. */
static bool claim(struct keymap *map, const struct config *cfg, enum command c,
                  const char *key, size_t len, struct err *e)
{
	const struct config_key *mine = line_of(cfg, c), *theirs;

	for (int i = 0; i < CMD_COUNT; i++) {
		enum command o = (enum command)i;

		if (o == c || !(commands[o].in & commands[c].in) ||
		    !holds(keymap_keys(map, o), key, len))
			continue;
		theirs = line_of(cfg, o);
		if (theirs)
			return err_set(e, ERR_CONFIG, _("%s: %.*s is a key of %s and, at %s, of %s;"
			               " both work on the same screen"), mine->where, (int)len, key,
			               commands[c].name, theirs->where, commands[o].name);
		drop(map, o, key, len, c);
		if (is_needed(o) && !*keymap_keys(map, o))
			return err_set(e, ERR_CONFIG, _("%s: %.*s is the only key of %s; give that"
			               " another one as well"), mine->where, (int)len, key,
			               commands[o].name);
	}
	return true;
}

bool keymap_read(struct keymap *map, const struct config *cfg, struct err *e)
{
	bool ok = true;

	*map = (struct keymap){ 0 };
	for (int i = 0; ok && i < cfg->nkey; i++) {
		const struct config_key *k = &cfg->key[i];
		enum command c = find(k->name);

		if (c == CMD_NONE)
			ok = unknown(k, e);
		else if (c == CMD_LINE)
			ok = err_set(e, ERR_CONFIG, _("%s: %s keeps its keys, 1 to 9"), k->where,
			             k->name);
		else if (map->set[c])
			ok = err_set(e, ERR_CONFIG, _("%s: %s is given twice"), k->where, k->name);
		else
			ok = read_keys(map, k, c, e);
	}
	for (int c = 0; ok && c < CMD_COUNT; c++) {
		const char *p = map->set[c] ? map->keys[c] : "";

		for (size_t len; ok && *p; p += len + strspn(p + len, " ")) {
			len = strcspn(p, " ");
			ok = claim(map, cfg, (enum command)c, p, len, e);
		}
	}
	return ok;
}
