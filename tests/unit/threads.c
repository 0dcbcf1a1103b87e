/* One thread against several on the same awkward files, broken ones among them:
 * counts, hashes and rejects are the same. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "import/extract.h"
#include "tests/awkward.h"
#include "tests/tap.h"

static char *slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *s = xcalloc(1 << 20, 1);

	if (f) {
		s[fread(s, 1, (1 << 20) - 1, f)] = '\0';
		fclose(f);
	}
	unlink(path);
	return s;
}

struct outcome {
	struct extract x;
	char *rejects;
	bool ok;
};

static void read_with(const char *path, int threads, size_t block, bool people,
                      struct outcome *r)
{
	const char *say = "person=x";
	struct header_map map = { &say, 1, NULL };
	char rejects[256];
	struct extract_options o = { .threads = threads, .rejects = rejects,
	                             .people = people, .map = &map };
	struct err e = { 0 };

	snprintf(rejects, sizeof(rejects), "%s-rejects", path);
	o.source.block = block;
	r->ok = extract_read(path, &o, &r->x, &e);
	r->rejects = slurp(rejects);
}

static void outcome_fini(struct outcome *r)
{
	extract_fini(&r->x);
	free(r->rejects);
}

static bool is_alike(const struct outcome *a, const struct outcome *b)
{
	return a->ok && b->ok && a->x.read == b->x.read &&
	       a->x.accepted == b->x.accepted &&
	       a->x.undated == b->x.undated && a->x.nobody == b->x.nobody &&
	       a->x.bad_line == b->x.bad_line && a->x.bytes == b->x.bytes &&
	       memcmp(a->x.judged.form, b->x.judged.form,
	              sizeof(a->x.judged.form)) == 0 &&
	       memcmp(&a->x.people, &b->x.people, sizeof(a->x.people)) == 0 &&
	       strcmp(a->x.hash, b->x.hash) == 0 &&
	       strcmp(a->x.counts_hash, b->x.counts_hash) == 0 &&
	       strcmp(a->rejects, b->rejects) == 0;
}

static void one_and_several(const char *path)
{
	int bad = 0, again = 0, rejected = 0;

	for (int i = 0; i < FILES / 2; i++) {
		struct text t = make((uint64_t)i * 7 + 3, i % 2, i % 5 == 0);
		struct outcome one, several;

		if (i % 7 == 0)
			put(&t, "\xE9,T,,p\n", 7);	/* not UTF-8 */
		write_file(path, &t);
		read_with(path, 1, 4096, i % 3 == 0, &one);
		read_with(path, 2 + i % 7, i % 2 ? 512 : 97, i % 3 == 0, &several);
		if (!is_alike(&one, &several))
			bad++;
		again += several.x.again;
		rejected += *one.rejects != '\0';
		outcome_fini(&one);
		outcome_fini(&several);
		free(t.s);
	}
	ok(bad == 0, "%d files the same by one thread and by 2 to 8", FILES / 2);
	ok(again > 50, "wrong guesses were among them (%d), and read again", again);
	ok(rejected > FILES / 6, "and rejects (%d files), at the same lines", rejected);
}

int main(void)
{
	char path[] = "threads-test-XXXXXX";
	int fd = mkstemp(path);

	close(fd);
	one_and_several(path);
	unlink(path);
	return tap_done();
}
