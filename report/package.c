#include "report/package.h"

#include <stdlib.h>
#include <zip.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/late.h"
#include "core/mem.h"

enum { DAY_1980 = 0x21 };	/* 1 January 1980, the first day of DOS */

struct package {
	zip_source_t *bytes;
	zip_t *zip;
	bool bad;
};

struct package *package_new(struct err *e)
{
	struct package *p;

	if (!late_need(LATE_ZIP, e))
		return NULL;
	p = xcalloc(1, sizeof(*p));
	p->bytes = zip_source_buffer_create(NULL, 0, 0, NULL);
	p->zip = p->bytes ? zip_open_from_source(p->bytes, ZIP_TRUNCATE, NULL) : NULL;
	/* Closing the archive would take the bytes with it. */
	if (p->zip)
		zip_source_keep(p->bytes);
	p->bad = !p->zip;
	return p;
}

void package_add(struct package *p, const char *name, char *bytes, size_t len)
{
	zip_source_t *part = p->bad ? NULL : zip_source_buffer(p->zip, bytes, len, len > 0);
	zip_int64_t at = part ? zip_file_add(p->zip, name, part, ZIP_FL_ENC_UTF_8) : -1;

	/* Where there is nothing the library takes nothing over. */
	if (!part || !len)
		free(bytes);
	else if (at < 0)
		zip_source_free(part);
	if (at < 0 || zip_file_set_dostime(p->zip, (zip_uint64_t)at, 0, DAY_1980, 0) != 0)
		p->bad = true;
}

void package_free(struct package *p)
{
	if (p->zip)
		zip_discard(p->zip);
	zip_source_free(p->bytes);
	free(p);
}

static bool copy_out(zip_source_t *from, FILE *to)
{
	char block[1 << 14];
	zip_int64_t n;

	if (zip_source_open(from) != 0)
		return false;
	while ((n = zip_source_read(from, block, sizeof(block))) > 0)
		fwrite(block, 1, (size_t)n, to);
	zip_source_close(from);
	return n == 0;
}

bool package_write(struct package *p, FILE *f, struct err *e)
{
	bool done = !p->bad && zip_close(p->zip) == 0;

	if (done)
		p->zip = NULL;
	done = done && copy_out(p->bytes, f);
	package_free(p);
	return done || err_set(e, ERR_BUG, _("the parts of the file could not be put together"));
}
