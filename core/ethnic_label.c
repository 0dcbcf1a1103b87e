/* ethnic_label.c - the category that a label of some file means. */
#include <ctype.h>
#include <string.h>

#include "core/ethnicity.h"

enum { LABEL_SIZE = 80 };

static const struct {
	const char *folded, *category;
} labels[] = {
#define LABEL(folded, category) { folded, category },
#include "core/ethnic_label.def"
#undef LABEL
};
enum { NLABELS = sizeof(labels) / sizeof(*labels) };

static void fold(const char *s, size_t n, char to[static LABEL_SIZE])
{
	size_t k = 0;

	for (size_t i = 0; i < n && k < LABEL_SIZE - 1; i++)
		if (isalnum((unsigned char)s[i]) && !(s[i] & 0x80))
			to[k++] = (char)tolower((unsigned char)s[i]);
	to[k] = '\0';
}

static bool is_called(const char *name, const char *folded)
{
	char own[LABEL_SIZE];

	fold(name, strlen(name), own);
	return *own && strcmp(own, folded) == 0;
}

static const char *of_code(const struct code_info *c, const char *folded)
{
	if (is_called(c->label, folded))
		return c->code;
	for (int g = 0; g < GROUPING_COUNT; g++)
		if (g != GROUPING_BRITISH && c->group[g] &&
		    is_called(c->group[g], folded))
			return c->group[g];
	return NULL;
}

static const char *of_label(const char *s, size_t n)
{
	const char *found = NULL;
	char folded[LABEL_SIZE];

	fold(s, n, folded);
	for (int i = 0; i < NLABELS; i++)
		if (strcmp(labels[i].folded, folded) == 0)
			return labels[i].category;
	for (int c = 0; c <= ETHNIC_99 && !found; c++)
		found = of_code(&ethnic_codes[c], folded);
	for (int i = 0; i < ONS_COUNT && !found; i++)
		if (ons_groups[i].code != ETHNIC_NONE &&
		    is_called(ons_groups[i].label, folded))
			found = ethnic_codes[ons_groups[i].code].code;
	return found;
}

/* "Asian, Asian British or Asian Welsh: Indian" ends in what it is, but what
 * stands before may make a difference: "White: Other". */
const char *ethnic_category(const char *label, size_t n)
{
	const char *found, *colon = memrchr(label, ':', n);
	struct ethnic_value v = ethnic_read(label, n, false);

	if (v.code <= ETHNIC_99)
		return ethnic_codes[v.code].code;
	found = of_label(label, n);
	return found || !colon ? found
	       : of_label(colon + 1, n - (size_t)(colon + 1 - label));
}

enum ethnic_code ethnic_code_named(const char *code)
{
	for (int c = 0; c <= ETHNIC_99; c++)
		if (strcmp(ethnic_codes[c].code, code) == 0)
			return (enum ethnic_code)c;
	return ETHNIC_NONE;
}
