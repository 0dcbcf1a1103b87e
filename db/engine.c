#include "db/engine.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

void result_init(struct result *r, int ncol)
{
	*r = (struct result){ .ncol = ncol };
}

static void *grown(void *p, size_t *size, size_t need, size_t each)
{
	if (need <= *size)
		return p;
	*size = need < 32 ? 64 : 2 * need;
	return xreallocarray(p, *size, each);
}

void result_add(struct result *r, const char *value)
{
	size_t len = value ? strlen(value) + 1 : 0, n = r->ncell;

	if ((n & (n - 1)) == 0)
		r->cell = xreallocarray(r->cell, n ? 2 * n : 1,
		                        sizeof(*r->cell));
	r->cell[r->ncell++] = value ? r->used + 1 : 0;
	if (value) {
		r->text = grown(r->text, &r->size, r->used + len, 1);
		memcpy(r->text + r->used, value, len);
		r->used += len;
	}
	if (r->ncol && r->ncell % (size_t)r->ncol == 0)
		r->nrow++;
}

const char *result_get(const struct result *r, int row, int col)
{
	size_t at = row >= r->nrow ? 0
	            : r->cell[(size_t)row * (size_t)r->ncol + (size_t)col];

	return at ? r->text + at - 1 : NULL;
}

const char *result_text(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return s ? s : "";
}

void result_copy(const struct result *r, int row, int col, char *to, size_t size)
{
	snprintf(to, size, "%s", result_text(r, row, col));
}

long long result_int(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return s ? strtoll(s, NULL, 10) : 0;
}

void result_fini(struct result *r)
{
	free(r->text);
	free(r->cell);
	*r = (struct result){ 0 };
}
