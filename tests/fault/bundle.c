/* Bundles come from outside: whatever is done to one, it is refused or read as
 * what was signed, and nothing is read beyond it (make SAN=1 looks).  Mutated
 * ones are tried as they are, and signed anew, for then the whole reader is
 * open to them. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <sodium.h>

#include "core/bundle.h"
#include "core/mem.h"
#include "core/sign.h"
#include "core/text.h"
#include "report/rollup.h"
#include "tests/fault/trust.h"
#include "tests/tap.h"

static struct err e;
static char secret[SIGN_SECRET], public[SIGN_PUBLIC];

static char *made_up(void)
{
	struct bundle b = { .trust = "Northgate (invented)",
		.as_at = "2026-11-22", .made = "2026-11-22T06:00:00Z",
		.nfeedback = 2, .ndatasets = 1 };

	b.area[AREA_DATA].score = 57;
	b.area[AREA_DATA].assessed = 3;
	b.area[AREA_DATA].of = 5;
	b.actions[STATUS_OVERDUE] = 4;
	snprintf(b.feedback[0].state, sizeof(b.feedback[0].state), "told");
	b.feedback[0].n = 40;
	snprintf(b.feedback[1].state, sizeof(b.feedback[1].state), "received");
	b.feedback[1].n = 2;
	snprintf(b.dataset[0].name, sizeof(b.dataset[0].name), "MHSDS");
	snprintf(b.dataset[0].as_at, sizeof(b.dataset[0].as_at), "2026-11-18");
	b.nmetrics = 1;
	b.metric[0] = (struct bundle_metric){ "MHS81", "Detentions",
		"2026-04-01", "2026-06-30", 100000, { { "White", 210, 340000, 62 },
		{ "Mixed", 3, 900, 333 } }, 2 };
	b.dataset[0].all = 1000;
	b.dataset[0].cls[CLASS_KNOWN] = 910;
	b.dataset[0].cls[CLASS_MISSING] = 90;
	return bundle_write(&b, SUPPRESS_MHSDS, secret);
}

/* --- doing things to it ----------------------------------------------- */

static const char *const words[] = { "pcref-bundle\t1\n", "\narea\tdata\t",
	"\ndataset\tX\t2026-01-01\t1\t1\t1\t1\t1\t1\n", "\nfeedback\ttold\t5\n",
	"\nsignature\t", "\nkey\t", "\t", "\n", "\n\n", "c", "-", "-1", "0",
	"99999999999999999999", "1125899906842624", "\xc3", "\xe2\x80\xae",
	"\x1b[2J", "2026-02-30", "\nmade\t\n", "\ntrust\t", "\ncriterion\tknown\t100\n",
	"\nactions\toverdue\t1\n", "\ngroup\tWhite\t5\tc\t-\n",
	"\nmetric\tX\tAn X\t2026-01-01\t2026-03-31\t100\n" };

struct text {
	char *s;
	size_t len;
};

static size_t some(size_t n)
{
	return n ? (size_t)random() % n : 0;
}

static void replace(struct text *t, size_t at, size_t cut, const char *with,
                    size_t n)
{
	char *s = xcalloc(t->len - cut + n + 1, 1);

	memcpy(s, t->s, at);
	memcpy(s + at, with, n);
	memcpy(s + at + n, t->s + at + cut, t->len - at - cut);
	free(t->s);
	t->s = s;
	t->len += n - cut;
}

static void mutate(struct text *t)
{
	size_t at = some(t->len + 1), cut = some(t->len - at + 1);
	const char *word = words[some(sizeof(words) / sizeof(*words))];
	char *part;

	switch (random() % 6) {
	case 0:
		if (at < t->len)
			t->s[at] = (char)(t->s[at] ^ 1 << random() % 8);
		break;
	case 1:
		replace(t, at, cut < 40 ? cut : some(40), "", 0);
		break;
	case 2:
		replace(t, at, 0, word, strlen(word));
		break;
	case 3:				/* a part twice, or many times */
		part = xstrndup(t->s + at, cut);
		for (int i = random() % 8 ? 1 : 60; i > 0; i--)
			replace(t, at, 0, part, strlen(part));
		free(part);
		break;
	case 4:
		replace(t, at, t->len - at, "", 0);
		break;
	default:
		if (at < t->len)
			t->s[at] = (char)random();
	}
}

