/* inquiry.c - an inquiry as a path: five steps, where it stands, what led back,
 * and the actions that it ends in. */
#include "db/inquiry.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/step.h"
#include "tui/view.h"
#include "tui/views.h"

enum { HEAD = 2, FOOT = 5, NAME = 32, NARROW = 100, ROOMY = 28 };	/* lines and cells */

struct path_line {
	char *name, *stands, *says;
	const struct entity *ent;
	const char *uid;		/* of the row; q holds it */
};

struct path {
	struct view view;
	char uid[UID_SIZE];
	struct inquiry q;
	char *title, *state, *says, *raised, *picture;
	struct path_line *line;
	int n, at;
	bool linking;			/* an action is being made for it */
};

static void forget(struct path *p)
{
	for (int i = 0; i < p->n; i++) {
		free(p->line[i].name);
		free(p->line[i].stands);
		free(p->line[i].says);
	}
	free(p->line);
	free(p->title);
	free(p->state);
	free(p->says);
	free(p->raised);
	free(p->picture);
	inquiry_fini(&p->q);
	p->line = NULL;
	p->n = 0;
}

/* ---- what it shows ---- */

static struct path_line *add(struct path *p, enum entity_id ent, const char *uid)
{
	p->line = xreallocarray(p->line, (size_t)p->n + 1, sizeof(*p->line));
	p->line[p->n] = (struct path_line){ .ent = &entities[ent], .uid = uid };
	return &p->line[p->n++];
}

static void add_steps(struct path *p)
{
	for (int i = 0; i < INQUIRY_STEPS; i++) {
		const struct inquiry_step *s = &p->q.step[i];
		struct path_line *l = add(p, ENT_inquiry_step, record_get(&s->rec, FIELD_UID));

		l->name = xprintf("%d %s", i + 1, _(vocabs[VOC_inquiry_step].fixed[i].label));
		l->stands = s->led_back < 0 ? xstrdup(s->says)
		          : xprintf(_("%s: look again"), s->says);
		l->says = inquiry_step_says(&p->q, i);
	}
}

static void add_actions(struct path *p)
{
	for (int i = 0; i < p->q.nactions; i++) {
		const struct inquiry_action *a = &p->q.action[i];
		struct path_line *l = add(p, ENT_action, a->uid);

		l->name = xprintf("%s %s", a->name, a->title);
		l->stands = xprintf("%s; %s", a->status, a->measured);
		l->says = inquiry_action_says(a);
	}
}

/* "1 done ── 2 done ── 3 under way ── 4 waiting ── 5 waiting". */
static char *picture_of(struct path *p, struct app *app)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < INQUIRY_STEPS; i++) {
		const struct inquiry_step *s = &p->q.step[i];
		const char *state = record_get(&s->rec, STEP_STATE);

		fprintf(out, "%s%d %s", i ? " ── " : "", i + 1, s->led_back >= 0
		        ? _("look again")
		        : words_label(db_words(app->db), VOC_step_state, state));
	}
	fclose(out);
	return text;
}

static bool read_path(struct path *p, struct app *app)
{
	struct inquiry now;
	struct err e = { 0 };
	char name[NAME_SIZE];

	if (!inquiry_read(app->db, p->uid, &now, &e)) {
		inquiry_fini(&now);
		app_fault(app, &e);
		return false;
	}
	forget(p);
	p->q = now;
	add_steps(p);
	add_actions(p);
	if (p->at >= p->n)
		p->at = p->n - 1;
	record_name(&now.rec, name);
	p->title = xprintf("%s  %s", name, record_title(&now.rec));
	p->state = xstrdup(words_label(db_words(app->db), VOC_inquiry_state,
	                               record_get(&now.rec, INQUIRY_STATE)));
	p->says = inquiry_says(&now);
	p->raised = *now.now ? xprintf(_("Raised by: %s Now: %s"),
	                               record_get(&now.rec, INQUIRY_FOUND), now.now)
	          : record_has(&now.rec, INQUIRY_FOUND)
	          ? xprintf(_("Raised by: %s"), record_get(&now.rec, INQUIRY_FOUND))
	          : xstrdup("");
	p->picture = picture_of(p, app);
	return true;
}

/* ---- drawing ---- */

static void draw_line(WINDOW *win, int y, const struct path_line *l)
{
	int cols = getmaxx(win), name = cols < NARROW ? NAME : cols / 2;

	draw_text(win, y, 1, name - 1, l->name);
	draw_text(win, y, 1 + name, cols - name - 2, l->stands);
}

