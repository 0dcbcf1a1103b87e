/* linear_board.c - the boards line by line. */
#include <stdlib.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/board.h"
#include "tui/linear.h"

enum { MOST = 500 };

/* "3. ACT-4, Put the duties into every contract. Owner: 张伟." */
static char *words_of(const struct board *b, const struct board_line *l, int from)
{
	char *text = xstrdup("");

	for (int c = from; c < board_words(b); c++) {
		bool labelled = b->col[c].number || c > from + 1;
		char *more;

		if (!l->cell[c] || !*l->cell[c])
			continue;
		more = labelled ? xprintf("%s. %s: %s", text, _(b->col[c].label), l->cell[c])
		                : xprintf("%s%s%s", text, *text ? ", " : "", l->cell[c]);
		free(text);
		text = more;
	}
	return text;
}

/* Say all lines; those that lead somewhere get a number. */
static int say_lines(struct linear *l, const struct board *b, int line_of[MOST])
{
	bool under = b->n && b->line[0].heading;
	int n = 0;

	for (int i = 0; i < b->n; i++) {
		const struct board_line *bl = &b->line[i];
		char *words = words_of(b, bl, under && !bl->heading);

		if (bl->heading)
			linear_say(l, "%s", bl->cell[0]);
		else if (bl->ent && n < MOST - 1)
			linear_say(l, "%d. %s.", n + 1, words);
		else
			linear_say(l, "%s.", words);
		if (!bl->heading && bl->ent && n < MOST - 1)
			line_of[n++] = i;
		free(words);
	}
	linear_say(l, "%s", b->end ? b->end : "");
	return n;
}

static void say_board(struct linear *l, enum board_id id)
{
	struct board b = { 0 };
	struct err e = { 0 };
	int line_of[MOST], n, choice;

	if (!board_read(l->app.db, id, &b, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		board_fini(&b);
		return;
	}
	linear_say(l, "%s.", _(boards[id].title));
	n = say_lines(l, &b, line_of);
	while (n && !l->over) {
		choice = linear_choose(l, _("A number opens, 0 goes back."), n);
		if (choice <= 0)
			break;
		linear_show(l, b.line[line_of[choice - 1]].ent, b.line[line_of[choice - 1]].uid);
	}
	board_fini(&b);
}

bool linear_board(struct linear *l, const char *name)
{
	for (int i = 0; i < BOARD_COUNT; i++)
		if (strcasecmp(name, boards[i].name) == 0 ||
		    strcasecmp(name, _(boards[i].title)) == 0) {
			say_board(l, (enum board_id)i);
			return true;
		}
	return false;
}

void linear_boards_help(struct linear *l)
{
	for (int i = 0; i < BOARD_COUNT; i++)
		linear_say(l, "%s: %s", boards[i].name, _(boards[i].help));
}
