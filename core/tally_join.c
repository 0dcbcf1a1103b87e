/* tally_join.c - what several threads counted becomes one; and names that turned
 * out to be no UTF-8. */
#include "core/tally_priv.h"

#include <stdlib.h>
#include <string.h>

#include "core/cp1252.h"
#include "core/mem.h"

/* The number that each of from's names has in to; NULL if there is no room. */
static uint32_t *join_names(struct dict *to, const struct dict *from)
{
	uint32_t *id = xcalloc(from->n, sizeof(*id));

	for (uint32_t i = 0; i < from->n; i++) {
		id[i] = dict_add(to, from->entry[i].text, from->entry[i].size);
		if (id[i] == DICT_FULL) {
			free(id);
			return NULL;
		}
	}
	return id;
}

static void join_row(struct tally *to, const struct tally *from, uint32_t row,
                     const uint32_t *team, const uint32_t *service,
                     unsigned kind, uint64_t n)
{
	uint64_t key = from->group[row / MONTHS].key;

	tally_add_many(to, team[key >> 36], service[key >> 20 & 0xFFFF],
	               row_month(from->group, row), kind, n);
}

bool tally_join_names(struct tally *to, const struct tally *from,
                      uint32_t **team, uint32_t **service)
{
	*team = join_names(&to->team, &from->team);
	*service = join_names(&to->service, &from->service);
	for (uint32_t i = 0; *team && i < from->team.n; i++)
		if (from->label[i] && !to->label[(*team)[i]])
			to->label[(*team)[i]] = xstrdup(from->label[i]);
	return *team && *service;
}

void tally_join(struct tally *to, const struct tally *from,
                const uint32_t *team, const uint32_t *service)
{
	for (uint32_t row = 0; row < from->ngroup * MONTHS; row++) {
		const uint16_t *n = from->group[row / MONTHS].n[row % MONTHS];

		for (unsigned k = 0; k < ETHNIC_COUNT; k++)
			if (n[k])
				join_row(to, from, row, team, service, k, n[k]);
	}
	for (uint32_t i = 0; i < from->rare_size; i++)
		if (from->rare[i].key)
			join_row(to, from, rare_row(&from->rare[i]), team, service,
			         rare_kind(&from->rare[i]), from->rare[i].n);
}

static void recode(char **text, uint32_t *size)
{
	char *utf8 = cp1252_to_utf8(*text, *size);

	free(*text);
	*text = utf8;
	*size = (uint32_t)strlen(utf8);
}

void tally_recode(struct tally *t)
{
	uint32_t size;

	for (uint32_t i = 0; i < t->team.n; i++) {
		recode(&t->team.entry[i].text, &t->team.entry[i].size);
		if (t->label[i]) {
			size = (uint32_t)strlen(t->label[i]);
			recode(&t->label[i], &size);
		}
	}
	for (uint32_t i = 0; i < t->service.n; i++)
		recode(&t->service.entry[i].text, &t->service.entry[i].size);
}
