/* published_row.c - a row of each kind of published file, as figures. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/ethnicity.h"
#include "core/when.h"
#include "import/published_priv.h"

static bool is_number(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n && (!s[n] || (s[n] == '.' && s[n + 1] &&
	             !s[n + 1 + strspn(s + n + 1, "0123456789")]));
}

static bool is_whole(const char *s)
{
	return *s && !s[strspn(s, "0123456789")] && strlen(s) < 16;
}

static bool is_hidden(const char *s)
{
	return strcmp(s, "*") == 0 || strcmp(s, "[c]") == 0;
}

static bool is_used(const char *s)
{
	return *s && strcmp(s, "NONE") != 0 && strcmp(s, "NULL") != 0;
}

/* Days as files have them, or a month or financial year by its name. */
static bool read_period(struct observation *o, const char *from, const char *to)
{
	char kept[WHEN_SIZE], first[WHEN_SIZE];

	if (day_read(from, "2000-01-01", o->starts))
		return day_read(*to ? to : from, "2000-01-01", o->ends);
	if (when_year(from, first, kept)) {
		snprintf(o->starts, sizeof(o->starts), "%.10s", first);
	} else if (when_read(from, "2000-01-01", kept) && strchr(kept, '~')) {
		snprintf(o->starts, sizeof(o->starts), "%.8s01", kept);
	} else {
		return false;
	}
	snprintf(o->ends, sizeof(o->ends), "%.10s", kept);
	return true;
}

/* A figure as it is printed: hidden, a whole number, or a rate. */
static bool read_value(struct observation *o, const char *s, bool is_rate)
{
	o->numerator = o->denominator = OBSERVATION_NONE;
	o->suppressed = is_hidden(s);
	if (o->suppressed)
		return true;
	if (!is_number(s))
		return false;
	if (is_whole(s) && !is_rate)
		o->numerator = atoll(s);
	else
		snprintf(o->published, sizeof(o->published), "%.23s", s);
	return true;
}

static bool is_rate_name(const char *name)
{
	static const char *const words[] = { "rate", "percent", "proportion",
		"average", "mean", "median", "standardised", "per 1" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcasestr(name, words[i]))
			return true;
	return false;
}

static void put_lower(char *to, size_t size, const char *s, size_t n)
{
	size_t k = 0;

	for (; k < n && k + 1 < size; k++)
		to[k] = (char)tolower((unsigned char)s[k]);
	to[k] = '\0';
}

/* What the trust has said of it, or NULL. */
static const char *said(const struct published_row *r, const char *label)
{
	enum ethnic_code code = meaning_of(r->meaning, label, strlen(label), false);

	return code == ETHNIC_NONE ? NULL : ethnic_codes[code].code;
}

/* The category of an ethnicity, by its code or else its label. */
static void put_ethnic(struct published_row *r, struct observation *o,
                       const char *code, const char *label)
{
	const char *is = ethnic_category(code, strlen(code));

	if (!is && is_used(label))
		is = ethnic_category(label, strlen(label));
	if (!is)
		is = said(r, is_used(label) ? label : code);
	r->unknown_label = !is;
	if (!is)
		is = is_used(label) ? label : code;
	snprintf(o->category, sizeof(o->category), "%.95s", is);
}

static bool is_place(const char *part, size_t n)
{
	static const char *const places[] = { "England", "Provider", "ICB",
		"Sub ICB", "CCG", "STP", "Region", "Commissioning", "Local Authority",
		"LAD", "Provider Type", "National" };

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (strncasecmp(part, places[i], strlen(places[i])) == 0 && n)
			return true;
	return false;
}

static void put_place(struct observation *o, const char *code)
{
	snprintf(o->unit, sizeof(o->unit), "%.31s", is_used(code) ? code
	         : "England");
}

/* A part of the breakdown that is no place: the dimension and its value; of
 * several they are joined. */
static void put_part(struct published_row *r, struct observation *o,
                     const char *part, size_t n, const char *code,
                     const char *label)
{
	char name[32];
	size_t len;

	put_lower(name, sizeof(name), part, n);
	if (strstr(name, "ethnic") && !*o->dimension) {
		snprintf(o->dimension, sizeof(o->dimension), "ethnicity");
		put_ethnic(r, o, code, label);
		return;
	}
	len = strlen(o->dimension);
	snprintf(o->dimension + len, sizeof(o->dimension) - len, "%s%s",
	         len ? "; " : "", strstr(name, "ethnic") ? "ethnicity" : name);
	len = strlen(o->category);
	snprintf(o->category + len, sizeof(o->category) - len, "%s%s",
	         len ? "; " : "", is_used(label) ? label : code);
}

/* "Provider; Ethnicity": the parts stand in the levels in order, but a place
 * that is England takes no level where the next one does. */
static void read_breakdown(struct published_row *r, struct observation *o)
{
	const char *part = r->text[COL_BREAKDOWN];
	int level = COL_LEVEL1;

	put_place(o, "");
	while (*(part += strspn(part, "; ")) && level <= COL_LEVEL6) {
		size_t n = strcspn(part, ";");
		const char *code = r->text[level];

		if (!is_place(part, n)) {
			put_part(r, o, part, n, code, r->text[level + 1]);
			level += 2;
		} else if (strncasecmp(part, "England", 7) != 0) {
			put_place(o, code);
			level += 2;
		} else if (strcasecmp(code, "England") == 0 || !is_used(code)) {
			level += 2;
		}
		part += n;
	}
}

