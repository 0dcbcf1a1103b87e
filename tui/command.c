#include "tui/command.h"

#include <curses.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "core/lang.h"
#include "core/text.h"
#include "tui/keymap.h"

const struct command_info commands[CMD_COUNT] = {
#define COMMAND(id, ...) [id] = { __VA_ARGS__ },
#include "tui/command.def"
#undef COMMAND
};

static const struct {
	const char *name;
	wint_t key;
	bool is_code;
} named_keys[] = {
	{ "Up", KEY_UP, true },      { "Down", KEY_DOWN, true },
	{ "Left", KEY_LEFT, true },  { "Right", KEY_RIGHT, true },
	{ "PgUp", KEY_PPAGE, true }, { "PgDn", KEY_NPAGE, true },
	{ "Home", KEY_HOME, true },  { "End", KEY_END, true },
	{ "BTab", KEY_BTAB, true },  { "Enter", KEY_ENTER, true },
	{ "Enter", '\n', false },    { "Enter", '\r', false },
	{ "Tab", '\t', false },      { "Esc", 27, false },
	{ "Space", ' ', false },
	{ "F1", KEY_F(1), true },    { "F2", KEY_F(2), true },
	{ "F3", KEY_F(3), true },    { "F4", KEY_F(4), true },
	{ "F5", KEY_F(5), true },    { "F6", KEY_F(6), true },
	{ "F7", KEY_F(7), true },    { "F8", KEY_F(8), true },
	{ "F9", KEY_F(9), true },    { "F10", KEY_F(10), true },
	{ "F11", KEY_F(11), true },  { "F12", KEY_F(12), true },
	{ "Ins", KEY_IC, true },     { "Del", KEY_DC, true },
};

static bool is_letter(const char *s, size_t len, wint_t key)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = { 0 };

	return wcrtomb(bytes, (wchar_t)key, &state) == len && memcmp(bytes, s, len) == 0;
}

static bool is_named(const char *s, size_t len, wint_t key, bool is_code)
{
	if (len == 1)
		return !is_code && key == (unsigned char)s[0];
	if (len == 2 && s[0] == '^')
		return !is_code && key == (wint_t)(s[1] & 0x1f);
	for (size_t i = 0; i < sizeof(named_keys) / sizeof(*named_keys); i++)
		if (named_keys[i].key == key &&
		    named_keys[i].is_code == is_code &&
		    strlen(named_keys[i].name) == len &&
		    strncmp(named_keys[i].name, s, len) == 0)
			return true;
	return !is_code && key > 0x7f && is_letter(s, len, key);
}

bool command_key_is(const char *s)
{
	size_t len = strlen(s);

	if (len == 2 && *s == '^')
		return s[1] >= '@' && s[1] <= '_';
	for (size_t i = 0; i < sizeof(named_keys) / sizeof(*named_keys); i++)
		if (strcmp(named_keys[i].name, s) == 0)
			return true;
	return len && text_next(s, len, 0) == len && (unsigned char)*s > ' ' && *s != 0x7f;
}

static bool names_key(const char *keys, wint_t key, bool is_code)
{
	for (size_t len; *keys; keys += len + strspn(keys + len, " ")) {
		len = strcspn(keys, " ");
		if (is_named(keys, len, key, is_code))
			return true;
	}
	return false;
}

enum command command_for_key(const struct keymap *map, wint_t key, bool is_code, unsigned in)
{
	for (int c = 0; c < CMD_COUNT; c++)
		if (commands[c].in & in &&
		    names_key(keymap_keys(map, (enum command)c), key, is_code))
			return (enum command)c;
	return CMD_NONE;
}

void command_key(const struct keymap *map, enum command c, unsigned in, char *buf, int size)
{
	const char *keys = keymap_keys(map, c);
	int len = (int)strcspn(keys, " ");

	if (len == 1 && in & IN_TYPE && keys[len]) {
		keys += len + 1;
		len = (int)strcspn(keys, " ");
	}
	if (len == 2 && *keys == '^')
		snprintf(buf, (size_t)size, "Ctrl-%c", keys[1]);
	else
		snprintf(buf, (size_t)size, "%.*s", len, keys);
}

const char *command_lacks(enum command c, unsigned has)
{
	unsigned lacks = commands[c].needs & ~has;

	if (lacks & NEED_WRITE)
		return _("This database is open for reading only.");
	if (lacks & NEED_BEGIN)
		return _("Nothing can be begun from this line; a difference between"
		         " groups offers an action or an inquiry.");
	if (lacks & NEED_SERIES)
		return _("There is no control chart of this line.");
	if (lacks && !(has & NEED_ROW))
		return _("There is no row here to do that with.");
	if (lacks & NEED_EVIDENCE)
		return _("Only evidence can be looked at again.");
	if (lacks & (NEED_ACTION | NEED_DONE))
		return _("Only an action can do that.");
	if (lacks & NEED_FEEDBACK)
		return _("Only feedback can do that.");
	if (lacks & NEED_METRIC)
		return _("Only a metric has groups to compare.");
	return NULL;
}
