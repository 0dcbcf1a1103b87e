/* inquiry.c - pcref inquiry path: where an inquiry stands, step by step. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/inquiry.h"
#include "db/store.h"

static void line(const char *before, char *text)
{
	char *safe = text_safe(text);

	printf("%s%s\n", before, safe);
	free(safe);
	free(text);
}

static void print_path(const struct inquiry *q)
{
	char *safe = text_safe(record_title(&q->rec)), name[NAME_SIZE];

	record_name(&q->rec, name);
	printf("%s  %s\n", name, safe);
	free(safe);
	line("", inquiry_says(q));
	safe = text_safe(q->owners);
	printf("%s.\n", safe);
	free(safe);
	if (record_has(&q->rec, INQUIRY_FOUND)) {
		safe = text_safe(record_get(&q->rec, INQUIRY_FOUND));
		printf(_("Raised by: %s\n"), safe);
		free(safe);
	}
	if (*q->now)
		printf(_("Now: %s\n"), q->now);
	for (int i = 0; i < INQUIRY_STEPS; i++)
		line("  ", inquiry_step_says(q, i));
	for (int i = 0; i < q->nactions; i++)
		line("  ", inquiry_action_says(&q->action[i]));
}

static void put_step(struct out *o, const struct inquiry_step *s)
{
	char name[NAME_SIZE] = "";

	if (s->there)
		record_name(&s->rec, name);
	out_cell(o, name);
	out_cell(o, record_get(&s->rec, STEP_KIND));
	out_cell(o, record_get(&s->rec, STEP_STATE));
	out_cell(o, record_get(&s->rec, STEP_ITERATION));
	out_cell(o, record_get(&s->rec, STEP_STARTED));
	out_cell(o, record_get(&s->rec, STEP_DONE));
	out_cell(o, s->led_back >= 0 ? _("yes") : _("no"));
	out_cell(o, record_get(&s->rec, STEP_ASSUMPTIONS));
}

static int list_path(const struct call *c, const struct inquiry *q)
{
	static const struct out_column columns[] = {
		{ .name = "ref" }, { .name = "step" }, { .name = "state" },
		{ .name = "iteration", .number = true }, { .name = "started_on" },
		{ .name = "done_on" }, { .name = "look_again" }, { .name = "assumptions" },
	};
	struct out o;

	out_begin(&o, c, columns, sizeof(columns) / sizeof(*columns));
	for (int i = 0; i < INQUIRY_STEPS; i++)
		put_step(&o, &q->step[i]);
	return out_end(&o);
}

int verb_inquiry_path(struct call *c)
{
	char *which = call_words(c);
	struct inquiry q = { 0 };
	struct record r;
	struct err e = { 0 };
	bool ok = store_find(c->db, &entities[ENT_inquiry], which, &r, &e);
	int rc = ERR_NONE;

	free(which);
	if (!ok)
		return call_fail(&e);
	ok = inquiry_read(c->db, record_get(&r, FIELD_UID), &q, &e);
	if (!ok)
		rc = call_fail(&e);
	else if (out_form(c) != OUT_TABLE)
		rc = list_path(c, &q);
	else
		print_path(&q);
	inquiry_fini(&q);
	record_fini(&r);
	return rc;
}
