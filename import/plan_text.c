/* plan_text.c - a plan as people paste it from a page or a document. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "import/plan.h"
#include "import/plan_priv.h"

enum { LONG_TITLE = 160, MOST_BYTES = 4 << 20, MOST_CELLS = 64,
       MOST_LABEL = 40 };

/* --- a table being made ------------------------------------------------ */

struct reading {
	struct sheet *s;
	char *objective;	/* under which what follows stands, or NULL */
	char ***left;
	int *nleft;
	uint64_t line;
	bool table;		/* the lines have cells */
	char delimiter;
	int at;			/* the cell that goes on on the next line */
};

static void add_text(char **to, const char *sep, const char *s)
{
	char *all = **to ? xprintf("%s%s%s", *to, sep, s) : xstrdup(s);

	free(*to);
	*to = all;
}

static char *trimmed(const char *s, size_t n)
{
	while (n && isspace((unsigned char)*s)) {
		s++;
		n--;
	}
	while (n && isspace((unsigned char)s[n - 1]))
		n--;
	return xstrndup(s, n);
}

static struct sheet_row *add_row(struct reading *r)
{
	struct sheet *s = r->s;
	struct sheet_row *row;

	s->row = xreallocarray(s->row, (size_t)s->nrow + 1, sizeof(*s->row));
	row = &s->row[s->nrow++];
	row->line = r->line;
	row->cell = xcalloc((size_t)s->ncol, sizeof(*row->cell));
	for (int c = 0; c < s->ncol; c++)
		row->cell[c] = xstrdup("");
	return row;
}

static void leave(struct reading *r, const char *s)
{
	*r->left = xreallocarray(*r->left, (size_t)*r->nleft + 1,
	                         sizeof(**r->left));
	(*r->left)[(*r->nleft)++] = xprintf(_("line %llu: %s"),
	                                    (unsigned long long)r->line, s);
}

/* --- prose ------------------------------------------------------------- */

/* The text after a bullet or a number; *number is that of "1.2" or "a)", ""
 * for a bullet.  NULL where the line begins with neither. */
static const char *after_bullet(const char *s, char number[static 16])
{
	static const char *const bullets[] = { "- ", "* ", "• ", "– ", "— ",
	                                       "▪ ", "● ", "◦ ", "o " };
	size_t n = strspn(s, "0123456789.");

	*number = '\0';
	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (strncmp(s, bullets[i], strlen(bullets[i])) == 0)
			return s + strlen(bullets[i]);
	if (!n && islower((unsigned char)*s) && s[1] == ')')
		n = 1;
	if (!n || n > 12 || !isalnum((unsigned char)*s))
		return NULL;
	snprintf(number, 16, "%.*s", (int)n, s);
	if (s[n] == ')')
		n++;
	else if (s[n - 1] != '.' && !strchr(number, '.'))
		return NULL;	/* "12 wards ..." */
	if (number[strlen(number) - 1] == '.')
		number[strlen(number) - 1] = '\0';
	return s[n] == ' ' || s[n] == '\t' ? s + n + strspn(s + n, " \t") : NULL;
}

/* "Lead: C Osei": the column of the label, and what follows it. */
static int after_label(const char *s, const char **value)
{
	const char *colon = strchr(s, ':');
	char label[MOST_LABEL];
	int column;

	if (!colon || colon - s >= MOST_LABEL)
		return -1;
	snprintf(label, sizeof(label), "%.*s", (int)(colon - s), s);
	column = plan_column(label);
	*value = colon + 1 + strspn(colon + 1, " \t*");
	return column;
}

/* "Budget: one-off": a label that no column has, of a few words. */
static bool is_own_label(const char *s)
{
	const char *colon = strchr(s, ':');
	int blanks = 0;

	if (!colon || colon == s || colon - s >= MOST_LABEL ||
	    !isupper((unsigned char)*s) || colon[1] != ' ' || !colon[2])
		return false;
	for (; s < colon; s++)
		blanks += *s == ' ';
	return blanks < 3;
}

