/* keys.h - keys as they come, and pastes as a whole.
 *
 * Curses takes a byte at a time, which is slow for a paste of ten million; so
 * what stands between the marks of a paste is read here, by the block.  Keys
 * that came in the same reading as the end of a paste are given out after it.
 *
 * A key that curses has no name for (Alt-Down, Ctrl-Tab) is no key at all, not
 * Esc and letters.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>

struct keys {
	int fd;			/* where curses reads them, too */
	char *paste;		/* while one comes in and until it is taken, or NULL */
	size_t len, size;
	bool pasting;		/* its end has not come */
	bool too_much;		/* more than KEYS_MOST came; it was not kept */
	bool ended;		/* in the middle of a paste there was no more to read */
	char *rest;		/* what came with its end, or NULL */
	size_t at, left;
	bool kept, kept_code;	/* one that was read too soon */
	wint_t kept_key;
};

enum { KEYS_MOST = 1 << 20 };	/* bytes of a paste that are kept */

/* As get_wch(), ERR where no key is there yet.  The code KEY_PASTED says that
 * there is a paste to take, and
 * KEY_NOTHING that a key came which has no name. */
int keys_get(struct keys *, wint_t *key);
/* The paste, the caller's to free, of *len bytes, with a zero after; NULL where
 * there was too much of it, or none. */
char *keys_pasted(struct keys *, size_t *len);
void keys_fini(struct keys *);

#endif
