#include "core/urgency.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"

static long long least(long long a, long long b)
{
	return a < b ? a : b;
}

/* Add a term to the words; its label may take the amount. */
static void say(FILE *out, bool first, long long points, const char *label, long long amount)
{
	if (!first || points < 0)
		fputs(points < 0 ? (first ? "-" : " - ") : " + ", out);
	fprintf(out, "%lld ", llabs(points));
	while (*label)
		if (label[0] == '%') {
			fprintf(out, "%lld", amount);
			label += sizeof("%lld") - 1;
		} else {
			fputc(*label++, out);
		}
}

int urgency_of(const struct urgency_facts *f, char **words)
{
	const struct {
		bool holds;
		long long points;
		const char *label;
		long long amount;
	} term[] = {
#define URGENCY(holds, points, label, amount) { holds, points, label, amount },
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
		say(out, first, term[i].points, _(term[i].label), term[i].amount);
		sum += term[i].points;
		first = false;
	}
	fclose(out);
	*words = *text ? xprintf("%lld = %s", sum, text) : xstrdup("0");
	free(text);
	return (int)sum;
}
