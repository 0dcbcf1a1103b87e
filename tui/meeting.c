/* meeting.c - a meeting as it goes on: who came, by one key each, whether it is
 * quorate, what it decides and what is to be done. */
#include "tui/meeting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "tui/app.h"
#include "tui/pick.h"
#include "tui/step.h"
#include "tui/views.h"

static void forget(struct meeting_screen *s)
{
	for (int i = 0; i < s->nstands; i++) {
		free(s->stands[i]);
		free(s->speaks[i]);
	}
	free(s->stands);
	free(s->speaks);
	free(s->title);
	free(s->state);
	free(s->says);
	free(s->agenda);
	free(s->decided);
	sitting_fini(&s->s);
}

static char *title_of(const struct sitting *s)
{
	char day[DAY_SHOWN];

	day_show(s->m.day, day);
	return xprintf(*s->m.time ? _("MTG-%lld  %s  %s, %s")
	                          : _("MTG-%lld  %s  %s"), s->m.number,
	               s->m.body_name, day, s->m.time);
}

static void keep_in_sight(struct meeting_screen *s)
{
	int n = s->s.m.nseats, rows = meeting_rows();

	s->at = s->at >= n ? n - 1 : s->at;
	s->at = s->at < 0 ? 0 : s->at;
	if (s->at < s->first)
		s->first = s->at;
	if (s->at >= s->first + rows)
		s->first = s->at - rows + 1;
	if (s->item >= s->s.items.n)
		s->item = s->s.items.n - 1;
}

static bool read_meeting(struct meeting_screen *s, struct app *app)
{
	struct sitting now;
	struct err e = { 0 };

	if (!sitting_read(&now, app->db, s->uid, &e)) {
		sitting_fini(&now);
		app_fault(app, &e);
		return false;
	}
	forget(s);
	s->s = now;
	s->nstands = now.m.nseats;
	s->stands = xcalloc((size_t)s->nstands, sizeof(*s->stands));
	s->speaks = xcalloc((size_t)s->nstands, sizeof(*s->speaks));
	for (int i = 0; i < s->nstands; i++) {
		s->stands[i] = sitting_stands(&now, app->db, &now.m.seat[i]);
		s->speaks[i] = xstrdup(words_label(db_words(app->db),
			VOC_constituency, now.m.seat[i].constituency));
	}
	keep_in_sight(s);
	s->title = title_of(&now);
	s->state = xstrdup(words_label(db_words(app->db), VOC_meeting_state,
	                               now.m.state));
	s->says = meeting_says(&now.m);
	s->agenda = sitting_agenda(&now, app->db, s->item);
	s->decided = sitting_decisions(&now);
	return true;
}

/* ---- attendance ---- */

static void attend(struct meeting_screen *s, struct app *app, const char *how,
                   const char *deputy, const char *items)
{
	struct err e = { 0 };

	if (!meeting_attend(app->db, &s->s.m, &s->s.m.seat[s->at], how, deputy,
	                    items, &e)) {
		app_fault(app, &e);
		return;
	}
	s->at++;
	if (read_meeting(s, app))
		app_note(app, "%s", s->says);
}

static void came_for(struct app *app, const char *text, void *with)
{
	struct meeting_screen *s = with;

	if (text && *text)
		attend(s, app, "part", NULL, text);
}

/* The screen is on top again when a deputy was picked. */
static void came_instead(struct app *app, const char *text)
{
	struct meeting_screen *s = (struct meeting_screen *)app->top;
	struct record r;
	struct err e = { 0 };

	if (!store_find(app->db, &entities[ENT_person], text, &r, &e)) {
		app_fault(app, &e);
		return;
	}
	attend(s, app, "deputy", record_get(&r, FIELD_UID), NULL);
	record_fini(&r);
}

static bool note_seat(struct meeting_screen *s, struct app *app, enum command c)
{
	switch (c) {
	case CMD_PRESENT:	attend(s, app, "present", NULL, NULL); return true;
	case CMD_APOLOGIES:	attend(s, app, "apologies", NULL, NULL); return true;
	case CMD_ABSENT:	attend(s, app, "absent", NULL, NULL); return true;
	case CMD_PART:
		app_push(app, ask_view(_("For which items of the agenda, as in"
		                         " 1-3,5?"), came_for, s, NULL));
		return true;
	case CMD_DEPUTY:
		app_push(app, pick_rows_view(app, &entities[ENT_person],
		         _("Who came in their place?"), "", false, came_instead));
		return true;
	default:
		return false;
	}
}

/* ---- what the meeting makes ---- */

/* An action is linked to the item under which it is made, in the same change. */
static void fill_in(struct meeting_screen *s, struct app *app, enum entity_id ent)
{
	struct record r;
	char item[NAME_SIZE];
	struct view *v;

	sitting_start(&s->s, app->db, &r, ent, s->item);
	if (ent == ENT_action && s->item >= 0) {
		record_name(&s->s.items.row[s->item], item);
		v = form_view_linked(app, &r, (struct link_end){ &links[LINK_agenda_action], true },
		                     item);
	} else {
		v = form_view(app, &r);
	}
	app_push(app, v);
	record_fini(&r);
}

