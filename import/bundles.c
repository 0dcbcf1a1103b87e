#include "import/bundles.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bundle.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"

struct known_key {
	char key[SIGN_PUBLIC], trust[BUNDLE_NAME];
};

struct sent {
	struct bundle b;
	char *file;
	bool refused;
};

struct folder {
	const char *path, *today;
	struct known_key *key;
	int nkeys;
	bool has_keys;
	struct sent *sent;
	int n;
	bundle_refused *refused;
	void *with;
};

/* --- one file --------------------------------------------------------- */

static bool read_whole(const char *path, char **text, size_t *len,
                       struct err *e)
{
	FILE *in = fopen(path, "r");
	bool ok;

	*text = NULL;
	if (!in)
		return err_set(e, ERR_IO, _("it cannot be read: %s"),
		               strerror(errno));
	*text = xcalloc(BUNDLE_MOST + 1, 1);
	*len = fread(*text, 1, BUNDLE_MOST + 1, in);
	ok = !ferror(in) || err_set(e, ERR_IO, _("it cannot be read: %s"),
	                            strerror(errno));
	fclose(in);
	return ok && (*len <= BUNDLE_MOST || err_set(e, ERR_DATA, ngettext("it is larger than any"
	       " bundle (%d byte)", "it is larger than any bundle (%d bytes)", BUNDLE_MOST),
	       BUNDLE_MOST));
}

static bool read_keys(struct folder *f, struct err *e)
{
	char *path = xprintf("%s/keys", f->path), line[512];
	FILE *in = fopen(path, "r");
	bool ok = in || errno == ENOENT || err_set(e, ERR_PERM, _("cannot read"
	          " %s: %s"), path, strerror(errno));

	f->has_keys = in;
	while (in && fgets(line, sizeof(line), in)) {
		struct known_key k = { 0 };

		sscanf(line, "%64s %127[^\r\n]", k.key, k.trust);
		f->key = xreallocarray(f->key, (size_t)f->nkeys + 1,
		                       sizeof(*f->key));
		f->key[f->nkeys++] = k;
	}
	if (in)
		fclose(in);
	free(path);
	return ok;
}

static bool key_is_known(const struct folder *f, const struct bundle *b,
                         struct err *e)
{
	for (int i = 0; i < f->nkeys; i++) {
		const struct known_key *k = &f->key[i];

		if (strcmp(k->key, b->key) != 0)
			continue;
		return !*k->trust || strcmp(k->trust, b->trust) == 0 ||
		       err_set(e, ERR_PERM, _("it speaks for %s, and its key is"
		               " that of %s"), b->trust, k->trust);
	}
	return !f->has_keys || err_set(e, ERR_PERM, _("%s signed it with a key"
	       " that is not in the list of keys"), b->trust);
}

static bool is_past(const struct folder *f, const struct bundle *b,
                    struct err *e)
{
	const char *day = strncmp(b->made, f->today, 10) > 0 ? b->made : b->as_at;

	return (strcmp(b->as_at, f->today) <= 0 &&
	        strncmp(b->made, f->today, 10) <= 0) ||
	       err_set(e, ERR_DATA, _("it is dated %.10s, which is yet to come:"
	               " one of the two clocks is wrong"), day);
}

static void take_file(struct folder *f, const char *name)
{
	char *path = xprintf("%s/%s", f->path, name), *text;
	struct bundle b;
	struct err why;
	size_t len = 0;

	if (read_whole(path, &text, &len, &why) &&
	    bundle_read(&b, text, len, &why) && key_is_known(f, &b, &why) &&
	    is_past(f, &b, &why)) {
		f->sent = xreallocarray(f->sent, (size_t)f->n + 1,
		                        sizeof(*f->sent));
		f->sent[f->n++] = (struct sent){ b, xstrdup(name), false };
	} else {
		f->refused(f->with, name, why.msg);
	}
	free(text);
	free(path);
}

/* --- one against another ---------------------------------------------- */

