#include "import/meaning.h"

#include <stdlib.h>
#include <string.h>

#include "core/cp1252.h"
#include "core/mem.h"
#include "import/field.h"

void meaning_init(struct meaning *m)
{
	*m = (struct meaning){ 0 };
	dict_init(&m->value, 1 << 20);
}

void meaning_fini(struct meaning *m)
{
	dict_fini(&m->value);
	free(m->code);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Upper case, one space for many, none around; 0 if it is empty or too long. */
static size_t fold(const char *s, size_t n, char to[static MEANING_SIZE])
{
	struct field_text f = field_trim((struct field_text){ s, n, false });
	size_t k = 0;

	if (f.n > MEANING_SIZE)
		return 0;
	for (size_t i = 0; i < f.n; i++) {
		char c = f.s[i];

		if (is_space(c) && i && is_space(f.s[i - 1]))
			continue;
		to[k++] = is_space(c) ? ' ' : c >= 'a' && c <= 'z'
		          ? (char)(c - 'a' + 'A') : c;
	}
	return k;
}

void meaning_add(struct meaning *m, const char *value, enum ethnic_code code)
{
	char folded[MEANING_SIZE];
	size_t n = fold(value, strlen(value), folded);
	uint32_t was = m->value.n, id = dict_add(&m->value, folded, n);

	if (id == DICT_FULL || !n)
		return;
	if (m->value.n > was)
		m->code = xreallocarray(m->code, m->value.n, sizeof(*m->code));
	m->code[id] = code;
}

static enum ethnic_code look_up(const struct meaning *m, const char *s, size_t n)
{
	char folded[MEANING_SIZE];
	size_t k = fold(s, n, folded);
	uint32_t id = k ? dict_find(&m->value, folded, k) : DICT_FULL;

	return id == DICT_FULL ? ETHNIC_NONE : m->code[id];
}

enum ethnic_code meaning_of(const struct meaning *m, const char *s, size_t n,
                            bool cp1252)
{
	enum ethnic_code code;
	char *utf8;

	if (!m || !m->value.n)
		return ETHNIC_NONE;
	if (!cp1252)
		return look_up(m, s, n);
	utf8 = cp1252_to_utf8(s, n);
	code = look_up(m, utf8, strlen(utf8));
	free(utf8);
	return code;
}

static int by_text(const void *a, const void *b, void *of)
{
	const struct dict *d = of;

	return strcmp(d->entry[*(const uint32_t *)a].text,
	              d->entry[*(const uint32_t *)b].text);
}

void meaning_hash(const struct meaning *m, char hex[static HASH_SIZE])
{
	struct hash *h;
	uint32_t *order;

	*hex = '\0';
	if (!m || !m->value.n)
		return;
	order = xcalloc(m->value.n, sizeof(*order));
	for (uint32_t i = 0; i < m->value.n; i++)
		order[i] = i;
	qsort_r(order, m->value.n, sizeof(*order), by_text, (void *)&m->value);
	h = hash_new();
	for (uint32_t i = 0; i < m->value.n; i++) {
		hash_add_text(h, m->value.entry[order[i]].text);
		hash_add_text(h, ethnic_codes[m->code[order[i]]].code);
	}
	hash_end(h, hex);
	free(order);
}
