/* linear_inquiry.c - an inquiry, line by line: the same path as on its screen. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/inquiry.h"
#include "db/store.h"
#include "tui/linear.h"

static void say_free(struct linear *l, int number, char *text)
{
	if (number)
		linear_say(l, "%d. %s", number, text);
	else
		linear_say(l, "%s", text);
	free(text);
}

static void say_path(struct linear *l, const struct inquiry *q)
{
	char name[NAME_SIZE];

	record_name(&q->rec, name);
	linear_say(l, "%s. %s", name, record_title(&q->rec));
	say_free(l, 0, inquiry_says(q));
	linear_say(l, "%s.", q->owners);
	if (record_has(&q->rec, INQUIRY_FOUND))
		linear_say(l, _("Raised by: %s"), record_get(&q->rec, INQUIRY_FOUND));
	if (*q->now)
		linear_say(l, _("Now: %s"), q->now);
	for (int i = 0; i < INQUIRY_STEPS; i++)
		say_free(l, i + 1, inquiry_step_says(q, i));
	for (int i = 0; i < q->nactions; i++)
		say_free(l, INQUIRY_STEPS + i + 1, inquiry_action_says(&q->action[i]));
}

/* One that the inquiry ends in. */
static void add_action(struct linear *l, const struct inquiry *q)
{
	struct err e = { 0 };

	l->app.saved[0] = '\0';
	linear_add(l, &entities[ENT_action]);
	if (*l->app.saved && !store_link(l->app.db, LINK_inquiry_action,
	                                 record_get(&q->rec, FIELD_UID), l->app.saved, true, &e))
		app_fault(&l->app, &e);
	linear_note(l);
}

/* A step or an action by its number; false to go back. */
static bool go_on(struct linear *l, const struct inquiry *q)
{
	int n = linear_choose(l, _("Which step or action? Its number, a for a new action, or 0"
	                           " to go back."), INQUIRY_STEPS + q->nactions);

	if (n < 0 && !l->over && strcmp(l->line, "a") == 0) {
		add_action(l, q);
		return !l->over;
	}
	if (n < 1)
		return false;
	if (n <= INQUIRY_STEPS)
		linear_show(l, &entities[ENT_inquiry_step],
		            record_get(&q->step[n - 1].rec, FIELD_UID));
	else
		linear_show(l, &entities[ENT_action], q->action[n - INQUIRY_STEPS - 1].uid);
	return !l->over;
}

void linear_inquiry(struct linear *l, const char *uid)
{
	bool on = true;

	while (on && !l->over) {
		struct inquiry q;
		struct err e = { 0 };

		on = inquiry_read(l->app.db, uid, &q, &e);
		if (on) {
			say_path(l, &q);
			on = go_on(l, &q);
		} else {
			app_fault(&l->app, &e);
			linear_note(l);
		}
		inquiry_fini(&q);
	}
}
