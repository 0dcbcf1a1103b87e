/* menu.h - lines to choose from, narrowed by typing; help, the palette and
 * every picker of words are made of it. */
#ifndef TUI_MENU_H
#define TUI_MENU_H

#include "tui/input.h"
#include "tui/view.h"

struct menu_line {
	char *text;		/* what is searched and shown first */
	char *detail;		/* after it, or NULL */
	char *key;		/* at the left of it, or NULL */
	long id;		/* the owner's */
};

struct menu {
	struct view view;
	char *title;
	struct input typed;
	struct menu_line *line;
	int n;
	int *shown;		/* those that match, best first */
	int nshown, at, first;
	int key_width, text_width;
	bool kept;
	/* Enter on a line; the menu has been popped and is freed after. */
	void (*take)(struct app *, struct menu *, const struct menu_line *);
	/* Enter with nothing that matches, or NULL. */
	void (*none)(struct app *, struct menu *);
	/* Where the lines come from the database: called when what is typed
	 * has changed, to clear and add those that answer it; or NULL. */
	void (*fill)(struct app *, struct menu *);
	const char *empty;	/* said while nothing is typed, or NULL */
	/* Space picks a line or no longer; Enter takes all that are picked. */
	bool many;
	bool ordered;		/* the order they are picked in matters */
	bool found;		/* what is typed is underlined where it is found */
	char **picked;		/* their keys or, without one, texts */
	int npicked;
	void *with;		/* the owner's; forget, or NULL, frees it */
	void (*forget)(void *);
};

struct menu *menu_new(const char *title,
                      void (*take)(struct app *, struct menu *,
                                   const struct menu_line *));
/* Add a line; the texts are copied. */
void menu_add(struct menu *, const char *key, const char *text,
              const char *detail, long id);
void menu_clear(struct menu *);
/* Pick, or no longer, what a line is known by. */
void menu_pick(struct menu *, const char *name);
/* All that is picked, "; " between; the caller frees it. */
char *menu_picked(const struct menu *);
/* In take: the menu stays, to be gone back to from what is pushed on it. */
void menu_keep(struct app *, struct menu *);
void menu_at(struct menu *, int line);
/* Put the focus on the line with this id, if there is one. */
void menu_focus(struct menu *, long id);

/* --- what menu.c and menu_draw.c share --- */

void menu_draw(const struct view *, WINDOW *);
int menu_rows(void);
/* What a line is known by, and its place among the picked; -1 if it is not. */
const char *menu_name_of(const struct menu_line *);
int menu_find_picked(const struct menu *, const char *name);

/* How well text answers what was typed: 0 not at all; 4 MENU_WHOLE and more
 * begins with it, 3 has a word that does, 2 holds it; below, its letters are
 * there in their order.  Of those the better lying one has more (core/fuzzy.h). */
enum { MENU_WHOLE = 10000 };
int menu_score(const char *typed, const char *text);

#endif
