/* rules_data.c - what must hold in one row of what data are read by: metrics,
 * groupings, campaigns. */
#include "core/rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/grouping.h"
#include "core/lang.h"
#include "core/record.h"

static bool is_number(const char *s)
{
	char *end;
	double v = strtod(s, &end);

	return end > s && !*end && isfinite(v);
}

bool metric_check(const struct record *old, const struct record *r,
                  struct err *e)
{
	const char *code = record_get(r, METRIC_CODE);

	(void)old;
	if (strpbrk(code, " :;,"))
		return err_set(e, ERR_DATA, _("A code has no space, colon, semicolon"
		               " or comma in it, so that it can be typed: \"%s\""),
		               code);
	if (record_has(r, METRIC_TARGET) &&
	    !is_number(record_get(r, METRIC_TARGET)))
		return err_set(e, ERR_DATA, _("A target is a number, 60 or 2.5, not"
		               " \"%s\""), record_get(r, METRIC_TARGET));
	if (record_has(r, FIELD_UID) &&
	    record_is(r, METRIC_POPULATION, record_get(r, FIELD_UID)))
		return err_set(e, ERR_DATA, _("A metric cannot be its own"
		               " population"));
	return true;
}

bool grouping_check(const struct record *old, const struct record *r,
                    struct err *e)
{
	const char *reference = record_get(r, GROUPING_REFERENCE);
	struct groups g;
	bool ok;

	(void)old;
	if (!groups_read(&g, record_get(r, GROUPING_MEMBERS), e))
		return false;
	ok = !*reference || groups_find(&g, reference) >= 0;
	groups_fini(&g);
	return ok || err_set(e, ERR_DATA, _("the reference group \"%s\" is none of"
	                     " the groups"), reference);
}

/* Who answered was asked; what was changed was asked about. */
bool campaign_check(const struct record *old, const struct record *r,
                    struct err *e)
{
	int64_t sent = record_int(r, CAMPAIGN_SENT);

	(void)old;
	if (record_has(r, CAMPAIGN_TO) &&
	    strcmp(record_get(r, CAMPAIGN_TO), record_get(r, CAMPAIGN_FROM)) < 0)
		return err_set(e, ERR_DATA, _("The campaign ends before it begins"));
	if (!record_has(r, CAMPAIGN_SENT))
		return true;
	if (record_int(r, CAMPAIGN_RETURNED) > sent ||
	    record_int(r, CAMPAIGN_REPLIED) > sent)
		return err_set(e, ERR_DATA, _("More were returned or replied than"
		               " were sent"));
	return true;
}
