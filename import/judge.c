#include "import/judge.h"

#include <ctype.h>
#include <stdlib.h>

#include "core/cp1252.h"
#include "core/mem.h"
#include "core/tally.h"
#include "import/meaning.h"

const char judge_local[LOCAL_COUNT + 1] = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

struct doubt {
	unsigned kind[2];	/* if the file is UTF-8; if Windows-1252 */
};

void judge_init(struct judge *j, const struct meaning *m, char delimiter)
{
	*j = (struct judge){ .known = xcalloc(1 << 16, sizeof(*j->known)),
	                     .verdict = xcalloc(1, sizeof(*j->verdict)),
	                     .n = 1, .meaning = m, .delimiter = delimiter };
	dict_init(&j->word, JUDGE_WORDS);
	j->nword = xcalloc(JUDGE_WORDS, sizeof(*j->nword));
}

void judge_fini(struct judge *j)
{
	dict_fini(&j->word);
	free(j->nword);
	free(j->known);
	free(j->verdict);
	free(j->doubt);
}

static unsigned doubtful_kind(struct judge *j, unsigned utf8, unsigned cp1252)
{
	unsigned i = 0;

	if (utf8 == cp1252)
		return utf8;
	while (i < j->ndoubt && (j->doubt[i].kind[0] != utf8 ||
	                         j->doubt[i].kind[1] != cp1252))
		i++;
	if (i == j->ndoubt) {
		j->doubt = xreallocarray(j->doubt, i + 1, sizeof(*j->doubt));
		j->doubt[j->ndoubt++] = (struct doubt){ { utf8, cp1252 } };
	}
	return KIND_COUNT + i;
}

static uint8_t local_of(struct field_text f, enum ethnic_code code)
{
	const char *at;

	f = field_trim(f);
	if (ethnic_codes[code].cls != CLASS_KNOWN || f.n != 2)
		return LOCAL_NONE;
	at = strchr(judge_local + 1, toupper((unsigned char)f.s[1]));
	return at ? (uint8_t)(at - judge_local) : LOCAL_NONE;
}

static struct reading read_value(const struct judge *j, struct field_text f,
                                 bool cp1252, unsigned *kind)
{
	struct ethnic_value v = ethnic_read(f.s, f.n, cp1252);
	enum ethnic_code said = ETHNIC_NONE;

	if (v.code == ETHNIC_INVALID)
		said = meaning_of(j->meaning, f.s, f.n, cp1252);
	if (v.code == ETHNIC_INVALID && v.form >= FORM_TEXT &&
	    memchr(f.s, j->delimiter, f.n))
		v.form = FORM_SEPARATOR;
	if (said != ETHNIC_NONE)
		v.code = said;
	*kind = tally_kind(v);
	return (struct reading){ v.code, v.vodim, v.form, v.exact, v.cleaned,
		said != ETHNIC_NONE, said == ETHNIC_NONE ? local_of(f, v.code) : LOCAL_NONE };
}

static bool is_same(const struct reading *a, const struct reading *b)
{
	return a->code == b->code && a->vodim == b->vodim &&
	       a->form == b->form && a->exact == b->exact &&
	       a->cleaned == b->cleaned && a->mapped == b->mapped &&
	       a->local == b->local;
}

/* The verdict that is the same, or a new one. */
static unsigned find_verdict(struct judge *j, const struct verdict *v)
{
	unsigned i = 1;

	while (i < j->n && !(is_same(&j->verdict[i].as[0], &v->as[0]) &&
	                     is_same(&j->verdict[i].as[1], &v->as[1])))
		i++;
	if (i < j->n)
		return i;
	j->verdict = xreallocarray(j->verdict, i + 1, sizeof(*j->verdict));
	j->verdict[j->n++] = *v;
	return i;
}

/* What was not understood is counted by its words, so that a person can say
 * what they mean. */
static void count_word(struct judge *j, struct field_text f)
{
	uint32_t id;

	f = field_trim(f);
	if (!f.n || f.n > JUDGE_WORD)
		return;
	id = dict_add(&j->word, f.s, f.n);
	if (id != DICT_FULL)
		j->nword[id]++;
}

unsigned judge_slowly(struct judge *j, struct field_text f)
{
	struct verdict v = { 0 };
	unsigned kind[2], at;
	uint16_t two = 0;

	for (int i = 0; i < 2; i++)
		v.as[i] = read_value(j, f, i, &kind[i]);
	v.kind = doubtful_kind(j, kind[0], kind[1]);
	at = find_verdict(j, &v);
	if (v.as[0].code == ETHNIC_INVALID || v.as[1].code == ETHNIC_INVALID) {
		count_word(j, f);
	} else if (f.n <= 2 && at < 256) {
		memcpy(&two, f.s, f.n);
		j->known[two] = (uint8_t)at;
	}
	return at;
}

void judge_settle(const struct judge *j, struct tally *t, bool cp1252)
{
	for (unsigned i = 0; i < j->ndoubt; i++)
		tally_settle(t, KIND_COUNT + i, j->doubt[i].kind[cp1252]);
}

void judged_init(struct judged *d)
{
	*d = (struct judged){ 0 };
	dict_init(&d->word, 2 * JUDGE_WORDS);
	d->nword = xcalloc(2 * JUDGE_WORDS, sizeof(*d->nword));
}

void judged_fini(struct judged *d)
{
	dict_fini(&d->word);
	free(d->nword);
}

static void add_word(struct judged *d, const struct judge *j, uint32_t i,
                     bool cp1252)
{
	const struct dict_entry *w = &j->word.entry[i];
	struct field_text f = { w->text, w->size, false };
	char *utf8;
	uint32_t id;
	unsigned kind;

	if (read_value(j, f, cp1252, &kind).code != ETHNIC_INVALID)
		return;
	utf8 = cp1252 ? cp1252_to_utf8(w->text, w->size) : xstrdup(w->text);
	id = dict_add(&d->word, utf8, strlen(utf8));
	if (id != DICT_FULL)
		d->nword[id] += j->nword[i];
	free(utf8);
}

void judged_add(struct judged *d, const struct judge *j, bool cp1252)
{
	for (unsigned i = 1; i < j->n; i++) {
		const struct verdict *v = &j->verdict[i];
		const struct reading *as = &v->as[cp1252];

		d->cleaned += as->cleaned ? v->n : 0;
		d->mapped += as->mapped ? v->n : 0;
		d->form[as->form] += v->n;
		d->legal[as->code] += v->legal;
		d->restraint[as->code] += v->restraint;
		d->local[as->code][as->local] += as->local ? v->n : 0;
	}
	for (uint32_t i = 0; i < j->word.n; i++)
		add_word(d, j, i, cp1252);
}
