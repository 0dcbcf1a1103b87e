/* What people write into the report, section by section. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/say.h"

bool narrative_is_of(const struct year *y, const struct record *r, const char *code)
{
	return *code && record_is(r, NARRATIVE_SECTION, code) &&
	       strncmp(record_get(r, NARRATIVE_YEAR), y->to, DAY_SIZE - 1) == 0 &&
	       record_has(r, NARRATIVE_TEXT);
}

/* A paragraph of theirs for each that they wrote. */
static void put_words(struct node *s, const char *text)
{
	char *copy = xstrdup(text), *at = copy;

	while (*at) {
		char *end = strstr(at, "\n\n");

		if (end)
			*end = '\0';
		doc_theirs(doc_quote(s), at);
		at = end ? end + 2 : at + strlen(at);
		at += strspn(at, "\n");
	}
	free(copy);
}

static void put_state(struct node *s, const struct record *r)
{
	if (record_has(r, NARRATIVE_REVIEWED))
		return;
	doc_em(doc_para(s), record_is(r, NARRATIVE_STATE, "carried")
	       ? _("Carried forward from last year, and not reviewed yet.")
	       : _("A draft: nobody has reviewed these words yet."));
}

void narratives_of(struct year *y, struct node *section, const char *code)
{
	const struct shelf *words = &y->shelf[ENT_narrative];
	struct node *figures = doc_take(section);

	for (size_t i = 0; i < words->n; i++) {
		const struct record *r = &words->rec[i];

		if (!narrative_is_of(y, r, code))
			continue;
		doc_strong(doc_para(section), record_title(r));
		put_words(section, record_get(r, NARRATIVE_TEXT));
		put_state(section, r);
	}
	doc_give(section, figures);
}
