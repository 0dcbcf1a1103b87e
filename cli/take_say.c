/* take_say.c - what an import read, kept and did not understand. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/take.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "import/delay.h"

enum { WORDS = 8 };

static void say_columns(const struct header *h)
{
	const char *sep = "";

	printf(_("Columns: "));
	for (int i = 0; i < COLUMN_COUNT; i++) {
		char *safe;

		if (i > COLUMN_PERSON && h->at[i] < 0)
			continue;
		safe = text_safe(h->at[i] < 0 ? _("none") : h->name[h->at[i]]);
		printf(_("%s%s %s"), sep, _(header_columns[i].label), safe);
		free(safe);
		sep = ", ";
	}
	putchar('\n');
}

static void say_rejects(const struct take *t, long long rejected)
{
	char *safe;

	for (int i = 0; i < rejected && i < REJECT_NOTES; i++) {
		const struct reject *r = &t->x.first[i];
		printf(_("  line %llu: %s\n"), (unsigned long long)r->line,
		       r->reason);
	}
	if (rejected > REJECT_NOTES)
		printf(_("  and %lld more\n"), rejected - REJECT_NOTES);
	if (!rejected || !t->rejects)
		return;
	safe = text_safe(t->rejects);
	printf(_("  They are in %s, with line and reason; it holds people's"
	         " records.\n"), safe);
	free(safe);
}

static int by_n(const void *a, const void *b, void *of)
{
	const struct judged *d = of;
	uint64_t x = d->nword[*(const uint32_t *)a];
	uint64_t y = d->nword[*(const uint32_t *)b];

	return (x < y) - (x > y);
}

static void say_word(const struct judged *d, uint32_t id)
{
	const struct dict_entry *w = &d->word.entry[id];
	const char *is = ethnic_category(w->text, w->size);
	char *safe = text_safe(w->text);

	printf(_("  %llu: \"%s\""), (unsigned long long)d->nword[id], safe);
	if (is && ethnic_code_named(is) != ETHNIC_NONE)
		printf(_(", perhaps %s"), is);
	putchar('\n');
	free(safe);
}

/* The values that are no codes, those of most rows first. */
static void say_words(const struct judged *d)
{
	uint32_t *order = xcalloc(d->word.n, sizeof(*order)), n = d->word.n;
	uint64_t rows = 0;

	for (uint32_t i = 0; i < n; i++) {
		order[i] = i;
		rows += d->nword[i];
	}
	qsort_r(order, n, sizeof(*order), by_n, (void *)d);
	if (n)
		printf(_("Not understood: %llu, valid once \"pcref data map\""
		         " is told what they mean\n"),
		       (unsigned long long)rows);
	for (uint32_t i = 0; i < n && i < WORDS; i++)
		say_word(d, order[i]);
	if (n > WORDS)
		printf(_("  and other values: %u\n"), n - WORDS);
	free(order);
}

static void say_people(const struct extract *x)
{
	const struct people_sums *p = &x->people;

	if (!x->counted_people)
		return;
	printf(_("People: %llu, each counted once, in the latest row that says"
	         " most\n"), (unsigned long long)p->people);
	printf(ngettext("  with different known codes %llu; known on another row than the one at"
	         " hand: %llu row\n", "  with different known codes %llu; known on another row"
	         " than the one at hand: %llu rows\n", p->recoverable),
	       (unsigned long long)p->conflict,
	       (unsigned long long)p->recoverable);
	if (p->shared || p->several)
		printf(_("  sharing an NHS number with another identifier %llu; with"
		         " several NHS numbers %llu\n"), (unsigned long long)p->shared,
		       (unsigned long long)p->several);
	if (x->nobody)
		printf(ngettext("  %llu row has no identifier, and is counted as a person\n",
		         "  %llu rows have no identifier, and each is counted as a person\n",
		         x->nobody), (unsigned long long)x->nobody);
}

static void say_delay(const struct extract *x)
{
	struct delay_sums s = { 0 };

	if (x->delay)
		s = delay_sum(x->delay, -1);
	if (s.rows)
		printf(_("Recorded by the median %s after the referral, three of four within"
		         " %d (%s)\n"), lang_count("%lld day", "%lld days", s.median).text,
		       s.most, lang_count("%lld row", "%lld rows", (long long)s.rows).text);
}

static void say_counts(const struct take *t)
{
	const struct load *l = &t->load;

	say_columns(&t->x.header);
	fputs(lang_count("Read: %lld row\n", "Read: %lld rows\n", l->read).text, stdout);
	printf(_("Accepted: %lld\n"), l->accepted);
	printf(_("Rejected: %lld\n"), l->read - l->accepted);
	say_rejects(t, l->read - l->accepted);
	say_people(&t->x);
	say_delay(&t->x);
	printf(_("Cleaned: %lld, valid only once trimmed or in upper case\n"),
	       l->cleaned);
	if (l->mapped)
		printf(_("Mapped: %lld, by what the trust says their value"
		         " means\n"), l->mapped);
	if (l->undated)
		printf(_("Without a month: %lld, counted under \"unknown\"\n"),
		       l->undated);
	if (l->expected >= 0)
		printf(_("Expected: %lld, difference %+lld\n"), l->expected,
		       l->accepted - l->expected);
	if (t->x.bad_line)
		printf(_("Line %llu is not UTF-8, so the file was read as"
		         " Windows-1252.\n"),
		       (unsigned long long)t->x.bad_line);
	say_words(&t->x.judged);
}

