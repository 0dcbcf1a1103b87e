/* rules_paper.c - what must hold of papers and of the words in them. */
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/record.h"
#include "core/rules.h"

static bool differs(const struct record *a, const struct record *b, int field)
{
	return strcmp(record_get(a, field), record_get(b, field)) != 0;
}

bool narrative_check(const struct record *old, const struct record *r, struct err *e)
{
	const char *year = record_get(r, NARRATIVE_YEAR);

	(void)old;
	if (!strstr(year, "~f"))
		return err_set(e, ERR_DATA, _("The year of a report is a financial year, as in"
			" 2025/26"));
	if (record_is(r, NARRATIVE_STATE, "reviewed") && !record_has(r, NARRATIVE_TEXT))
		return err_set(e, ERR_DATA, _("There are no words here to review; write them"
			" first"));
	return true;
}

/* What was published stays as it was; where it can be read may change. */
bool paper_check(const struct record *old, const struct record *r, struct err *e)
{
	if (!old || !(record_is(old, PAPER_STATE, "published") ||
		      record_is(old, PAPER_STATE, "superseded")))
		return true;
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (i != PAPER_PLACE && i != PAPER_STATE && differs(old, r, i))
			return err_set(e, ERR_DATA, _("This paper was published and stays as it"
				" was; a correction is a new version: pcref report publish"
				" --note WORDS"));
	return true;
}

/* Words that change after somebody let them stand must be read again. */
void rules_settle_narrative(const struct record *old, struct record *r, const char *today,
                            const char *who)
{
	bool reviewed = record_is(r, NARRATIVE_STATE, "reviewed");

	if (reviewed && old && record_is(old, NARRATIVE_STATE, "reviewed") &&
	    differs(old, r, NARRATIVE_TEXT)) {
		record_set(r, NARRATIVE_STATE, "draft");
		reviewed = false;
	}
	if (!reviewed) {
		record_set(r, NARRATIVE_REVIEWED, NULL);
		record_set(r, NARRATIVE_REVIEWER, NULL);
	} else if (!record_has(r, NARRATIVE_REVIEWED)) {
		record_set(r, NARRATIVE_REVIEWED, today);
		record_set(r, NARRATIVE_REVIEWER, who);
	}
}