static void arise(struct meeting_screen *s, struct app *app)
{
	struct err e = { 0 };
	int n = meeting_arise(app->db, s->uid, &e);

	if (n < 0)
		app_fault(app, &e);
	else if (n == 0)
		app_note(app, _("The last meeting left nothing open."));
	else if (read_meeting(s, app))
		app_note(app, ngettext("%d matter arising is on the agenda.",
		         "%d matters arising are on the agenda.", (unsigned long)n), n);
}

static void next_item(struct meeting_screen *s, struct app *app)
{
	s->item = s->item + 1 < s->s.items.n ? s->item + 1 : -1;
	free(s->agenda);
	s->agenda = sitting_agenda(&s->s, app->db, s->item);
	if (s->item < 0)
		app_note(app, _("No item: decisions belong to the whole meeting."));
	else
		app_note(app, _("Item %s: o records a decision under it, a an"
		         " action."), record_get(&s->s.items.row[s->item],
		         AGENDA_NUMBER));
}

static bool make(struct meeting_screen *s, struct app *app, enum command c)
{
	switch (c) {
	case CMD_OUTCOME:	fill_in(s, app, ENT_decision); return true;
	case CMD_TO_DO:		fill_in(s, app, ENT_action); return true;
	case CMD_ITEM:		fill_in(s, app, ENT_agenda_item); return true;
	case CMD_NEXT_ITEM:	next_item(s, app); return true;
	case CMD_ARISING:	arise(s, app); return true;
	default:		return false;
	}
}

/* ---- the view ---- */

static bool move_focus(struct meeting_screen *s, enum command c)
{
	switch (c) {
	case CMD_UP:	s->at--; break;
	case CMD_DOWN:	s->at++; break;
	case CMD_PGUP:	s->at -= meeting_rows(); break;
	case CMD_PGDN:	s->at += meeting_rows(); break;
	case CMD_FIRST:	s->at = 0; break;
	case CMD_LAST:	s->at = s->s.m.nseats - 1; break;
	default:	return false;
	}
	keep_in_sight(s);
	return true;
}

static void go(struct app *app, struct view *v)
{
	if (v)
		app_push(app, v);
}

/* The item in brackets or, without one, the seat. */
static void open_focus(struct meeting_screen *s, struct app *app)
{
	const struct meeting_seat *seat = &s->s.m.seat[s->at];

	if (s->item >= 0)
		go(app, page_view(app, &entities[ENT_agenda_item],
		        record_get(&s->s.items.row[s->item], FIELD_UID)));
	else if (s->s.m.nseats && *seat->uid)
		go(app, page_view(app, &entities[ENT_membership], seat->uid));
	else if (s->s.m.nseats)
		go(app, page_view(app, &entities[ENT_attendance], seat->attendance));
}

static bool meeting_command(struct view *v, struct app *app, enum command c)
{
	struct meeting_screen *s = (struct meeting_screen *)v;

	if (move_focus(s, c) || make(s, app, c) ||
	    (s->s.m.nseats && note_seat(s, app, c)))
		return true;
	switch (c) {
	case CMD_OPEN:	open_focus(s, app); return true;
	case CMD_WHOLE:
		go(app, page_view(app, &entities[ENT_meeting], s->uid));
		return true;
	case CMD_EDIT:	app_push(app, form_view(app, &s->s.rec)); return true;
	case CMD_HISTORY:
		app_push(app, history_view(app, &s->s.rec));
		return true;
	case CMD_STEP:
		return step_command(app, &s->s.rec, NULL, 0, c);
	default:
		return false;
	}
}

static unsigned meeting_has(const struct view *v)
{
	(void)v;
	return NEED_ROW;
}

static void meeting_resume(struct view *v, struct app *app)
{
	struct meeting_screen *s = (struct meeting_screen *)v;

	read_meeting(s, app);
}

static void meeting_free(struct view *v)
{
	struct meeting_screen *s = (struct meeting_screen *)v;

	forget(s);
	free(s);
}

static const struct view_ops meeting_ops = {
	.in = IN_MEETING, .draw = meeting_draw, .command = meeting_command,
	.has = meeting_has, .resume = meeting_resume, .free = meeting_free,
};

struct view *meeting_view(struct app *app, const char *uid)
{
	struct meeting_screen *s = xcalloc(1, sizeof(*s));

	s->view.ops = &meeting_ops;
	s->item = -1;
	snprintf(s->uid, sizeof(s->uid), "%s", uid);
	if (read_meeting(s, app))
		return &s->view;
	meeting_free(&s->view);
	return NULL;
}
