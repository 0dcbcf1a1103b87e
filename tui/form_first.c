/* form_first.c - feedback is logged in the order in which it is told: the words,
 * how and about what, from whom, and what they agreed to. */
#include <stdlib.h>
#include <string.h>

#include "core/rules.h"
#include "tui/form.h"

static const int first[] = { FEEDBACK_WORDS, FEEDBACK_ROUTE, FEEDBACK_CHANNEL, FEEDBACK_UNIT,
	FEEDBACK_FROM, LINK_feedback_theme, FEEDBACK_MAY_CONTACT, FEEDBACK_MAY_QUOTE,
	FEEDBACK_ETHNICITY };
enum { AT_THEME = 5, FIRST = sizeof(first) / sizeof(*first) };

static bool is_it(const struct form_row *row, int k)
{
	if (k == AT_THEME)
		return row->end.link == &links[first[k]];
	return row->field && row->place == first[k];
}

static void bring(struct form *f, int k)
{
	for (int i = k; i < f->n; i++) {
		struct form_row row = f->row[i];

		if (!is_it(&row, k))
			continue;
		memmove(&f->row[k + 1], &f->row[k], (size_t)(i - k) * sizeof(row));
		f->row[k] = row;
		return;
	}
}

void form_order(struct form *f)
{
	if (f->rec.ent != &entities[ENT_feedback] || record_has(&f->rec, FIELD_VERSION))
		return;
	for (int k = 0; k < FIRST; k++)
		bring(f, k);
	f->asked = FIRST;
}

void form_complete(struct form *f)
{
	const char *words = NULL;
	char *summary;

	for (int i = 0; i < f->n; i++)
		if (f->row[i].field && f->row[i].place == FEEDBACK_WORDS)
			words = f->row[i].typed.text;
	for (int i = 0; f->asked && words && *words && i < f->n; i++) {
		if (!f->row[i].field || f->row[i].place != FEEDBACK_TITLE || f->row[i].typed.len)
			continue;
		summary = feedback_summary(words);
		input_set(&f->row[i].typed, summary);
		free(summary);
	}
}
