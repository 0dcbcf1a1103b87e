/* release.c - pcref data publish: open data in a folder, suppressed, with its
 * dictionary, licence, metadata and method page. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/day.h"
#include "core/hash.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/csv.h"
#include "report/release.h"
#include "report/writer.h"

enum { MOST_FILES = RELEASE_COUNT + 4 };

struct file {
	char *name, *title;
	char *bytes;
	size_t len;
	long long rows;		/* -1: it is no table */
	int hidden;
	char hash[HASH_SIZE];
};

struct writing {
	struct release release;
	struct file file[MOST_FILES];
	int n;
	FILE *to;		/* of the file at hand */
};

/* ---- the files, in memory ---- */

static void begin(struct writing *w, const char *name, const char *title)
{
	struct file *f = &w->file[w->n++];

	*f = (struct file){ .name = xstrdup(name), .title = xstrdup(title), .rows = -1 };
	w->to = xmemstream(&f->bytes, &f->len);
}

static void end(struct writing *w)
{
	struct file *f = &w->file[w->n - 1];
	struct hash *h = hash_new();

	fclose(w->to);
	hash_add(h, f->bytes, f->len);
	hash_end(h, f->hash);
}

static void line(struct writing *w, const char *const *cell, int n)
{
	for (int i = 0; i < n; i++) {
		if (i)
			putc(',', w->to);
		csv_cell(w->to, cell[i], true);
	}
	putc('\n', w->to);
}

static void put_head(struct writing *w, enum release_id id)
{
	const char *sep = "";

	for (int i = 0; i < release_ncolumns; i++) {
		const struct release_column *c = &release_columns[i];

		if (c->file != id)
			continue;
		fprintf(w->to, c->high ? "%s%s,%s" : "%s%s", sep, c->name, c->high);
		sep = ",";
	}
	putc('\n', w->to);
}

/* Numbers as other programs read them; limits are two. */
static void put_cell(struct writing *w, const struct cell *c, bool limits)
{
	if (c->number && limits)
		fprintf(w->to, "%.*f,%.*f", c->decimals, c->low, c->decimals, c->high);
	else if (c->number)
		fprintf(w->to, "%.*f", c->decimals, c->value);
	else
		csv_cell(w->to, c->text, true);
	if (!c->number && limits) {
		putc(',', w->to);
		csv_cell(w->to, c->text, true);
	}
}

static const struct release_column *column_of(enum release_id id, size_t at)
{
	int i = 0;

	while (release_columns[i].file != id)
		i++;
	return &release_columns[i + (int)at];
}

static void put_table(struct writing *w, enum release_id id)
{
	const struct table *t = w->release.table[id];
	char *name = xprintf("%s.csv", release_files[id].name);

	begin(w, name, _(release_files[id].title));
	free(name);
	put_head(w, id);
	for (size_t i = 0; i < t->nrows; i++) {
		for (size_t k = 0; k < t->ncols; k++) {
			if (k)
				putc(',', w->to);
			put_cell(w, &t->row[i].cell[k], column_of(id, k)->high);
		}
		putc('\n', w->to);
	}
	w->file[w->n - 1].rows = (long long)t->nrows;
	w->file[w->n - 1].hidden = release_hidden(t);
	end(w);
}

static void put_dictionary(struct writing *w)
{
	begin(w, "dictionary.csv", _("Every column of every file"));
	fputs("file,column,type,meaning\n", w->to);
	for (int i = 0; i < release_ncolumns; i++) {
		const struct release_column *c = &release_columns[i];
		const char *const of[2] = { c->name, c->high };

		for (int k = 0; k < 2 && of[k] && w->release.table[c->file]; k++) {
			char *file = xprintf("%s.csv", release_files[c->file].name);
			const char *const cell[] = { file, of[k], c->type, _(c->means) };

			line(w, cell, 4);
			w->file[w->n - 1].rows += 1;
			free(file);
		}
	}
	w->file[w->n - 1].rows++;
	end(w);
}

static void put_licence(struct writing *w)
{
	const struct release *r = &w->release;

	begin(w, "licence.txt", _("The licence"));
	fprintf(w->to, _("These files are published by %s under the %s.\n%s\n\n"), r->publisher,
	        r->licence, r->licence_at);
	fprintf(w->to, _("Name the source: \"%s, ethnicity data as at %s\".\n"), r->publisher,
	        r->doc->period);
	end(w);
}

static bool put_method(struct writing *w, struct err *e)
{
	bool ok;

	begin(w, "method.html", _("How it was made, and every table to read"));
	ok = html_write(w->release.doc, w->to, e);
	end(w);
	return ok;
}

static void meta(struct writing *w, const char *file, const char *name, const char *value)
{
	const char *const cell[] = { file, name, value };

	line(w, cell, 3);
}

static void meta_number(struct writing *w, const char *file, const char *name, long long n)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", n);
	meta(w, file, name, text);
}

