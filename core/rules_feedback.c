/* rules_feedback.c - what must hold of a piece of feedback, and what follows
 * from a change of it. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/personal.h"
#include "core/record.h"
#include "core/rules.h"
#include "core/text.h"

enum { SUMMARY = 72 };		/* cells of a summary made from the words */

static bool told_is_whole(const struct record *r, struct err *e)
{
	static const int need[] = { FEEDBACK_TOLD_WHO, FEEDBACK_TOLD_HOW,
	                            FEEDBACK_TOLD_ON, FEEDBACK_TOLD_LANGUAGE };

	for (size_t i = 0; i < sizeof(need) / sizeof(*need); i++)
		if (!record_has(r, need[i]))
			return err_set(e, ERR_DATA, _("\"Told\" needs who, how,"
			    " when and in what language: \"%s\" is empty"),
			    _(r->ent->fields[need[i]].label));
	return true;
}

static bool not_before_received(const struct record *r, struct err *e)
{
	static const int days[] = { FEEDBACK_ACKED, FEEDBACK_RESPONDED,
	                            FEEDBACK_TOLD_ON, FEEDBACK_ESCALATED_ON };

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		if (record_has(r, days[i]) &&
		    strcmp(record_get(r, days[i]),
		           record_get(r, FEEDBACK_RECEIVED)) < 0)
			return err_set(e, ERR_DATA, _("\"%s\" is before the day"
			    " it was received"), _(r->ent->fields[days[i]].label));
	return true;
}

/* What was there before and was let stand need not be looked at again. */
static bool has_new_words(const struct record *old, const struct record *r)
{
	if (!old)
		return true;
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (record_differs(old, r, i) && personal_count(record_get(r, i)))
			return true;
	return false;
}

bool feedback_check_personal(const struct record *old, const struct record *r, struct err *e)
{
	int found = has_new_words(old, r) ? personal_in(r) : 0;
	char *says;

	if (found <= record_int(r, FEEDBACK_KEPT))
		return true;
	says = personal_says(r);
	err_set(e, ERR_DATA, _("It holds what may say who somebody is (%s).  Take it out, or have"
	        " looked at it and keep it: \"%s\" is then %d (in a shell, --answer redact or"
	        " --answer keep)"), says, _(r->ent->fields[FEEDBACK_KEPT].label), found);
	free(says);
	return false;
}

static bool merged_is_whole(const struct record *r, struct err *e)
{
	if (record_is(r, FEEDBACK_STATE, "merged") == record_has(r, FEEDBACK_MERGED))
		return true;
	return err_set(e, ERR_DATA, _("What is answered with another is named in \"%s\", and"
	               " nothing else has that: merge it (in a shell, pcref feedback merge FB-2"
	               " --reason FB-1) or part it"),
	               _(r->ent->fields[FEEDBACK_MERGED].label));
}

bool feedback_check(const struct record *old, const struct record *r, struct err *e)
{
	if (!not_before_received(r, e) || !merged_is_whole(r, e) ||
	    !feedback_check_personal(old, r, e))
		return false;
	if (record_is(r, FEEDBACK_STATE, "told"))
		return told_is_whole(r, e);
	if (record_is(r, FEEDBACK_STATE, "no_change") && !record_has(r, FEEDBACK_WHY_NOT))
		return err_set(e, ERR_DATA, _("\"No change\" needs a reason that can be told"));
	return true;
}

char *feedback_summary(const char *words)
{
	size_t len, next, n;
	char *text;

	words += strspn(words, " \t\r\n");
	len = strcspn(words, ".?!\r\n");
	n = text_wrap(words, len, SUMMARY, &next);
	text = xstrndup(words, n);
	while (n && text[n - 1] == ' ')
		text[--n] = '\0';
	return text;
}

void feedback_summarise(struct record *r)
{
	char *summary;

	if (record_has(r, FEEDBACK_TITLE) || !record_has(r, FEEDBACK_WORDS))
		return;
	summary = feedback_summary(record_get(r, FEEDBACK_WORDS));
	record_set(r, FEEDBACK_TITLE, *summary ? summary : "...");
	free(summary);
}

static void became(const struct record *old, struct record *r, const char *state, int field,
                   const char *value)
{
	if (record_became(old, r, FEEDBACK_STATE, state) && !record_has(r, field))
		record_set(r, field, value);
}

/* Opened again, it is not settled, and whatever is decided is told anew. */
static void settle_again(const struct record *old, struct record *r)
{
	static const int undone[] = { FEEDBACK_ENDED, FEEDBACK_TELL_BY, FEEDBACK_TOLD_WHO,
	                              FEEDBACK_TOLD_HOW, FEEDBACK_TOLD_ON,
	                              FEEDBACK_TOLD_LANGUAGE, FEEDBACK_PUT_RIGHT };

	if (!old || !record_has(old, FEEDBACK_ENDED) ||
	    !record_became(old, r, FEEDBACK_STATE, "considered"))
		return;
	for (size_t i = 0; i < sizeof(undone) / sizeof(*undone); i++)
		record_set(r, undone[i], NULL);
}

void feedback_settle(const struct record *old, struct record *r, const char *today)
{
	int found = record_has(r, FEEDBACK_KEPT) ? personal_in(r) : 0;

	settle_again(old, r);
	became(old, r, "acknowledged", FEEDBACK_ACKED, today);
	became(old, r, "considered", FEEDBACK_CONSIDERED, today);
	became(old, r, "changed", FEEDBACK_ENDED, today);
	became(old, r, "no_change", FEEDBACK_ENDED, today);
	became(old, r, "told", FEEDBACK_RESPONDED, record_get(r, FEEDBACK_TOLD_ON));
	became(old, r, "told", FEEDBACK_PUT_RIGHT, "not_asked");
	if (record_became(old, r, FEEDBACK_STATE, "changed"))
		record_set(r, FEEDBACK_WHY_NOT, NULL);
	if (old && record_is(old, FEEDBACK_STATE, "merged") &&
	    record_differs(old, r, FEEDBACK_STATE))
		record_set(r, FEEDBACK_MERGED, NULL);
	if (record_has(r, FEEDBACK_KEPT) && found < record_int(r, FEEDBACK_KEPT))
		record_set_int(r, FEEDBACK_KEPT, found);
}
