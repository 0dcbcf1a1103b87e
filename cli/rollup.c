/* rollup.c - many trusts side by side, without a server. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/rollup.h"
#include "report/writer.h"

static char *read_whole(const char *path, size_t *len, struct err *e)
{
	FILE *in = fopen(path, "r");
	char *text = xcalloc(BUNDLE_MOST + 1, 1);

	*len = in ? fread(text, 1, BUNDLE_MOST + 1, in) : 0;
	if (!in || ferror(in) || *len > BUNDLE_MOST) {
		err_set(e, ERR_IO, _("cannot be read"));
		free(text);
		text = NULL;
	}
	if (in)
		fclose(in);
	return text;
}

/* A folder may hold a list of the keys that are known, "KEY name" a line;
 * then a bundle under another key is refused. */
static bool key_is_known(const char *folder, const char *key)
{
	char *path = xprintf("%s/keys", folder), line[256];
	FILE *in = fopen(path, "r");
	bool known = !in;

	while (in && !known && fgets(line, sizeof(line), in))
		known = strncmp(line, key, SIGN_PUBLIC - 1) == 0;
	if (in)
		fclose(in);
	free(path);
	return known;
}

static bool may_join(const struct rollup *r, const struct bundle *b,
                     const char *folder, struct err *e)
{
	if (!key_is_known(folder, b->key))
		return err_set(e, ERR_PERM, _("%s signed it with a key that is"
		               " not in the list of keys"), b->trust);
	for (int i = 0; i < r->n; i++) {
		if (strcmp(r->bundle[i].key, b->key) == 0 ||
		    strcmp(r->bundle[i].trust, b->trust) == 0)
			return err_set(e, ERR_DATA, _("%s is there already, as"
			               " at %s"), b->trust, r->bundle[i].as_at);
	}
	return true;
}

static bool take_file(struct rollup *r, const char *folder, const char *name,
                      struct err *e)
{
	char *path = xprintf("%s/%s", folder, name), *text;
	struct bundle b;
	size_t len;
	bool ok;

	text = read_whole(path, &len, e);
	ok = text && bundle_read(&b, text, len, e) && may_join(r, &b, folder, e);
	if (ok) {
		r->bundle = xreallocarray(r->bundle, (size_t)r->n + 1,
		                          sizeof(*r->bundle));
		r->bundle[r->n++] = b;
	}
	free(text);
	free(path);
	return ok;
}

static int is_bundle(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 7 && strcmp(d->d_name + n - 7, ".bundle") == 0;
}

static int by_trust(const void *a, const void *b)
{
	return strcmp(((const struct bundle *)a)->trust,
	              ((const struct bundle *)b)->trust);
}

/* Every bundle of a folder; those refused are told and counted. */
static bool take_folder(struct rollup *r, const char *folder, int *refused,
                        struct err *e)
{
	struct dirent **found;
	int n = scandir(folder, &found, is_bundle, alphasort);

	if (n < 0)
		return err_set(e, errno == ENOENT || errno == ENOTDIR
		               ? ERR_INPUT : ERR_PERM, _("cannot read the folder"
		               " %s: %s"), folder, strerror(errno));
	for (int i = 0; i < n; i++) {
		struct err why;

		if (!take_file(r, folder, found[i]->d_name, &why)) {
			char *safe = text_safe(why.msg);

			fprintf(stderr, _("pcref: %s was refused: %s\n"),
			        found[i]->d_name, safe);
			free(safe);
			(*refused)++;
		}
		free(found[i]);
	}
	free(found);
	if (r->n)
		qsort(r->bundle, (size_t)r->n, sizeof(*r->bundle), by_trust);
	return r->n > 0 || err_set(e, ERR_INPUT, _("there is no bundle that can be"
	       " used in %s: they are files that end in .bundle"), folder);
}

static int show(const struct call *c, const struct rollup *r)
{
	static const struct out_column col[] = {
		{ "trust", N_("Trust"), false }, { "as_at", N_("As at"), false },
		{ "leadership", N_("Leadership"), true },
		{ "data", N_("Data"), true }, { "feedback", N_("Feedback"), true },
		{ "people", N_("People"), true },
		{ "known", N_("Known %"), true },
		{ "funnel", N_("Against the limits"), false },
	};
	static const char *const words[] = { N_("below"), N_("within"),
	                                     N_("above") };
	double p = rollup_pooled(r);
	struct out o;

	out_begin(&o, c, col, 8);
	for (int i = 0; i < r->n; i++) {
		const struct bundle *b = &r->bundle[i];
		long long known, all;

		out_cell(&o, b->trust);
		out_cell(&o, b->as_at);
		for (int a = 0; a < AREA_COUNT; a++)
			if (b->area[a].assessed)
				out_number(&o, b->area[a].score);
			else
				out_cell(&o, "");
		if (rollup_known(b, &known, &all)) {
			out_number(&o, all);
			out_number(&o, (200 * known + all) / (2 * all));
			out_cell(&o, _(words[rollup_outside(p, known, all) + 1]));
		} else {
			for (int k = 0; k < 3; k++)
				out_cell(&o, "");
		}
	}
	return out_end(&o);
}

static int write_paper(const struct call *c, const struct rollup *r,
                       struct err *e)
{
	const char *path = call_flag(c, FLAG_output);
	const struct writer *w = writer_for(path, e);
	struct doc *d;
	bool ok;

	if (!w)
		return call_fail(e);
	d = rollup_build(r, c->today);
	ok = out_write(d, path, w, e);
	doc_free(d);
	if (!ok)
		return call_fail(e);
	printf(_("Wrote %s: %d trusts side by side\n"), path, r->n);
	return 0;
}

int verb_rollup(struct call *c)
{
	struct rollup r = { 0 };
	struct err e = { 0 };
	int refused = 0, rc;

	if (take_folder(&r, c->argv[0], &refused, &e))
		rc = call_has(c, FLAG_output) ? write_paper(c, &r, &e)
		                              : show(c, &r);
	else
		rc = call_fail(&e);
	free(r.bundle);
	return rc ? rc : refused ? ERR_FOUND : 0;
}
