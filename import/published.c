#include "import/published.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "import/field.h"
#include "import/head.h"
#include "import/header.h"
#include "import/meanings.h"
#include "import/published_priv.h"
#include "import/scan.h"

enum { NEEDED = 1, MOST_ROWS = 5000000, MOST_MEASURES = 20000, FOLD_SIZE = 64 };

static const struct {
	const char *kind;
	enum published_column column;
	int needed;
	const char *name;
} columns[] = {
#define COLUMN(kind, column, needed, name) { #kind, column, needed, name },
#include "import/published.def"
#undef COLUMN
};
enum { NCOLUMNS = sizeof(columns) / sizeof(*columns) };

struct job {
	struct db *db;
	const char *path;
	const struct published_options *opt;
	struct published *to;
	published_make *make;
	struct scan *scan;
	struct header header;
	int at[PUBLISHED_COLUMNS];	/* -1 is not there */
	char *text[PUBLISHED_COLUMNS];	/* of the row at hand */
	/* Measures met so far and the uids of their metrics, "" if none. */
	struct dict measure;
	char (*uid)[UID_SIZE];
	struct meaning meaning;
};

static void fold(const char *s, char to[static FOLD_SIZE])
{
	size_t k = 0;

	for (; *s && k < FOLD_SIZE - 1; s++)
		if (isascii(*s) && isalnum((unsigned char)*s))
			to[k++] = (char)tolower((unsigned char)*s);
	to[k] = '\0';
}

static int find_header(const struct header *h, const char *name)
{
	char folded[FOLD_SIZE];

	for (int i = 0; i < h->n; i++) {
		fold(h->name[i], folded);
		if (strcmp(folded, name) == 0)
			return i;
	}
	return -1;
}

static bool find_columns(struct job *j, struct err *e)
{
	const char *missing = NULL;

	for (int i = 0; i < PUBLISHED_COLUMNS; i++)
		j->at[i] = -1;
	for (int i = 0; i < NCOLUMNS; i++)
		if (strcmp(columns[i].kind, j->opt->kind) == 0 &&
		    j->at[columns[i].column] < 0)
			j->at[columns[i].column] =
				find_header(&j->header, columns[i].name);
	for (int i = 0; i < NCOLUMNS && !missing; i++)
		if (strcmp(columns[i].kind, j->opt->kind) == 0 &&
		    columns[i].needed && j->at[columns[i].column] < 0)
			missing = columns[i].name;
	return !missing || err_set(e, ERR_DATA, _("%s has no column like %s, so"
	                           " it is no file of this profile; \"pcref"
	                           " profile list\" shows the others"), j->path,
	                           missing);
}

static void count_text(struct tallied *t, const char *s)
{
	uint32_t was = t->text.n, id = dict_add(&t->text, s, strlen(s));

	if (id == DICT_FULL)
		return;
	if (t->text.n > was) {
		t->n = xreallocarray(t->n, t->text.n, sizeof(*t->n));
		t->n[id] = 0;
	}
	t->n[id]++;
}

/* ---- measures ---- */

static bool make_metric(struct job *j, const struct published_row *row,
                        char uid[static UID_SIZE], struct err *e)
{
	const char *name = row->text[COL_NAME];
	char *code = xstrdup(row->measure);
	struct record r;
	bool ok;

	/* A code can be typed; what files call it stands beside. */
	for (char *p = code; (p = strpbrk(p, " :;,"));)
		*p = '-';
	store_start(j->db, &r, &entities[ENT_metric]);
	record_set(&r, METRIC_CODE, code);
	if (strcmp(code, row->measure) != 0)
		record_set(&r, METRIC_MEASURE, row->measure);
	record_set(&r, METRIC_NAME, *name ? name : row->measure);
	record_set(&r, METRIC_KIND, "count");
	record_set(&r, METRIC_POLARITY, "neutral");
	record_set(&r, METRIC_FREQUENCY, strcmp(j->opt->kind, "mha") == 0
	           ? "year" : "month");
	ok = store_save(j->db, &r, NULL, e);
	snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
	free(code);
	j->to->made += ok;
	return ok;
}

