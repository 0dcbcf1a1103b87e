#include "import/names.h"

#include <stdlib.h>

#include "core/mem.h"

const unsigned char name_mask[2 * NAME_SHORT] = {
	255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255
};

void names_init(struct names *t)
{
	t->name = xcalloc(SEEN_NAMES, sizeof(*t->name));
}

void names_fini(struct names *t)
{
	free(t->name);
}

void names_keep(struct names *t, const char *s, size_t n, uint32_t id)
{
	uint64_t word[2];
	struct seen_name *to;

	if (n > NAME_SHORT)
		return;
	to = names_place(t, s, n, word);
	*to = (struct seen_name){ { word[0], word[1] }, id };
}