static void path_draw(const struct view *view, WINDOW *win)
{
	const struct path *p = (const struct path *)view;
	int cols = getmaxx(win), rows = getmaxy(win), y = HEAD, shown;

	draw_title(win, p->title, p->state);
	y = draw_wrapped(win, y, 1, cols - 2, p->says);
	if (rows >= ROOMY - 8)
		y = draw_wrapped(win, y, 1, cols - 2, p->q.owners);
	if (rows >= ROOMY && *p->raised)
		y = draw_wrapped(win, y, 1, cols - 2, p->raised);
	draw_styled(win, y + 1, 1, cols - 2, ST_BOLD, p->picture);
	y += 3;
	shown = rows - y - FOOT > 1 ? rows - y - FOOT : 1;
	for (int i = 0; i < shown; i++) {
		int at = i + (p->at >= shown ? p->at - shown + 1 : 0);

		if (at < p->n)
			draw_line(win, y + i, &p->line[at]);
	}
	shown = shown < p->n ? shown : p->n;
	draw_rule(win, y + shown);
	draw_wrapped(win, y + shown + 1, 1, cols - 2, p->line[p->at].says);
	draw_focus(win, y + (p->at < shown ? p->at : shown - 1), 0, -1);
}

/* ---- commands ---- */

static bool move_focus(struct path *p, enum command c)
{
	switch (c) {
	case CMD_UP:	p->at -= p->at > 0; return true;
	case CMD_DOWN:	p->at += p->at < p->n - 1; return true;
	case CMD_PGUP:
	case CMD_FIRST:	p->at = 0; return true;
	case CMD_PGDN:
	case CMD_LAST:	p->at = p->n - 1; return true;
	default:	return false;
	}
}

static void go(struct app *app, struct view *v)
{
	if (v)
		app_push(app, v);
}

/* What has the focus can be worked on from here: a step is taken, an action
 * is verified. */
static bool on_focus(struct path *p, struct app *app, enum command c)
{
	const struct path_line *l = &p->line[p->at];
	struct record r;
	struct err e = { 0 };
	bool done = true;

	if (!*l->uid || !store_get(app->db, l->ent, l->uid, &r, &e))
		return false;
	switch (c) {
	case CMD_EDIT:	app_push(app, form_view(app, &r)); break;
	case CMD_HISTORY: app_push(app, history_view(app, &r)); break;
	default:	done = step_command(app, &r, NULL, 0, c);
	}
	record_fini(&r);
	return done;
}

static void start_action(struct path *p, struct app *app)
{
	struct record r;

	store_start(app->db, &r, &entities[ENT_action]);
	p->linking = true;
	app->saved[0] = '\0';
	app_push(app, form_view(app, &r));
	record_fini(&r);
}

/* An action that was just saved is one that the inquiry ends in. */
static void link_saved(struct path *p, struct app *app)
{
	struct record r;
	struct err e = { 0 };

	if (p->linking && *app->saved &&
	    store_get(app->db, &entities[ENT_action], app->saved, &r, &e)) {
		record_fini(&r);
		if (!store_link(app->db, LINK_inquiry_action, p->uid, app->saved, true, &e))
			app_fault(app, &e);
	}
	p->linking = false;
}

static bool path_command(struct view *v, struct app *app, enum command c)
{
	struct path *p = (struct path *)v;

	if (move_focus(p, c))
		return true;
	switch (c) {
	case CMD_OPEN:
		go(app, page_view(app, p->line[p->at].ent, p->line[p->at].uid));
		return true;
	case CMD_WHOLE:
		go(app, page_view(app, &entities[ENT_inquiry], p->uid));
		return true;
	case CMD_READ:
		app_note(app, "%s", p->line[p->at].says);
		return true;
	case CMD_TO_DO:	start_action(p, app); return true;
	default:
		return on_focus(p, app, c);
	}
}

static unsigned path_has(const struct view *v)
{
	const struct path *p = (const struct path *)v;

	return NEED_ROW | NEED_DONE | (p->at < INQUIRY_STEPS ? 0 : NEED_ACTION);
}

static void path_resume(struct view *v, struct app *app)
{
	link_saved((struct path *)v, app);
	read_path((struct path *)v, app);
}

static void path_free(struct view *v)
{
	forget((struct path *)v);
	free(v);
}

static const struct view_ops path_ops = {
	.in = IN_PATH, .draw = path_draw, .command = path_command, .has = path_has,
	.resume = path_resume, .free = path_free,
};

struct view *inquiry_view(struct app *app, const char *uid)
{
	struct path *p = xcalloc(1, sizeof(*p));

	p->view.ops = &path_ops;
	snprintf(p->uid, sizeof(p->uid), "%s", uid);
	if (read_path(p, app))
		return &p->view;
	path_free(&p->view);
	return NULL;
}
