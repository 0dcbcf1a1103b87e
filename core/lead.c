#include "core/lead.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/record.h"

bool lead_names(const struct record *lead, const char *kind)
{
	char *quoted;
	bool nobody;

	if (record_has(lead, LEAD_PERSON) || record_has(lead, LEAD_BODY))
		return true;
	if (record_has(lead, LEAD_ORGANISATION))
		return strcmp(kind, "trust") != 0;
	quoted = xprintf("'%s'", record_get(lead, FIELD_KEY));
	nobody = strstr(LEAD_NOBODY, quoted) != NULL;
	free(quoted);
	return !nobody;
}

bool lead_holds(const struct record *lead, const char *day)
{
	const char *from = record_get(lead, LEAD_FROM);
	const char *to = record_get(lead, LEAD_TO);

	return (!*from || strcmp(from, day) <= 0) &&
	       (!*to || strcmp(to, day) >= 0);
}