static void say_kept(const struct take *t)
{
	const struct load *l = &t->load;
	struct lang_count rows = lang_count("%lld row", "%lld rows", l->accepted);
	char shown[DAY_SHOWN];

	if (t->set_made)
		fprintf(stderr, _("pcref: made the data set %s\n"), t->set);
	if (t->profile_made)
		fprintf(stderr, _("pcref: made the profile %s: --profile reads"
		        " the next file as this one\n"), t->profile);
	day_show(l->as_at, shown);
	if (t->x.counted_people)
		printf(_("Loaded %s of %s as load %lld of %s, as at %s\n"),
		       lang_count("%lld person", "%lld people",
		                  (long long)t->x.people.people).text,
		       rows.text, l->number, t->set, shown);
	else
		printf(_("Loaded %s as load %lld of %s, as at %s\n"), rows.text, l->number,
		       t->set, shown);
}

static const char *end_word(const struct take *t)
{
	static const char *const words[] = {
		[TAKE_KEPT] = N_("kept"), [TAKE_DRY] = N_("dry run"),
		[TAKE_SAME] = N_("loaded before"), [TAKE_DIFFERS] = N_("not as expected")
	};

	return _(words[t->end]);
}

/* What it came to as one row, for other programs. */
static int take_list(struct call *c, const struct take *t)
{
	static const struct out_column col[] = {
		{ "end", N_("End"), false }, { "load", N_("Load"), true },
		{ "dataset", N_("Data set"), false }, { "as_at", N_("As at"), false },
		{ "read", N_("Read"), true }, { "accepted", N_("Accepted"), true },
		{ "rejected", N_("Rejected"), true }, { "cleaned", N_("Cleaned"), true },
		{ "mapped", N_("Mapped"), true },
		{ "not_understood", N_("Not understood"), true },
		{ "undated", N_("Without a month"), true },
		{ "people", N_("People"), true }, { "sha256", N_("SHA-256"), false }
	};
	const struct load *l = t->end == TAKE_SAME ? &t->before : &t->load;
	uint64_t words = 0;
	struct out o;
	int rc;

	for (uint32_t i = 0; i < t->x.judged.word.n; i++)
		words += t->x.judged.nword[i];
	out_begin(&o, c, col, (int)(sizeof(col) / sizeof(*col)));
	out_cell(&o, end_word(t));
	if (l->number)
		out_number(&o, l->number);
	else
		out_cell(&o, "");
	out_cell(&o, t->set);
	out_cell(&o, t->load.as_at);
	out_number(&o, t->load.read);
	out_number(&o, t->load.accepted);
	out_number(&o, t->load.read - t->load.accepted);
	out_number(&o, t->load.cleaned);
	out_number(&o, t->load.mapped);
	out_number(&o, (long long)words);
	out_number(&o, t->load.undated);
	if (t->x.counted_people)
		out_number(&o, (long long)t->x.people.people);
	else
		out_cell(&o, "");
	out_cell(&o, t->load.file_hash);
	rc = out_end(&o);
	return rc || t->end != TAKE_DIFFERS ? rc : ERR_FOUND;
}

int take_say(struct call *c, const struct take *t)
{
	struct err e = { 0 };
	char shown[DAY_SHOWN];

	if (out_form(c) != OUT_TABLE)
		return take_list(c, t);

	if (t->end == TAKE_SAME) {
		day_show(t->before.made_at, shown);
		printf(_("This file was loaded on %s, as load %lld of %s;"
		         " nothing was kept.  --again loads it once more.\n"),
		       shown, t->before.number, t->before.name);
	} else if (t->end == TAKE_DRY) {
		puts(_("Dry run: nothing is kept."));
	} else if (t->end == TAKE_KEPT) {
		say_kept(t);
	}
	say_counts(t);
	if (t->end == TAKE_KEPT && t->moved) {
		printf(_("The same file was read otherwise as load %lld.  What"
		         " moved:\n"), t->before.number);
		if (!diff_say_codes(c, &t->before, &t->load, &e))
			return call_fail(&e);
	}
	if (t->end != TAKE_DIFFERS)
		return 0;
	return call_refuse(ERR_FOUND, _("the file has %s and %s, so nothing was kept; --accept"
	                   " keeps it as it is"),
	                   lang_count("%lld row", "%lld rows", t->load.accepted).text,
	                   lang_count("%lld was expected", "%lld were expected",
	                              t->expected).text);
}
