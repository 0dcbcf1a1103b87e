/* linear_home.c - the scores and what needs somebody, line by line. */
#include <ctype.h>
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/home.h"
#include "tui/linear.h"
#include "tui/score.h"

static void say_home(struct linear *l, const struct home *h)
{
	char *title = home_needs_title(h), *disparities = score_disparities(&h->now);

	for (int i = 0; i < AREA_COUNT; i++) {
		char *s = score_words(&h->now.area[i]);
		linear_say(l, "%s", s);
		free(s);
	}
	linear_say(l, _("Beside all three, disparities: %s."), disparities);
	linear_say(l, "%s: %d.", title, h->nneeds);
	for (int i = 0; i < h->nneeds; i++)
		linear_say(l, "%d. %c%s. %s, %s.", i + 1,
		           toupper((unsigned char)h->need[i].word[0]),
		           h->need[i].word + 1, h->need[i].name,
		           h->need[i].title);
	linear_say(l, "%s", home_needs_end(h));
	for (int i = 0; home_first_step(h, i); i++)
		linear_say(l, i ? "%s" : _("First steps, by the name of a list. %s"),
		           home_first_step(h, i));
	free(disparities);
	free(title);
}

void linear_home(struct linear *l, struct home *h)
{
	struct err e = { 0 };

	home_fini(h);
	if (!home_read(l->app.db, h, &e))
		app_fault(&l->app, &e);
	else
		say_home(l, h);
	linear_note(l);
}
