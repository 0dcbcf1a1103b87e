#include "tui/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/score.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/readout.h"
#include "tui/view.h"
#include "tui/views.h"

enum {
	TOP = 2, BAR = 20,
	X_SCORE = 29, X_BAND = 34, X_BAR = 42, X_TREND = 64, X_ASSESSED = 73,	/* an area */
	X_LEVEL = 33, X_LEVEL_BAR = 38, X_HELD = X_LEVEL_BAR + BAR + 2	/* a criterion */
};

struct scores {
	struct view view;
	struct score score;
	int at;
};

void score_draw_area(WINDOW *win, int y, const struct score_area *a, const char *trend)
{
	char text[40];

	draw_text(win, y, 1, X_SCORE - 2, _(score_areas[a->id].label));
	if (a->assessed) {
		snprintf(text, sizeof(text), "%d", a->score);
		draw_right(win, y, X_SCORE, 3, text);
		draw_text(win, y, X_BAND, X_BAR - X_BAND - 1, band_label(a->band));
		/* A long bar for one criterion of five would say too much. */
		if (a->band != BAND_NONE)
			draw_bar(win, y, X_BAR, BAR, a->score, 100);
	} else {
		draw_text(win, y, X_BAND, BAR, _("not assessed"));
	}
	draw_text(win, y, X_TREND, X_ASSESSED - X_TREND - 1, trend);
	snprintf(text, sizeof(text), _("%d of %d"), a->assessed, a->of);
	draw_text(win, y, X_ASSESSED, getmaxx(win) - X_ASSESSED, text);
}

char *score_words(const struct score_area *a)
{
	if (!a->assessed)
		return xprintf(ngettext("%s is not assessed: nothing of its %d criterion is known.",
		               "%s is not assessed: nothing of its %d criteria is known.",
		               (unsigned long)a->of),
		               _(score_areas[a->id].label), a->of);
	return xprintf(ngettext("%s scores %d of 100, %s, with %d of %d criterion assessed.",
	               "%s scores %d of 100, %s, with %d of %d criteria assessed.",
	               (unsigned long)a->of),
	               _(score_areas[a->id].label), a->score, band_label(a->band), a->assessed,
	               a->of);
}

char *score_sentence(const struct score *s, const struct score_area *a)
{
	char *words = score_words(a), *disparities, *made;

	if (!a->assessed)
		return words;
	disparities = score_disparities(s);
	made = xprintf(_("%s Disparities: %s."), words, disparities);
	free(disparities);
	free(words);
	return made;
}

static void read_score(struct app *app, struct score *s)
{
	struct err e = { 0 };

	if (!db_score(app->db, db_today(app->db), s, &e))
		app_fault(app, &e);
}

static void step_focus(int *at, int n, enum command c)
{
	switch (c) {
	case CMD_UP:
		*at -= *at > 0;
		break;
	case CMD_DOWN:
		*at += *at + 1 < n;
		break;
	case CMD_FIRST:
	case CMD_PGUP:
		*at = 0;
		break;
	default:
		*at = n - 1;
		break;
	}
}

static bool is_move(enum command c)
{
	return c == CMD_UP || c == CMD_DOWN || c == CMD_FIRST || c == CMD_LAST ||
	       c == CMD_PGUP || c == CMD_PGDN;
}

static void if_asked(struct app *app, const char *typed, void *with)
{
	struct score was, would;
	struct score_if given;
	struct err e = { 0 };
	char *asked, *says;

	(void)with;
	if (!typed || !*typed)
		return;
	asked = score_if_read(app->db, typed, &given, &e);
	if (!asked || !db_score(app->db, db_today(app->db), &was, &e) ||
	    !db_score_if(app->db, db_today(app->db), &given, 1, &would, &e)) {
		app_fault(app, &e);
	} else {
		says = score_if_says(&was, &would);
		for (char *s = says; *s; s++)
			*s = *s == '\n' ? ' ' : *s;
		app_note(app, "%s: %s", asked, says);
		free(says);
	}
	free(asked);
}

