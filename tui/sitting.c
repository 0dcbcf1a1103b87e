#include "tui/sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"

enum { MOST = 200 };

static bool read_of(struct db *db, enum entity_id ent, int field, int sort,
                    const char *uid, struct rows *rows, struct err *e)
{
	struct filter of = { .field = field, .how = FILTER_IS, .value = uid };
	struct page p = { .ent = &entities[ent], .sort = sort, .filter = &of,
	                  .nfilter = 1 };

	return store_page(db, &p, NULL, 0, false, MOST, rows, e);
}

bool sitting_read(struct sitting *s, struct db *db, const char *uid,
                  struct err *e)
{
	*s = (struct sitting){ .rec.ent = NULL };
	return store_get(db, &entities[ENT_meeting], uid, &s->rec, e) &&
	       meeting_read(db, uid, &s->m, e) &&
	       read_of(db, ENT_agenda_item, AGENDA_MEETING, AGENDA_NUMBER, uid,
	               &s->items, e) &&
	       read_of(db, ENT_decision, DECISION_MEETING, FIELD_KEY, uid,
	               &s->decisions, e);
}

void sitting_fini(struct sitting *s)
{
	record_fini(&s->rec);
	meeting_fini(&s->m);
	rows_fini(&s->items);
	rows_fini(&s->decisions);
}

char *sitting_stands(const struct sitting *s, struct db *db,
                     const struct meeting_seat *seat)
{
	const char *code = *seat->attended ? seat->attended : "expected";
	const char *word = words_label(db_words(db), VOC_attended, code);
	char day[DAY_SHOWN];

	(void)s;
	if (*seat->uid && !*seat->person)
		return xstrdup(_("vacant"));
	if (*seat->deputy_name)
		return xprintf("%s: %s", word, seat->deputy_name);
	if (*seat->items)
		return xprintf(_("%s: items %s"), word, seat->items);
	if (!*seat->noted || strcmp(code, "apologies") != 0)
		return xstrdup(word);
	day_show(seat->noted, day);
	return xprintf("%s %s", word, day);
}

/* The actions linked to each item are counted by the names in its list. */
static int actions_of(struct db *db, const struct record *item)
{
	struct link_end end = { &links[LINK_agenda_action], false };
	const char *uid = record_get(item, FIELD_UID);
	char *text = NULL;
	struct err ignored;
	int n = 0;

	if (store_links(db, end, &uid, 1, false, &text, &ignored) && text &&
	    *text) {
		n = 1;
		for (const char *p = text; (p = strchr(p, ';')); p++)
			n++;
	}
	free(text);
	return n;
}

char *sitting_agenda(const struct sitting *s, struct db *db, int at)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fputs(s->items.n ? _("Agenda: ") : _("Agenda: nothing yet"), out);
	for (int i = 0; i < s->items.n; i++) {
		const struct record *r = &s->items.row[i];
		int n = actions_of(db, r);

		fprintf(out, i == at ? "%s[%s %s" : "%s%s %s", i ? ", " : "",
		        record_get(r, AGENDA_NUMBER), record_title(r));
		if (n)
			fprintf(out, " (%d)", n);
		fputs(i == at ? "]" : "", out);
	}
	fclose(out);
	return text;
}

char *sitting_decisions(const struct sitting *s)
{
	int provisional = 0;
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fprintf(out, _("Decisions: %d"), s->decisions.n);
	for (int i = 0; i < s->decisions.n; i++) {
		const struct record *r = &s->decisions.row[i];
		char name[NAME_SIZE];

		if (!record_is(r, DECISION_STATE, "provisional"))
			continue;
		record_name(r, name);
		fprintf(out, "%s%s %s", provisional++ ? ", " : _("; provisional: "),
		        name, record_title(r));
	}
	fclose(out);
	return text;
}

void sitting_start(const struct sitting *s, struct db *db, struct record *r,
                   enum entity_id ent, int item)
{
	store_start(db, r, &entities[ent]);
	if (ent == ENT_agenda_item)
		record_set(r, AGENDA_MEETING, s->m.uid);
	if (ent != ENT_decision)
		return;
	record_set(r, DECISION_MEETING, s->m.uid);
	if (item >= 0 && item < s->items.n)
		record_set(r, DECISION_ITEM,
		           record_get(&s->items.row[item], FIELD_UID));
}
