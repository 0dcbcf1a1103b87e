/* body.c - pcref body tree: who reports to whom, and who sits where. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/db.h"
#include "db/tree.h"

static void print_free(char *text, const char *end)
{
	char *safe = text_safe(text);

	printf("%s%s", safe, end);
	free(safe);
	free(text);
}

/* A terminal of one byte a character has no lines to draw with. */
static void print_tree(const struct call *c, const struct tree *t)
{
	for (int i = 0; i < t->n; i++) {
		char *name = text_safe(record_title(&t->branch[i].body));

		print_free(tree_lead(t, i, MB_CUR_MAX == 1), "");
		printf("%s: ", name);
		print_free(tree_kind(c->db, t, i), "; ");
		print_free(tree_seats(t, i), "\n");
		free(name);
	}
	if (!t->n)
		puts(_("No body is recorded yet; \"pcref body add NAME\" adds one."));
}

/* Each indented under the one it reports to, and a sentence by itself. */
static void print_sentences(const struct call *c, const struct tree *t)
{
	for (int i = 0; i < t->n; i++) {
		printf("%*s", 2 * t->branch[i].depth, "");
		print_free(tree_sentence(c->db, t, i), "\n");
	}
}

static int list_tree(const struct call *c, const struct tree *t)
{
	static const struct out_column columns[] = {
		{ .name = "ref" }, { .name = "body" }, { .name = "kind" }, { .name = "side" },
		{ .name = "reports_to" }, { .name = "depth", .number = true },
		{ .name = "seats", .number = true }, { .name = "vacant", .number = true },
		{ .name = "by_constituency" },
	};
	struct out o;

	out_begin(&o, c, columns, 9);
	for (int i = 0; i < t->n; i++) {
		const struct branch *b = &t->branch[i];
		char name[NAME_SIZE];

		record_name(&b->body, name);
		out_cell(&o, name);
		out_cell(&o, record_title(&b->body));
		out_cell(&o, record_get(&b->body, BODY_KIND));
		out_cell(&o, record_get(&b->body, BODY_SIDE));
		out_cell(&o, b->above < 0 ? "" : record_title(&t->branch[b->above].body));
		out_number(&o, b->depth);
		out_number(&o, b->seats);
		out_number(&o, b->vacant);
		out_cell(&o, b->by);
	}
	return out_end(&o);
}

int verb_body_tree(struct call *c)
{
	struct err e = { 0 };
	struct tree t;
	int rc = ERR_NONE;

	if (!tree_read(c->db, &t, &e)) {
		tree_fini(&t);
		return call_fail(&e);
	}
	if (out_form(c) != OUT_TABLE)
		rc = list_tree(c, &t);
	else if (call_has(c, FLAG_accessible))
		print_sentences(c, &t);
	else
		print_tree(c, &t);
	tree_fini(&t);
	return rc;
}