/* What both screens of the score do alike. */
static bool time_command(struct app *app, enum command c)
{
	if (c == CMD_IF)
		app_push(app, ask_view(_("If which action were verified, or duty met? ACT-42, or"
		                         " D4"), if_asked, NULL, NULL));
	else if (c == CMD_YEARS)
		app_push(app, readout_view(app, (struct readout_what){ .kind = READOUT_YEARS }));
	else
		return false;
	return true;
}

static void note(struct app *app, char *text)
{
	app_note(app, "%s", text);
	free(text);
}

/* A sentence in its own lines; the line after it. */
static int put_at(WINDOW *win, int y, int x, const char *before, char *sentence)
{
	char *whole;

	if (!sentence)
		return y;
	whole = xprintf("%s%s", before, sentence);
	y = draw_wrapped(win, y, x, getmaxx(win) - x - 1, whole);
	free(whole);
	free(sentence);
	return y;
}

static int put(WINDOW *win, int y, const char *before, char *sentence)
{
	return put_at(win, y, 1, before, sentence);
}

/* --- the areas --- */

static void scores_draw(const struct view *v, WINDOW *win)
{
	const struct scores *s = (const struct scores *)v;
	char day[DAY_SHOWN];
	int y = TOP, focus = TOP;

	day_show(s->score.in.as_at, day);
	draw_title(win, _("Score"), day);
	for (int i = 0; i < AREA_COUNT; i++, y++) {
		focus = i == s->at ? y : focus;
		score_draw_area(win, y, &s->score.area[i], "");
		if (s->score.area[i].next >= 0)
			y = put_at(win, y + 1, 3, _("Next: "),
			           score_next(&s->score, (enum criterion_id)s->score.area[i].next));
		else
			y++;
	}
	y = put(win, y, _("Disparities: "), score_disparities(&s->score));
	put(win, y + 1, "", xstrdup(_("Our own convention: no national PCREF score exists. It"
	    " measures how PCREF is run, not equality; there is no overall score. What is not"
	    " known is left out, and under half assessed there is no band.")));
	draw_focus(win, focus, 0, getmaxx(win));
}

static bool scores_command(struct view *v, struct app *app, enum command c)
{
	struct scores *s = (struct scores *)v;
	const struct score_area *a = &s->score.area[s->at];

	if (is_move(c))
		step_focus(&s->at, AREA_COUNT, c);
	else if (c == CMD_OPEN || c == CMD_WHY || c == CMD_RIGHT)
		app_push(app, area_view(app, a->id));
	else if (c == CMD_READ)
		note(app, score_sentence(&s->score, a));
	else
		return time_command(app, c);
	return true;
}

static void scores_resume(struct view *v, struct app *app)
{
	read_score(app, &((struct scores *)v)->score);
}

static void scores_free(struct view *v)
{
	free(v);
}

static const struct view_ops scores_ops = {
	.in = IN_SCORE, .draw = scores_draw, .command = scores_command,
	.resume = scores_resume, .free = scores_free,
};

struct view *score_view(struct app *app)
{
	struct scores *s = xcalloc(1, sizeof(*s));

	s->view.ops = &scores_ops;
	read_score(app, &s->score);
	return &s->view;
}

/* --- one area --- */

struct area {
	struct view view;
	enum score_area_id id;
	struct score score;
	enum criterion_id shown[CRIT_COUNT];
	int n, at;
};

static void read_area(struct area *a, struct app *app)
{
	read_score(app, &a->score);
	a->n = 0;
	for (int i = 0; i < CRIT_COUNT; i++)
		if (criteria[i].area == a->id && a->score.rules.weight[i])
			a->shown[a->n++] = (enum criterion_id)i;
	if (a->at >= a->n)
		a->at = a->n ? a->n - 1 : 0;
}