static struct text mutated(const char *whole)
{
	struct text t = { xstrdup(whole), strlen(whole) };

	for (long n = random() % 4; n >= 0; n--)
		mutate(&t);
	return t;
}

/* What stands before the key is signed anew, under the same key. */
static struct text signed_anew(const char *whole)
{
	char signature[SIGN_SIZE], *facts = xstrndup(whole,
		(size_t)(strstr(whole, "\nkey\t") + 1 - whole)), *text;
	struct text t = mutated(facts);
	size_t len;
	FILE *out = open_memstream(&text, &len);

	fwrite(t.s, 1, t.len, out);
	fprintf(out, "key\t%s\n", public);
	fflush(out);
	sign_make(secret, text, len, signature);
	fprintf(out, "signature\t%s\n", signature);
	fclose(out);
	free(facts);
	free(t.s);
	return (struct text){ text, len };
}

/* --- and looking at what is made of it -------------------------------- */

static bool read_it(const struct text *t, struct bundle *b)
{
	char *exact = xcalloc(t->len ? t->len : 1, 1);	/* no byte more */
	bool taken;

	memcpy(exact, t->s, t->len);
	e.msg[0] = '\0';
	taken = bundle_read(b, exact, t->len, &e);
	free(exact);
	return taken;
}

static bool makes_sense(const struct bundle *b)
{
	struct rollup r = { .bundle = (struct bundle *)b, .n = 1 };
	struct rollup_range range;
	bool good = *b->trust && day_is(b->as_at) &&
	            text_is_utf8(b->trust, strlen(b->trust)) &&
	            b->nfeedback <= BUNDLE_STATES &&
	            b->ndatasets <= BUNDLE_DATASETS &&
	            b->nmetrics <= BUNDLE_METRICS;
	double p = rollup_pooled(&r);

	for (int a = 0; a < AREA_COUNT; a++) {
		good &= b->area[a].score >= 0 && b->area[a].score <= 100 &&
		        b->area[a].assessed <= b->area[a].of;
		rollup_range(&r, (enum score_area_id)a, &range);
	}
	for (int i = 0; i < b->nmetrics; i++)
		good &= b->metric[i].per > 0 && *b->metric[i].code &&
		        b->metric[i].ngroups <= BUNDLE_GROUPS;
	for (int i = 0; i < b->ndatasets; i++)
		for (int c = 0; c < CLASS_COUNT; c++)
			good &= b->dataset[i].cls[c] >= BUNDLE_HIDDEN;
	return good && p >= 0 && p <= 1;
}

int main(void)
{
	int rounds = times(1000, 100000), forged = 0, wordless = 0, taken = 0,
	    absurd = 0;
	struct bundle b;
	char *whole;

	if (sodium_init() < 0)
		return 1;
	srandom(20261122);
	sign_new(secret);
	sign_public(secret, public);
	whole = made_up();
	ok(read_it(&(struct text){ whole, strlen(whole) }, &b) &&
	   makes_sense(&b) && b.dataset[0].cls[CLASS_KNOWN] == 910 &&
	   b.feedback[1].n == BUNDLE_HIDDEN, "as it was it is read: %s", e.msg);
	for (int i = 0; i < rounds; i++) {
		struct text t = mutated(whole), s = signed_anew(whole);

		/* The digits of a signature may be large or small letters. */
		if (read_it(&t, &b))
			forged += strcasecmp(t.s, whole) != 0;
		else
			wordless += !*e.msg;
		if (read_it(&s, &b)) {
			taken++;
			absurd += !makes_sense(&b);
		} else {
			wordless += !*e.msg;
		}
		free(t.s);
		free(s.s);
	}
	ok(forged == 0, "of %d mutated none passes for what was signed", rounds);
	ok(wordless == 0, "each refusal has its sentence");
	ok(taken > rounds / 20 && absurd == 0, "of those signed anew %d are read,"
	   " and none makes no sense", taken);
	free(whole);
	return tap_done();
}
