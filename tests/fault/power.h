/* power.h - the power goes while something is saved.
 *
 * All that the program asks of the disk is written down; then, for a moment of
 * it, the disk is made as it may be found: what was synced is there, of the rest
 * any part is, in any order, whole or by sectors. */
#ifndef TESTS_FAULT_POWER_H
#define TESTS_FAULT_POWER_H

#include <stdint.h>

#include "tests/fault/disk.h"
#include "tests/fault/image.h"
#include "tests/fault/trust.h"

enum { SECTOR = 512, PAGE = 4096, TOLD = DISK_SYNC + 1 };
enum { DATABASE, JOURNAL, FOLDER, FILES, NONE = -1 };
enum { SEALED_BY = 28 };	/* where a journal says so */

static struct call {
	int kind, file;
	unsigned char *data;
	size_t n, at;
	char op[OP_SIZE];	/* TOLD: the save that was acknowledged */
} *calls;
static int ncalls;
static bool writing_down, forget_journal, forget_seal;
static char *place[FILES];
static struct err e;

static inline int file_of(int fd)
{
	char link[32], path[4096];
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path) - 1);
	path[n > 0 ? n : 0] = '\0';
	for (int i = 0; i < FILES; i++)
		if (strcmp(path, place[i]) == 0)
			return i;
	return NONE;
}

static inline struct call *new_call(int kind, int file)
{
	calls = xreallocarray(calls, (size_t)ncalls + 1, sizeof(*calls));
	calls[ncalls] = (struct call){ .kind = kind, .file = file };
	return &calls[ncalls++];
}

static inline bool disk_allows(const struct disk_call *c)
{
	struct call *now;
	int file = writing_down ? file_of(c->fd) : NONE;

	if (file == NONE || (c->kind == DISK_SYNC && forget_journal &&
	                     file == JOURNAL))
		return true;
	now = new_call((int)c->kind, file);
	now->n = c->n;
	now->at = (size_t)c->at;
	if (c->n) {
		now->data = xcalloc(c->n, 1);
		memcpy(now->data, c->data, c->n);
	}
	return true;
}

static inline void forget_calls(void)
{
	for (int i = 0; i < ncalls; i++)
		free(calls[i].data);
	ncalls = 0;
}

/* --- what may be found ------------------------------------------------ */

static inline void put(struct image *m, const struct call *c, size_t from, size_t n)
{
	if (c->at + from + n > m->size)
		resize(m, c->at + from + n);
	memcpy(m->byte + c->at + from, c->data + from, n);
}

static inline void apply(struct image *m, const struct call *c)
{
	if (c->kind == DISK_SIZE)
		resize(m, c->at);
	else if (c->kind == DISK_WRITE)
		put(m, c, 0, c->n);
}

/* SQLite's own sum over a page in a journal takes in its number, its own four
 * bytes and each two hundredth: is it blind to this sector's being as it was? */
static inline bool slips_by(const struct image *m, const struct call *c, size_t at)
{
	bool differs = false;

	for (size_t i = at; i < at + SECTOR && i < c->n; i++) {
		size_t in = i < SECTOR ? 0 : (i - SECTOR) % (PAGE + 8);
		bool seen = in < 4 || in >= PAGE + 4 ||
		            (PAGE - (in - 4)) % 200 == 0;

		if (c->data[i] == (c->at + i < m->size ? m->byte[c->at + i] : 0))
			continue;
		if (seen)
			return false;
		differs = true;
	}
	return differs;
}

/* All of a write is there but for one sector, one that is hard to miss. */
static inline void apply_holed(struct image *m, const struct call *c)
{
	size_t n = (c->n + SECTOR - 1) / SECTOR, from, hole;

	if (c->kind != DISK_WRITE)
		return;
	from = (size_t)random() % n;
	hole = from;
	for (size_t i = 0; i < n; i++)
		if (slips_by(m, c, (from + i) % n * SECTOR)) {
			hole = (from + i) % n;
			break;
		}
	for (size_t i = 0; i < n; i++)
		if (i != hole)
			put(m, c, i * SECTOR, i + 1 < n ? SECTOR
			    : c->n - i * SECTOR);
}

/* Each sector of a write is there, or not. */
static inline void apply_torn(struct image *m, const struct call *c)
{
	if (c->kind != DISK_WRITE) {
		apply(m, c);
		return;
	}
	for (size_t at = 0; at < c->n; at += SECTOR)
		if (random() & 1)
			put(m, c, at, c->n - at < SECTOR ? c->n - at : SECTOR);
}

enum how { NOTHING, EVERYTHING, SOME, TORN, SHUFFLED, WAYS, HOLED = WAYS };

static inline int last_sync(int file, int until)
{
	int last = -1;

	for (int i = 0; i < until; i++)
		if (calls[i].kind == DISK_SYNC && calls[i].file == file)
			last = i;
	return last;
}

/* What had not been synced, as far as it got there. */
static inline void apply_rest(struct image *m, int file, int from, int until,
                       enum how how)
{
	int *left = xcalloc((size_t)(until - from), sizeof(*left)), n = 0;

