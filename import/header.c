#include "import/header.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"

const struct header_column_info header_columns[COLUMN_COUNT] = {
#define COLUMN(id, ...) [id] = { __VA_ARGS__ },
#include "import/header.def"
#undef COLUMN
};

static const struct {
	enum header_column column;
	const char *name;
} aliases[] = {
#define HEADER(id, alias) { id, alias },
#include "import/header.def"
#undef HEADER
};

enum { NALIAS = sizeof(aliases) / sizeof(*aliases), FOLD_SIZE = 64 };

void header_init(struct header *h)
{
	*h = (struct header){ 0 };
}

void header_fini(struct header *h)
{
	for (int i = 0; i < h->n; i++)
		free(h->name[i]);
	free(h->name);
}

void header_add(struct header *h, const char *name, size_t size)
{
	h->name = xreallocarray(h->name, (size_t)h->n + 1, sizeof(*h->name));
	h->name[h->n++] = xstrndup(name, size);
}

/* Letters and digits only, in lower case; what is longer is no alias. */
static void fold(const char *s, size_t n, char to[static FOLD_SIZE])
{
	size_t k = 0;

	for (size_t i = 0; i < n && k < FOLD_SIZE - 1; i++)
		if (isascii(s[i]) && isalnum((unsigned char)s[i]))
			to[k++] = (char)tolower((unsigned char)s[i]);
	to[k] = '\0';
}

static bool is_called(const char *name, const char *folded)
{
	char own[FOLD_SIZE];

	fold(name, strlen(name), own);
	return strcmp(own, folded) == 0;
}

/* The headers in one line, for a message. */
static char *list_names(const struct header *h)
{
	char *all = xstrdup(""), *more;

	for (int i = 0; i < h->n && strlen(all) < 400; i++) {
		more = xprintf("%s%s%s", all, i ? ", " : "", h->name[i]);
		free(all);
		all = more;
	}
	if (strlen(all) < 400)
		return all;
	more = xprintf("%.400s ...", all);
	free(all);
	return more;
}

static bool not_found(const struct header *h, struct err *e)
{
	char *all = list_names(h);

	err_set(e, ERR_DATA, _("no column looks like ethnicity; name it with "
	        "--map ethnic=HEADER.  The columns are: %s"), all);
	free(all);
	return false;
}

static bool is_twice(const struct header *h, enum header_column c, int one, int two,
                     struct err *e)
{
	return err_set(e, ERR_DATA, _("columns %d and %d are both called %s, "
	               "so the %s is not certain; rename one of them"),
	               one + 1, two + 1, h->name[one], header_columns[c].label);
}

/* The column of a (folded) name, -1 if none; false if two have it. */
static bool find_called(const struct header *h, enum header_column c,
                        const char *folded, int *at, struct err *e)
{
	*at = -1;
	for (int i = 0; i < h->n; i++) {
		if (!is_called(h->name[i], folded))
			continue;
		if (*at >= 0)
			return is_twice(h, c, *at, i, e);
		*at = i;
	}
	return true;
}

static bool find_alias(struct header *h, enum header_column c, struct err *e)
{
	for (int a = 0; a < NALIAS && h->at[c] < 0; a++)
		if (aliases[a].column == c &&
		    !find_called(h, c, aliases[a].name, &h->at[c], e))
			return false;
	return true;
}

static bool no_such_header(const struct header *h, const char *name,
                           struct err *e)
{
	char *all = list_names(h);

	err_set(e, ERR_DATA, _("--map: the file has no column called %.100s.  "
	        "The columns are: %s"), name, all);
	free(all);
	return false;
}

static bool no_such_column(const char *say, struct err *e)
{
	char *all = xstrdup(""), *more;

	for (int c = 0; c < COLUMN_COUNT; c++) {
		more = xprintf("%s%s%s", all, c ? ", " : "", header_columns[c].name);
		free(all);
		all = more;
	}
	err_set(e, ERR_USAGE, _("--map %.100s: say one of %s, then = and the header"), say,
	        all);
	free(all);
	return false;
}

static bool find_mapped(struct header *h, const char *say, struct err *e)
{
	size_t len = strcspn(say, "=");
	char folded[FOLD_SIZE];
	int c = 0;

	while (c < COLUMN_COUNT && (strlen(header_columns[c].name) != len ||
	                            strncmp(header_columns[c].name, say, len) != 0))
		c++;
	if (c == COLUMN_COUNT || !say[len] || !say[len + 1])
		return no_such_column(say, e);
	say += len + 1;
	for (int i = 0; i < h->n; i++)
		if (strcmp(h->name[i], say) == 0)
			h->at[c] = i;
	fold(say, strlen(say), folded);
	if (h->at[c] < 0 && *folded &&
	    !find_called(h, (enum header_column)c, folded, &h->at[c], e))
		return false;
	return h->at[c] >= 0 || no_such_header(h, say, e);
}

bool header_find(struct header *h, const struct header_map *map, struct err *e)
{
	for (int c = 0; c < COLUMN_COUNT; c++)
		h->at[c] = -1;
	for (int i = 0; map && i < map->n; i++)
		if (!find_mapped(h, map->say[i], e))
			return false;
	for (int c = 0; c < COLUMN_COUNT; c++)
		if (h->at[c] < 0 && !find_alias(h, (enum header_column)c, e))
			return false;
	if (h->at[COLUMN_ETHNIC] < 0 && map && map->choose)
		h->at[COLUMN_ETHNIC] = map->choose(h);
	return h->at[COLUMN_ETHNIC] >= 0 || not_found(h, e);
}

static bool is_alias(const char *s, size_t n)
{
	char folded[FOLD_SIZE];

	fold(s, n, folded);
	for (int a = 0; a < NALIAS; a++)
		if (strcmp(aliases[a].name, folded) == 0)
			return true;
	return false;
}

/* Fields of the first line, a known name counting for a thousand. */
static int sense_of(const char *text, size_t n, char delimiter)
{
	bool inside = false;
	size_t start = 0;
	int score = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i < n && text[i] == '"')
			inside = !inside;
		if (i < n && (inside || (text[i] != delimiter &&
		                         text[i] != '\n')))
			continue;
		score += is_alias(text + start, i - start) ? 1001 : 1;
		start = i + 1;
		if (i < n && text[i] == '\n')
			break;
	}
	return score;
}

char header_delimiter(const char *text, size_t n)
{
	char best = ',';

	for (; n && (*text == '\n' || *text == '\r'); text++)
		n--;
	for (const char *d = ";\t|"; *d; d++)
		if (sense_of(text, n, *d) > sense_of(text, n, best))
			best = *d;
	return best;
}
