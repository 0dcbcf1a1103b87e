#include "core/score_keep.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hash.h"
#include "core/lang.h"
#include "core/mem.h"

static void put_line(FILE *f, const struct score_rules *r, int id)
{
	if (!r->line[id][0].x)
		return;
	fprintf(f, "score.line.%s ", criteria[id].name);
	for (int i = 0; i < SCORE_POINTS && r->line[id][i].x; i++)
		fprintf(f, "%s%d %d", i ? ", " : "", r->line[id][i].x, r->line[id][i].y);
	putc('\n', f);
}

static void put_rules(FILE *f, const struct score_rules *r)
{
	fprintf(f, "score.bands %d %d %d\nscore.fresh_months %d\nscore.stale_most %d\nperiod %d\n",
	        r->bands[0], r->bands[1], r->bands[2], r->fresh_months, r->stale_most, r->period);
	for (int id = 0; id < CRIT_COUNT; id++) {
		fprintf(f, "score.weight.%s %d\n", criteria[id].name, r->weight[id]);
		put_line(f, r, id);
	}
}

void score_rubric(const struct score_rules *r, char id[static RUBRIC_SIZE])
{
	struct hash *h = hash_new();
	char hex[HASH_SIZE], *text;
	size_t len;
	FILE *f = xmemstream(&text, &len);

	put_rules(f, r);
	fclose(f);
	hash_add(h, text, len);
	hash_end(h, hex);
	free(text);
	snprintf(id, RUBRIC_SIZE, "%.8s", hex);
}

char *score_keep(const struct score *s)
{
	const int64_t *d = s->in.disparities;
	char *text;
	size_t len;
	FILE *f = xmemstream(&text, &len);

	fprintf(f, "as_at %s\n", s->in.as_at);
	put_rules(f, &s->rules);
	for (int id = 0; id < CRIT_COUNT; id++) {
		const struct score_count *c = &s->in.count[id];

		fprintf(f, "count %s %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64
		        " %d %s\n", criteria[id].name, c->num, c->den, c->beside, c->items,
		        c->held, c->step, *c->evidence ? c->evidence : "-");
	}
	fprintf(f, "disparities %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n", d[0], d[1],
	        d[2], d[3]);
	fclose(f);
	return text;
}

static bool read_int(const char **at, int64_t *n)
{
	char *end;

	*n = strtoll(*at, &end, 10);
	if (end == *at)
		return false;
	*at = end;
	return true;
}

static bool read_count(const char *value, struct score_input *in)
{
	size_t len = strcspn(value, " ");
	int64_t n[6];
	struct score_count *c = NULL;

	for (int id = 0; id < CRIT_COUNT; id++)
		if (strlen(criteria[id].name) == len &&
		    strncmp(criteria[id].name, value, len) == 0)
			c = &in->count[id];
	value += len;
	for (int i = 0; i < 6; i++)
		if (!read_int(&value, &n[i]))
			return false;
	if (!c)
		return true;
	*c = (struct score_count){ .num = n[0], .den = n[1], .beside = n[2], .items = n[3],
		.held = n[4], .step = n[5] >= 0 && n[5] < SCORE_STEPS ? (int)n[5] : 0 };
	value += strspn(value, " ");
	if (*value != '-')
		snprintf(c->evidence, sizeof(c->evidence), "%s", value);
	return true;
}

static bool read_rest(const char *name, const char *value, struct score_input *in,
                      struct score_rules *r)
{
	int64_t n;

	if (strcmp(name, "as_at") == 0) {
		snprintf(in->as_at, sizeof(in->as_at), "%s", value);
	} else if (strcmp(name, "period") == 0) {
		if (!read_int(&value, &n) || n < 1 || n > 1000)
			return false;
		r->period = (int)n;
	} else if (strcmp(name, "count") == 0) {
		return read_count(value, in);
	} else if (strcmp(name, "disparities") == 0) {
		for (int i = 0; i < DISPARITY_COUNT; i++)
			if (!read_int(&value, &in->disparities[i]))
				return false;
	}
	return true;
}

/* A rule of a criterion that has gone since is left out, and that is right. */
static bool read_one(char *line, struct score_input *in, struct score_rules *r)
{
	char *value = strchr(line, ' ');
	struct err ignored;

	if (!value)
		return false;
	*value++ = '\0';
	if (strncmp(line, "score.", strlen("score.")) == 0) {
		score_rule_set(r, line, value, &ignored);
		return true;
	}
	return read_rest(line, value, in, r);
}

bool score_recall(const char *kept, struct score_input *in, struct score_rules *r,
                  struct err *e)
{
	char *copy = xstrdup(kept), *rest = copy, *line;
	bool ok = true;

	*in = (struct score_input){ 0 };
	score_rules_init(r);
	memset(r->weight, 0, sizeof(r->weight));
	while (ok && (line = strsep(&rest, "\n")))
		ok = !*line || read_one(line, in, r);
	free(copy);
	return (ok && *in->as_at) ||
	       err_set(e, ERR_DATA, _("a kept score cannot be read; go back to a backup"));
}
