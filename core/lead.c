#include "core/lead.h"

#include <stdlib.h>
#include <string.h>

#include "core/record.h"
#include "core/text.h"

/* Words, folded, that name nobody. */
static const char *const nobody[] = {
	"trust", "the trust", "trust wide", "trust-wide", "all", "all staff",
	"everyone", "tbc", "tbd", "to be confirmed", "n/a", "none", "unknown",
	"-",
};

void lead_settle(struct record *lead)
{
	char *words = text_fold(record_get(lead, LEAD_WHO));
	bool named = true;

	for (size_t i = 0; i < sizeof(nobody) / sizeof(*nobody); i++)
		named &= strcmp(words, nobody[i]) != 0;
	record_set(lead, LEAD_NAMED, named ? "yes" : "no");
	free(words);
}

bool lead_names(const struct record *lead, const char *kind)
{
	if (record_has(lead, LEAD_PERSON) || record_has(lead, LEAD_BODY))
		return true;
	if (record_has(lead, LEAD_ORGANISATION))
		return strcmp(kind, "trust") != 0;
	return record_is(lead, LEAD_NAMED, "yes");
}

bool lead_holds(const struct record *lead, const char *day)
{
	const char *from = record_get(lead, LEAD_FROM);
	const char *to = record_get(lead, LEAD_TO);

	return (!*from || strcmp(from, day) <= 0) &&
	       (!*to || strcmp(to, day) >= 0);
}
