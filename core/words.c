#include "core/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/lang.h"
#include "core/mem.h"

static void add(struct words *w, int v, const char *code, const char *label,
                bool retired)
{
	size_t n = (size_t)w->n[v]++;

	w->word[v] = xreallocarray(w->word[v], n + 2, sizeof(struct word));
	w->word[v][n] = (struct word){ xstrdup(code), xstrdup(label), retired };
	w->word[v][n + 1] = (struct word){ 0 };
}

/* Where there is no catalogue, to find that out takes as long for each word as
 * to find one: its head says for all. */
void words_init(struct words *w)
{
	bool translated = *gettext("") != '\0';

	*w = (struct words){ 0 };
	for (int v = VOC_NONE + 1; v < VOC_COUNT; v++)
		for (const struct choice *c = vocabs[v].fixed; c->code; c++)
			add(w, v, c->code, translated ? _(c->label) : c->label, false);
}

void words_fini(struct words *w)
{
	for (int v = 0; v < VOC_COUNT; v++) {
		for (int i = 0; i < w->n[v]; i++) {
			free((char *)w->word[v][i].code);
			free((char *)w->word[v][i].label);
		}
		free(w->word[v]);
	}
	*w = (struct words){ 0 };
}

static struct word *by_code(const struct words *w, int v, const char *code)
{
	for (int i = 0; i < w->n[v]; i++)
		if (strcmp(w->word[v][i].code, code) == 0)
			return &w->word[v][i];
	return NULL;
}

bool words_add(struct words *w, const char *vocab, const char *code,
               const char *label, bool retired)
{
	struct word *had;

	for (int v = VOC_NONE + 1; v < VOC_COUNT; v++) {
		if (!vocabs[v].open || strcmp(vocabs[v].name, vocab) != 0)
			continue;
		had = by_code(w, v, code);
		if (!had) {
			add(w, v, code, label, retired);
			return true;
		}
		free((char *)had->label);
		had->label = xstrdup(label);
		had->retired = retired;
		return true;
	}
	return false;
}

const struct word *words_find(const struct words *w, enum vocab_id v,
                              const char *text)
{
	const struct word *found = by_code(w, (int)v, text);

	for (int i = 0; !found && i < w->n[v]; i++)
		if (strcasecmp(w->word[v][i].label, text) == 0 ||
		    strcasecmp(w->word[v][i].code, text) == 0)
			found = &w->word[v][i];
	return found;
}

const char *words_label(const struct words *w, enum vocab_id v,
                        const char *code)
{
	const struct word *found = by_code(w, (int)v, code);

	return found ? found->label : code;
}

char *words_offer(const struct words *w, enum vocab_id v)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);
	int left = 0;

	for (int i = 0; i < w->n[v]; i++)
		left += !w->word[v][i].retired;
	for (int i = 0; i < w->n[v]; i++)
		if (!w->word[v][i].retired)
			fprintf(out, "%s%s", w->word[v][i].label,
			        --left > 1 ? ", " : left ? _(" or ") : "");
	fclose(out);
	return text;
}