/* Of one key the newest first. */
static int by_key(const void *a, const void *b)
{
	const struct sent *x = a, *y = b;
	int c = strcmp(x->b.key, y->b.key);

	c = c ? c : strcmp(y->b.as_at, x->b.as_at);
	c = c ? c : strcmp(y->b.made, x->b.made);
	return c ? c : strcmp(x->file, y->file);
}

static int by_trust(const void *a, const void *b)
{
	const struct sent *x = a, *y = b;
	int c = strcmp(x->b.trust, y->b.trust);

	return c ? c : by_key(a, b);
}

static void refuse(struct folder *f, struct sent *s, const struct err *why)
{
	s->refused = true;
	f->refused(f->with, s->file, why->msg);
}

static void refuse_older(struct folder *f)
{
	struct err why;

	for (int i = 1, first = 0; i < f->n; i++) {
		struct sent *s = &f->sent[i], *newest = &f->sent[first];
		const struct bundle *b = &s->b;

		if (strcmp(b->key, newest->b.key) != 0) {
			first = i;
			continue;
		}
		if (strcmp(b->as_at, newest->b.as_at) == 0 &&
		    strcmp(b->made, newest->b.made) == 0)
			err_set(&why, ERR_DATA, _("%s is there already, as at"
			        " %s: %s is the same"), b->trust, b->as_at,
			        newest->file);
		else
			err_set(&why, ERR_DATA, _("it is older than %s: %s as"
			        " at %s, made on %.10s"), newest->file,
			        b->trust, b->as_at, b->made);
		refuse(f, s, &why);
	}
}

/* What is left has a key each. */
static void refuse_two_keys(struct folder *f)
{
	struct err why;
	bool twin = false;

	for (int i = 0; i < f->n; i++) {
		bool next = i + 1 < f->n && strcmp(f->sent[i].b.trust,
		                                   f->sent[i + 1].b.trust) == 0;

		err_set(&why, ERR_PERM, _("two keys sign for %s: write the one"
		        " that is theirs, and the name, into %s/keys"),
		        f->sent[i].b.trust, f->path);
		if (next || twin)
			refuse(f, &f->sent[i], &why);
		twin = next;
	}
}

static void drop_refused(struct folder *f)
{
	int kept = 0;

	for (int i = 0; i < f->n; i++) {
		struct sent one = f->sent[i];

		if (one.refused)
			free(one.file);
		else
			f->sent[kept++] = one;
	}
	f->n = kept;
}

static void compare(struct folder *f)
{
	if (!f->n)
		return;
	qsort(f->sent, (size_t)f->n, sizeof(*f->sent), by_key);
	refuse_older(f);
	drop_refused(f);
	qsort(f->sent, (size_t)f->n, sizeof(*f->sent), by_trust);
	refuse_two_keys(f);
	drop_refused(f);
}

/* --- the folder ------------------------------------------------------- */

static int is_bundle(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 7 && strcmp(d->d_name + n - 7, ".bundle") == 0;
}

static bool take_folder(struct folder *f, struct err *e)
{
	struct dirent **found;
	int n = scandir(f->path, &found, is_bundle, alphasort);

	if (n < 0)
		return err_set(e, errno == ENOENT || errno == ENOTDIR
		               ? ERR_INPUT : ERR_PERM, _("cannot read the folder"
		               " %s: %s"), f->path, strerror(errno));
	for (int i = 0; i < n; i++) {
		take_file(f, found[i]->d_name);
		free(found[i]);
	}
	free(found);
	compare(f);
	return f->n > 0 || err_set(e, ERR_INPUT, _("there is no bundle that can be"
	       " used in %s: they are files that end in .bundle"), f->path);
}

bool bundles_read(const char *path, const char *today, struct bundle **list,
                  int *n, bundle_refused *refused, void *with, struct err *e)
{
	struct folder f = { .path = path, .today = today, .refused = refused,
	                    .with = with };
	bool ok = read_keys(&f, e) && take_folder(&f, e);

	*n = f.n;
	*list = xcalloc((size_t)f.n + 1, sizeof(**list));
	for (int i = 0; i < f.n; i++) {
		(*list)[i] = f.sent[i].b;
		free(f.sent[i].file);
	}
	free(f.sent);
	free(f.key);
	return ok;
}