/* Of the DQMI feed the ethnic category of the trust's own data sets is always
 * wanted: it stands beside our own index. */
static bool is_joined(const struct job *j, const struct published_row *row)
{
	struct record set;
	struct err ignored;

	if (strcmp(j->opt->kind, "dqmi") != 0 || j->opt->dry ||
	    !strcasestr(row->text[COL_MEASURE], "ethnic") ||
	    !store_find(j->db, &entities[ENT_dataset], row->text[COL_LEVEL1], &set, &ignored))
		return false;
	record_fini(&set);
	return true;
}

/* The metric of a measure; "" if it is none of the trust's. */
static bool find_metric(struct job *j, const struct published_row *row,
                        const char **uid, struct err *e)
{
	uint32_t was = j->measure.n;
	uint32_t id = dict_add(&j->measure, row->measure, strlen(row->measure));

	*uid = "";
	if (id == DICT_FULL)
		return err_set(e, ERR_DATA, ngettext("%s has more than %d measure",
		               "%s has more than %d measures", MOST_MEASURES),
		               j->path, MOST_MEASURES);
	if (j->measure.n > was) {
		j->uid = xreallocarray(j->uid, j->measure.n, sizeof(*j->uid));
		*j->uid[id] = '\0';
		if (!metric_by_code(j->db, row->measure, j->uid[id]) &&
		    (j->opt->make_metrics || is_joined(j, row)) &&
		    !make_metric(j, row, j->uid[id], e))
			return false;
	}
	*uid = j->uid[id];
	return true;
}

/* ---- rows ---- */

static bool keep_figures(struct job *j, struct published_row *row, long long line,
                         struct err *e)
{
	struct published *to = j->to;
	const char *uid;

	if (!find_metric(j, row, &uid, e))
		return false;
	if (!*uid) {
		to->load.unmatched++;
		count_text(&to->measures, row->measure);
		return true;
	}
	for (int i = 0; i < row->n; i++) {
		size_t n = (size_t)to->n;

		if ((n & (n - 1)) == 0)
			to->row = xreallocarray(to->row, n ? 2 * n : 1,
			                        sizeof(*to->row));
		to->row[n] = row->figure[i];
		to->row[n].line = line;
		snprintf(to->row[n].metric, UID_SIZE, "%s", uid);
		to->n++;
	}
	return true;
}

static bool take_row(struct job *j, const struct scan_row *r, long long line,
                     struct err *e)
{
	struct published_row row = { .meaning = &j->meaning };
	bool made;

	if (r->n == 1 && field_at(r, 0).n == 0)
		return true;
	if (++j->to->load.read > MOST_ROWS)
		return err_set(e, ERR_DATA, ngettext("%s has more than %d row",
		               "%s has more than %d rows", MOST_ROWS), j->path,
		               MOST_ROWS);
	for (int i = 0; i < PUBLISHED_COLUMNS; i++) {
		bool there = j->at[i] >= 0 && (uint32_t)j->at[i] < r->n;

		j->text[i] = there ? field_copy(field_at(r, (uint32_t)j->at[i]))
		                   : xstrdup("");
		row.text[i] = j->text[i];
	}
	made = j->make(&row);
	for (int i = 0; i < row.n; i++)
		j->to->suppressed += row.figure[i].suppressed;
	j->to->broken += !made;
	if (made && row.unknown_label)
		count_text(&j->to->labels, row.figure[0].category);
	made = !made || keep_figures(j, &row, line, e);
	for (int i = 0; i < PUBLISHED_COLUMNS; i++)
		free(j->text[i]);
	return made;
}

static bool take_rows(struct job *j, const struct scan_batch *b, size_t from,
                      struct err *e)
{
	uint32_t first = from ? b->row[from - 1] + 1 : 0;

	for (size_t i = from; i < b->nrow; i++) {
		struct scan_row r = { b->text, first ? b->pos[first - 1] + 1 : 0,
		                      b->pos + first, b->row[i] + 1 - first };

		if (!take_row(j, &r, (long long)scan_line(b, r.start), e))
			return false;
		first = b->row[i] + 1;
	}
	return true;
}