static void draw_criterion(WINDOW *win, int y, const struct area *a, enum criterion_id id)
{
	const struct score_level *l = &a->score.level[id];
	char text[24];

	draw_text(win, y, 1, X_LEVEL - 2, _(criteria[id].label));
	if (!l->assessed) {
		draw_text(win, y, X_LEVEL_BAR, getmaxx(win) - X_LEVEL_BAR,
		          l->applies ? _("not assessed") : _("does not apply"));
		return;
	}
	snprintf(text, sizeof(text), "%d", l->level);
	draw_right(win, y, X_LEVEL, 3, text);
	draw_bar(win, y, X_LEVEL_BAR, BAR, l->level, 100);
	if (l->gated)
		draw_text(win, y, X_HELD, getmaxx(win) - X_HELD,
		          _("held: evidence is old"));
	else if (a->score.in.count[id].held)
		draw_text(win, y, X_HELD, getmaxx(win) - X_HELD,
		          _("some held down"));
}

static void draw_working(WINDOW *win, int y, const struct area *a, enum criterion_id id)
{
	const char *evidence = a->score.in.count[id].evidence;
	char day[DAY_SHOWN];

	y = put(win, y, "", score_says(&a->score, id));
	y = put(win, y, "", score_held(&a->score, id));
	y = put(win, y, "", score_gate(&a->score, id));
	if (criteria[id].evidence && *evidence) {
		day_show(evidence, day);
		y = put(win, y, _("Newest evidence: "), xstrdup(day));
	}
	y = put(win, y, _("Weight: "), xprintf("%d", a->score.rules.weight[id]));
	put(win, y, _("Next: "), score_next(&a->score, id));
}

static void area_draw(const struct view *v, WINDOW *win)
{
	const struct area *a = (const struct area *)v;
	const struct score_area *area = score_area_of(&a->score, a->id);
	char *what = xprintf(_("Score › %s"), _(score_areas[a->id].label));
	char *right = area->assessed
		? xprintf(_("%d, %s, %d of %d"), area->score, band_label(area->band),
		          area->assessed, area->of)
		: xstrdup(_("not assessed"));

	draw_title(win, what, right);
	free(what);
	free(right);
	for (int i = 0; i < a->n; i++)
		draw_criterion(win, TOP + i, a, a->shown[i]);
	draw_rule(win, TOP + a->n);
	if (a->n) {
		draw_working(win, TOP + a->n + 1, a, a->shown[a->at]);
		draw_focus(win, TOP + a->at, 0, getmaxx(win));
	}
}

static void say_criterion(const struct area *a, struct app *app)
{
	enum criterion_id id = a->shown[a->at];
	char *says = score_says(&a->score, id);

	if (a->score.level[id].assessed)
		app_note(app, _("%s is %d of 100: %s."), _(criteria[id].label),
		         a->score.level[id].level, says);
	else
		app_note(app, _("%s is not assessed: %s."), _(criteria[id].label), says);
	free(says);
}

static bool area_command(struct view *v, struct app *app, enum command c)
{
	struct area *a = (struct area *)v;

	if (!a->n)
		return false;
	if (is_move(c))
		step_focus(&a->at, a->n, c);
	else if (c == CMD_READ || c == CMD_WHY || c == CMD_OPEN)
		say_criterion(a, app);
	else
		return time_command(app, c);
	return true;
}

static void area_resume(struct view *v, struct app *app)
{
	read_area((struct area *)v, app);
}

static void area_free(struct view *v)
{
	free(v);
}

static const struct view_ops area_ops = {
	.in = IN_SCORE, .draw = area_draw, .command = area_command,
	.resume = area_resume, .free = area_free,
};

struct view *area_view(struct app *app, enum score_area_id id)
{
	struct area *a = xcalloc(1, sizeof(*a));

	a->view.ops = &area_ops;
	a->id = id;
	read_area(a, app);
	return &a->view;
}
