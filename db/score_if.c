/* What the score would be if. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"
#include "db/score.h"
#include "db/store.h"

/* D4 is a duty by its code, as people call them. */
static bool find_duty(struct db *db, const char *typed, struct record *r, struct err *e)
{
	struct filter code = { .field = DUTY_CODE, .value = typed };
	struct page page = { .ent = &entities[ENT_duty], .sort = FIELD_NUMBER, .filter = &code,
		.nfilter = 1 };
	struct rows rows = { 0 };
	bool ok = store_page(db, &page, NULL, 0, false, 1, &rows, e);

	if (ok && rows.n)
		record_copy(r, &rows.row[0]);
	ok = ok && rows.n;
	rows_fini(&rows);
	return ok;
}

char *score_if_read(struct db *db, const char *typed, struct score_if *given, struct err *e)
{
	struct record r = { 0 };
	bool duty = strncasecmp(typed, "DTY-", 4) == 0;
	char name[NAME_SIZE], *asked;
	bool ok = (duty && store_find(db, &entities[ENT_duty], typed, &r, e)) ||
	          (!duty && strncasecmp(typed, "ACT-", 4) == 0 &&
	           store_find(db, &entities[ENT_action], typed, &r, e));

	if (!ok && !duty && strncasecmp(typed, "ACT-", 4) != 0)
		ok = find_duty(db, typed, &r, e) ||
		     err_set(e, ERR_USAGE, _("\"%s\" is no action and no duty; say ACT-42, DTY-4"
		             " or D4"), typed);
	if (!ok)
		return NULL;
	given->ent = r.ent == &entities[ENT_duty] ? ENT_duty : ENT_action;
	given->number = record_int(&r, FIELD_NUMBER);
	record_name(&r, name);
	asked = xprintf(given->ent == ENT_duty
		? _("If %s (%s) were met, with documented evidence")
		: _("If %s (%s) were verified"),
		given->ent == ENT_duty ? record_get(&r, DUTY_CODE) : name, record_title(&r));
	record_fini(&r);
	return asked;
}

static void put_level(FILE *f, bool assessed, int level)
{
	if (assessed)
		fprintf(f, "%d", level);
	else
		fputs(_("not assessed"), f);
}

static bool put_criteria(FILE *f, const struct score *was, const struct score *would)
{
	bool any = false;

	for (int i = 0; i < CRIT_COUNT; i++) {
		const struct score_level *a = &was->level[i], *b = &would->level[i];

		if (a->assessed == b->assessed && a->level == b->level)
			continue;
		fprintf(f, "%s: ", _(criteria[i].label));
		put_level(f, a->assessed, a->level);
		fputs(_(" becomes "), f);
		put_level(f, b->assessed, b->level);
		fputs(".\n", f);
		any = true;
	}
	return any;
}

char *score_if_says(const struct score *was, const struct score *would)
{
	bool moved = false, any;
	char *text;
	size_t len;
	FILE *f = xmemstream(&text, &len);

	any = put_criteria(f, was, would);
	for (int i = 0; i < AREA_COUNT; i++) {
		const struct score_area *a = score_area_of(was, (enum score_area_id)i);
		const struct score_area *b = score_area_of(would, (enum score_area_id)i);

		if (a->score == b->score && a->assessed == b->assessed)
			continue;
		fprintf(f, "%s: ", _(score_areas[i].label));
		put_level(f, a->assessed, a->score);
		fputs(_(" becomes "), f);
		put_level(f, b->assessed, b->score);
		fprintf(f, ", %s.\n", band_label(b->band));
		moved = true;
	}
	if (!moved)
		fputs(any ? _("No area's score moves.\n") : _("Nothing of the score moves.\n"), f);
	fclose(f);
	return text;
}