/* About the release (no file), about each file, about each source. */
static void put_metadata(struct writing *w, const char *as_at)
{
	const struct release *r = &w->release;
	int files = w->n;

	begin(w, "metadata.csv", _("Who published this, when, from which files"));
	fputs("file,name,value\n", w->to);
	meta(w, "", "publisher", r->publisher);
	meta(w, "", "title", r->doc->title);
	meta(w, "", "as_at", as_at);
	meta(w, "", "licence", r->licence);
	meta(w, "", "licence_at", r->licence_at);
	meta(w, "", "disclosure_control", suppress_name(r->profile));
	meta(w, "", "disclosure_control_rule", suppress_note(r->profile));
	meta(w, "", "hidden_mark", SUPPRESS_MARK);
	if (r->doc->notice)
		meta(w, "", "notice", r->doc->notice);
	for (int i = 0; i < files; i++) {
		meta(w, w->file[i].name, "title", w->file[i].title);
		meta_number(w, w->file[i].name, "bytes", (long long)w->file[i].len);
		if (w->file[i].rows >= 0) {
			meta_number(w, w->file[i].name, "rows", w->file[i].rows);
			meta_number(w, w->file[i].name, "hidden_cells", w->file[i].hidden);
		}
		meta(w, w->file[i].name, "sha256", w->file[i].hash);
	}
	for (int i = 0; i < r->nsources; i++) {
		const struct release_source *s = &r->source[i];

		meta(w, s->what, "source_file", s->file);
		meta(w, s->what, "source_as_at", s->as_at);
		meta_number(w, s->what, "source_rows", s->rows);
		meta(w, s->what, "source_sha256", s->hash);
	}
	end(w);
}

/* ---- the folder ---- */

static bool is_ours(const struct writing *w, const char *name)
{
	for (int i = 0; i < w->n; i++)
		if (strcmp(w->file[i].name, name) == 0)
			return true;
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* It may be there with an earlier release in it, and nothing else. */
static bool take_folder(const struct writing *w, const char *path, struct err *e)
{
	const struct dirent *d;
	bool ok = true;
	DIR *dir;

	if (mkdir(path, 0755) == 0)
		return true;
	dir = errno == EEXIST ? opendir(path) : NULL;
	if (!dir)
		return err_set(e, ERR_CREATE, _("cannot make the folder %s: %s"), path,
		               strerror(errno));
	while (ok && (d = readdir(dir)))
		ok = is_ours(w, d->d_name) || err_set(e, ERR_CREATE, _("%s holds %s, which is"
		     " no part of a release; name a folder of its own"), path, d->d_name);
	closedir(dir);
	return ok;
}

static bool write_files(const struct writing *w, const char *path, struct err *e)
{
	bool ok = take_folder(w, path, e);

	for (int i = 0; ok && i < w->n; i++) {
		char *to = xprintf("%s/%s", path, w->file[i].name);

		ok = out_bytes(w->file[i].bytes, w->file[i].len, to, e);
		free(to);
	}
	return ok;
}

static int list_files(struct call *c, const struct writing *w)
{
	static const struct out_column col[] = {
		{ "file", N_("File"), false }, { "title", N_("What it is"), false },
		{ "rows", N_("Rows"), true }, { "hidden", N_("Hidden"), true },
		{ "sha256", N_("SHA-256"), false }
	};
	struct out o;

	out_begin(&o, c, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < w->n; i++) {
		out_cell(&o, w->file[i].name);
		out_cell(&o, w->file[i].title);
		if (w->file[i].rows < 0) {
			out_cell(&o, "");
			out_cell(&o, "");
		} else {
			out_number(&o, w->file[i].rows);
			out_number(&o, w->file[i].hidden);
		}
		out_cell(&o, w->file[i].hash);
	}
	return out_end(&o);
}

static void say_next(const struct call *c, const char *path, const char *as_at)
{
	char *safe = text_safe(path);

	if (call_has(c, FLAG_dry_run))
		fprintf(stderr, _("pcref: dry run: nothing was written\n"));
	else
		fprintf(stderr, _("pcref: wrote %s; when it is on the trust's site, record it:"
		        " pcref dataset edit NAME --published-on %s\n"), safe, as_at);
	free(safe);
}

static void writing_fini(struct writing *w)
{
	for (int i = 0; i < w->n; i++) {
		free(w->file[i].name);
		free(w->file[i].title);
		free(w->file[i].bytes);
	}
	release_fini(&w->release);
}

int verb_data_publish(struct call *c)
{
	const char *path = call_flag(c, FLAG_output), *as_at;
	struct writing w = { .n = 0 };
	struct err e = { 0 };
	char day[DAY_SIZE];
	bool ok;
	int rc;

	if (!path && !call_has(c, FLAG_dry_run))
		return call_refuse(ERR_USAGE, _("say into which folder: -o FOLDER"));
	as_at = call_as_at(c, day, &e);
	ok = as_at && release_make(c->db, as_at, &w.release, &e);
	for (int i = 0; ok && i < RELEASE_COUNT; i++)
		if (w.release.table[i])
			put_table(&w, (enum release_id)i);
	if (ok) {
		put_dictionary(&w);
		put_licence(&w);
		ok = put_method(&w, &e);
		put_metadata(&w, as_at);
	}
	ok = ok && (call_has(c, FLAG_dry_run) || write_files(&w, path, &e));
	rc = ok ? list_files(c, &w) : call_fail(&e);
	if (ok)
		say_next(c, path ? path : "", as_at);
	writing_fini(&w);
	return rc;
}
