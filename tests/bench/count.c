/* count.c - count an extract as the import does, without keeping it.
 *
 *	count FILE THREADS [hash] [people] [INDEXER]
 *
 * What bench/import times: the whole pass over the file, and nothing of the
 * database.  It prints rows, so that the work cannot be left out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "import/extract.h"
#include "import/index.h"

int main(int argc, char **argv)
{
	struct extract_options o = { .source.unhashed = true };
	struct err e = { 0 };
	struct extract x;
	bool ok;

	if (argc < 3)
		return 64;
	o.threads = atoi(argv[2]);
	for (int i = 3; i < argc; i++) {
		if (strcmp(argv[i], "hash") == 0)
			o.source.unhashed = false;
		if (strcmp(argv[i], "people") == 0)
			o.people = true;
		for (const struct indexer *n = indexers; n->name; n++)
			if (strcmp(argv[i], n->name) == 0)
				o.indexer = n;
	}
	ok = extract_read(argv[1], &o, &x, &e);
	printf("%llu rows, %llu accepted, %s%s%s\n", (unsigned long long)x.read,
	       (unsigned long long)x.accepted, x.counts_hash, ok ? "" : ": ",
	       e.msg);
	extract_fini(&x);
	return !ok;
}
