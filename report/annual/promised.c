/* What was promised for the year, against what happened. */
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/deeds.h"
#include "report/annual/say.h"

/* What became of a promise, from kept to broken. */
enum fate { KEPT, KEPT_LATE, MOVED, NOT_YET, GIVEN_UP, OPEN_STILL, FATES };

static const char *const fates[FATES] = {
	[KEPT] = N_("kept in time"), [KEPT_LATE] = N_("kept, late"),
	[MOVED] = N_("put off"), [NOT_YET] = N_("not kept"),
	[GIVEN_UP] = N_("given up"), [OPEN_STILL] = N_("not due yet"),
};

static const char *first_due(const struct record *r)
{
	return record_has(r, ACTION_FIRST_DUE) ? record_get(r, ACTION_FIRST_DUE)
	                                       : record_get(r, ACTION_DUE);
}

static bool was_promised(const struct year *y, const struct deed *d)
{
	return d->status != STATUS_DRAFT && d->status != STATUS_MERGED &&
		year_holds(y, first_due(d->rec));
}

/* By the day it was first due; done is kept even while it awaits a check. */
static enum fate fate_of(const struct year *y, const struct deed *d)
{
	const char *done = record_get(d->rec, ACTION_DONE_ON);
	const char *due = record_get(d->rec, ACTION_DUE);

	if (*done)
		return strncmp(done, first_due(d->rec), DAY_SIZE - 1) <= 0 ? KEPT : KEPT_LATE;
	if (d->status == STATUS_COMPLETE || d->status == STATUS_DONE)
		return KEPT;
	if (d->status == STATUS_CANCELLED || d->status == STATUS_SUPERSEDED)
		return GIVEN_UP;
	if (record_int(d->rec, ACTION_MOVES) > 0 && strncmp(due, y->as_at, DAY_SIZE - 1) >= 0)
		return MOVED;
	return strncmp(due, y->as_at, DAY_SIZE - 1) < 0 ? NOT_YET : OPEN_STILL;
}

/* The day that belongs to it, and why. */
static const char *why_of(const struct record *r, enum fate fate)
{
	if (fate == MOVED)
		return record_get(r, ACTION_DUE_REASON);
	if (fate == GIVEN_UP)
		return record_get(r, ACTION_CLOSING);
	return fate == NOT_YET ? record_get(r, ACTION_PATH) : "";
}

static void fate_row(struct table *t, const struct record *r, enum fate fate)
{
	table_row(t);
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	cell_when(t, first_due(r));
	cell_status(t, fate == NOT_YET ? TONE_BAD : fate == KEPT ? TONE_GOOD : TONE_NONE,
		    _(fates[fate]));
	if (fate == KEPT || fate == KEPT_LATE)
		cell_when(t, record_get(r, ACTION_DONE_ON));
	else if (fate == GIVEN_UP)
		cell_when(t, record_get(r, ACTION_CLOSED_ON));
	else
		cell_when(t, record_get(r, ACTION_DUE));
	if (*why_of(r, fate))
		cell_theirs(t, why_of(r, fate));
	else
		cell_none(t, fate == KEPT || fate == KEPT_LATE || fate == OPEN_STILL
			  ? CELL_NOT_APPLICABLE : CELL_NOT_KNOWN);
}

bool deed_is_broken(const struct year *y, const struct deed *d)
{
	enum fate fate = was_promised(y, d) ? fate_of(y, d) : KEPT;

	return fate == MOVED || fate == NOT_YET || fate == GIVEN_UP;
}

char *deed_fate(const struct year *y, const struct deed *d)
{
	enum fate fate = fate_of(y, d);
	char *first = say_when(first_due(d->rec)), *now = say_when(record_get(d->rec, ACTION_DUE));
	char *says = fate == MOVED
		? xprintf(_("promised for %s, put off to %s"), first, now)
		: xprintf(_("promised for %s, %s"), first, _(fates[fate]));

	free(first);
	free(now);
	return says;
}

static void count_fates(const struct year *y, size_t n[static FATES])
{
	memset(n, 0, FATES * sizeof(*n));
	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		if (was_promised(y, &y->deed[i]))
			n[fate_of(y, &y->deed[i])]++;
}

static struct table *fates_table(struct year *y, struct node *s)
{
	static const char *const head[] = { N_("Action"), N_("Promise"), N_("First due"),
		N_("What happened"), N_("Done, closed or due now"), N_("Why"), NULL };
	struct table *t = doc_table(y->doc, s, _("What was promised for the year, and what"
		" happened"));

	table_heads(t, head);
	return t;
}

bool say_promised(const struct year *y, struct node *s)
{
	size_t n[FATES], all = 0;

	count_fates(y, n);
	for (int i = 0; i < FATES; i++)
		all += n[i];
	if (!all) {
		doc_say(s, _("No action was first due in the year."));
		return false;
	}
	doc_say(s, ngettext("%zu promise was for this year: %zu kept in time, %zu kept late, %zu"
			    " put off, %zu not kept, %zu given up, %zu not due yet.",
			    "%zu promises were for this year: %zu kept in time, %zu kept late, %zu"
			    " put off, %zu not kept, %zu given up, %zu not due yet.", all),
		all, n[KEPT], n[KEPT_LATE], n[MOVED], n[NOT_YET], n[GIVEN_UP], n[OPEN_STILL]);
	return true;
}

void tell_promised(struct year *y, struct node *s)
{
	struct table *t = say_promised(y, s) ? fates_table(y, s) : NULL;

	for (size_t i = 0; t && i < y->shelf[ENT_action].n; i++)
		if (was_promised(y, &y->deed[i]))
			fate_row(t, y->deed[i].rec, fate_of(y, &y->deed[i]));
}
