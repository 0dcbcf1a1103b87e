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
	/* Enter on a line; the menu has been popped and is freed after. */
	void (*take)(struct app *, struct menu *, const struct menu_line *);
	/* Enter with nothing that matches, or NULL. */
	void (*none)(struct app *, struct menu *);
	long arg;		/* the owner's */
};

struct menu *menu_new(const char *title,
                      void (*take)(struct app *, struct menu *,
                                   const struct menu_line *));
/* Add a line; the texts are copied. */
void menu_add(struct menu *, const char *key, const char *text,
              const char *detail, long id);
/* Put the focus on the line with this id, if there is one. */
void menu_focus(struct menu *, long id);

/* How well text answers what was typed: 0 not at all; a word that begins with
 * it beats one that holds it, which beats letters in that order. */
int menu_score(const char *typed, const char *text);

#endif
