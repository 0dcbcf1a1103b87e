#include "report/annual/layout.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/say.h"
#include "report/doc.h"

/* Names of all parts: the sections in the order of the report, then the blocks. */
static const char *const names[] = {
#define SECTION(name, ...) name,
#include "report/annual/section.def"
#undef SECTION
#define BLOCK(name, ...) name,
#include "report/annual/block.def"
#undef BLOCK
};

static const struct {
	const char *name;
	void (*write)(struct year *, struct node *);
	const char *of;
} blocks[] = {
#define BLOCK(name, write, of, says) { name, write, of },
#include "report/annual/block.def"
#undef BLOCK
};

enum { PARTS = sizeof(names) / sizeof(*names), BLOCKS = sizeof(blocks) / sizeof(*blocks),
       SECTIONS = PARTS - BLOCKS, DEEPEST = 4 };

/* At a glance bears no code, for no narrative stands in it. */
static const char *name_of(int part)
{
	return *names[part] ? names[part] : "glance";
}

const struct node *layout_section(const struct year *y, const char *code)
{
	const struct node *n = y->doc->root->child;

	for (int i = 0; n && i < SECTIONS; i++, n = n->next)
		if (strcmp(names[i], code) == 0)
			return n;
	return NULL;
}

static void tell_more(const struct year *y, struct node *block, const char *code)
{
	const struct node *s = *code ? layout_section(y, code) : NULL;
	char *says;

	if (!s)
		return;
	says = xprintf(_("More: section %s of the whole report, \"%s\"."), s->number, s->bare);
	doc_em(doc_para(block), says);
	free(says);
}

void layout_blocks(struct year *y)
{
	for (int i = 0; i < BLOCKS; i++) {
		struct node *s = doc_section(y->doc, NULL, blocks[i].name);

		blocks[i].write(y, s);
		tell_more(y, s, blocks[i].of);
	}
}

void layout_whole(struct year *y)
{
	struct node *root = y->doc->root, *last = root->child;

	for (int i = 1; i < SECTIONS; i++)
		last = last->next;
	node_free(last->next);
	last->next = NULL;
	root->last = last;
}

/* --- by a template -------------------------------------------------------- */

struct laying {
	struct year *y;
	struct node *part[PARTS];
	bool used[PARTS];
	struct node *under[DEEPEST + 1];	/* the root, and headings one in another */
	int depth;
	struct node *list;		/* that the next item belongs to */
	char *words;			/* of the paragraph or item that goes on */
	int line;
	struct err *e;
};

static bool refuse(struct laying *l, const char *name)
{
	char *all = xstrdup(name_of(0));

	for (int i = 1; i < PARTS; i++) {
		char *longer = xprintf("%s, %s", all, name_of(i));

		free(all);
		all = longer;
	}
	err_set(l->e, ERR_DATA, _("line %d of the template: there is no part \"%s\", or it stands"
		" there twice; there are %s, metric CODE"), l->line, name, all);
	free(all);
	return false;
}

/* What a name in a sentence stands for; NULL if it is none.  For free(). */
static char *word_of(const struct laying *l, const char *name)
{
	const struct year *y = l->y;

	if (strcmp(name, "trust") == 0)
		return xstrdup(y->doc->organisation ? y->doc->organisation : _("the trust"));
	if (strcmp(name, "year") == 0)
		return xstrdup(y->opt->year);
	if (strcmp(name, "from") == 0 || strcmp(name, "to") == 0)
		return say_when(*name == 'f' ? y->from : y->to);
	return strcmp(name, "day") == 0 ? say_when(y->as_at) : NULL;
}

/* The words with what their names stand for; NULL and an error where one is none. */
static char *filled(struct laying *l, const char *words)
{
	char *all, *at = xstrdup(words), *rest = at, *open;
	size_t len;
	FILE *f = xmemstream(&all, &len);
	bool ok = true;

	while (ok && (open = strchr(rest, '{')) && strchr(open, '}')) {
		char *end = strchr(open, '}'), *word;

		*open = *end = '\0';
		word = word_of(l, open + 1);
		ok = word || refuse(l, open + 1);
		fprintf(f, "%s%s", rest, ok ? word : "");
		free(word);
		rest = end + 1;
	}
	fputs(rest, f);
	fclose(f);
	free(at);
	if (ok)
		return all;
	free(all);
	return NULL;
}

