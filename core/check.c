#include "core/check.h"

#include <stdio.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

const struct check checks[CHECK_COUNT] = {
#define CHECK(id, ...) [CHECK_##id] = { __VA_ARGS__ },
#include "core/check.def"
#undef CHECK
};

enum check_id check_find(const char *name)
{
	for (int i = 0; i < CHECK_COUNT; i++)
		if (strcmp(checks[i].name, name) == 0)
			return (enum check_id)i;
	return CHECK_COUNT;
}

const char *check_status_word(enum check_status s)
{
	static const char *const word[] = {
		[CHECK_PASS] = N_("pass"), [CHECK_SOME] = N_("pass with failures"),
		[CHECK_FAIL] = N_("fail"),
		[CHECK_NOT_APPLICABLE] = N_("not applicable"),
		[CHECK_NOT_RUN] = N_("not run"), [CHECK_ERROR] = N_("error")
	};

	return _(word[s]);
}

char *check_rule(enum check_id id, int threshold)
{
	const char *rule = _(checks[id].rule), *at = strstr(rule, "{t}");

	if (!at)
		return xstrdup(rule);
	return xprintf("%.*s%d%s", (int)(at - rule), rule, threshold, at + 3);
}
