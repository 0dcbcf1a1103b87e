/* form_personal.c - numbers, addresses and names in what is typed: taken out or
 * let stand, before it is saved. */
#include <stdio.h>
#include <stdlib.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/personal.h"
#include "core/rules.h"
#include "tui/form.h"

static bool is_free(const struct form_row *row)
{
	return row->field && (row->field->type == FT_TEXT || row->field->type == FT_NOTE);
}

/* The row as it would be, in so far as that matters here. */
static void typed_row(const struct form *f, struct record *r)
{
	record_copy(r, &f->rec);
	for (int i = 0; i < f->n; i++)
		if (is_free(&f->row[i]) ||
		    (f->row[i].field && f->row[i].place == FEEDBACK_KEPT))
			record_set(r, f->row[i].place, f->row[i].typed.text);
}

char *form_personal(const struct form *f)
{
	struct record r;
	struct err ignored;
	char *says = NULL;

	if (f->rec.ent != &entities[ENT_feedback])
		return NULL;
	typed_row(f, &r);
	if (!feedback_check_personal(record_has(&f->rec, FIELD_VERSION) ? &f->rec : NULL, &r,
	                             &ignored))
		says = personal_says(&r);
	record_fini(&r);
	return says;
}

void form_redact(struct form *f)
{
	for (int i = 0; i < f->n; i++) {
		char *clean;

		if (!is_free(&f->row[i]) || !personal_count(f->row[i].typed.text))
			continue;
		clean = personal_redact(f->row[i].typed.text);
		input_set(&f->row[i].typed, clean);
		free(clean);
	}
}

void form_let_stand(struct form *f)
{
	struct record r;
	char *n;

	typed_row(f, &r);
	n = xprintf("%d", personal_in(&r));
	record_fini(&r);
	for (int i = 0; i < f->n; i++)
		if (f->row[i].field && f->row[i].place == FEEDBACK_KEPT)
			input_set(&f->row[i].typed, n);
	free(n);
}
