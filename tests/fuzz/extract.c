/* For libFuzzer: any bytes as an extract, or a workbook, by one thread and by
 * three, by each indexer, and as a worklist.  make fuzz builds and runs it; see
 * there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/err.h"
#include "import/columns.h"
#include "import/extract.h"
#include "import/index.h"
#include "import/work_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void read_with(const char *path, int threads, const struct indexer *indexer,
                      struct extract *x, bool *ok)
{
	struct extract_options o = { .threads = threads, .people = true,
	                             .indexer = indexer };
	struct err e = { 0 };

	o.source.block = threads > 1 ? 512 : 0;
	*ok = extract_read(path, &o, x, &e);
	if (!*ok && !*e.msg)
		abort();
}

/* A worklist has the rows that an extract has, refused ones and all. */
static void list_work(const char *path, const struct extract *x)
{
	struct source_options o = { .unhashed = true };
	struct work_rows rows;
	struct worklist list;
	struct err e = { 0 };
	bool ok = work_rows_read(&rows, path, &o, NULL, &e);

	if (!ok && !*e.msg)
		abort();
	if (ok && x && (uint64_t)rows.n + rows.refused != x->read)
		abort();
	if (ok) {
		worklist_make(&list, rows.row, rows.n);
		worklist_fini(&list);
	}
	work_rows_fini(&rows);
}

/* Another one than the best, by the size of the file. */
static const struct indexer *one_of(size_t n)
{
	const struct indexer *i = indexers;

	for (n %= 3; n && i[1].name; n--)
		i++;
	return i->runs_here() ? i : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct source_options plain = { .unhashed = true };
	struct extract one, three;
	struct columns columns;
	struct err e = { 0 };
	char path[64];
	bool a, b;
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	read_with(path, 1, NULL, &one, &a);
	read_with(path, 3, one_of(n), &three, &b);
	if (a != b || (a && (one.read != three.read ||
	    strcmp(one.counts_hash, three.counts_hash) != 0)))
		abort();
	list_work(path, a ? &one : NULL);
	extract_fini(&one);
	extract_fini(&three);
	columns_read(path, &plain, &columns, &e);
	columns_fini(&columns);
	close(fd);
	return 0;
}
