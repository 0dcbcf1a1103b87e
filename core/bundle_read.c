/* bundle_read.c - what others sent: see bundle.h for its lines. */
#include "core/bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

enum { MOST_PARTS = 10 };

static bool number(const char *s, long long *n)
{
	char *end;

	*n = strtoll(s, &end, 10);
	return end > s && !*end && *n >= 0 && *n < (1LL << 50);
}

static bool count(const char *s, long long *n)
{
	*n = BUNDLE_HIDDEN;
	return strcmp(s, "c") == 0 || number(s, n);
}

static bool copy(char *to, size_t size, const char *from)
{
	return (size_t)snprintf(to, size, "%s", from) < size;
}

static bool read_trust(struct bundle *b, char *const *p)
{
	return copy(b->trust, sizeof(b->trust), p[1]);
}

static bool read_as_at(struct bundle *b, char *const *p)
{
	return day_is(p[1]) && copy(b->as_at, sizeof(b->as_at), p[1]);
}

static bool read_made(struct bundle *b, char *const *p)
{
	char day[DAY_SIZE];

	snprintf(day, sizeof(day), "%.10s", p[1]);
	return day_is(day) && copy(b->made, sizeof(b->made), p[1]);
}

static enum band band_named(const char *word)
{
	for (int b = BAND_LITTLE; b <= BAND_STRONG; b++)
		if (strcmp(band_word((enum band)b), word) == 0)
			return (enum band)b;
	return BAND_NONE;
}

static bool read_area(struct bundle *b, char *const *p)
{
	long long score = 0, assessed, of;

	if ((strcmp(p[2], "-") != 0 && !number(p[2], &score)) || score > 100 ||
	    !number(p[4], &assessed) || !number(p[5], &of) || assessed > of ||
	    of > CRIT_COUNT)
		return false;
	for (int a = 0; a < AREA_COUNT; a++)
		if (strcmp(score_areas[a].name, p[1]) == 0) {
			b->area[a].score = (int)score;
			b->area[a].band = band_named(p[3]);
			b->area[a].assessed = (int)assessed;
			b->area[a].of = (int)of;
		}
	return true;
}

static bool read_criterion(struct bundle *b, char *const *p)
{
	long long level;

	if (!number(p[2], &level) || level > 100)
		return false;
	for (int c = 0; c < CRIT_COUNT; c++)
		if (strcmp(criteria[c].name, p[1]) == 0)
			b->level[c] = (int)level;
	return true;
}

static bool read_actions(struct bundle *b, char *const *p)
{
	long long n;

	if (!number(p[2], &n))
		return false;
	for (int s = 0; s < STATUS_COUNT; s++)
		if (strcmp(statuses[s].word, p[1]) == 0)
			b->actions[s] = n;
	return true;
}

static bool read_feedback(struct bundle *b, char *const *p)
{
	int i = b->nfeedback++;

	return i < BUNDLE_STATES &&
	       copy(b->feedback[i].state, sizeof(b->feedback[i].state), p[1]) &&
	       count(p[2], &b->feedback[i].n);
}

static bool read_dataset(struct bundle *b, char *const *p)
{
	struct bundle_dataset *d = &b->dataset[b->ndatasets];
	bool ok = b->ndatasets++ < BUNDLE_DATASETS &&
	          copy(d->name, sizeof(d->name), p[1]) && day_is(p[2]) &&
	          copy(d->as_at, sizeof(d->as_at), p[2]) && count(p[3], &d->all);

	for (int c = 0; ok && c < CLASS_COUNT; c++)
		ok = count(p[4 + c], &d->cls[c]);
	return ok;
}

static bool read_metric(struct bundle *b, char *const *p)
{
	struct bundle_metric *m = &b->metric[b->nmetrics];

	return b->nmetrics++ < BUNDLE_METRICS && *p[1] &&
	       copy(m->code, sizeof(m->code), p[1]) &&
	       copy(m->name, sizeof(m->name), p[2]) && day_is(p[3]) &&
	       copy(m->from, sizeof(m->from), p[3]) && day_is(p[4]) &&
	       copy(m->to, sizeof(m->to), p[4]) && number(p[5], &m->per) &&
	       m->per > 0;
}

