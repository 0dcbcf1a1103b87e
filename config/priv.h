/* priv.h - an ini file as lines: what iniparser does not tell. */
#ifndef CONFIG_PRIV_H
#define CONFIG_PRIV_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"

/* One `key = value` or `[section]` line. */
struct ini_key {
	char *section;		/* folded to lower case, as iniparser does */
	char *name;		/* NULL: the section's own line */
	int line;
};

struct ini_lines {
	struct ini_key *keys;
	size_t n;
};

/* Read the file as lines.  *found is false, with success, where there is
 * none.  ERR_CONFIG names the file and the line. */
bool ini_lines_read(struct ini_lines *, const char *path, bool *found, struct err *);
void ini_lines_fini(struct ini_lines *);

#endif
