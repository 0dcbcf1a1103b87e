#include "import/extract.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/tally.h"
#include "import/count.h"
#include "import/delay.h"
#include "import/filehash.h"
#include "import/head.h"
#include "import/meaning.h"
#include "import/part.h"
#include "import/people.h"
#include "import/scan.h"
#include "import/excel.h"

enum { MOST_PARTS = 8 };

/* Below this a second thread costs more than it saves. */
static const uint64_t PART_LEAST = 8 << 20;

struct pass {
	const char *path;	/* as messages have it */
	const char *file;	/* as it is opened */
	const struct extract_options *opt;
	struct extract *x;
	struct scan *scan;
	struct counter counter;	/* what is read in order, by this thread */
	bool counting;
	struct part *part;	/* the others */
	int npart;
	struct filehash *filehash;
	struct stat was;
	uint64_t bad_line;
};

/* ---- the end of it ---- */

static void count_people(struct pass *p, bool cp1252)
{
	struct extract *x = p->x;
	struct people *all = p->counter.people;
	struct people_cursor c = { 0 };
	struct people_place at;

	people_end(all);
	while (people_next(all, &c, cp1252, &at))
		tally_add(x->tally, at.team, at.service, at.month, (unsigned)at.code);
	tally_end(x->tally);
	x->people = people_sum(all, cp1252);
	x->counted_people = true;
}

static void take_sums(struct pass *p, const struct counter *c)
{
	struct extract *x = p->x;

	x->read += c->read;
	x->accepted += c->accepted;
	x->undated += c->undated;
	x->nobody += c->nobody;
}

/* Put what a part counted to the rest. */
static void join_part(struct pass *p, struct part *part, bool cp1252)
{
	struct counter *c = &part->counter;

	tally_end(c->tally);
	judge_settle(&c->judge, c->tally, cp1252);
	tally_join(p->counter.tally, c->tally, part->team, part->service);
	judged_add(&p->x->judged, &c->judge, cp1252);
	take_sums(p, c);
}

static bool settle(struct pass *p, struct err *e)
{
	struct extract *x = p->x;
	struct counter *c = &p->counter;
	bool cp1252 = p->bad_line != 0;

	x->bad_line = p->bad_line;
	memcpy(x->first, c->rejects.first, sizeof(x->first));
	take_sums(p, c);
	tally_end(c->tally);
	judge_settle(&c->judge, c->tally, cp1252);
	judged_add(&x->judged, &c->judge, cp1252);
	for (int i = 0; i < p->npart; i++)
		if (p->part[i].ok)
			join_part(p, &p->part[i], cp1252);
	x->tally = c->tally;
	c->tally = NULL;
	x->delay = c->delay;
	c->delay = NULL;
	if (c->people)
		count_people(p, cp1252);
	if (cp1252)
		tally_recode(x->tally);
	tally_hash(x->tally, x->counts_hash);
	meaning_hash(p->opt->meaning, x->meaning_hash);
	return x->read || err_set(e, ERR_DATA, _("%s has a header and no rows"),
	                          p->path);
}

/* ---- parts ---- */

/* A processor is for the hash, which takes as long as counting rows does. */
static long processors_left(const struct extract_options *o)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n > 1 && !o->source.unhashed && !o->people ? n - 1 : n;
}

static int parts_wanted(const struct pass *p)
{
	uint64_t size = (uint64_t)p->was.st_size;
	long n = p->opt->threads ? p->opt->threads : processors_left(p->opt);

	if (strcmp(p->file, "-") == 0 || !S_ISREG(p->was.st_mode) ||
	    excel_is(p->file))
		return 1;
	if (!p->opt->threads && (uint64_t)n > size / PART_LEAST)
		n = (long)(size / PART_LEAST);
	return n < 1 ? 1 : n > MOST_PARTS ? MOST_PARTS : (int)n;
}

static void begin_parts(struct pass *p, int n)
{
	uint64_t each = (uint64_t)p->was.st_size / (uint64_t)n;

	if (!each)
		return;
	scan_set_limit(p->scan, each);
	p->npart = n - 1;
	p->part = xcalloc((size_t)p->npart, sizeof(*p->part));
	for (int i = 0; i < p->npart; i++) {
		struct part *part = &p->part[i];

		part->path = p->file;
		part->opt = p->opt;
		part->delimiter = p->x->delimiter;
		part->key = p->counter.key;
		part->place = each * (uint64_t)(i + 1);
		part->limit = i + 1 < p->npart ? part->place + each : UINT64_MAX;
		part_begin(part, &p->x->header);
	}
}

/* Read a part whose guess was wrong, from where the one before ended. */
static bool read_again(struct pass *p, struct part *part, uint64_t from,
                       uint64_t line, struct err *e)
{
	struct source_options o = p->opt->source;
	bool ok;

	part->ok = false;
	o.unhashed = true;
	o.from = from;
	scan_close(p->scan);
	p->scan = scan_open(p->file, &o, e);
	if (!p->scan)
		return false;
	scan_set_delimiter(p->scan, part->delimiter);
	scan_set_limit(p->scan, part->limit);
	scan_set_line(p->scan, line);
	if (p->opt->indexer)
		scan_set_indexer(p->scan, p->opt->indexer);
	ok = part_count(p->scan, &p->counter, e);
	part->end = scan_at(p->scan);
	part->lines = scan_next_line(p->scan) - line;
	if (!p->bad_line)
		p->bad_line = scan_bad_line(p->scan);
	p->x->again++;
	return ok;
}

/* Take a part whose guess was right.  People are joined at once, for of two
 * rows that say as much the later one counts. */
static bool take_part(struct pass *p, struct part *part, uint64_t line,
                      struct err *e)
{
	struct counter *c = &part->counter;

