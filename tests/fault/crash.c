/* The power goes while something is saved (power.h).  Opened again the file must
 * be whole, with every save that was told of and none by half.
 *
 * A twin that does not sync, one whose journal is not synced, and one that does
 * not look at the seal of its journal must fail, or this test could not. */
#include "tests/fault/power.h"
#include "tests/tap.h"

/* So many rows of more than half a page each: more than the journal keeps in
 * memory (db/sqlite_journal.c), so that it is synced twice and has no seal. */
enum { MANY = 240, LONG = 3000, KEPT = 1 << 19 };

static bool save_many(struct db *db, int i)
{
	static struct record row[MANY], *rec[MANY];
	struct change c = { .rec = rec, .nrec = MANY };
	char uid[32], words[LONG + 1];
	bool ok = true;

	memset(words, 'a' + i, LONG);
	words[LONG] = '\0';
	for (int k = 0; k < MANY; k++) {
		snprintf(uid, sizeof(uid), "many%d", k);
		rec[k] = &row[k];
		store_start(db, &row[k], &entities[ENT_action]);
		if (i >= 0)
			ok = ok && store_get(db, &entities[ENT_action], uid, &row[k], &e);
		record_set(&row[k], FIELD_UID, uid);
		record_set(&row[k], ACTION_TITLE, uid);
		record_set(&row[k], ACTION_DETAIL, words);
	}
	ok = ok && store_apply(db, &c, &e);
	if (ok && writing_down)
		memcpy(new_call(TOLD, NONE)->op, c.op, sizeof(c.op));
	for (int k = 0; k < MANY; k++)
		record_fini(&row[k]);
	return ok;
}

static bool begin_many(struct db *db)
{
	return save_many(db, -1);
}

static const struct saves many = { .n = 2, .save = save_many, .begin = begin_many };

/* All moments and all ways; or while a journal is being synced, and torn. */
static int crashes(const struct image *base, bool torn, int images, int *told)
{
	char *path = trust_path("found.db"), first[1200] = "";
	int bad = 0;

	for (int i = 0; i < images; i++) {
		int until = torn ? before_sync(i)
			: (int)((long)i * (ncalls + 1) / images);
		enum how how = torn ? HOLED : (enum how)(i % WAYS);

		srandom((unsigned)i);
		find(base, until, how, path);
		if (!found_whole(path, until, told) && !bad++)
			snprintf(first, sizeof(first), "image %d, %d calls of %d,"
			         " way %d: %s", i, until, ncalls, how, e.msg);
	}
	if (bad)
		printf("# %s\n", first);
	free(path);
	return bad;
}

static void power_goes(const struct saves *what, const char *name, bool sync, bool journal,
                       int images)
{
	struct image base;
	int told = 0, bad;

	forget_journal = !journal;
	base = work(what, sync);
	bad = crashes(&base, false, images, &told);
	ok((bad == 0) == (sync && journal), "%s: %d calls in %d saves, %d ends,"
	   " %d saves told before, %d bad", name, ncalls, what->n, images, told,
	   bad);
	free(base.byte);
}

/* Whole the journal is on the disk, or by half: what it says must be known. */
static void tears(int images)
{
	struct image base = work(&few, true);
	int told = 0, bad = crashes(&base, true, images, &told);

	ok(bad == 0, "a journal torn %d times, %d saves told before, %d bad",
	   images, told, bad);
	forget_seal = true;
	bad = crashes(&base, true, images, &told);
	ok(bad > 0, "a twin that does not look at the seal: %d bad", bad);
	free(base.byte);
}

/* Is it what it is to be: journals too long for a seal, synced twice a save? */
static void is_unsealed(void)
{
	struct image base = work(&many, true);
	int syncs = 0, sealed = 0;
	size_t longest = 0;

	for (int i = 0; i < ncalls; i++) {
		const struct call *c = &calls[i];

		if (c->file != JOURNAL)
			continue;
		syncs += c->kind == DISK_SYNC;
		if (c->kind == DISK_WRITE && c->at + c->n > longest)
			longest = c->at + c->n;
		sealed += c->kind == DISK_WRITE && c->at == 0 && c->n > SEALED_BY &&
		          c->data[SEALED_BY];
	}
	ok(longest > KEPT && syncs >= 2 * many.n && sealed == 0, "a change of %zu bytes: %d syncs"
	   " of the journal in %d saves, %d seals", longest, syncs, many.n, sealed);
	free(base.byte);
}

int main(void)
{
	umask(077);
	places("crash.db");
	power_goes(&few, "as it is", true, true, times(100, 20000));
	power_goes(&few, "a twin that does not sync", false, true, times(25, 500));
	power_goes(&few, "a twin whose journal is not synced", true, false, times(50, 500));
	forget_journal = false;
	tears(times(48, 2000));
	forget_seal = false;
	is_unsealed();
	power_goes(&many, "a long change", true, true, times(30, 5000));
	power_goes(&many, "a long change without a synced journal", true, false,
	           times(15, 500));
	places_fini();
	return tap_done();
}
