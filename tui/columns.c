#include "tui/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/london.h"
#include "core/mem.h"
#include "core/named.h"
#include "core/record.h"
#include "core/text.h"
#include "db/db.h"
#include "db/local.h"
#include "db/status.h"

enum {
	TITLE_LEAST = 34,	/* cells; below that a column drops */
	TITLE_GOOD = 56,	/* below that no other column grows */
	NAME_WIDTH = 8,
	STATUS_WIDTH = 15,	/* "details missing" */
	STATUS_LONG = 23,	/* "acknowledgement overdue" */
	STATUS_WIDE = 26,
	DATE_WIDTH = 17,	/* "22 September 2026" */
	WHEN_WIDE = 24,		/* "October to December 2026" */
	REF_WIDE = 24,
	CHOICE_WIDE = 26,
	LOCAL_WIDTH = 16,
};

/* The status says the state and what is declared, and more. */
static bool is_told(const struct entity *ent, int field)
{
	return status_is_of(ent) && (field == (int)ACTION_RAG ||
	       field == (ent == &entities[ENT_action] ? (int)ACTION_STATE
	                                              : (int)FEEDBACK_STATE));
}

static int longest_word(enum vocab_id v)
{
	int most = 0;

	for (const struct choice *c = vocabs[v].fixed; c && c->code; c++) {
		int n = text_cells(_(c->label), strlen(_(c->label)));
		most = n > most ? n : most;
	}
	return most < CHOICE_WIDE ? most : CHOICE_WIDE;
}

static struct column column_of(const struct entity *ent, int i)
{
	const struct field *f = &ent->fields[i];
	struct column c = { .what = i, .label = f->label, .width = f->width,
		.right = f->type == FT_INT || f->type == FT_MONEY };

	if (f->type == FT_DATE || f->type == FT_WHEN)
		c.width = DATE_WIDTH;
	if (f->type == FT_WHEN)
		c.wide = WHEN_WIDE;
	if (f->type == FT_REF)
		c.wide = REF_WIDE;
	if (f->type == FT_CHOICE)
		c.wide = longest_word(f->vocab);
	return c;
}

static struct column name_column(void)
{
	return (struct column){ .what = COLUMN_NAME, .label = N_("Number"),
	                        .width = NAME_WIDTH };
}

static struct column title_column(const struct entity *ent)
{
	return (struct column){ .what = ent->title, .label = ent->fields[ent->title].label };
}

static struct column status_column(const struct entity *ent)
{
	return (struct column){ .what = COLUMN_STATUS, .label = N_("Status"),
		.width = ent == &entities[ENT_feedback] ? STATUS_LONG : STATUS_WIDTH,
		.wide = STATUS_WIDE };
}

static struct column local_column(const struct local *l)
{
	return (struct column){ .what = COLUMN_LOCAL, .label = l->name, .local = l,
		.width = l->kind == LOCAL_DATE ? DATE_WIDTH : LOCAL_WIDTH,
		.wide = REF_WIDE, .right = l->kind == LOCAL_NUMBER };
}

static int usual_columns(struct db *db, const struct entity *ent,
                         struct column col[COLUMNS_MAX])
{
	const struct local *l;
	int n = 0;

	col[n++] = name_column();
	col[n++] = title_column(ent);
	if (status_is_of(ent))
		col[n++] = status_column(ent);
	for (int i = FIELD_OWN; i < ent->nfields && n < COLUMNS_MAX; i++)
		if (i != ent->title && ent->fields[i].flags & FF_LIST &&
		    !is_told(ent, i))
			col[n++] = column_of(ent, i);
	for (int i = 0; n < COLUMNS_MAX && (l = locals_of(db_locals(db), ent, i)); i++)
		if (l->shown && !l->retired)
			col[n++] = local_column(l);
	return n;
}

/* Number and title stand in front whatever a view says. */
static bool add_named(struct db *db, const struct entity *ent, const char *name,
                      struct column *col)
{
	struct named what;