static bool count_or_none(const char *s, long long *n)
{
	bool none = strcmp(s, "-") == 0;

	*n = BUNDLE_NONE;
	return none || count(s, n);
}

/* Of the metric in a line above. */
static bool read_group(struct bundle *b, char *const *p)
{
	struct bundle_metric *m = b->metric + b->nmetrics - 1;
	struct bundle_group *g;

	if (!b->nmetrics || m->ngroups == BUNDLE_GROUPS)
		return false;
	g = &m->group[m->ngroups++];
	return copy(g->name, sizeof(g->name), p[1]) &&
	       count_or_none(p[2], &g->above) &&
	       count_or_none(p[3], &g->below) &&
	       count_or_none(p[4], &g->figure);
}

static bool read_key(struct bundle *b, char *const *p)
{
	return copy(b->key, sizeof(b->key), p[1]);
}

static const struct {
	const char *word;
	int parts;
	bool (*read)(struct bundle *, char *const *part);
} facts[] = {
	{ "trust", 2, read_trust }, { "as-at", 2, read_as_at },
	{ "made", 2, read_made }, { "area", 6, read_area },
	{ "criterion", 3, read_criterion }, { "actions", 3, read_actions },
	{ "feedback", 3, read_feedback },
	{ "dataset", 4 + CLASS_COUNT, read_dataset }, { "key", 2, read_key },
	{ "metric", 6, read_metric }, { "group", 5, read_group },
};

static bool read_line(struct bundle *b, char *line)
{
	char *part[MOST_PARTS] = { line };
	int n = 1;

	for (char *p = line; *p && n < MOST_PARTS; p++)
		if (*p == '\t') {
			*p = '\0';
			part[n++] = p + 1;
		}
	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++)
		if (strcmp(facts[i].word, line) == 0)
			return n == facts[i].parts && facts[i].read(b, part);
	return true;
}

static bool no_bundle(struct err *e)
{
	return err_set(e, ERR_DATA, _("it is no bundle of pcref"));
}

/* Facts that a later format adds are left out; what it changed is not known. */
static bool format_is_known(const char *text, struct err *e)
{
	static const char first[] = "pcref-bundle\t";
	char *end;
	long format;

	if (strncmp(text, first, sizeof(first) - 1) != 0)
		return no_bundle(e);
	format = strtol(text + sizeof(first) - 1, &end, 10);
	if (*end != '\n' || format < 1)
		return no_bundle(e);
	return format <= BUNDLE_FORMAT || err_set(e, ERR_DATA, _("it is of"
	       " format %ld, which a newer pcref writes: install that"), format);
}

/* The last line is the signature of all before it. */
static const char *find_signature(char *text, size_t len)
{
	static const char word[] = "\nsignature\t";
	char *at = memmem(text, len, word, sizeof(word) - 1);

	if (!at || text[len - 1] != '\n' ||
	    strlen(at + 1) != sizeof(word) - 1 + SIGN_SIZE - 1)
		return NULL;
	text[len - 1] = '\0';
	at[1] = '\0';
	return at + sizeof(word) - 1;
}

bool bundle_read(struct bundle *b, const char *given, size_t len,
                 struct err *e)
{
	char *text, *at, *line;
	const char *signature;
	size_t signed_len;
	bool ok = true;

	*b = (struct bundle){ 0 };
	for (int c = 0; c < CRIT_COUNT; c++)
		b->level[c] = -1;
	if (!len || len > BUNDLE_MOST || memchr(given, '\0', len) ||
	    !text_is_utf8(given, len))
		return no_bundle(e);
	at = text = xstrndup(given, len);
	if (!format_is_known(text, e)) {
		free(text);
		return false;
	}
	signature = find_signature(text, len);
	if (!signature) {
		free(text);
		return no_bundle(e);
	}
	signed_len = strlen(text);
	while (ok && (line = strsep(&at, "\n")) && *line)
		ok = read_line(b, line);
	if (!ok || !*b->trust || !*b->as_at)
		no_bundle(e);
	else if (!sign_holds(b->key, given, signed_len, signature))
		ok = err_set(e, ERR_DATA, _("it has been altered since %s signed"
		             " it"), b->trust);
	ok = ok && *b->trust && *b->as_at;
	free(text);
	return ok;
}
