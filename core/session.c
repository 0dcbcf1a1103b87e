#include "core/session.h"

#include <math.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"

enum session_asked session_change(const struct record *r, struct limits *l)
{
	uint64_t n0 = (uint64_t)record_int(r, SESSION_ASKED_BEFORE);
	uint64_t n1 = (uint64_t)record_int(r, SESSION_ASKED_AFTER);
	uint64_t a0 = (uint64_t)record_int(r, SESSION_BEFORE);
	uint64_t a1 = (uint64_t)record_int(r, SESSION_AFTER);

	if (!record_has(r, SESSION_BEFORE) || !record_has(r, SESSION_AFTER))
		return ASKED_NOT;
	if (record_has(r, SESSION_LOST))
		return stats_paired_difference(a0, a1, (uint64_t)record_int(r, SESSION_LOST),
		                               n0, l) ? ASKED_TWICE : ASKED_NOT;
	return stats_share_difference(a1, n1, a0, n0, 1, l) ? ASKED_TWO_GROUPS : ASKED_NOT;
}

static long points(double share)
{
	return lround(share * 100);
}

char *session_change_says(const struct record *r)
{
	struct limits l;
	long by;

	if (session_change(r, &l) == ASKED_NOT)
		return NULL;
	by = points(l.value);
	if (l.low <= 0 && l.high >= 0)
		return xprintf(ngettext("no clear change, %+ld point (%+ld to %+ld)",
		               "no clear change, %+ld points (%+ld to %+ld)",
		               (unsigned long)labs(by)), by, points(l.low), points(l.high));
	return xprintf(by < 0 ? ngettext("down %ld point (%+ld to %+ld)",
	                                 "down %ld points (%+ld to %+ld)", (unsigned long)-by)
	                      : ngettext("up %ld point (%+ld to %+ld)",
	                                 "up %ld points (%+ld to %+ld)", (unsigned long)by),
	               labs(by), points(l.low), points(l.high));
}

char *session_says(const struct record *r)
{
	struct limits l;
	enum session_asked asked = session_change(r, &l);
	char *change, *text;

	if (asked == ASKED_NOT)
		return xstrdup(_("confidence before and after was not asked"));
	change = session_change_says(r);
	text = xprintf(_("%s of %s confident before, %s of %s after: %s; %s"),
	               record_get(r, SESSION_BEFORE), record_get(r, SESSION_ASKED_BEFORE),
	               record_get(r, SESSION_AFTER), record_get(r, SESSION_ASKED_AFTER), change,
	               asked == ASKED_TWICE ? _("the same people asked twice")
	                                    : _("not known to be the same people"));
	free(change);
	return text;
}
