/* keymap.h - which keys give which commands: those of command.def, and what a
 * person has put in their place in pcref.ini.
 *
 *	[keys]
 *	edit = F9 e
 *
 * Whoever names a key has it: a command that had it by command.def loses it
 * on the screens that both belong to, which is told, not refused.  Two lines
 * of the file that want the same key on the same screen are refused, and so
 * is what would leave no way back, out or on.
 */
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include "tui/command.h"

struct config;
struct err;

struct keymap {
	char *keys[CMD_COUNT];	/* a blank between; NULL: as in command.def */
	char *lost[CMD_COUNT];	/* "e is now: history", or NULL */
	bool set[CMD_COUNT];	/* by the person */
};

/* What config's [keys] make of it; ERR_CONFIG names file, line and the near
 * name.  keymap_fini frees, whether it worked or not. */
bool keymap_read(struct keymap *, const struct config *, struct err *);
void keymap_fini(struct keymap *);
/* The keys of a command, a blank between; map NULL is command.def. */
const char *keymap_keys(const struct keymap *, enum command);
/* "e F9, Ctrl-Z" as a person reads them; the caller frees it. */
char *keymap_shown(const char *keys);
/* How many commands the person has given keys. */
int keymap_changed(const struct keymap *);

#endif
