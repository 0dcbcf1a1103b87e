#include "core/urgency.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"

static long long least(long long a, long long b)
{
	return a < b ? a : b;
}

struct term {
	bool holds;
	long long points, amount;
	const char *label, *many;
};

/* Add a term to the words; its label may take the amount. */
static void say(FILE *out, bool first, const struct term *t)
{
	if (!first || t->points < 0)
		fputs(t->points < 0 ? (first ? "-" : " - ") : " + ", out);
	fprintf(out, "%lld ", llabs(t->points));
	fprintf(out, t->many ? ngettext(t->label, t->many, (unsigned long)t->amount)
	                     : _(t->label), t->amount);
}

int urgency_of(const struct urgency_facts *f, char **words)
{
	const struct term term[] = {
#define URGENCY(holds, points, amount, ...) { holds, points, amount, __VA_ARGS__ },
#include "core/urgency.def"
#undef URGENCY
	};
	long long sum = 0;
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);
	bool first = true;

	for (size_t i = 0; i < sizeof(term) / sizeof(*term); i++) {
		if (!term[i].holds)
			continue;
		say(out, first, &term[i]);
		sum += term[i].points;
		first = false;
	}
	fclose(out);
	*words = *text ? xprintf("%lld = %s", sum, text) : xstrdup("0");
	free(text);
	return (int)sum;
}
