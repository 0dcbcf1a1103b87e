/* call.c - what was asked in a call, and the end of it. */
#include "cli/call.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

const struct flag flags[FLAG_COUNT] = {
#define FLAG(id, ...) [FLAG_##id] = { __VA_ARGS__ },
#include "cli/flag.def"
#undef FLAG
};

bool flag_is_on(uint64_t on, int f)
{
	return on >> (f < FLAG_config ? f : 63) & 1;
}

const char *call_flag(const struct call *c, enum flag_id f)
{
	const struct values *v = &c->flag[f];

	return v->n ? v->text[v->n - 1] : NULL;
}

bool call_has(const struct call *c, enum flag_id f)
{
	return c->flag[f].n > 0;
}

const char *call_as_at(const struct call *c, char day[static 11],
                       struct err *e)
{
	const char *typed = call_flag(c, FLAG_as_at);

	if (!typed)
		return c->today;
	if (day_read(typed, c->today, day))
		return day;
	err_set(e, ERR_USAGE, _("--as-at takes a day, as in 2026-03-31, not"
	        " \"%s\""), typed);
	return NULL;
}

char *call_words(const struct call *c)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < c->argc; i++)
		fprintf(out, "%s%s", i ? " " : "", c->argv[i]);
	fclose(out);
	return text;
}

bool call_limit(const struct call *c, int most, int *limit, struct err *e)
{
	const char *typed = call_flag(c, FLAG_limit);
	char *end;
	long n;

	*limit = most;
	if (!typed)
		return true;
	n = strtol(typed, &end, 10);
	if (*end || end == typed || n < 0 || n > INT_MAX)
		return err_set(e, ERR_USAGE, _("--limit takes a number, not"
		               " \"%s\""), typed);
	*limit = (int)n;
	return true;
}

void call_fini(struct call *c)
{
	for (int i = 0; i < FLAG_COUNT; i++)
		free(c->flag[i].text);
	for (int i = 0; c->field && i < c->ent->nfields + 2 * LINK_COUNT; i++)
		free(c->field[i].text);
	free(c->field);
	for (int i = 0; i < c->hidden.n; i++)
		free((char *)c->hidden.text[i]);
	free(c->hidden.text);
	free(c->who);
	free(c->at);
	free(c->today);
}

int call_fail(const struct err *e)
{
	char *safe = text_safe(e->msg);

	fprintf(stderr, "pcref: %s\n", safe);
	free(safe);
	return e->code ? (int)e->code : ERR_BUG;
}

int call_refuse(enum err_code code, const char *fmt, ...)
{
	struct err e = { .code = code };
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(e.msg, sizeof(e.msg), fmt, ap);
	va_end(ap);
	return call_fail(&e);
}
