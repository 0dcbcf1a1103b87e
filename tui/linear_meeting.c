/* linear_meeting.c - a meeting, line by line: the same jobs as its screen. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/tree.h"
#include "tui/linear.h"
#include "tui/sitting.h"

static void say_free(struct linear *l, char *text)
{
	linear_say(l, "%s", text);
	free(text);
}

static void say_seat(struct linear *l, const struct sitting *s, int i)
{
	const struct meeting_seat *seat = &s->m.seat[i];
	char *stands = sitting_stands(s, l->app.db, seat);
	const char *speaks = *seat->constituency
		? words_label(db_words(l->app.db), VOC_constituency, seat->constituency)
		: _("nobody in particular");

	linear_say(l, _("%d. %s, %s, speaks for %s: %s."), i + 1,
	           *seat->name ? seat->name : _("Nobody"), seat->title, speaks, stands);
	free(stands);
}

static void say_meeting(struct linear *l, const struct sitting *s)
{
	char day[DAY_SHOWN];

	day_show(s->m.day, day);
	linear_say(l, "MTG-%lld, %s, %s, %s.", s->m.number, s->m.body_name, day,
	           words_label(db_words(l->app.db), VOC_meeting_state, s->m.state));
	say_free(l, meeting_says(&s->m));
	for (int i = 0; i < s->m.nseats; i++)
		say_seat(l, s, i);
	say_free(l, sitting_agenda(s, l->app.db, -1));
	say_free(l, sitting_decisions(s));
}

static bool pick_deputy(struct linear *l, char uid[static UID_SIZE])
{
	const char *who = linear_ask(l, _("Who came in their place?"));
	struct record r;
	struct err e = { 0 };

	if (!who || !*who)
		return false;
	if (!store_find(l->app.db, &entities[ENT_person], who, &r, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return false;
	}
	memcpy(uid, record_get(&r, FIELD_UID), UID_SIZE);
	record_fini(&r);
	return true;
}

static void note_seat(struct linear *l, const struct sitting *s, int i)
{
	static const char *const codes[] = { "present", "apologies", "deputy", "part",
	                                     "absent" };
	char deputy[UID_SIZE] = "", *items = NULL;
	struct err e = { 0 };
	int n = linear_choose(l, _("1 present, 2 apologies, 3 a deputy came, 4 part of it,"
	                           " 5 not there, 0 back."), 5);

	if (n < 1 || (n == 3 && !pick_deputy(l, deputy)))
		return;
	if (n == 4) {
		const char *said = linear_ask(l, _("For which items, as in 1-3,5?"));

		items = xstrdup(said ? said : "");
	}
	if (meeting_attend(l->app.db, &s->m, &s->m.seat[i], codes[n - 1], deputy, items, &e)) {
		struct meeting now;

		if (meeting_read(l->app.db, s->m.uid, &now, &e)) {
			char *says = meeting_says(&now);

			linear_say(l, _("Saved. %s"), says);
			free(says);
		}
		meeting_fini(&now);
	} else {
		app_fault(&l->app, &e);
	}
	free(items);
	linear_note(l);
}

static void arise(struct linear *l, const struct sitting *s)
{
	struct err e = { 0 };
	int n = meeting_arise(l->app.db, s->m.uid, &e);

	if (n < 0)
		app_fault(&l->app, &e);
	else
		linear_say(l, n ? ngettext("Saved. %d matter arising is on the agenda.",
		           "Saved. %d matters arising are on the agenda.", (unsigned long)n)
		                : _("The last meeting left nothing open."), n);
	linear_note(l);
}

/* The place of the item that is numbered so; -1 of the whole meeting. */
static int item_of(struct linear *l, const struct sitting *s, const char *number)
{
	for (int i = 0; *number && i < s->items.n; i++)
		if (record_is(&s->items.row[i], AGENDA_NUMBER, number))
			return i;
	if (*number)
		linear_say(l, _("No item of the agenda has the number %s; this is for the whole"
		           " meeting."), number);
	return -1;
}

/* An action that was just saved is linked to the item it came from. */
static void link_item(struct linear *l, const struct record *item)
{
	struct err e = { 0 };

	if (*l->app.saved && !store_link(l->app.db, LINK_agenda_action,
	                                 record_get(item, FIELD_UID), l->app.saved, true, &e))
		app_fault(&l->app, &e);
	linear_note(l);
}

static void make(struct linear *l, const struct sitting *s, enum entity_id ent,
                 const char *number)
{
	int item = item_of(l, s, number);
	struct record r;

	sitting_start(s, l->app.db, &r, ent, item);
	l->app.saved[0] = '\0';
	linear_fill(l, &r);
	if (ent == ENT_action && item >= 0)
		link_item(l, &s->items.row[item]);
	record_fini(&r);
}

/* "d" or "d 3" */
static bool is_word(const char *line, const char *word, const char **rest)
{
	size_t n = strlen(word);

	if (strncmp(line, word, n) != 0 || (line[n] && line[n] != ' '))
		return false;
	*rest = line + n + strspn(line + n, " ");
	return true;
}

/* False to go back. */
static bool obey(struct linear *l, const struct sitting *s, int n)
{
	const char *rest;

	if (n > 0)
		note_seat(l, s, n - 1);
	else if (n == 0 || !*l->line)
		return false;
	else if (is_word(l->line, "d", &rest))
		make(l, s, ENT_decision, rest);
	else if (is_word(l->line, "i", &rest))
		make(l, s, ENT_agenda_item, "");
	else if (is_word(l->line, "a", &rest))
		make(l, s, ENT_action, rest);
	else if (strcmp(l->line, "r") == 0)
		arise(l, s);
	else if (strcmp(l->line, "l") == 0)
		say_meeting(l, s);
	else
		linear_say(l, _("Type the number of a seat, d, i, a, r, l, or 0; d 3 and a 3"
		           " belong to item 3 of the agenda."));
	return true;
}

void linear_meeting(struct linear *l, const char *uid)
{
	struct sitting s;
	struct err e = { 0 };
	bool on = true, told = false;

	while (on && !l->over) {
		on = sitting_read(&s, l->app.db, uid, &e);
		if (!on) {
			app_fault(&l->app, &e);
			linear_note(l);
		} else {
			if (!told)
				say_meeting(l, &s);
			told = true;
			on = obey(l, &s, linear_choose(l, _("A number notes who came;"
			     " d decision, i agenda item, a action (d 3, a 3: under"
			     " item 3), r matters arising, l list again, 0 back."), s.m.nseats));
		}
		sitting_fini(&s);
	}
}

void linear_tree(struct linear *l)
{
	struct tree t;
	struct err e = { 0 };

	if (!tree_read(l->app.db, &t, &e))
		app_fault(&l->app, &e);
	linear_note(l);
	for (int i = 0; i < t.n; i++) {
		char *says = tree_sentence(l->app.db, &t, i);

		linear_say(l, "%*s%s", 2 * t.branch[i].depth, "", says);
		free(says);
	}
	if (!t.n)
		linear_say(l, _("No body is recorded yet."));
	tree_fini(&t);
}