static bool take_file(struct job *j, struct err *e)
{
	struct scan_batch b;
	const char *s;
	size_t n, rows = 0;

	j->scan = scan_open(j->path, &j->opt->source, e);
	if (!j->scan || !head_is_text(j->scan, j->path, e))
		return false;
	s = scan_peek(j->scan, &n);
	scan_set_delimiter(j->scan, header_delimiter(s, n));
	if (!head_read(j->scan, j->path, &j->header, &b, &rows, e) ||
	    !find_columns(j, e) || !take_rows(j, &b, rows, e))
		return false;
	while (scan_next(j->scan, &b, e)) {
		if (b.fault)
			return err_set(e, ERR_DATA, _("%s, line %llu: its quotes"
			    " are broken, so nothing was kept; get the file"
			    " again"), j->path, (unsigned long long)b.line);
		if (!b.nrow)
			return true;
		if (!take_rows(j, &b, 0, e))
			return false;
	}
	return false;
}

bool published_read(struct db *db, const char *path,
                    const struct published_options *opt, struct published *to,
                    struct err *e)
{
	struct job j = { .db = db, .path = path, .opt = opt, .to = to,
	                 .make = published_maker(opt->kind) };
	const char *slash = strrchr(path, '/');
	bool ok;

	*to = (struct published){ .n = 0 };
	dict_init(&to->measures.text, MOST_MEASURES);
	dict_init(&to->labels.text, MOST_MEASURES);
	if (!j.make)
		return err_set(e, ERR_USAGE, _("this profile is of feedback: pcref feedback import"
		               " FILE --profile NAME"));
	dict_init(&j.measure, MOST_MEASURES);
	header_init(&j.header);
	meaning_init(&j.meaning);
	ok = meanings_read(db, "", db_today(db), &j.meaning, e) && take_file(&j, e);
	if (ok) {
		source_hash(scan_source(j.scan), to->load.file_hash);
		to->load.bytes = (long long)source_size(scan_source(j.scan));
		snprintf(to->load.file, sizeof(to->load.file), "%s",
		         slash ? slash + 1 : path);
		snprintf(to->load.origin, sizeof(to->load.origin), "file");
	}
	scan_close(j.scan);
	header_fini(&j.header);
	dict_fini(&j.measure);
	meaning_fini(&j.meaning);
	free(j.uid);
	return ok;
}

/* A kind begins where its name changes. */
static const char *kind_of(struct job *j, struct published_options *o)
{
	struct err ignored;

	for (int i = 0; i < NCOLUMNS; i++) {
		if (o->kind && strcmp(o->kind, columns[i].kind) == 0)
			continue;
		o->kind = columns[i].kind;
		if (find_columns(j, &ignored))
			return o->kind;
	}
	return NULL;
}

const char *published_kind(const char *path)
{
	struct published_options o = { .source.unhashed = true };
	struct job j = { .path = path, .opt = &o };
	struct scan_batch b;
	const char *text, *kind = NULL;
	struct err ignored;
	size_t n, rows = 0;

	header_init(&j.header);
	j.scan = scan_open(path, &o.source, &ignored);
	if (j.scan && head_is_text(j.scan, path, &ignored)) {
		text = scan_peek(j.scan, &n);
		scan_set_delimiter(j.scan, header_delimiter(text, n));
		if (head_read(j.scan, path, &j.header, &b, &rows, &ignored))
			kind = kind_of(&j, &o);
	}
	scan_close(j.scan);
	header_fini(&j.header);
	return kind;
}

bool published_keep(struct db *db, struct published *p, bool again, bool *same,
                    struct observation_load *was, struct err *e)
{
	*same = !again && observation_load_same(db, p->load.file_hash, was);
	if (*same)
		return true;
	if (!p->n)
		return err_set(e, ERR_DATA, _("no row is of a metric of this"
		               " trust, so nothing was kept; --accept makes"
		               " metrics of all measures"));
	return observations_save(db, &p->load, p->row, p->n, e);
}

void published_fini(struct published *to)
{
	dict_fini(&to->measures.text);
	dict_fini(&to->labels.text);
	free(to->measures.n);
	free(to->labels.n);
	free(to->row);
}