	for (int i = from; i < until; i++)
		if (calls[i].file == file && calls[i].kind != TOLD)
			left[n++] = i;
	for (int i = n - 1; how == SHUFFLED && i > 0; i--) {
		int k = (int)(random() % (i + 1)), was = left[i];

		left[i] = left[k];
		left[k] = was;
	}
	for (int i = 0; i < n && how != NOTHING; i++)
		if (how == HOLED)
			apply_holed(m, &calls[left[i]]);
		else if (how == EVERYTHING || random() & 1)
			apply(m, &calls[left[i]]);
		else if (how == TORN)
			apply_torn(m, &calls[left[i]]);
	free(left);
}

/* A name that the folder has not been synced for may be missing. */
static inline bool has_name(int file, int until)
{
	int first = 0;

	if (file == DATABASE)
		return true;
	while (first < until && calls[first].file != file)
		first++;
	return last_sync(FOLDER, until) > first || random() & 1;
}

static inline void find(const struct image *base, int until, enum how how,
                 const char *path)
{
	char *name[] = { xstrdup(path), xprintf("%s-journal", path) };

	for (int file = DATABASE; file <= JOURNAL; file++) {
		struct image m = { 0 };
		int synced = last_sync(file, until);

		if (file == DATABASE) {
			resize(&m, base->size);
			memcpy(m.byte, base->byte, base->size);
		}
		for (int i = 0; i < synced; i++)
			if (calls[i].file == file)
				apply(&m, &calls[i]);
		apply_rest(&m, file, synced + 1, until, how);
		if (file == JOURNAL && forget_seal && m.size > SEALED_BY)
			m.byte[SEALED_BY] = 0;
		unlink(name[file]);
		if (has_name(file, until))
			write_image(&m, name[file]);
		free(m.byte);
		free(name[file]);
	}
}

static inline bool all_told_are_there(struct db *db, int until, int *told)
{
	bool kept;

	for (int i = 0; i < until; i++)
		if (calls[i].kind == TOLD) {
			++*told;
			if (!history_has(db, calls[i].op, &kept, &e))
				return false;
			if (!kept)
				return err_set(&e, ERR_FOUND, "save %d of those"
				               " told is not there", *told);
		}
	return true;
}

static inline bool found_whole(const char *path, int until, int *told)
{
	struct db *db = trust_open(path, &e);
	bool ok = db && db->engine->sound(db, false, &e) &&
	          history_verify(db, &e) >= 0 && history_compare(db, &e) >= 0 &&
	          all_told_are_there(db, until, told);

	db_close(db);
	return ok;
}

/* --- saving ------------------------------------------------------------- */

/* What is saved one after another; before there were rows that begin made. */
struct saves {
	int n;
	bool (*save)(struct db *, int i);
	bool (*begin)(struct db *);
};

/* One row, or two: its journal is sealed, and synced once. */
static inline bool save_few(struct db *db, int i)
{
	struct record a, b, *rec[] = { &a, &b };
	struct change c = { .rec = rec, .nrec = 1 + i % 2 };
	char title[80];
	bool ok;

	snprintf(title, sizeof(title), "Action %d of those that are made", i);
	store_start(db, &a, &entities[ENT_action]);
	store_start(db, &b, &entities[ENT_person]);
	record_set(&a, ACTION_TITLE, title);
	record_set(&b, PERSON_NAME, title);
	ok = store_apply(db, &c, &e);
	if (ok)
		memcpy(new_call(TOLD, NONE)->op, c.op, sizeof(c.op));
	record_fini(&a);
	record_fini(&b);
	return ok;
}

static const struct saves few = { .n = 12, .save = save_few };

/* Save, and write down what is asked of the disk; what was there before. */
static inline struct image work(const struct saves *what, bool sync)
{
	struct image base;
	struct db *db;
	int done = 0;

	unlink(place[DATABASE]);
	db = trust_open(place[DATABASE], &e);
	if (db && what->begin && !what->begin(db))
		printf("# %s\n", e.msg);
	db_close(db);
	unlink(place[JOURNAL]);
	base = read_image(place[DATABASE]);
	db = trust_open(place[DATABASE], &e);
	unlink(place[JOURNAL]);
	if (db && !sync)
		db_script(db, "PRAGMA synchronous = OFF", &e);
	forget_calls();
	writing_down = true;
	while (db && done < what->n && what->save(db, done))
		done++;
	writing_down = false;
	db_close(db);
	if (done < what->n)
		printf("# %s\n", e.msg);
	return base;
}

/* Where the file of that name lies. */
static inline void places(const char *name)
{
	const char *tmp = getenv("TMP");

	place[FOLDER] = realpath(tmp ? tmp : "build", NULL);
	place[DATABASE] = xprintf("%s/%s", place[FOLDER], name);
	place[JOURNAL] = xprintf("%s-journal", place[DATABASE]);
}

static inline void places_fini(void)
{
	forget_calls();
	for (int i = 0; i < FILES; i++)
		free(place[i]);
	free(calls);
}

/* The moment before the i-th sync of the journal, and round again. */
static inline int before_sync(int i)
{
	for (int at = 0; ; at = (at + 1) % ncalls)
		if (calls[at].kind == DISK_SYNC && calls[at].file == JOURNAL &&
		    i-- == 0)
			return at;
}

#endif
