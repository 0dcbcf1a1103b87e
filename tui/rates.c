/* rates.c - one team and month of the grid: the five classes, then every rate
 * with its numerator, denominator, limits and rule. */
#include <stdio.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "tui/app.h"
#include "tui/completeness.h"
#include "tui/draw.h"
#include "tui/view.h"
#include "tui/views.h"

enum {
	TOP = 2, FOOT = 3,
	NAME = 17, ABOVE = 19, BELOW = 32, PERCENT = 44, LIMITS = 51, BAR = 66
};

struct rates_screen {
	struct view view;
	struct ethnic_counts counts;
	char *title, *why;
	int at, first;
};

static int rows_shown(void)
{
	int rows = app_rows() - TOP - FOOT;

	return rows > 1 ? rows : 1;
}

/* The five classes stand first; then the rates made of several. */
static const struct {
	enum rate rate;
	enum ethnic_class cls;	/* CLASS_COUNT if it is of no one class */
} lines[RATE_COUNT] = {
	{ RATE_KNOWN, CLASS_KNOWN }, { RATE_NOT_STATED, CLASS_NOT_STATED },
	{ RATE_NOT_KNOWN, CLASS_NOT_KNOWN }, { RATE_INVALID, CLASS_INVALID },
	{ RATE_MISSING, CLASS_MISSING }, { RATE_ASKED, CLASS_COUNT },
	{ RATE_DQMI_COMPLETE, CLASS_COUNT }, { RATE_DQMI_VALID, CLASS_COUNT },
	{ RATE_DQMI_ITEM, CLASS_COUNT }, { RATE_VODIM_VALID, CLASS_COUNT },
	{ RATE_VODIM_OTHER, CLASS_COUNT }, { RATE_VODIM_DEFAULT, CLASS_COUNT },
	{ RATE_VODIM_INVALID, CLASS_COUNT }, { RATE_VODIM_MISSING, CLASS_COUNT },
	{ RATE_VODIM_UNCLASSED, CLASS_COUNT }, { RATE_DIM16, CLASS_COUNT }
};

static const char *label_of(int line)
{
	if (lines[line].cls < CLASS_COUNT)
		return _(ethnic_classes[lines[line].cls].label);
	return _(rates[lines[line].rate].label);
}

/* The rule, and for a class what falls in it. */
static char *rule_of(int line)
{
	const struct rate_info *r = &rates[lines[line].rate];

	if (lines[line].cls == CLASS_COUNT)
		return xprintf("%s: %s.", _(r->label), _(r->formula));
	return xprintf("%s: %s. %s", _(r->label), _(r->formula),
	               _(ethnic_classes[lines[line].cls].help));
}

static void draw_count(WINDOW *win, int y, int x, int width, uint64_t n)
{
	char *text = complete_number(n);

	draw_right(win, y, x, width, text);
	free(text);
}

static void draw_line(WINDOW *win, int y, const struct rates_screen *s,
                      int line)
{
	enum rate r = lines[line].rate;
	struct rate_value v;
	bool is = rate_work(r, &s->counts, 0, &v);
	double scale = rates[r].kind == RATE_SCORE ? 1 : 100;
	char text[40];

	draw_text(win, y, 1, NAME, label_of(line));
	draw_count(win, y, ABOVE, BELOW - ABOVE - 3, v.above);
	draw_text(win, y, BELOW - 2, 1, "/");
	draw_count(win, y, BELOW, PERCENT - BELOW - 2, v.below);
	if (!is) {
		draw_text(win, y, PERCENT, 20, _("no rate"));
		return;
	}
	snprintf(text, sizeof(text), "%.1f%s", v.is.value * scale,
	         scale > 1 ? "%" : "");
	draw_right(win, y, PERCENT, LIMITS - PERCENT - 1, text);
	snprintf(text, sizeof(text), _("(%.1f to %.1f)"), v.is.low * scale,
	         v.is.high * scale);
	if (v.limited)
		draw_text(win, y, LIMITS, BAR - LIMITS, text);
	if (getmaxx(win) > BAR + 12)
		draw_bar(win, y, BAR + 2, getmaxx(win) - BAR - 3,
		         (int)(v.is.value * scale * 10), 1000);
}

