#include "report/remind.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/agenda.h"
#include "db/db.h"
#include "db/store.h"
#include "report/ics.h"

enum { ALARM_DUE = 2, ALARM_MEETING = 1 };

static bool read_days(struct db *db, const char *who, int days, struct agenda *a,
                      struct err *e)
{
	char end[DAY_SIZE];

	day_text(day_number(db_today(db)) + days + 1, end);
	return agenda_read(a, db, db_today(db), end, true, who, e);
}

static bool is_late(struct db *db, const struct agenda_entry *en)
{
	return strcmp(en->day, db_today(db)) < 0;
}

static void put_line(FILE *out, const struct agenda_entry *en)
{
	char *day = agenda_day(en->day), *title = text_safe(en->title);

	fprintf(out, "  %s%s%s: %s, %s %s\n", day, en->from ? " " : "", en->from ? en->from : "",
	        en->what, en->name, title);
	free(title);
	free(day);
}

static int put_part(struct db *db, FILE *out, const struct agenda *a, bool late,
                    const char *title)
{
	int n = 0;

	for (int i = 0; i < a->n; i++)
		if (is_late(db, &a->entry[i]) == late) {
			if (!n++)
				fprintf(out, "%s\n", title);
			put_line(out, &a->entry[i]);
		}
	if (n)
		fputc('\n', out);
	return n;
}

static char *name_of(struct db *db, const char *who)
{
	struct record r;
	struct err ignored;
	char *name;

	if (!who || !store_get(db, &entities[ENT_person], who, &r, &ignored))
		return xstrdup(_("everybody"));
	name = text_safe(record_title(&r));
	record_fini(&r);
	return name;
}

bool remind_text(struct db *db, const char *who, int days, FILE *out, struct err *e)
{
	char day[DAY_SHOWN], *name = name_of(db, who), *title;
	struct agenda a;
	int n;

	if (!read_days(db, who, days, &a, e)) {
		agenda_fini(&a);
		free(name);
		return false;
	}
	day_show(db_today(db), day);
	title = xprintf(ngettext("Today and tomorrow", "In the next %d days", (unsigned long)days),
	                days);
	fprintf(out, _("Reminders for %s, %s\n\n"), name, day);
	n = put_part(db, out, &a, true, _("Late"));
	n += put_part(db, out, &a, false, title);
	fprintf(out, "%s\n", n ? _("Nothing else is due.") : _("Nothing is due."));
	free(title);
	free(name);
	agenda_fini(&a);
	return true;
}

static void put_event(struct ics *c, const struct agenda_entry *en)
{
	bool meeting = en->ent == &entities[ENT_meeting];
	char *title = xprintf("%s: %s %s", en->what, en->name, en->title);
	char *day = agenda_day(en->day), *words = xprintf("pcref %s. %s", en->name, day);
	char iso[DAY_SIZE];

	snprintf(iso, sizeof(iso), "%.10s", en->day);
	ics_event(c, &(struct ics_event){ .uid = en->uid, .day = iso, .from = en->from,
		.to = en->to, .title = title, .words = words, .place = en->place,
		.version = en->version, .busy = meeting && en->from,
		.remind_days = meeting ? ALARM_MEETING : ALARM_DUE });
	free(words);
	free(day);
	free(title);
}

bool remind_ics(struct db *db, const char *who, int days, const char *at, FILE *out,
                struct err *e)
{
	struct agenda a;
	struct ics c;
	char *trust;

	if (!read_days(db, who, days, &a, e)) {
		agenda_fini(&a);
		return false;
	}
	trust = store_setting(db, "trust_name", "PCREF");
	ics_begin(&c, out, *trust ? trust : "PCREF", at);
	for (int i = 0; i < a.n; i++)
		put_event(&c, &a.entry[i]);
	ics_end(&c);
	free(trust);
	agenda_fini(&a);
	return true;
}