	if (strcmp(name, "status") == 0 && status_is_of(ent)) {
		*col = status_column(ent);
		return true;
	}
	if (!named_find(&what, ent, db_locals(db), name) || what.of == OF_LINK ||
	    (what.of == OF_FIELD && (what.field < FIELD_OWN || what.field == ent->title)))
		return false;
	*col = what.of == OF_LOCAL ? local_column(what.local) : column_of(ent, what.field);
	if (!col->width)
		col->width = col->wide ? col->wide : LOCAL_WIDTH;
	return true;
}

int columns_of(struct db *db, const struct entity *ent, const char *names,
               struct column col[COLUMNS_MAX])
{
	char *copy, *at, *one;
	int n = 0;

	if (!names || !*names)
		return usual_columns(db, ent, col);
	copy = at = xstrdup(names);
	col[n++] = name_column();
	col[n++] = title_column(ent);
	while ((one = strsep(&at, " ,;")) && n < COLUMNS_MAX)
		n += *one && add_named(db, ent, one, &col[n]);
	free(copy);
	return n;
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
	for (int i = 0; i < fit; i++) {
		int room = TITLE_LEAST + spare - TITLE_GOOD;
		int by = col[i].wide - col[i].width;
		if (by > 0 && room > 0) {
			by = by < room ? by : room;
			col[i].width += by;
			spare -= by;
		}
	}
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
	case STATUS_TELL_LATE:
	case STATUS_CHANGE_LATE:
		return ST_ALERT;
	default:
		return ST_PLAIN;
	}
}

const char *column_status_word(struct db *db, const struct record *r,
                               enum status st, enum style *style)
{
	*style = style_of(st);
	/* "As declared" names no word: the trust's own stands for it. */
	if (st == STATUS_DECLARED)
		return words_label(db_words(db), VOC_rag,
		                   record_get(r, ACTION_RAG));
	if (st == STATUS_OPEN || (st == STATUS_MERGED && r->ent == &entities[ENT_feedback]))
		return words_label(db_words(db), VOC_feedback_state,
		                   record_get(r, FEEDBACK_STATE));
	return _(statuses[st].label);
}

const char *column_status(struct db *db, const struct record *r,
                          enum style *style)
{
	*style = ST_PLAIN;
	return status_is_of(r->ent)
	       ? column_status_word(db, r, db_status(db, r), style) : "";
}

static char *local_text(struct db *db, const struct record *r, const struct local *l)
{
	const char *uid = record_get(r, FIELD_UID);
	char *kept = NULL, *text;
	struct err ignored;

	local_values(db, l, &uid, 1, &kept, &ignored);
	text = local_show(l, kept ? kept : "");
	free(kept);
	return text;
}

char *column_text(struct db *db, const struct record *r, const struct column *c)
{
	char name[NAME_SIZE];
	enum style ignored;

	if (c->what == COLUMN_NAME) {
		record_name(r, name);
		return xstrdup(name);
	}
	if (c->what == COLUMN_STATUS)
		return xstrdup(column_status(db, r, &ignored));
	if (c->what == COLUMN_LOCAL)
		return local_text(db, r, c->local);
	return record_show(r, c->what, db_lookup(db));
}

char *column_fitted(struct db *db, const struct record *r,
                    const struct column *c)
{
	char *text = column_text(db, r, c), *end;

	if (c->what > 0 && r->ent->fields[c->what].type == FT_WHEN &&
	    text_cells(text, strlen(text)) > c->width && (end = strstr(text, "to ")))
		memmove(text, end, strlen(end) + 1);
	return text;
}

void column_time(const char *at, char shown[COLUMN_TIME])
{
	char iso[DAY_SIZE], time[LONDON_TIME], day[DAY_SHOWN];

	if (!london_of(at, iso, time)) {
		snprintf(shown, COLUMN_TIME, "%.40s", at);
		return;
	}
	day_show(iso, day);
	snprintf(shown, COLUMN_TIME, "%s %s", day, time);
}
