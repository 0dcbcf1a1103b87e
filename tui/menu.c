#include "tui/menu.h"

#include <stdlib.h>
#include <string.h>

#include "core/fuzzy.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/app.h"

enum { MAX_TEXT = 32 };		/* cells before the details */

/* 4 begins with it, 3 has a word that does, 2 holds it, 0 none of these. */
static int how_whole(const char *typed, const char *text)
{
	const char *found = strstr(text, typed);

	if (!*typed || found == text)
		return 4;
	for (const char *p = found; p; p = strstr(p + 1, typed))
		if (p[-1] == ' ' || p[-1] == '-')
			return 3;
	return found ? 2 : 0;
}

int menu_score(const char *typed, const char *text)
{
	char *a = text_fold(typed), *b = text_fold(text);
	int whole = how_whole(a, b), near = fuzzy_score(typed, text);

	/* Scattered letters are in every sentence: three parts in four count. */
	if (!whole && (strlen(a) < 2 || near * 4 < fuzzy_most(typed) * 3))
		near = 0;
	free(b);
	free(a);
	return whole * MENU_WHOLE + (near < MENU_WHOLE ? near : MENU_WHOLE - 1);
}

/* Names first, and what is only told about them after. */
static int score(const struct menu *m, const struct menu_line *l)
{
	int s = menu_score(m->typed.text, l->text);

	if (s)
		return s + 1;
	if (l->detail && menu_score(m->typed.text, l->detail) >= 2 * MENU_WHOLE)
		return 1;
	return l->key && strcmp(m->typed.text, l->key) == 0;
}

/* Lines that were fetched for what is typed all answer it. */
static void show_all(struct menu *m)
{
	m->shown = xreallocarray(m->shown, (size_t)m->n + 1, sizeof(int));
	for (m->nshown = 0; m->nshown < m->n; m->nshown++)
		m->shown[m->nshown] = m->nshown;
	m->at = m->first = 0;
}

struct scored {
	int score, line;
};

static int by_score(const void *a, const void *b)
{
	const struct scored *x = a, *y = b;

	return x->score != y->score ? (x->score < y->score) - (x->score > y->score)
	                            : (x->line > y->line) - (x->line < y->line);
}

static void narrow(struct menu *m)
{
	struct scored *s = xcalloc((size_t)m->n + 1, sizeof(*s));

	m->shown = xreallocarray(m->shown, (size_t)m->n + 1, sizeof(int));
	m->nshown = 0;
	for (int i = 0; i < m->n; i++)
		s[i] = (struct scored){ m->typed.len ? score(m, &m->line[i]) : 1, i };
	qsort(s, (size_t)m->n, sizeof(*s), by_score);
	while (m->nshown < m->n && s[m->nshown].score) {
		m->shown[m->nshown] = s[m->nshown].line;
		m->nshown++;
	}
	m->at = m->first = 0;
	free(s);
}

static void go(struct menu *m, int at)
{
	if (at >= m->nshown)
		at = m->nshown - 1;
	m->at = at > 0 ? at : 0;
	if (m->at < m->first)
		m->first = m->at;
	if (m->at >= m->first + menu_rows())
		m->first = m->at - menu_rows() + 1;
}

void menu_at(struct menu *m, int line)
{
	go(m, line);
}

static void answer(struct menu *m, struct app *app)
{
	if (m->fill) {
		m->fill(app, m);
		show_all(m);
	} else {
		narrow(m);
	}
}

const char *menu_name_of(const struct menu_line *l)
{
	return l->key && *l->key ? l->key : l->text;
}

int menu_find_picked(const struct menu *m, const char *name)
{
	for (int i = 0; i < m->npicked; i++)
		if (strcmp(m->picked[i], name) == 0)
			return i;
	return -1;
}

void menu_pick(struct menu *m, const char *name)
{
	int i = menu_find_picked(m, name);

	if (i >= 0) {
		free(m->picked[i]);
		m->npicked--;
		memmove(m->picked + i, m->picked + i + 1,
		        (size_t)(m->npicked - i) * sizeof(*m->picked));
		return;
	}
	m->picked = xreallocarray(m->picked, (size_t)m->npicked + 1,
	                          sizeof(*m->picked));
	m->picked[m->npicked++] = xstrdup(name);
}

char *menu_picked(const struct menu *m)
{
	char *all = xstrdup("");

	for (int i = 0; i < m->npicked; i++) {
		char *more = xprintf("%s%s%s", all, i ? "; " : "",
		                     m->picked[i]);
		free(all);
		all = more;
	}
	return all;
}

void menu_focus(struct menu *m, long id)
{
	if (m->fill)
		show_all(m);
	else
		narrow(m);
	for (int i = 0; i < m->nshown; i++)
		if (m->line[m->shown[i]].id == id)
			go(m, i);
}

