#include "tui/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"
#include "db/db.h"
#include "db/status.h"

enum {
	TITLE_LEAST = 29,	/* cells; below that a column drops */
	NAME_WIDTH = 8,
	STATUS_WIDTH = 15,
	WHEN_WIDTH = 22,	/* "July to September 2026" */
	DATE_WIDTH = 17,	/* "22 September 2026" */
	/* What a status and a period take where there is room. */
	STATUS_WIDE = 26, WHEN_WIDE = 24
};

static bool has_status(const struct entity *ent)
{
	return ent == &entities[ENT_action] || ent == &entities[ENT_feedback];
}

/* The status says the state and what is declared, and more. */
static bool is_told(const struct entity *ent, int field)
{
	return has_status(ent) && (field == (int)ACTION_RAG ||
	       field == (ent == &entities[ENT_action] ? (int)ACTION_STATE
	                                              : (int)FEEDBACK_STATE));
}

static int width_of(const struct field *f)
{
	return f->type == FT_DATE ? DATE_WIDTH
	       : f->type == FT_WHEN ? WHEN_WIDTH : f->width;
}

int columns_of(const struct entity *ent, struct column col[COLUMNS_MAX])
{
	int n = 0;

	col[n++] = (struct column){ COLUMN_NAME, N_("Number"), NAME_WIDTH,
	                            false };
	col[n++] = (struct column){ ent->title,
	                            ent->fields[ent->title].label, 0, false };
	if (has_status(ent))
		col[n++] = (struct column){ COLUMN_STATUS, N_("Status"),
		                            STATUS_WIDTH, false };
	for (int i = FIELD_OWN; i < ent->nfields && n < COLUMNS_MAX; i++) {
		const struct field *f = &ent->fields[i];
		if (i == ent->title || !(f->flags & FF_LIST) || is_told(ent, i))
			continue;
		col[n++] = (struct column){ i, f->label, width_of(f),
			f->type == FT_INT || f->type == FT_MONEY };
	}
	return n;
}

static int widen(struct column *col, int to, int spare)
{
	int by = to - col->width < spare ? to - col->width : spare;

	if (by > 0)
		col->width += by;
	return by > 0 ? by : 0;
}

int columns_fit(const struct entity *ent, struct column *col, int n, int cells)
{
	int spare = cells - 2, fit = 0, title = 0;

	for (; fit < n; fit++) {
		int least = col[fit].what == ent->title ? TITLE_LEAST
		                                        : col[fit].width;
		if (fit > 1 && spare < least + 1)
			break;
		spare -= least + 1;
		if (col[fit].what == ent->title)
			title = fit;
	}
	for (int i = 0; i < fit; i++)
		if (col[i].what == COLUMN_STATUS)
			spare -= widen(&col[i], STATUS_WIDE, spare - 8);
		else if (col[i].width == WHEN_WIDTH)
			spare -= widen(&col[i], WHEN_WIDE, spare - 8);
	col[title].width = TITLE_LEAST + spare > 1 ? TITLE_LEAST + spare : 1;
	return fit;
}

static enum style style_of(enum status st)
{
	switch (st) {
	case STATUS_OVERDUE:
	case STATUS_DATE_PASSED:
	case STATUS_REPLY_LATE:
	case STATUS_ACK_LATE:
		return ST_ALERT;
	default:
		return ST_PLAIN;
	}
}

const char *column_status(struct db *db, const struct record *r,
                          enum style *style)
{
	enum status st;

	*style = ST_PLAIN;
	if (!has_status(r->ent))
		return "";
	st = db_status(db, r);
	*style = style_of(st);
	/* "As declared" names no word: the trust's own stands for it. */
	if (st == STATUS_DECLARED)
		return words_label(db_words(db), VOC_rag,
		                   record_get(r, ACTION_RAG));
	if (st == STATUS_OPEN)
		return words_label(db_words(db), VOC_feedback_state,
		                   record_get(r, FEEDBACK_STATE));
	return _(statuses[st].label);
}

char *column_text(struct db *db, const struct record *r, int what)
{
	char name[NAME_SIZE];
	enum style ignored;

	if (what == COLUMN_NAME) {
		record_name(r, name);
		return xstrdup(name);
	}
	if (what == COLUMN_STATUS)
		return xstrdup(column_status(db, r, &ignored));
	return record_show(r, what, db_lookup(db));
}

void column_time(const char *at, char shown[COLUMN_TIME])
{
	char iso[DAY_SIZE], day[DAY_SHOWN];

	snprintf(iso, sizeof(iso), "%.10s", at);
	if (!day_is(iso)) {
		snprintf(shown, COLUMN_TIME, "%.40s", at);
		return;
	}
	day_show(iso, day);
	snprintf(shown, COLUMN_TIME, "%s %.5s", day, at + 11);
}
