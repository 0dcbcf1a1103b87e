#include "core/lang.h"
#include "report/writer.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "report/chart.h"

/* Where the writing stands: how deep, and whether a comma is due. */
struct json {
	FILE *f;
	int depth;
	bool comma;
};

static void nodes(struct json *, const char *key, const struct node *);

/* Controls of the terminal and of direction are spelt out, so that looking at
 * the file is safe and reading it gives back every byte. */
static bool spelt(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
		(c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/* One code point of valid UTF-8 of at most three bytes; of a longer one and
 * of none, what needs no spelling. */
static uint32_t point(const unsigned char *s, size_t *len)
{
	*len = 1;
	if (s[0] >= 0xc2 && s[0] < 0xe0 && s[1]) {
		*len = 2;
		return (uint32_t)(s[0] & 31) << 6 | (s[1] & 63);
	}
	if (s[0] >= 0xe0 && s[0] < 0xf0 && s[1] && s[2]) {
		*len = 3;
		return (uint32_t)(s[0] & 15) << 12 | (uint32_t)(s[1] & 63) << 6 | (s[2] & 63);
	}
	return s[0] < 0x80 ? s[0] : 0xfffd;
}

static void string(struct json *j, const char *text)
{
	char *safe = text_is_utf8(text, strlen(text)) ? NULL : text_safe(text);
	const unsigned char *s = (const unsigned char *)(safe ? safe : text);
	size_t len;

	putc('"', j->f);
	for (; *s; s += len) {
		uint32_t c = point(s, &len);

		if (c == '"' || c == '\\')
			fprintf(j->f, "\\%c", (char)c);
		else if (spelt(c))
			fprintf(j->f, "\\u%04x", (unsigned)c);
		else
			fwrite(s, 1, len, j->f);
	}
	putc('"', j->f);
	free(safe);
}

static void place(struct json *j, const char *key)
{
	if (j->comma)
		putc(',', j->f);
	if (j->depth)
		fprintf(j->f, "\n%*s", 2 * j->depth, "");
	j->comma = true;
	if (key) {
		string(j, key);
		fputs(": ", j->f);
	}
}

static void begin(struct json *j, const char *key, char bracket)
{
	place(j, key);
	putc(bracket, j->f);
	j->depth++;
	j->comma = false;
}

static void end(struct json *j, char bracket)
{
	j->depth--;
	if (j->comma)
		fprintf(j->f, "\n%*s", 2 * j->depth, "");
	putc(bracket, j->f);
	j->comma = true;
}

static void text(struct json *j, const char *key, const char *value)
{
	if (!value)
		return;
	place(j, key);
	string(j, value);
}

static void truth(struct json *j, const char *key, bool value)
{
	place(j, key);
	fputs(value ? "true" : "false", j->f);
}

static void number(struct json *j, const char *key, double value, int decimals)
{
	char *s = doc_number(value, decimals), *to = s;

	for (const char *from = s; *from; from++)
		if (*from != ',')
			*to++ = *from;
	*to = '\0';
	place(j, key);
	fputs(s, j->f);
	free(s);
}

static void prose(struct json *j, const struct prose *p)
{
	char *plain = doc_plain(p);

	text(j, "text", plain);
	free(plain);
}

static void cell(struct json *j, const struct cell *c)
{
	begin(j, NULL, '{');
	text(j, "text", c->text);
	if (c->hidden)
		truth(j, "hidden", true);
	if (c->number && c->kind != CELL_LIMITS && c->kind != CELL_PERCENT_LIMITS)
		number(j, "value", c->value, c->decimals);
	if (c->number && (c->kind == CELL_LIMITS || c->kind == CELL_PERCENT_LIMITS)) {
		number(j, "low", c->low, c->decimals);
		number(j, "high", c->high, c->decimals);
	}
	end(j, '}');
}

static void columns(struct json *j, const struct table *t)
{
	begin(j, "columns", '[');
	for (size_t i = 0; i < t->ncols; i++)
		text(j, NULL, t->col[i].head);
	end(j, ']');
}

static bool row(const struct row *r, void *with)
{
	struct json *j = with;

	begin(j, NULL, '{');
	truth(j, "total", r->total);
	begin(j, "cells", '[');
	for (size_t k = 0; k < r->n; k++)
		cell(j, &r->cell[k]);
	end(j, ']');
	end(j, '}');
	return true;
}

static void table(struct json *j, const struct table *t)
{
	text(j, "caption", t->bare ? t->bare : t->caption);
	columns(j, t);
	begin(j, "rows", '[');
	table_each(t, row, j);
	end(j, ']');
}

static void node(struct json *j, const struct node *n)
{
	static const char *const kinds[] = {
		[NODE_SECTION] = "section", [NODE_PARA] = "paragraph", [NODE_LIST] = "list",
		[NODE_ORDERED] = "ordered list", [NODE_ITEM] = "item",
		[NODE_TABLE] = "table", [NODE_FIGURE] = "figure", [NODE_NOTE] = "note",
		[NODE_DEFS] = "definitions", [NODE_DEF] = "definition",
		[NODE_QUOTE] = "quotation",
	};

	begin(j, NULL, '{');
	text(j, "kind", kinds[n->kind]);
	if (*n->number)
		text(j, "number", n->number);
	text(j, "title", n->bare ? n->bare : n->title);
	text(j, "alternative", n->alt);
	if (n->kind == NODE_FIGURE)
		text(j, "chart", chart_name(n->chart.kind));
	if (n->prose.n)
		prose(j, &n->prose);
	if (n->table)
		table(j, n->table);
	if (n->child)
		nodes(j, "content", n->child);
	end(j, '}');
}

static void nodes(struct json *j, const char *key, const struct node *n)
{
	begin(j, key, '[');
	for (; n; n = n->next)
		node(j, n);
	end(j, ']');
}

bool json_write(const struct doc *d, FILE *f, struct err *e)
{
	struct json j = { .f = f };

	(void)e;
	begin(&j, NULL, '{');
	text(&j, "title", d->title);
	text(&j, "language", lang_tag());
	text(&j, "organisation", d->organisation);
	text(&j, "period", d->period);
	text(&j, "as_at", d->as_at);
	text(&j, "notice", d->notice);
	text(&j, "disclosure_control", d->profile);
	nodes(&j, "content", d->root->child);
	text(&j, "seal", d->seal);
	end(&j, '}');
	putc('\n', f);
	return true;
}
