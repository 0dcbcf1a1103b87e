#include "import/digest.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"

bool digest_file(const char *path, char hex[static HASH_SIZE], long long *bytes,
                 struct err *e)
{
	char buf[1 << 14];
	struct hash *h;
	FILE *f;
	size_t n;
	bool ok;

	*hex = '\0';
	*bytes = 0;
	if (strcmp(path, "-") == 0)
		return true;
	f = fopen(path, "rbe");
	if (!f)
		return err_set(e, ERR_INPUT, "%s: %s", path, strerror(errno));
	h = hash_new();
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0) {
		hash_add(h, buf, n);
		*bytes += (long long)n;
	}
	hash_end(h, hex);
	ok = !ferror(f) || err_set(e, ERR_IO, _("%s could not be read to its end"),
	                           path);
	fclose(f);
	return ok;
}
