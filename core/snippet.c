#include "core/snippet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static size_t word_length(const char *s)
{
	size_t n = 0;

	while (s[n] && is_letter(s[n]))
		n++;
	return n;
}

static bool is_plain(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

/* How much of a word begins with a folded one; 0 if it does not.  Folding
 * takes time, and most words are plain. */
static size_t begins(const char *word, size_t len, const char *want, size_t nwant)
{
	size_t fits = 0;
	char *folded;

	if (is_plain(word, len)) {
		while (fits < nwant && fits < len &&
		       tolower((unsigned char)word[fits]) == want[fits])
			fits++;
		return fits == nwant ? nwant : 0;
	}
	/* Letter by letter, until what is folded is as long. */
	for (size_t n = 0; n < len; ) {
		bool same;

		n = text_next(word, len, n);
		folded = xstrndup(word, n);
		char *all = text_fold(folded);
		free(folded);
		same = strncmp(all, want, nwant) == 0;
		fits = strlen(all);
		free(all);
		if (fits >= nwant)
			return same ? n : 0;
	}
	return 0;
}

static size_t begins_any(const char *word, size_t len, const char *folded)
{
	for (const char *w = folded; *w; ) {
		size_t n = word_length(w), fits = n ? begins(word, len, w, n) : 0;

		if (fits)
			return fits;
		w += n ? n : 1;
	}
	return 0;
}

bool snippet_find(const char *text, const char *words, size_t *at, size_t *len)
{
	char *folded = text_fold(words);
	bool found = false;

	for (const char *p = text + *at; *p && !found; ) {
		size_t n = word_length(p);

		*len = n ? begins_any(p, n, folded) : 0;
		*at = (size_t)(p - text);
		found = *len > 0;
		p += n ? n : 1;
	}
	free(folded);
	return found;
}

/* The start of the piece: a few words before what was found. */
static size_t piece_start(const char *text, size_t at, int cells)
{
	size_t from = at;

	while (from > 0) {
		size_t before = text_word_prev(text, at, from);

		if (before >= from || text_cells(text + before, at - before) > cells)
			break;
		from = before;
	}
	return from;
}

char *snippet_of(const char *text, const char *words, int cells)
{
	size_t at = 0, len, from, n;
	bool cut;
	char *piece;

	if (!snippet_find(text, words, &at, &len))
		return NULL;
	from = piece_start(text, at, cells / 2);
	n = text_cut(text + from, strlen(text + from), cells - 2);
	cut = text[from + n] != '\0';
	piece = xprintf("%s%.*s%s", from ? "…" : "", (int)n, text + from, cut ? "…" : "");
	for (char *p = piece; *p; p++)
		if (*p == '\n' || *p == '\t' || *p == '\r')
			*p = ' ';
	return piece;
}
