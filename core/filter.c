/* filter.c - filters as things: copied, added, freed. */
#include "core/filter.h"

#include <stdlib.h>

#include "core/mem.h"

static struct filter *copy_all(const struct filter *f, int n)
{
	struct filter *copy = xcalloc((size_t)n + 1, sizeof(*copy));

	for (int i = 0; i < n; i++) {
		copy[i] = f[i];
		copy[i].value = f[i].value ? xstrdup(f[i].value) : NULL;
		copy[i].local = f[i].local ? xstrdup(f[i].local) : NULL;
		copy[i].kid = f[i].nkid ? copy_all(f[i].kid, f[i].nkid) : NULL;
	}
	return copy;
}

static void free_all(struct filter *f, int n)
{
	for (int i = 0; i < n; i++) {
		free((char *)f[i].value);
		free((char *)f[i].local);
		free_all(f[i].kid, f[i].nkid);
	}
	free(f);
}

void filters_copy(struct filters *to, const struct filter *f, int n)
{
	*to = (struct filters){ copy_all(f, n), n };
}

void filters_add(struct filters *to, const struct filter *one)
{
	struct filter *copy = copy_all(one, 1);

	to->all = xreallocarray(to->all, (size_t)to->n + 1, sizeof(*to->all));
	to->all[to->n++] = *copy;
	free(copy);
}

void filters_fini(struct filters *f)
{
	free_all(f->all, f->n);
	*f = (struct filters){ 0 };
}