static bool make_levels(struct published_row *r)
{
	struct observation *o = &r->figure[0];

	r->n = 1;
	snprintf(r->measure, sizeof(r->measure), "%s", r->text[COL_MEASURE]);
	read_breakdown(r, o);
	return read_period(o, r->text[COL_FROM], r->text[COL_TO]) &&
	       read_value(o, r->text[COL_VALUE],
	                  is_rate_name(r->text[COL_NAME]));
}

static bool make_vodim(struct published_row *r)
{
	struct observation *o = &r->figure[0];
	const char *level = r->text[COL_LEVEL1];

	r->n = 1;
	snprintf(r->measure, sizeof(r->measure), "%s", r->text[COL_MEASURE]);
	put_place(o, strcasestr(level, "england") || strcasestr(level, "national")
	          ? "" : r->text[COL_UNIT]);
	snprintf(o->dimension, sizeof(o->dimension), "vodim");
	put_lower(o->category, sizeof(o->category), r->text[COL_LEVEL2],
	          strlen(r->text[COL_LEVEL2]));
	return read_period(o, r->text[COL_FROM], "") &&
	       read_value(o, r->text[COL_VALUE],
	                  is_rate_name(r->text[COL_BREAKDOWN]) ||
	                  strchr(r->text[COL_BREAKDOWN], '%'));
}

static bool make_share(struct published_row *r, const char *category,
                       const char *above, const char *below)
{
	struct observation *o = &r->figure[r->n++];

	put_place(o, r->text[COL_UNIT]);
	snprintf(o->dimension, sizeof(o->dimension), "dqmi");
	snprintf(o->category, sizeof(o->category), "%s", category);
	if (!read_period(o, r->text[COL_FROM], "") || !read_value(o, above, false))
		return false;
	if (!o->suppressed && is_whole(below))
		o->denominator = atoll(below);
	return true;
}

static bool make_dqmi(struct published_row *r)
{
	snprintf(r->measure, sizeof(r->measure), "DQMI:%.100s:%.100s",
	         r->text[COL_LEVEL1], r->text[COL_MEASURE]);
	return make_share(r, "complete", r->text[COL_VALUE],
	                  r->text[COL_BELOW]) &&
	       make_share(r, "valid", r->text[COL_VALID],
	                  r->text[COL_VALID_BELOW]) &&
	       make_share(r, "default", r->text[COL_DEFAULT],
	                  r->text[COL_VALID_BELOW]);
}

/* Ethnicity is known for those in MHSDS only, so that is what is counted; a
 * total over a part of the providers is a unit of its own. */
static bool make_mha(struct published_row *r)
{
	struct observation *o = &r->figure[0];
	const char *of = r->text[COL_BREAKDOWN], *part = r->text[COL_LEVEL1];
	const char *count = r->text[COL_VALUE];
	bool all = strcasecmp(r->text[COL_UNIT], "All prov") == 0;

	r->n = 1;
	snprintf(r->measure, sizeof(r->measure), "MHA-ANNUAL:%.100s:%.100s",
	         r->text[COL_MEASURE], r->text[COL_NAME]);
	put_place(o, !all ? r->text[COL_UNIT]
	          : strcasecmp(part, "All submissions") == 0 ? "" : part);
	if (strcasecmp(of, "All") != 0)
		put_lower(o->dimension, sizeof(o->dimension), of, strlen(of));
	if (strcasecmp(of, "Ethnicity") == 0 &&
	    strcasecmp(r->text[COL_LEVEL2], "All") == 0)
		snprintf(o->category, sizeof(o->category), "known");
	else if (strcasecmp(of, "Ethnicity") == 0)
		put_ethnic(r, o, r->text[COL_LEVEL2], "");
	else if (*o->dimension)
		snprintf(o->category, sizeof(o->category), "%.95s",
		         r->text[COL_LEVEL2]);
	if (!*count)
		count = r->text[COL_TOTAL];
	if (!read_period(o, r->text[COL_FROM], ""))
		return false;
	if (!read_value(o, *count ? count : "*", false))
		return false;
	snprintf(o->published, sizeof(o->published), "%.23s", r->text[COL_RATE]);
	return true;
}

static bool make_census(struct published_row *r)
{
	struct observation *o = &r->figure[0];

	r->n = 1;
	snprintf(r->measure, sizeof(r->measure), "CENSUS2021");
	put_place(o, r->text[COL_UNIT]);
	snprintf(o->dimension, sizeof(o->dimension), "ethnicity");
	put_ethnic(r, o, r->text[COL_LEVEL2_LABEL], "");
	return read_period(o, "2021-03-21", "") &&
	       read_value(o, r->text[COL_VALUE], false);
}

published_make *published_maker(const char *kind)
{
	static const struct {
		const char *kind;
		published_make *make;
	} makers[] = {
		{ "monthly", make_levels }, { "restrictive", make_levels },
		{ "vodim", make_vodim }, { "dqmi", make_dqmi },
		{ "mha", make_mha }, { "census", make_census }
	};

	for (size_t i = 0; i < sizeof(makers) / sizeof(*makers); i++)
		if (strcmp(makers[i].kind, kind) == 0)
			return makers[i].make;
	return NULL;
}
