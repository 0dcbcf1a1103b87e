#include <stdlib.h>

#include "core/mem.h"
#include "report/docx_parts.h"
#include "report/package.h"
#include "report/writer.h"

bool docx_write(const struct doc *d, FILE *f, struct err *e)
{
	struct package *p = package_new(e);

	for (const struct docx_part *part = docx_parts; p && part->name; part++) {
		char *bytes = NULL;
		size_t len = 0;
		FILE *to = xmemstream(&bytes, &len);

		part->write(d, to);
		fclose(to);
		package_add(p, part->name, bytes, len);
	}
	return p && package_write(p, f, e);
}