static void rates_draw(const struct view *v, WINDOW *win)
{
	const struct rates_screen *s = (const struct rates_screen *)v;
	int rows = rows_shown(), shown = RATE_COUNT - s->first;
	char *rule;

	draw_title(win, s->title, _("numerator / denominator"));
	if (shown > rows)
		shown = rows;
	for (int i = 0; i < shown; i++)
		draw_line(win, TOP + i, s, s->first + i);
	rule = rule_of(s->at);
	draw_rule(win, TOP + shown);
	draw_wrapped(win, TOP + shown + 1, 1, getmaxx(win) - 2, rule);
	free(rule);
	draw_focus(win, TOP + s->at - s->first, 0, -1);
}

static bool move_focus(struct rates_screen *s, enum command c)
{
	int rows = rows_shown();

	switch (c) {
	case CMD_UP:	s->at--; break;
	case CMD_DOWN:	s->at++; break;
	case CMD_PGUP:	s->at -= rows; break;
	case CMD_PGDN:	s->at += rows; break;
	case CMD_FIRST:	s->at = 0; break;
	case CMD_LAST:	s->at = RATE_COUNT - 1; break;
	default:	return false;
	}
	if (s->at < 0)
		s->at = 0;
	if (s->at >= RATE_COUNT)
		s->at = RATE_COUNT - 1;
	if (s->at < s->first)
		s->first = s->at;
	if (s->at >= s->first + rows)
		s->first = s->at - rows + 1;
	return true;
}

static void read_aloud(const struct rates_screen *s, struct app *app)
{
	struct rate_value v;
	enum rate r = lines[s->at].rate;
	char *above, *below;

	if (!rate_work(r, &s->counts, 0, &v)) {
		app_note(app, _("%s: there is nothing to divide by, so no"
		         " rate."), label_of(s->at));
		return;
	}
	above = complete_number(v.above);
	below = complete_number(v.below);
	if (v.limited)
		app_note(app, _("%s: %s of %s rows, %.1f per cent, between %.1f"
		         " and %.1f."), label_of(s->at), above, below,
		         v.is.value * 100, v.is.low * 100, v.is.high * 100);
	else
		app_note(app, _("%s: %.1f of 100."), label_of(s->at),
		         v.is.value);
	free(above);
	free(below);
}

static bool rates_command(struct view *v, struct app *app, enum command c)
{
	struct rates_screen *s = (struct rates_screen *)v;

	if (move_focus(s, c))
		return true;
	if (c == CMD_WHY)
		app_note(app, "%s", s->why);
	else if (c == CMD_READ || c == CMD_OPEN)
		read_aloud(s, app);
	else
		return false;
	return true;
}

static void rates_resume(struct view *v, struct app *app)
{
	struct rates_screen *s = (struct rates_screen *)v;

	(void)app;
	if (s->at >= s->first + rows_shown())
		s->first = s->at - rows_shown() + 1;
}

static void rates_free(struct view *v)
{
	struct rates_screen *s = (struct rates_screen *)v;

	free(s->title);
	free(s->why);
	free(s);
}

static const struct view_ops rates_ops = {
	.in = IN_RATES, .draw = rates_draw, .command = rates_command,
	.resume = rates_resume, .free = rates_free,
};

struct view *rates_view(const struct complete *c, int team, int month)
{
	struct rates_screen *s = xcalloc(1, sizeof(*s));
	char *when = complete_month(c, month);

	s->view.ops = &rates_ops;
	s->counts = *complete_counts(c, team, month);
	s->title = xprintf(_("Data › %s › %s, %s"), c->load[c->at].name,
	                   c->team[team].name, when);
	s->why = complete_why(c);
	free(when);
	return &s->view;
}