/* "Part 2: ...", "Objective 1 - ...", "# ...". */
static const char *as_objective(const char *s)
{
	static const char *const words[] = { "part ", "objective ", "aim ",
		"priority ", "goal ", "theme ", "workstream ", "domain " };

	if (*s == '#')
		return s + strspn(s, "# ");
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strncasecmp(s, words[i], strlen(words[i])) == 0 &&
		    isdigit((unsigned char)s[strlen(words[i])]) &&
		    strlen(s) < LONG_TITLE)
			return s;
	return NULL;
}

/* A long promise is known by its first sentence; all of it is the detail. */
static void settle_title(struct sheet_row *row)
{
	const char *title = row->cell[PASTE_TITLE];
	const char *end = strstr(title, ". ");
	char *first;

	if (strlen(title) <= LONG_TITLE || !end)
		return;
	first = xstrndup(title, (size_t)(end - title));
	add_text(&row->cell[PASTE_DETAIL], "\n", title);
	free(row->cell[PASTE_TITLE]);
	row->cell[PASTE_TITLE] = first;
}

static void take_prose(struct reading *r, const char *s)
{
	struct sheet_row *row = r->s->nrow ? &r->s->row[r->s->nrow - 1] : NULL;
	const char *text, *value;
	char number[16];
	int column;

	if ((text = after_bullet(s, number))) {
		row = add_row(r);
		add_text(&row->cell[PASTE_TITLE], "", text);
		add_text(&row->cell[PASTE_NUMBER], "", number);
		if (r->objective)
			add_text(&row->cell[PASTE_OBJECTIVE], "", r->objective);
		r->at = PASTE_TITLE;
	} else if ((text = as_objective(s))) {
		free(r->objective);
		r->objective = trimmed(text, strlen(text));
		r->at = -1;
	} else if (row && r->at != -1 &&
	           (column = after_label(s, &value)) >= 0) {
		add_text(&row->cell[column], "; ", value);
		r->at = column;
	} else if (row && r->at != -1 && is_own_label(s)) {
		add_text(&row->cell[PASTE_DETAIL], "\n", s);
		r->at = PASTE_DETAIL;
	} else if (row && r->at >= 0) {
		add_text(&row->cell[r->at], " ", s);
	} else {
		leave(r, s);
	}
}

/* --- a table of tabs or strokes ---------------------------------------- */

static int split(const char *s, char delimiter, char *cell[static MOST_CELLS])
{
	size_t len = strlen(s);
	int n = 0;

	if (delimiter == '|' && *s == '|') {
		s++;
		len--;
		len -= len && s[len - 1] == '|';
	}
	for (const char *end = s + len; n < MOST_CELLS; s++) {
		const char *stop = memchr(s, delimiter, (size_t)(end - s));
		size_t size = (size_t)((stop ? stop : end) - s);

		cell[n++] = trimmed(s, size);
		s += size;
		if (!stop)
			break;
	}
	return n;
}

static void free_cells(char **cell, int n)
{
	for (int i = 0; i < n; i++)
		free(cell[i]);
}

/* A line of headings has two that we know, the action among them. */
static bool is_heading(char *const *cell, int n)
{
	int known = 0;
	bool action = false;

	for (int i = 0; i < n; i++) {
		int column = plan_column(cell[i]);

		known += column >= 0;
		action |= column == PASTE_TITLE;
	}
	return action && known > 1;
}

static bool begins_table(struct reading *r, const char *s)
{
	char *cell[MOST_CELLS];
	char delimiter = strchr(s, '\t') ? '\t' : '|';
	int n = split(s, delimiter, cell);

	if (r->s->nrow || !is_heading(cell, n)) {
		free_cells(cell, n);
		return false;
	}
	free_cells(r->s->head, r->s->ncol);
	r->s->head = xreallocarray(r->s->head, (size_t)n, sizeof(char *));
	memcpy(r->s->head, cell, (size_t)n * sizeof(char *));
	r->s->ncol = n;
	r->table = true;
	r->delimiter = delimiter;
	return true;
}

