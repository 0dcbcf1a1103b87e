#include "tui/tour.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/lang.h"
#include "core/mem.h"

static const struct {
	enum command does;
	const char *say, *line, *typed;
} steps[TOUR_STEPS] = {
#define STEP(command, ...) { .does = command, __VA_ARGS__ },
#include "tui/tour.def"
#undef STEP
};

char *tour_say(int step, const struct keymap *map, unsigned in)
{
	char key[16], *text, *all;

	if (step > TOUR_STEPS)
		return xstrdup(_("That was the tour. All else is found by ? and, by its name, by"
		                 " : - try :score. q goes back, and in the end out."));
	command_key(map, steps[step - 1].does, in, key, sizeof(key));
	/* The words are ours, with one %s each; a translation is checked by msgfmt. */
	text = xprintf("%s", _(steps[step - 1].say));
	all = strstr(text, "%s");
	if (all) {
		char *said;

		*all = '\0';
		said = xprintf("%s%s%s", text, key, all + 2);
		free(text);
		text = said;
	}
	all = xprintf(_("Tour, %d of %d. %s"), step, TOUR_STEPS, text);
	free(text);
	return all;
}

char *tour_line(int step)
{
	if (step > TOUR_STEPS)
		return xstrdup(_("That was the tour. 0 leaves; pcref help WORD tells more."));
	return xprintf(_("Tour, step %d of %d. %s"), step, TOUR_STEPS, _(steps[step - 1].line));
}

int tour_after(int step, enum command c)
{
	return step > 0 && step <= TOUR_STEPS && steps[step - 1].does == c ? step + 1 : step;
}

int tour_after_line(int step, const char *typed)
{
	const char *want;

	if (step < 1 || step > TOUR_STEPS)
		return step;
	want = steps[step - 1].typed;
	return strncasecmp(typed, want, strlen(want)) == 0 ? step + 1 : step;
}
