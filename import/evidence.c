#include "import/evidence.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/evidence.h"
#include "db/store.h"

enum { BLOCK = 1 << 16 };

static const struct {
	const char *word, *label;
} kinds[FINDING_COUNT] = {
	[FINDING_MISSING] = { "missing", N_("missing") },
	[FINDING_CHANGED] = { "changed", N_("changed") },
	[FINDING_UNREAD] = { "unread", N_("cannot be read") },
	[FINDING_OLD] = { "old", N_("too old") },
	[FINDING_OK] = { "ok", N_("as it was") },
	[FINDING_LINK] = { "link", N_("an address, not looked at") },
	[FINDING_WORDS] = { "words", N_("no file") },
};

const char *evidence_word(enum finding_kind kind)
{
	return kinds[kind].word;
}

const char *evidence_label(enum finding_kind kind)
{
	return _(kinds[kind].label);
}

/* --- one file ---------------------------------------------------------- */

static bool read_all(int fd, char hex[static HASH_SIZE], uint64_t *size)
{
	char *block = xcalloc(1, BLOCK);
	struct hash *h = hash_new();
	ssize_t n;

	*size = 0;
	while ((n = read(fd, block, BLOCK)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0) {
			hash_add(h, block, (size_t)n);
			*size += (uint64_t)n;
		}
	hash_end(h, hex);
	free(block);
	return n == 0;
}

/* A pipe or a device would be waited for without end. */
static bool look(const char *path, char hex[static HASH_SIZE], uint64_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	bool ok = fd >= 0 && fstat(fd, &st) == 0;

	if (ok && !S_ISREG(st.st_mode)) {
		errno = EISDIR;
		ok = false;
	}
	ok = ok && read_all(fd, hex, size);
	if (fd >= 0)
		close(fd);
	return ok;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool evidence_attach(struct record *r, const char *path, struct err *e)
{
	char hex[HASH_SIZE], *full = realpath(path, NULL);
	uint64_t size = 0;

	if (!full || !look(full, hex, &size)) {
		free(full);
		return err_set(e, ERR_INPUT, _("%s cannot be read (%s); name a"
		               " file that is there"), path,
		               errno == EISDIR ? _("it is no plain file")
		                               : strerror(errno));
	}
	record_set(r, EVIDENCE_PLACE, full);
	record_set(r, EVIDENCE_SHA256, hex);
	record_set_int(r, EVIDENCE_SIZE, (int64_t)size);
	if (!record_has(r, EVIDENCE_TITLE))
		record_set(r, EVIDENCE_TITLE, base_name(full));
	free(full);
	return true;
}

/* --- all of them ------------------------------------------------------- */

static bool is_address(const char *place)
{
	return strstr(place, "://") != NULL;
}

static enum finding_kind look_at(const struct record *r)
{
	const char *place = record_get(r, EVIDENCE_PLACE);
	char hex[HASH_SIZE];
	uint64_t size;

	if (is_address(place))
		return FINDING_LINK;
	if (*place != '/')
		return record_has(r, EVIDENCE_SHA256) ? FINDING_MISSING
		                                      : FINDING_WORDS;
	if (!look(place, hex, &size))
		return errno == ENOENT || errno == ENOTDIR ? FINDING_MISSING
		                                           : FINDING_UNREAD;
	return record_has(r, EVIDENCE_SHA256) &&
	       !record_is(r, EVIDENCE_SHA256, hex) ? FINDING_CHANGED
	                                           : FINDING_OK;
}

struct looking {
	struct db *db;
	const char *uid;
	struct evidence_found *to;
	struct err *e;
};

static bool add(const struct record *r, void *with)
{
	struct looking *l = with;
	struct evidence_found *f = l->to;
	enum finding_kind kind;
	bool stale;

	if (l->uid && !record_is(r, FIELD_UID, l->uid))
		return true;
	kind = look_at(r);
	if (kind >= FINDING_OK) {
		if (!evidence_is_stale(l->db, r, &stale, l->e))
			return false;
		kind = stale ? FINDING_OLD : kind;
	}
	f->one = xreallocarray(f->one, (size_t)f->n + 1, sizeof(*f->one));
	f->one[f->n].kind = kind;
	record_copy(&f->one[f->n++].rec, r);
	f->wrong += kind < FINDING_OK;
	return true;
}

/* The whole of a file, and its hash as it was read. */
static bool slurp(const char *path, char **bytes, size_t *len, char hex[static HASH_SIZE])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct hash *h = hash_new();
	FILE *to = xmemstream(bytes, len);
	char *block = xcalloc(1, BLOCK);
	ssize_t n = -1;

	while (fd >= 0 && ((n = read(fd, block, BLOCK)) > 0 || (n < 0 && errno == EINTR)))
		if (n > 0) {
			hash_add(h, block, (size_t)n);
			fwrite(block, 1, (size_t)n, to);
		}
	hash_end(h, hex);
	fclose(to);
	free(block);
	if (fd >= 0)
		close(fd);
	return n == 0;
}

/* What was looked at may change before it is read, so it is looked at twice. */
bool evidence_bytes(struct db *db, const struct record *r, enum finding_kind *kind,
                    char **bytes, size_t *len, struct err *e)
{
	struct evidence_found f;
	char hex[HASH_SIZE];

	*bytes = NULL;
	if (!evidence_look(db, record_get(r, FIELD_UID), &f, e))
		return false;
	*kind = f.n ? f.one[0].kind : FINDING_MISSING;
	evidence_found_fini(&f);
	if ((*kind != FINDING_OK && *kind != FINDING_OLD) ||
	    *record_get(r, EVIDENCE_PLACE) != '/')
		return true;
	if (!slurp(record_get(r, EVIDENCE_PLACE), bytes, len, hex))
		*kind = FINDING_UNREAD;
	else if (record_has(r, EVIDENCE_SHA256) && !record_is(r, EVIDENCE_SHA256, hex))
		*kind = FINDING_CHANGED;
	else
		return true;
	free(*bytes);
	*bytes = NULL;
	return true;
}

static int worst_first(const void *a, const void *b)
{
	const struct evidence_finding *x = a, *y = b;
	int64_t m = record_int(&x->rec, FIELD_NUMBER);
	int64_t n = record_int(&y->rec, FIELD_NUMBER);

	return x->kind != y->kind ? (x->kind > y->kind) - (x->kind < y->kind)
	                          : (m > n) - (m < n);
}

bool evidence_look(struct db *db, const char *uid, struct evidence_found *f,
                   struct err *e)
{
	struct page p = { .ent = &entities[ENT_evidence], .sort = FIELD_NUMBER };
	struct looking l = { .db = db, .uid = uid, .to = f, .e = e };

	*f = (struct evidence_found){ 0 };
	if (!store_each(db, &p, add, &l, e)) {
		evidence_found_fini(f);
		return false;
	}
	if (f->n)
		qsort(f->one, (size_t)f->n, sizeof(*f->one), worst_first);
	return true;
}

void evidence_found_fini(struct evidence_found *f)
{
	for (int i = 0; i < f->n; i++)
		record_fini(&f->one[i].rec);
	free(f->one);
	*f = (struct evidence_found){ 0 };
}
