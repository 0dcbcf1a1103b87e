/* Where a heading or a table of the report comes from. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/trail.h"
#include "report/annual.h"

struct telling {
	struct db *db;
	const struct doc *doc;
	FILE *out;
	struct err *e;
};

/* "t12" for whatever way a person writes the number of a table. */
static void read_number(const char *typed, char number[static 16])
{
	bool table = tolower((unsigned char)*typed) == 't';

	while (table && *typed && !isdigit((unsigned char)*typed))
		typed++;
	snprintf(number, 16, "%s%s", table ? "t" : "", typed);
}

/* The node of that number, and the nearest trail at or above it. */
static const struct node *find(const struct node *n, const char *number, const char *above,
                               const char **trail)
{
	for (; n; n = n->next) {
		const char *own = n->trail ? n->trail : above;
		const struct node *found;

		if (strcmp(n->number, number) == 0) {
			*trail = own;
			return n;
		}
		found = find(n->child, number, own, trail);
		if (found)
			return found;
	}
	return NULL;
}

static bool tell_trail(struct telling *t, const char *trail)
{
	char *copy = xstrdup(trail), *rest = copy, *one;
	bool ok = true;

	while (ok && (one = strsep(&rest, "\n"))) {
		char *text = trail_read(t->db, one, t->e);

		ok = text;
		if (ok)
			fputs(text, t->out);
		free(text);
	}
	free(copy);
	return ok;
}

static void tell_table(const struct telling *t, const struct node *n)
{
	int hidden = 0, people = 0;

	for (size_t i = 0; i < n->table->nrows; i++)
		for (size_t j = 0; j < n->table->ncols; j++) {
			const struct cell *c = &n->table->row[i].cell[j];

			hidden += c->hidden;
			people += c->kind == CELL_PEOPLE || c->kind == CELL_PERCENT ||
			          c->kind == CELL_PERCENT_LIMITS || c->rests;
		}
	fprintf(t->out, ngettext("%s (%s): %zu row; ", "%s (%s): %zu rows; ", n->table->nrows),
	        n->table->caption, n->number, n->table->nrows);
	if (people)
		fprintf(t->out, ngettext("%d figure of people, %d of them hidden.\n",
		        "%d figures of people, %d of them hidden.\n", (unsigned long)people),
		        people, hidden);
	else
		fprintf(t->out, _("it counts no people.\n"));
}

static void tell_tables(const struct telling *t, const struct node *n)
{
	for (; n; n = n->next) {
		if (n->table)
			tell_table(t, n);
		tell_tables(t, n->child);
	}
}

static bool tell_below(struct telling *t, const struct node *n)
{
	bool ok = true;

	for (; ok && n; n = n->next) {
		if (n->trail)
			fprintf(t->out, "\n%s\n", n->title);
		ok = (!n->trail || tell_trail(t, n->trail)) && tell_below(t, n->child);
	}
	return ok;
}

static bool tell(struct telling *t, const struct node *n, const char *trail,
                 enum suppress_profile p)
{
	fprintf(t->out, "%s\n", n->title ? n->title : n->table->caption);
	if (n->kind == NODE_FIGURE)
		fprintf(t->out, "%s\n", n->table->caption);
	if (trail && !tell_trail(t, trail))
		return false;
	fprintf(t->out, _("Suppression: %s. %s\n"), t->doc->profile, suppress_note(p));
	if (n->table)
		tell_table(t, n);
	tell_tables(t, n->child);
	fprintf(t->out, "%s\n", t->doc->as_at);
	if (t->doc->seal)
		fprintf(t->out, "%s\n", t->doc->seal);
	return tell_below(t, n->child);
}

char *annual_why(struct db *db, const struct annual_options *o, const char *typed,
                 struct err *e)
{
	struct doc *doc = annual_build(db, o, e);
	struct telling t = { db, doc, NULL, e };
	const char *trail = NULL;
	const struct node *n;
	char number[16], *text = NULL;
	size_t len;
	bool ok;

	if (!t.doc)
		return NULL;
	read_number(typed, number);
	n = find(t.doc->root->child, number, NULL, &trail);
	t.out = xmemstream(&text, &len);
	ok = n ? tell(&t, n, trail, o->profile)
	       : err_set(e, ERR_INPUT, _("the report of %s has no \"%s\"; its headings have numbers"
			" as 4.2 and its tables as t12"), o->year, typed);
	fclose(t.out);
	doc_free(doc);
	if (ok)
		return text;
	free(text);
	return NULL;
}
