#include "tui/keys.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/mem.h"
#include "tui/command.h"

static const char mark[] = "\033[201~";	/* the end of a paste */

enum { MARK = sizeof(mark) - 1, BLOCK = 1 << 16, BLOCKS = 64, LONGEST = 16,
       ESCAPE_MS = 25, LETTER_MS = 1000 };

/* What can be read within so many ms, at most a block; 0 where there is none. */
static size_t read_block(struct keys *k, char *to, int ms)
{
	struct pollfd p = { .fd = k->fd, .events = POLLIN };
	ssize_t n;

	if (poll(&p, 1, ms) <= 0)
		return 0;
	n = read(k->fd, to, BLOCK);
	k->ended = n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
	return n > 0 ? (size_t)n : 0;
}

/* --- after a paste --- */

static char *copy_of(const char *s, size_t n)
{
	char *copy = xcalloc(n + 1, 1);

	memcpy(copy, s, n);
	return copy;
}

static void keep_rest(struct keys *k, const char *s, size_t n)
{
	char *rest = copy_of(s, n);

	free(k->rest);
	k->rest = rest;
	k->at = 0;
	k->left = n;
}

/* What a terminal sends for one key may come in two readings.  False where no
 * more came within so many ms. */
static bool read_rest(struct keys *k, int ms)
{
	char *all = xcalloc(k->left + BLOCK + 1, 1);
	size_t n;

	if (k->left)
		memcpy(all, k->rest + k->at, k->left);
	n = read_block(k, all + k->left, ms);
	keep_rest(k, all, k->left + n);
	free(all);
	return n;
}

static void pass(struct keys *k, size_t n)
{
	k->at += n;
	k->left -= n;
}

/* Its place is told in bytes that only curses reads: a click that came with a
 * paste is lost. */
static void pass_click(struct keys *k)
{
	const char *s = k->rest + k->at;
	size_t n = 6;

	if (k->left > 2 && s[2] == '<')
		n = strcspn(s, "Mm") + 1;
	pass(k, n < k->left ? n : k->left);
}

static int rest_letter(struct keys *k, wint_t *key)
{
	mbstate_t state = { 0 };
	wchar_t c;
	size_t n = mbrtowc(&c, k->rest + k->at, k->left, &state);

	if (n == (size_t)-2 && read_rest(k, LETTER_MS))
		return ERR;
	if (n == (size_t)-1 || n == (size_t)-2 || n == 0) {
		pass(k, 1);
		return ERR;
	}
	*key = (wint_t)c;
	pass(k, n);
	return OK;
}

/* The code of what the rest begins with; 0 for none, -1 where more must come. */
static int rest_code(const struct keys *k, size_t *len)
{
	char s[LONGEST + 1] = "";
	int code = 0;

	for (*len = 1; *len <= LONGEST && *len <= k->left; (*len)++) {
		memcpy(s, k->rest + k->at, *len);
		code = key_defined(s);
		if (code > 0)
			return code;
		if (code == 0 && *s != '\033')
			return 0;
	}
	return *s == '\033' && code < 0 ? -1 : 0;
}

static int next_of_rest(struct keys *k, wint_t *key)
{
	size_t len;
	int code = rest_code(k, &len);

	if (code < 0)
		code = read_rest(k, ESCAPE_MS) ? rest_code(k, &len) : 0;
	if (code <= 0)
		return rest_letter(k, key);
	if (code == KEY_MOUSE) {
		pass_click(k);
		return ERR;
	}
	*key = (wint_t)code;
	pass(k, len);
	return KEY_CODE_YES;
}

static int next(struct keys *k, wint_t *key)
{
	while (k->left) {
		int rc = next_of_rest(k, key);

		if (rc != ERR)
			return rc;
	}
	return get_wch(key);
}

/* --- a paste --- */

/* True when its end is in what there is of it. */
static bool find_end(struct keys *k, size_t from)
{
	char *end = memmem(k->paste + from, k->len - from, mark, MARK);

	if (end) {
		size_t n = (size_t)(end - k->paste);

		keep_rest(k, end + MARK, k->len - n - MARK);
		k->len = n;
		k->too_much |= n > KEYS_MOST;
	} else if (k->len > KEYS_MOST + MARK) {
		/* Nothing of it will be kept: what may be half a mark is enough. */
		memmove(k->paste, k->paste + k->len - MARK, MARK);
		k->len = MARK;
		k->too_much = true;
	}
	return end;
}

