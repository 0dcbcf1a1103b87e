/* extract.h - an extract written here and read, for its unit tests. */
#ifndef TESTS_EXTRACT_H
#define TESTS_EXTRACT_H

#include <stdio.h>
#include <stdlib.h>

#include "core/err.h"
#include "core/mem.h"
#include "import/extract.h"

static inline char *path_of(const char *name)
{
	const char *tmp = getenv("TMP");

	return xprintf("%s/%s", tmp ? tmp : "/tmp", name);
}

static inline char *write_file(const char *bytes, size_t n)
{
	char *path = path_of("in.csv");
	FILE *f = fopen(path, "w");

	fwrite(bytes, 1, n, f);
	fclose(f);
	return path;
}

static inline bool read_as(const char *bytes, size_t n,
                           const struct extract_options *opt, struct extract *x,
                           struct err *e)
{
	char *path = write_file(bytes, n);
	bool good = extract_read(path, opt, x, e);

	free(path);
	return good;
}

#endif
