#include "import/judge.h"

#include <stdlib.h>

#include "core/ethnicity.h"
#include "core/mem.h"
#include "core/tally.h"

/* What is known of a value: its kind plus one, and two marks. */
enum { KIND_BITS = 0x3FFF, CLEANED = 0x4000, CLEANED_1252 = 0x8000 };

struct doubt {
	unsigned kind[2];	/* if the file is UTF-8; if Windows-1252 */
};

void judge_init(struct judge *j)
{
	*j = (struct judge){ .known = xcalloc(1 << 16, sizeof(*j->known)) };
}

void judge_fini(struct judge *j)
{
	free(j->known);
	free(j->doubt);
}

static unsigned doubtful_kind(struct judge *j, unsigned utf8, unsigned cp1252)
{
	unsigned i = 0;

	while (i < j->ndoubt && (j->doubt[i].kind[0] != utf8 ||
	                         j->doubt[i].kind[1] != cp1252))
		i++;
	if (i == j->ndoubt) {
		j->doubt = xreallocarray(j->doubt, i + 1, sizeof(*j->doubt));
		j->doubt[j->ndoubt++] = (struct doubt){ { utf8, cp1252 } };
	}
	return KIND_COUNT + i;
}

static uint16_t judge(struct judge *j, struct field_text f)
{
	struct ethnic_value utf8 = ethnic_read(f.s, f.n, false);
	struct ethnic_value cp1252 = ethnic_read(f.s, f.n, true);
	unsigned kind = tally_kind(utf8), other = tally_kind(cp1252);

	if (kind != other)
		kind = doubtful_kind(j, kind, other);
	return (uint16_t)((kind + 1) | (utf8.cleaned ? CLEANED : 0) |
	                  (cp1252.cleaned ? CLEANED_1252 : 0));
}

/* No value holds a NUL, so one byte and two are never the same number. */
static uint16_t judge_short(struct judge *j, struct field_text f)
{
	unsigned at = f.n ? (unsigned char)f.s[0] : 0;

	if (f.n == 2)
		at |= (unsigned)(unsigned char)f.s[1] << 8;
	if (!j->known[at])
		j->known[at] = judge(j, f);
	return j->known[at];
}

unsigned judge_value(struct judge *j, struct field_text f)
{
	uint16_t v = f.n > 2 ? judge(j, f) : judge_short(j, f);

	j->cleaned[0] += (v & CLEANED) != 0;
	j->cleaned[1] += (v & CLEANED_1252) != 0;
	return (v & KIND_BITS) - 1u;
}

uint64_t judge_settle(const struct judge *j, struct tally *t, bool cp1252)
{
	for (unsigned i = 0; i < j->ndoubt; i++)
		tally_settle(t, KIND_COUNT + i, j->doubt[i].kind[cp1252]);
	return j->cleaned[cp1252];
}
