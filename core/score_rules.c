#include "core/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"

void score_rules_init(struct score_rules *r)
{
	*r = (struct score_rules){
		.bands = { 25, 50, 75 }, .fresh_months = 12, .stale_most = 49,
			.period = STATUS_PERIOD,
	};
	for (int i = 0; i < CRIT_COUNT; i++) {
		r->weight[i] = 1;
		memcpy(r->line[i], criteria[i].line, sizeof(r->line[i]));
	}
}

/* The next whole number of the text, which moves past it and one comma. */
static bool read_number(const char **text, int most, int *out)
{
	char *end;
	long n = strtol(*text, &end, 10);

	if (end == *text || n < 0 || n > most)
		return false;
	*out = (int)n;
	end += strspn(end, " ");
	*text = end + (*end == ',');
	return true;
}

static bool read_whole(const char *text, int most, int *out)
{
	return read_number(&text, most, out) && !*text;
}

static bool read_line(const char *text, struct score_point *line)
{
	struct score_point p[SCORE_POINTS] = { 0 };
	int n = 0;

	for (; *text; n++) {
		if (n == SCORE_POINTS || !read_number(&text, 10000, &p[n].x) ||
		    !read_number(&text, 100, &p[n].y))
			return false;
		if (!p[n].x || (n && p[n].x <= p[n - 1].x))
			return false;
	}
	if (n)
		memcpy(line, p, sizeof(p));
	return n > 0;
}

static bool read_bands(const char *text, int bands[3])
{
	int b[3];

	for (int i = 0; i < 3; i++)
		if (!read_number(&text, 100, &b[i]) || (i && b[i] <= b[i - 1]))
			return false;
	if (*text)
		return false;
	memcpy(bands, b, sizeof(b));
	return true;
}

static int criterion_named(const char *name)
{
	for (int i = 0; i < CRIT_COUNT; i++)
		if (strcmp(criteria[i].name, name) == 0)
			return i;
	return -1;
}

static const char *after(const char *name, const char *prefix)
{
	size_t len = strlen(prefix);

	return strncmp(name, prefix, len) == 0 ? name + len : NULL;
}

/* 1 taken, 0 a value that cannot be read, -1 a name that is not known. */
static int set(struct score_rules *r, const char *name, const char *value)
{
	const char *of;
	int id;

	if ((of = after(name, "score.weight.")))
		return (id = criterion_named(of)) < 0 ? -1 : read_whole(value, 100, &r->weight[id]);
	if ((of = after(name, "score.line.")))
		return (id = criterion_named(of)) < 0 || !r->line[id][0].x ? -1 :
		       read_line(value, r->line[id]);
	if (strcmp(name, "score.bands") == 0)
		return read_bands(value, r->bands);
	if (strcmp(name, "score.fresh_months") == 0)
		return read_whole(value, 120, &r->fresh_months);
	if (strcmp(name, "score.stale_most") == 0)
		return read_whole(value, 100, &r->stale_most);
	return -1;
}

/* It stands outside the score, for lists and reports keep to it as well. */
static int set_period(struct score_rules *r, const char *value)
{
	int days = status_period(value);

	if (days)
		r->period = days;
	return days > 0;
}

bool score_rule_set(struct score_rules *r, const char *name, const char *value, struct err *e)
{
	int taken = strcmp(name, "reporting_period") == 0 ? set_period(r, value) :
	            after(name, "score.") ? set(r, name, value) : 1;

	if (taken < 0)
		return err_set(e, ERR_CONFIG, _("the setting %.80s is of no criterion; see"
		               " pcref score --explain"), name);
	if (!taken)
		return err_set(e, ERR_CONFIG, _("the setting %.80s is \"%.80s\", which cannot be"
		               " read; change or delete it"), name, value);
	return true;
}