static void take_cells(struct reading *r, const char *s)
{
	char *cell[MOST_CELLS];
	struct sheet_row *row;
	int n;

	if (!s[strspn(s, "|-:+ =\t")])
		return;		/* the rule under the headings */
	n = split(s, r->delimiter, cell);
	row = add_row(r);
	for (int i = 0; i < n; i++) {
		int c = i < r->s->ncol ? i : r->s->ncol - 1;

		if (*cell[i])
			add_text(&row->cell[c], " ", cell[i]);
	}
	free_cells(cell, n);
}

/* --- the file ----------------------------------------------------------- */

static void begin(struct reading *r)
{
	static const char *const names[PASTE_COUNT] = {
		[PASTE_TITLE] = "action", [PASTE_DETAIL] = "detail",
		[PASTE_NUMBER] = "number", [PASTE_OBJECTIVE] = "objective",
		[PASTE_OWNER] = "owner", [PASTE_EXECUTIVE] = "executive",
		[PASTE_COMMUNITY] = "community lead", [PASTE_DUE] = "due",
		[PASTE_START] = "start", [PASTE_RAG] = "rag",
		[PASTE_DONE_WHEN] = "done when", [PASTE_BASELINE] = "baseline",
		[PASTE_TARGET] = "target", [PASTE_NOW] = "now",
		[PASTE_MEASURE] = "measure", [PASTE_AREA] = "area",
		[PASTE_PRIORITY] = "priority", [PASTE_FUNDING] = "funding",
		[PASTE_POPULATION] = "population",
		[PASTE_LOCALITY] = "locality",
		[PASTE_PATH] = "path to green", [PASTE_SOURCE] = "source",
	};

	r->s->ncol = PASTE_COUNT;
	r->s->head = xcalloc(PASTE_COUNT, sizeof(*r->s->head));
	for (int i = 0; i < PASTE_COUNT; i++)
		r->s->head[i] = xstrdup(names[i]);
}

static bool take_line(struct reading *r, char *line, size_t n, struct err *e)
{
	char *s;

	if (strlen(line) != n || !text_is_utf8(line, n))
		return err_set(e, ERR_DATA, _("line %llu is no text in UTF-8;"
		    " save it as UTF-8"), (unsigned long long)r->line);
	s = trimmed(line, n);
	if (!*s)
		r->at = r->at > 0 ? -1 : r->at;
	else if (r->table)
		take_cells(r, s);
	else if (!((strchr(s, '\t') || *s == '|') && begins_table(r, s)))
		take_prose(r, s);
	free(s);
	return true;
}

static bool take_all(struct reading *r, FILE *in, struct err *e)
{
	char *line = NULL;
	size_t size = 0, total = 0;
	ssize_t n;
	bool ok = true;

	while (ok && (n = getline(&line, &size, in)) >= 0) {
		r->line++;
		total += (size_t)n;
		if (r->line == 1 && strncmp(line, "\357\273\277", 3) == 0)
			memmove(line, line + 3, (size_t)(n -= 3) + 1);
		ok = total <= MOST_BYTES ? take_line(r, line, (size_t)n, e)
		     : err_set(e, ERR_DATA, ngettext("it is longer than a plan can be (%d byte)",
		               "it is longer than a plan can be (%d bytes)", MOST_BYTES),
		               MOST_BYTES);
	}
	free(line);
	return ok;
}

bool plan_text_read(struct sheet *s, const char *path, char ***left, int *nleft,
                    struct err *e)
{
	struct reading r = { .s = s, .left = left, .nleft = nleft, .at = -1 };
	FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	bool ok;

	*s = (struct sheet){ 0 };
	*left = NULL;
	*nleft = 0;
	if (!in)
		return err_set(e, errno == ENOENT ? ERR_INPUT : ERR_PERM,
		               _("cannot read %s: %s"), path, strerror(errno));
	begin(&r);
	ok = take_all(&r, in, e);
	for (int i = 0; ok && !r.table && i < s->nrow; i++)
		settle_title(&s->row[i]);
	free(r.objective);
	if (in != stdin)
		fclose(in);
	return ok;
}