/* What was gathered is a paragraph, or an item of the list that is open. */
static bool end_words(struct laying *l)
{
	char *words = l->words ? filled(l, l->words) : NULL;
	bool ok = words || !l->words;

	if (words)
		doc_theirs(l->list ? doc_item(l->list) : doc_para(l->under[l->depth]), words);
	free(words);
	free(l->words);
	l->words = NULL;
	return ok;
}

static void go_on(struct laying *l, const char *line)
{
	char *longer = l->words ? xprintf("%s %s", l->words, line) : xstrdup(line);

	free(l->words);
	l->words = longer;
}

/* A heading lies within the one above, so a level that was skipped is not. */
static bool begin_section(struct laying *l, const char *line)
{
	int level = (int)strspn(line, "#");
	char *title = filled(l, line + level + strspn(line + level, " "));

	if (!title)
		return false;
	level = level > DEEPEST ? DEEPEST : level;
	l->depth = level > l->depth ? l->depth + 1 : level;
	l->under[l->depth] = doc_section(l->y->doc, l->under[l->depth - 1], title);
	free(title);
	return true;
}

/* Take the section of a metric out of the one it stands in; NULL if it is in none. */
static struct node *cut_metric(struct node *parent, const char *trail)
{
	struct node *found = NULL, *before = NULL;

	for (struct node *n = parent->child; n && !found; before = n, n = n->next) {
		if (n->kind != NODE_SECTION || !n->trail || strncmp(n->trail, trail,
		    strlen(trail)) != 0) {
			found = cut_metric(n, trail);
			continue;
		}
		*(before ? &before->next : &parent->child) = n->next;
		if (parent->last == n)
			parent->last = before;
		n->next = NULL;
		return n;
	}
	return found;
}

static struct node *metric_part(struct laying *l, const char *code)
{
	char *trail = xprintf("metric:%s:", code);
	struct node *found = NULL;

	for (int i = 0; i < SECTIONS && !found; i++)
		found = cut_metric(l->part[i], trail);
	free(trail);
	return found;
}

static bool put_part(struct laying *l, const char *name)
{
	struct node *to = l->under[l->depth], *found;

	for (int i = 0; i < PARTS; i++)
		if (strcmp(name, name_of(i)) == 0 && !l->used[i]) {
			doc_give(to, doc_take(l->part[i]));
			l->used[i] = true;
			return true;
		}
	found = strncmp(name, "metric ", 7) == 0 ? metric_part(l, name + 7) : NULL;
	if (found)
		doc_give(to, found);
	return found || refuse(l, name);
}

static bool put_line(struct laying *l, char *line)
{
	size_t len = strlen(line);

	while (len && strchr(" \t\r", line[len - 1]))
		line[--len] = '\0';
	line += strspn(line, " \t");
	len = strlen(line);
	if (*line && *line != '#' && strncmp(line, "- ", 2) != 0 &&
	    !(*line == '{' && line[len - 1] == '}' && !strchr(line + 1, '{'))) {
		go_on(l, line);
		return true;
	}
	if (!end_words(l))
		return false;
	if (*line != '-')
		l->list = NULL;
	if (*line == '#')
		return begin_section(l, line);
	if (*line == '{') {
		line[len - 1] = '\0';
		return put_part(l, line + 1);
	}
	if (*line && !l->list)
		l->list = doc_list(l->under[l->depth], false);
	if (*line)
		go_on(l, line + 2);
	return true;
}

/* All parts out of the doc, in the order of their names. */
static void take_parts(struct laying *l)
{
	struct node *n = doc_take(l->under[0]);

	for (int i = 0; i < PARTS; i++) {
		l->part[i] = n;
		n = n->next;
		l->part[i]->next = NULL;
	}
}

bool layout_by(struct year *y, const char *text, struct err *e)
{
	struct laying l = { .y = y, .under = { y->doc->root }, .e = e };
	char *copy = xstrdup(text), *rest = copy, *line;
	bool ok = true;

	take_parts(&l);
	while (ok && (line = strsep(&rest, "\n"))) {
		l.line++;
		ok = put_line(&l, line);
	}
	ok = ok && end_words(&l);
	for (int i = 0; i < PARTS; i++)
		node_free(l.part[i]);
	free(l.words);
	free(copy);
	return ok;
}