	if (!tally_join_names(p->counter.tally, c->tally, &part->team,
	                      &part->service))
		return err_set(e, ERR_DATA, ngettext("%s: the column taken for the team or the"
		               " service has more than %d value", "%s: the column taken for the"
		               " team or the service has more than %d different values",
		               TALLY_NAMES - 1), p->path, TALLY_NAMES - 1);
	if (c->people)
		people_join(p->counter.people, c->people, part->team,
		            part->service);
	if (c->delay)
		delay_join(p->counter.delay, c->delay, part->team);
	if (part->bad_line && !p->bad_line)
		p->bad_line = line + part->bad_line - 1;
	return rejects_take(&p->counter.rejects, &c->rejects, line, e);
}

/* Each part in turn: taken as it is, or read again. */
static bool end_parts(struct pass *p, struct err *e)
{
	uint64_t at = scan_at(p->scan), line = scan_next_line(p->scan);

	for (int i = 0; i < p->npart; i++) {
		struct part *part = &p->part[i];

		part_wait(part);
		if (part->ok && part->start == at
		    ? !take_part(p, part, line, e)
		    : !read_again(p, part, at, line, e))
			return false;
		at = part->end;
		line += part->lines;
	}
	return true;
}

/* Parts are read at several times: all of one file, if it stayed as it was. */
static bool is_unchanged(const struct pass *p, struct err *e)
{
	struct stat now;

	return (stat(p->file, &now) == 0 && now.st_size == p->was.st_size &&
	        now.st_mtim.tv_sec == p->was.st_mtim.tv_sec &&
	        now.st_mtim.tv_nsec == p->was.st_mtim.tv_nsec) ||
	       err_set(e, ERR_INPUT, _("%s changed while it was read; nothing "
	               "was kept: import it again when it is complete"), p->path);
}

static bool end_hash(struct pass *p, struct err *e)
{
	struct filehash *d = p->filehash;

	if (p->opt->source.unhashed)
		return true;
	p->filehash = NULL;
	if (!d) {
		source_hash(scan_source(p->scan), p->x->hash);
		return true;
	}
	return filehash_end(d, p->x->hash) || err_set(e, ERR_IO,
	       _("cannot read all of %s"), p->path);
}

static bool open_scan(struct pass *p, int *parts, struct err *e)
{
	struct source_options o = p->opt->source;

	if (strcmp(p->file, "-") != 0 && stat(p->file, &p->was) != 0)
		p->was = (struct stat){ 0 };
	*parts = parts_wanted(p);
	if (*parts > 1)
		o.unhashed = true;
	p->scan = scan_open(p->file, &o, e);
	if (p->scan && *parts > 1 && !p->opt->source.unhashed)
		p->filehash = filehash_begin(p->file, o.stop);
	return p->scan != NULL;
}

static bool run(struct pass *p, struct err *e)
{
	struct scan_batch b;
	const char *s;
	size_t n, rows = 0;
	int parts;

	if (!open_scan(p, &parts, e) || !head_is_text(p->scan, p->path, e))
		return false;
	s = scan_peek(p->scan, &n);
	p->x->delimiter = header_delimiter(s, n);
	scan_set_delimiter(p->scan, p->x->delimiter);
	if (p->opt->indexer)
		scan_set_indexer(p->scan, p->opt->indexer);
	if (!head_read(p->scan, p->path, &p->x->header, &b, &rows, e) ||
	    !header_find(&p->x->header, p->opt->map, e))
		return false;
	counter_init(&p->counter, p->path, &p->x->header, p->opt,
	             p->x->delimiter);
	p->counting = true;
	hash_key_random(&p->counter.key);
	if (parts > 1)
		begin_parts(p, parts);
	if (!counter_rows(&p->counter, &b, rows, e) ||
	    !part_count(p->scan, &p->counter, e))
		return false;
	p->x->bytes = source_size(scan_source(p->scan));
	p->bad_line = scan_bad_line(p->scan);
	if (p->npart && (!end_parts(p, e) || !is_unchanged(p, e)))
		return false;
	if (S_ISREG(p->was.st_mode))
		p->x->bytes = (uint64_t)p->was.st_size;
	return end_hash(p, e) && settle(p, e);
}

static void finish(struct pass *p)
{
	char hex[HASH_SIZE];

	for (int i = 0; i < p->npart; i++)
		part_fini(&p->part[i]);
	free(p->part);
	if (p->filehash)
		filehash_end(p->filehash, hex);
	if (p->counting)
		counter_fini(&p->counter);
	scan_close(p->scan);
}

static bool end_rejects(struct pass *p, struct err *e)
{
	struct rejects *r = &p->counter.rejects;

	if (!rejects_end(r, e))
		return false;
	if (!p->opt->hold)
		return rejects_keep(r, e);
	p->x->rejects = *r;
	r->file = NULL;
	return true;
}

bool extract_read(const char *path, const struct extract_options *opt,
                  struct extract *x, struct err *e)
{
	struct pass p = { .path = path, .file = path, .opt = opt, .x = x };
	bool ok;

	*x = (struct extract){ 0 };
	header_init(&x->header);
	judged_init(&x->judged);
	if (strcmp(path, "-") == 0)
		p.path = _("standard input");
	ok = run(&p, e) && end_rejects(&p, e);
	rejects_drop(&p.counter.rejects);
	finish(&p);
	return ok;
}

bool extract_keep_rejects(struct extract *x, struct err *e)
{
	return rejects_keep(&x->rejects, e);
}

void extract_fini(struct extract *x)
{
	rejects_drop(&x->rejects);
	tally_free(x->tally);
	delay_free(x->delay);
	judged_fini(&x->judged);
	header_fini(&x->header);
}
