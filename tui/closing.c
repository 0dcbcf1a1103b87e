#include "tui/closing.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "tui/app.h"

static const struct {
	enum entity_id ent;
	const char *to;		/* the state that the step leads to */
	int field, only;	/* asked where `only` is `as`, if that is set */
	const char *as;
} wanted[] = {
	{ ENT_action, "superseded", ACTION_SUCCESSOR, 0, NULL },
	{ ENT_action, "merged", ACTION_SUCCESSOR, 0, NULL },
	{ ENT_action, "cancelled", ACTION_CANCELLED_AS, 0, NULL },
	{ ENT_action, "cancelled", ACTION_AGREED_BODY, ACTION_CANCELLED_AS,
	  "risk_accepted" },
	{ ENT_feedback, "told", FEEDBACK_TOLD_WHO, 0, NULL },
	{ ENT_feedback, "told", FEEDBACK_TOLD_HOW, 0, NULL },
	{ ENT_feedback, "told", FEEDBACK_TOLD_ON, 0, NULL },
	{ ENT_feedback, "told", FEEDBACK_TOLD_LANGUAGE, 0, NULL },
	{ ENT_feedback, "told", FEEDBACK_PUT_RIGHT, 0, NULL },
};

int closing_next(const struct transition *t, const struct record *r)
{
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (t->ent == wanted[i].ent && strcmp(t->to, wanted[i].to) == 0 &&
		    !record_has(r, wanted[i].field) && (!wanted[i].only ||
		    record_is(r, wanted[i].only, wanted[i].as)))
			return wanted[i].field;
	return 0;
}

char *closing_question(struct app *app, const struct record *r, int field)
{
	const struct field *f = &r->ent->fields[field];
	char *offer, *question;

	if (f->type == FT_REF)
		return xprintf(_("%s: its number or title?"), _(f->label));
	if (f->type == FT_DATE)
		return xprintf(_("%s: a day, or today?"), _(f->label));
	if (f->type != FT_CHOICE)
		return xprintf("%s?", _(f->label));
	offer = words_offer(db_words(app->db), f->vocab);
	question = xprintf("%s: %s?", _(f->label), offer);
	free(offer);
	return question;
}

bool closing_set(struct app *app, struct record *r, int field,
                 const char *typed)
{
	struct err e = { 0 };

	if (record_read(r, field, db_lookup(app->db), typed, &e))
		return true;
	app_fault(app, &e);
	return false;
}
