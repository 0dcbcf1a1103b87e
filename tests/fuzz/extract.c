/* For libFuzzer: any bytes as an extract, or a workbook, by one thread and by
 * three.  make fuzz builds and runs it; see there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/err.h"
#include "import/columns.h"
#include "import/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void read_with(const char *path, int threads, struct extract *x, bool *ok)
{
	struct extract_options o = { .threads = threads, .people = true };
	struct err e = { 0 };

	o.source.block = threads > 1 ? 512 : 0;
	*ok = extract_read(path, &o, x, &e);
	if (!*ok && !*e.msg)
		abort();
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
	read_with(path, 1, &one, &a);
	read_with(path, 3, &three, &b);
	if (a != b || (a && (one.read != three.read ||
	    strcmp(one.counts_hash, three.counts_hash) != 0)))
		abort();
	extract_fini(&one);
	extract_fini(&three);
	columns_read(path, &plain, &columns, &e);
	columns_fini(&columns);
	close(fd);
	return 0;
}
