#include "core/bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

void bundle_copy(char *to, size_t size, const char *from)
{
	size_t n = strnlen(from, size);

	if (n == size)
		for (n--; n && (from[n] & 0xc0) == 0x80; n--)
			;
	memcpy(to, from, n);
	to[n] = '\0';
}

/* --- suppressing ------------------------------------------------------ */

/* Each data set's classes add up to its rows; all is hidden together. */
static void suppress_dataset(struct suppress *s, struct bundle_dataset *d,
                             int part[static CLASS_COUNT + 1])
{
	for (int c = 0; c < CLASS_COUNT; c++)
		part[c] = suppress_count(s, NULL, d->cls[c], true);
	part[CLASS_COUNT] = suppress_count(s, NULL, d->all, true);
	suppress_sum(s, part[CLASS_COUNT], part, CLASS_COUNT);
}

static long long shown(const struct suppress *s, int count)
{
	return suppress_hides(s, count) ? BUNDLE_HIDDEN
	                                : suppress_shown(s, count);
}

static int count_or_none(struct suppress *s, long long n)
{
	return n == BUNDLE_NONE ? -1 : suppress_count(s, NULL, n, true);
}

static long long shown_or_none(const struct suppress *s, int count)
{
	return count < 0 ? BUNDLE_NONE : shown(s, count);
}

/* A figure goes with either of its counts.  What the source had hidden stays
 * so. */
static void hide_groups(struct bundle_metric *m, enum suppress_profile profile)
{
	struct suppress *s = suppress_new(profile);
	int above[BUNDLE_GROUPS], below[BUNDLE_GROUPS];

	for (int i = 0; i < m->ngroups; i++) {
		bool hidden = m->group[i].above == BUNDLE_HIDDEN;

		above[i] = count_or_none(s, hidden ? 0 : m->group[i].above);
		below[i] = count_or_none(s, m->group[i].below);
	}
	suppress_apply(s);
	for (int i = 0; i < m->ngroups; i++) {
		struct bundle_group *g = &m->group[i];

		if (g->above != BUNDLE_HIDDEN)
			g->above = shown_or_none(s, above[i]);
		g->below = shown_or_none(s, below[i]);
		if (g->above == BUNDLE_HIDDEN || g->below == BUNDLE_HIDDEN)
			g->figure = BUNDLE_HIDDEN;
	}
	suppress_free(s);
}

void bundle_hide(struct bundle *b, enum suppress_profile profile)
{
	struct suppress *s = suppress_new(profile);
	int set[BUNDLE_DATASETS][CLASS_COUNT + 1], state[BUNDLE_STATES];

	for (int i = 0; i < b->ndatasets; i++)
		suppress_dataset(s, &b->dataset[i], set[i]);
	for (int i = 0; i < b->nfeedback; i++)
		state[i] = suppress_count(s, NULL, b->feedback[i].n, true);
	suppress_apply(s);
	for (int i = 0; i < b->ndatasets; i++) {
		for (int c = 0; c < CLASS_COUNT; c++)
			b->dataset[i].cls[c] = shown(s, set[i][c]);
		b->dataset[i].all = shown(s, set[i][CLASS_COUNT]);
	}
	for (int i = 0; i < b->nfeedback; i++)
		b->feedback[i].n = shown(s, state[i]);
	suppress_free(s);
	for (int i = 0; i < b->nmetrics; i++)
		hide_groups(&b->metric[i], profile);
}

/* --- writing ---------------------------------------------------------- */

static void put_count(FILE *out, long long n)
{
	if (n == BUNDLE_HIDDEN || n == BUNDLE_NONE)
		fputs(n == BUNDLE_NONE ? "\t-" : "\tc", out);
	else
		fprintf(out, "\t%lld", n);
}

/* A name has no control characters, so no tab and no line end. */
static void put_name(FILE *out, const char *word, const char *name)
{
	char *safe = text_safe(name);

	fprintf(out, "%s\t%s", word, safe);
	free(safe);
}

static void put_scores(FILE *out, const struct bundle *b)
{
	for (int a = 0; a < AREA_COUNT; a++) {
		fprintf(out, "area\t%s", score_areas[a].name);
		if (b->area[a].assessed)
			fprintf(out, "\t%d", b->area[a].score);
		else
			fputs("\t-", out);
		fprintf(out, "\t%s\t%d\t%d\n",
		        b->area[a].band ? band_word(b->area[a].band) : "-",
		        b->area[a].assessed, b->area[a].of);
	}
	for (int c = 0; c < CRIT_COUNT; c++)
		if (b->level[c] >= 0)
			fprintf(out, "criterion\t%s\t%d\n", criteria[c].name,
			        b->level[c]);
}

static void put_metric(FILE *out, const struct bundle_metric *m)
{
	char *name = text_safe(m->name);

	put_name(out, "metric", m->code);
	fprintf(out, "\t%s\t%s\t%s\t%lld\n", name, m->from, m->to, m->per);
	free(name);
	for (int i = 0; i < m->ngroups; i++) {
		put_name(out, "group", m->group[i].name);
		put_count(out, m->group[i].above);
		put_count(out, m->group[i].below);
		put_count(out, m->group[i].figure);
		fputc('\n', out);
	}
}

static void put_facts(FILE *out, const struct bundle *b)
{
	fprintf(out, "pcref-bundle\t%d\n", BUNDLE_FORMAT);
	put_name(out, "trust", b->trust);
	fprintf(out, "\nas-at\t%s\nmade\t%s\n", b->as_at, b->made);
	put_scores(out, b);
	for (int s = 0; s < STATUS_COUNT; s++)
		if (b->actions[s])
			fprintf(out, "actions\t%s\t%lld\n", statuses[s].word,
			        b->actions[s]);
	for (int i = 0; i < b->nfeedback; i++) {
		fprintf(out, "feedback\t%s", b->feedback[i].state);
		put_count(out, b->feedback[i].n);
		fputc('\n', out);
	}
	for (int i = 0; i < b->ndatasets; i++) {
		const struct bundle_dataset *d = &b->dataset[i];

		put_name(out, "dataset", d->name);
		fprintf(out, "\t%s", d->as_at);
		put_count(out, d->all);
		for (int c = 0; c < CLASS_COUNT; c++)
			put_count(out, d->cls[c]);
		fputc('\n', out);
	}
	for (int i = 0; i < b->nmetrics; i++)
		put_metric(out, &b->metric[i]);
}

char *bundle_write(const struct bundle *bundle, enum suppress_profile profile,
                   const char *secret)
{
	char public[SIGN_PUBLIC], signature[SIGN_SIZE], *text, *signed_text;
	struct bundle b = *bundle;
	size_t len;
	FILE *out;

	if (!sign_public(secret, public))
		return NULL;
	bundle_hide(&b, profile);
	out = xmemstream(&text, &len);
	put_facts(out, &b);
	fprintf(out, "key\t%s\n", public);
	fclose(out);
	sign_make(secret, text, len, signature);
	signed_text = xprintf("%ssignature\t%s\n", text, signature);
	free(text);
	return signed_text;
}
