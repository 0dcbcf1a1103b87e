#include "import/part.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"

bool part_count(struct scan *s, struct counter *c, struct err *e)
{
	struct scan_batch b;

	while (scan_next(s, &b, e)) {
		if (!b.nrow && b.fault == SCAN_FINE)
			return true;
		if (!(b.nrow ? counter_rows(c, &b, 0, e)
		             : counter_fault(c, &b, e)))
			return false;
		if (rejects_full(&c->rejects))
			return false;
	}
	return false;
}

/* The first byte of the first line that begins at a place or behind it. */
static bool find_start(struct part *p, struct err *e)
{
	struct source_options o = { .unhashed = true, .block = 4096,
	                            .from = p->place - 1 };
	struct source *s = source_open(p->path, &o, e);
	bool last = s == NULL, found = false;
	char *text;
	size_t n;

	p->start = o.from;
	while (!last && !found && source_next(s, "", 0, &text, &n, &last, e)) {
		const char *end = memchr(text, '\n', n);

		found = end != NULL;
		p->start += end ? (size_t)(end - text) + 1 : n;
	}
	source_close(s);
	return found;
}

static void count(struct part *p, struct err *e)
{
	struct source_options o = p->opt->source;
	struct scan *s;

	o.unhashed = true;
	o.from = p->start;
	o.progress = NULL;
	s = scan_open(p->path, &o, e);
	if (!s)
		return;
	scan_set_delimiter(s, p->delimiter);
	scan_set_limit(s, p->limit);
	if (p->opt->indexer)
		scan_set_indexer(s, p->opt->indexer);
	p->ok = part_count(s, &p->counter, e);
	p->end = scan_at(s);
	p->lines = scan_next_line(s) - 1;
	p->bad_line = scan_bad_line(s);
	scan_close(s);
}

static void *run(void *of)
{
	struct part *p = of;
	struct err ignored;

	if (find_start(p, &ignored))
		count(p, &ignored);
	return NULL;
}

void part_begin(struct part *p, const struct header *h)
{
	sigset_t all, was;

	counter_init(&p->counter, p->path, h, p->opt, p->delimiter);
	p->counter.rejects.held = true;
	p->counter.key = p->key;
	p->counter.salt = p->place;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	p->running = pthread_create(&p->thread, NULL, run, p) == 0;
	pthread_sigmask(SIG_SETMASK, &was, NULL);
}

void part_wait(struct part *p)
{
	if (p->running)
		pthread_join(p->thread, NULL);
	p->running = false;
}

void part_fini(struct part *p)
{
	part_wait(p);
	rejects_drop(&p->counter.rejects);
	counter_fini(&p->counter);
	free(p->team);
	free(p->service);
}