void menu_clear(struct menu *m)
{
	for (int i = 0; i < m->n; i++) {
		free(m->line[i].text);
		free(m->line[i].detail);
		free(m->line[i].key);
	}
	m->n = 0;
}

static bool menu_key(struct view *v, struct app *app, wint_t key, bool is_code)
{
	struct menu *m = (struct menu *)v;
	char *before;
	bool used;

	if (is_code && (key == KEY_HOME || key == KEY_END))
		return false;
	if (m->many && !is_code && key == ' ')
		return false;
	before = xstrdup(m->typed.text);
	used = input_key(&m->typed, key, is_code, app_cols() - 8, 1);
	if (strcmp(before, m->typed.text) != 0)
		answer(m, app);
	free(before);
	return used;
}

static void menu_paste(struct view *v, struct app *app, const char *text)
{
	struct menu *m = (struct menu *)v;

	app_paste(app, &m->typed, text, app_cols() - 8, 1);
	answer(m, app);
}

/* The view below must be on top when the line is taken: it is what the
 * command is meant for. */
static void take(struct menu *m, struct app *app)
{
	struct view *below = m->view.below;

	m->kept = false;
	app->top = below;
	if (m->nshown || m->many)
		m->take(app, m, m->nshown ? &m->line[m->shown[m->at]] : NULL);
	else if (m->none)
		m->none(app, m);
	if (m->kept)
		return;
	m->view.ops->free(&m->view);
	if (app->top == below)
		app_resume(app);
}

void menu_keep(struct app *app, struct menu *m)
{
	m->kept = true;
	app_push(app, &m->view);
}

static bool menu_command(struct view *v, struct app *app, enum command c)
{
	struct menu *m = (struct menu *)v;

	switch (c) {
	case CMD_UP:	go(m, m->at - 1); return true;
	case CMD_DOWN:	go(m, m->at + 1); return true;
	case CMD_PGUP:	go(m, m->at - menu_rows()); return true;
	case CMD_PGDN:	go(m, m->at + menu_rows()); return true;
	case CMD_FIRST:	go(m, 0); return true;
	case CMD_LAST:	go(m, m->nshown - 1); return true;
	case CMD_HELP:	return true;
	case CMD_PALETTE: return true;
	case CMD_ACCEPT:
		if (m->nshown || m->none || m->many)
			take(m, app);
		return true;
	case CMD_SELECT:
		if (m->nshown && m->many)
			menu_pick(m, menu_name_of(&m->line[m->shown[m->at]]));
		go(m, m->at + 1);
		return true;
	default:	return false;
	}
}

static void menu_resume(struct view *v, struct app *app)
{
	struct menu *m = (struct menu *)v;

	int at = m->at;

	if (!m->shown || m->fill)
		answer(m, app);
	go(m, at);
}

static void menu_free(struct view *v)
{
	struct menu *m = (struct menu *)v;

	menu_clear(m);
	for (int i = 0; i < m->npicked; i++)
		free(m->picked[i]);
	if (m->forget)
		m->forget(m->with);
	input_fini(&m->typed);
	free(m->picked);
	free(m->line);
	free(m->shown);
	free(m->title);
	free(m);
}

static int menu_more(const struct view *v)
{
	const struct menu *m = (const struct menu *)v;

	return m->nshown - m->first - menu_rows();
}

static const struct view_ops menu_ops = {
	.in = IN_MENU,
	.draw = menu_draw,
	.more = menu_more,
	.command = menu_command,
	.key = menu_key,
	.paste = menu_paste,
	.resume = menu_resume,
	.free = menu_free,
};

struct menu *menu_new(const char *title,
                      void (*take_line)(struct app *, struct menu *,
                                        const struct menu_line *))
{
	struct menu *m = xcalloc(1, sizeof(*m));

	m->view.ops = &menu_ops;
	m->title = xstrdup(title);
	m->take = take_line;
	input_init(&m->typed, "", false);
	m->typed.most = INPUT_SOUGHT;
	return m;
}

void menu_add(struct menu *m, const char *key, const char *text,
              const char *detail, long id)
{
	struct menu_line *l;
	int width = key ? text_cells(key, strlen(key)) : 0;
	int text_width = text_cells(text, strlen(text));

	m->line = xreallocarray(m->line, (size_t)m->n + 1, sizeof(*m->line));
	l = &m->line[m->n++];
	l->text = xstrdup(text);
	l->detail = detail ? xstrdup(detail) : NULL;
	l->key = key ? xstrdup(key) : NULL;
	l->id = id;
	if (width > m->key_width)
		m->key_width = width;
	if (text_width > m->text_width)
		m->text_width = text_width < MAX_TEXT ? text_width : MAX_TEXT;
}
