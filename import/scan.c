#include "import/scan.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "import/index.h"

enum { WINDOW = 32 << 10 };	/* bytes indexed at once, unless a row is longer */

struct scan {
	struct source *source;
	const struct indexer *indexer;
	struct index index;
	size_t room;		/* bytes index has places for */
	char delimiter;
	char *text;		/* what is read and not yet given out */
	size_t n;
	bool last;		/* nothing comes after text */
	bool skipping;		/* up to the end of a line too long to keep */
	bool mark;
	size_t window;
	uint64_t line;		/* that text begins */
	uint64_t at, limit;	/* the byte that text begins; the end of a part */
	uint64_t bad_line;
};

static uint64_t count_lines(const char *s, size_t n)
{
	const char *end = s + n;
	uint64_t lines = 0;

	while ((s = memchr(s, '\n', (size_t)(end - s)))) {
		lines++;
		s++;
	}
	return lines;
}

static bool refill(struct scan *s, struct err *e)
{
	if (!source_next(s->source, s->text, s->n, &s->text, &s->n, &s->last,
	                 e))
		return false;
	if (s->last && s->n && s->text[s->n - 1] != '\n')
		s->text[s->n++] = '\n';
	return true;
}

struct scan *scan_open(const char *path, const struct source_options *opt,
                       struct err *e)
{
	struct scan *s = xcalloc(1, sizeof(*s));

	s->source = source_open(path, opt, e);
	s->text = (char *)"";
	if (!s->source || !refill(s, e)) {
		scan_close(s);
		return NULL;
	}
	s->line = 1;
	s->at = opt->from;
	s->limit = UINT64_MAX;
	s->window = WINDOW;
	s->delimiter = ',';
	s->indexer = index_best();
	s->index.seek_bad = true;
	s->mark = !opt->from && s->n >= 3 &&
	          memcmp(s->text, "\xEF\xBB\xBF", 3) == 0;
	if (s->mark) {
		s->at = 3;
		s->text += 3;
		s->n -= 3;
	}
	return s;
}

void scan_close(struct scan *s)
{
	if (!s)
		return;
	source_close(s->source);
	free(s->index.pos);
	free(s->index.row);
	free(s);
}

const char *scan_peek(const struct scan *s, size_t *n)
{
	*n = s->n;
	return s->text;
}

void scan_set_delimiter(struct scan *s, char delimiter)
{
	s->delimiter = delimiter;
}

void scan_set_indexer(struct scan *s, const struct indexer *indexer)
{
	s->indexer = indexer;
}

static void run_index(struct scan *s, size_t n)
{
	if (s->room < n) {
		s->room = n;
		s->index.pos = xreallocarray(s->index.pos, n + INDEX_SPARE,
		                             sizeof(*s->index.pos));
		s->index.row = xreallocarray(s->index.row, n + INDEX_SPARE,
		                             sizeof(*s->index.row));
	}
	s->index.seek_bad = !s->bad_line;
	s->indexer->run(s->text, n, s->delimiter, &s->index);
}

static void take(struct scan *s, size_t n, uint64_t lines)
{
	if (s->index.bad_at < n && !s->bad_line)
		s->bad_line = s->line + count_lines(s->text, s->index.bad_at);
	s->index.bad_at = UINT32_MAX;
	s->text += n;
	s->n -= n;
	s->at += n;
	s->line += lines;
}

/* Leave out the rows that begin behind the limit; the first does not. */
static bool cut_rows(const struct scan *s, struct index *x)
{
	size_t was = x->nrow;

	while (x->nrow > 1 &&
	       s->at + x->pos[x->row[x->nrow - 2]] + 1 >= s->limit)
		x->nrow--;
	return x->nrow < was;
}

/* All rows that end in the n bytes indexed. */
static void give_rows(struct scan *s, size_t n, struct scan_batch *b)
{
	struct index *x = &s->index;
	bool cut = s->at + n > s->limit && cut_rows(s, x);
	uint64_t lines = x->nrow;
	size_t end;

	end = x->pos[x->row[x->nrow - 1]] + 1;
	b->pos = x->pos;
	b->row = x->row;
	b->nrow = x->nrow;
	b->one_line_each = !x->inner && !x->fault;
	if (x->fault || cut)
		lines = count_lines(s->text, end);
	else if (x->inner)
		lines += x->inner - count_lines(s->text + end, n - end);
	take(s, end, lines);
}

static void give_fault(struct scan *s, enum scan_fault fault, size_t at,
                       struct scan_batch *b)
{
	const char *end = memchr(s->text, '\n', s->n);

	b->fault = fault;
	b->fault_at = (uint32_t)at;
	b->size = end ? (size_t)(end - s->text) : s->n;
	s->skipping = !end;
	/* The index ends at the fault; its line may have more to say. */
	s->index.bad_at = s->bad_line ? UINT32_MAX :
	                  index_seek_bad(s->text, b->size + (end != NULL));
	if (!end) {
		take(s, s->n, 0);
		return;
	}
	take(s, b->size + 1, 1);
	if (b->size && s->text[-2] == '\r')
		b->size--;
}

static void skip_line(struct scan *s)
{
	const char *end = memchr(s->text, '\n', s->n);

	s->skipping = !end;
	s->index.bad_at = UINT32_MAX;
	take(s, end ? (size_t)(end - s->text) + 1 : s->n, end != NULL);
}

/* Index what there is of rows: true if b now holds something.  Otherwise the
 * row at hand goes on beyond what was read. */
static bool look(struct scan *s, struct scan_batch *b)
{
	static const enum scan_fault fault_of[] = {
		[FAULT_QUOTE] = SCAN_QUOTE,
		[FAULT_AFTER] = SCAN_AFTER,
		[FAULT_NUL] = SCAN_NUL
	};
	const struct index *x = &s->index;

	for (;;) {
		size_t n = s->n < s->window ? s->n : s->window;
		b->text = s->text;
		b->line = s->line;
		run_index(s, n);
		if (x->nrow) {
			s->window = WINDOW;
			give_rows(s, n, b);
			return true;
		}
		if (x->fault) {
			if (!s->last && !memchr(s->text, '\n', s->n))
				return false;
			give_fault(s, fault_of[x->fault], x->fault_at, b);
			return true;
		}
		if (n == s->n)
			return false;
		s->window *= 2;
	}
}

bool scan_next(struct scan *s, struct scan_batch *b, struct err *e)
{
	*b = (struct scan_batch){ 0 };
	for (;;) {
		if (s->skipping && s->n)
			skip_line(s);
		if (s->at >= s->limit && !s->skipping)
			return true;
		if (s->n && look(s, b))
			return true;
		if (s->n && (s->last || s->n > source_carry(s->source))) {
			give_fault(s, memchr(s->text, '\n', s->n) ? SCAN_OPEN :
			           SCAN_LONG, 0, b);
			return true;
		}
		if (s->last)
			return true;
		if (!refill(s, e))
			return false;
	}
}

void scan_set_limit(struct scan *s, uint64_t limit)
{
	s->limit = limit;
}

void scan_set_line(struct scan *s, uint64_t line)
{
	s->line = line;
}

uint64_t scan_at(const struct scan *s)
{
	return s->at;
}

uint64_t scan_next_line(const struct scan *s)
{
	return s->line;
}

uint64_t scan_line(const struct scan_batch *b, size_t at)
{
	return b->line + count_lines(b->text, at);
}

uint64_t scan_bad_line(const struct scan *s)
{
	return s->bad_line;
}

bool scan_has_mark(const struct scan *s)
{
	return s->mark;
}

struct source *scan_source(struct scan *s)
{
	return s->source;
}