static bool add(struct keys *k, const char *s, size_t n)
{
	size_t from = k->len > MARK ? k->len - MARK : 0;

	if (k->len + n + 1 > k->size) {
		k->size = 2 * (k->len + n + 1);
		k->paste = xreallocarray(k->paste, k->size, 1);
	}
	memcpy(k->paste + k->len, s, n);
	k->len += n;
	return find_end(k, from);
}

static bool read_paste(struct keys *k)
{
	char *block = k->left ? copy_of(k->rest + k->at, k->left) : xcalloc(BLOCK, 1);
	size_t n = k->left;
	bool whole = false;

	if (n) {
		k->left = 0;
		whole = add(k, block, n);
		block = xreallocarray(block, BLOCK, 1);
	}
	for (int i = 0; i < BLOCKS && !whole && (n = read_block(k, block, 0)) > 0; i++)
		whole = add(k, block, n);
	free(block);
	k->pasting = !whole;
	return whole;
}

/* --- keys that nobody knows --- */

enum { ESCAPE = 27, STRING_MOST = 256 };

static void keep(struct keys *k, wint_t key, bool is_code)
{
	k->kept = true;
	k->kept_code = is_code;
	k->kept_key = key;
}

/* The next of what a terminal sends for one key; 0 where no more comes, or where
 * a key begins that has a name. */
static wint_t next_of_one(struct keys *k)
{
	struct pollfd p = { .fd = k->fd, .events = POLLIN };
	wint_t c;
	int rc = next(k, &c);

	if (rc == ERR && poll(&p, 1, ESCAPE_MS) > 0)
		rc = next(k, &c);
	if (rc == OK)
		return c;
	if (rc == KEY_CODE_YES)
		keep(k, c, true);
	return 0;
}

/* ESC [ numbers and a letter; an old report of the mouse has three bytes more. */
static void pass_sequence(struct keys *k)
{
	wint_t c;
	int n = 0;

	while ((c = next_of_one(k)) && (c < '@' || c > '~'))
		n++;
	for (int i = 0; c == 'M' && !n && i < 3; i++)
		next_of_one(k);
}

/* ESC ] what the terminal says of itself, up to BEL or ESC \. */
static void pass_string(struct keys *k)
{
	wint_t c, before = 0;

	for (int n = 0; n < STRING_MOST && (c = next_of_one(k)) && c != '\a'; n++) {
		if (before == ESCAPE && c == '\\')
			return;
		before = c;
	}
}

/* A key that curses has no name for begins as Esc does, and its letters are
 * commands: Alt-Down is neither "back" nor "B".  On a terminal what one key sends
 * comes at once; from a file all keys do, and there only those that are written
 * with a bracket are told from Esc and a letter. */
static bool pass_unknown(struct keys *k)
{
	wint_t c;
	int rc = next(k, &c);

	if (rc == ERR)
		return false;
	if (rc == OK && c == '[')
		pass_sequence(k);
	else if (rc == OK && c == ']')
		pass_string(k);
	else if (rc == OK && c == 'O' && isatty(k->fd))
		next_of_one(k);
	else if (rc == KEY_CODE_YES || c == ESCAPE || !isatty(k->fd)) {
		keep(k, c, rc == KEY_CODE_YES);
		return false;
	}
	return true;
}

static int next_known(struct keys *k, wint_t *key)
{
	int rc;

	if (k->kept) {
		k->kept = false;
		*key = k->kept_key;
		rc = k->kept_code ? KEY_CODE_YES : OK;
	} else {
		rc = next(k, key);
	}
	if (rc != OK || *key != ESCAPE || !pass_unknown(k))
		return rc;
	*key = KEY_NOTHING;
	return KEY_CODE_YES;
}

int keys_get(struct keys *k, wint_t *key)
{
	int rc = ERR;

	if (!k->pasting) {
		rc = next_known(k, key);
		if (rc != KEY_CODE_YES || *key != KEY_PASTE)
			return rc;
		k->pasting = true;
		k->too_much = false;
		k->len = 0;
	}
	if (!read_paste(k))
		return ERR;
	*key = KEY_PASTED;
	return KEY_CODE_YES;
}

char *keys_pasted(struct keys *k, size_t *len)
{
	char *text = k->paste;

	*len = k->len;
	if (text)
		text[k->len] = '\0';
	k->paste = NULL;
	k->len = k->size = 0;
	if (!k->too_much)
		return text;
	free(text);
	return NULL;
}

void keys_fini(struct keys *k)
{
	free(k->paste);
	free(k->rest);
	*k = (struct keys){ 0 };
}
