#include "cli/about.h"

#include <stdio.h>

#include "core/entity.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"

const struct topic topics[] = {
#define TOPIC(...) { __VA_ARGS__ },
#include "cli/topic.def"
#undef TOPIC
	{ 0 }
};

const struct exit_code exit_codes[] = {
#define EXIT(...) { __VA_ARGS__ },
#include "cli/exit.def"
#undef EXIT
	{ 0 }
};

static char *about_words(const struct field *f)
{
	const struct vocab *v = &vocabs[f->vocab];
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fputs(f->type == FT_SET ? _("any of ") : _("one of "), out);
	for (const struct choice *c = v->fixed; c->code; c++)
		fprintf(out, "%s%s", c == v->fixed ? "" : ", ", c->code);
	if (f->type == FT_SET)
		fputs(_("; a comma between"), out);
	if (v->open)
		fputs(_("; or a word of the trust's own"), out);
	fclose(out);
	return text;
}

static char *about_number(const struct field *f)
{
	if (f->min < f->max)
		return xprintf(_("a whole number from %lld to %lld"),
		               (long long)f->min, (long long)f->max);
	return xstrdup(_("a whole number"));
}

char *about_typing(const struct field *f)
{
	switch (f->type) {
	case FT_TEXT:	return xstrdup(_("one line of text"));
	case FT_NOTE:	return xstrdup(_("text of any length"));
	case FT_INT:	return about_number(f);
	case FT_MONEY:	return xstrdup(_("pounds and pence"));
	case FT_DATE:	return xstrdup(_("a day"));
	case FT_WHEN:
		return xstrdup(_("a day, month, quarter, year, or ongoing"));
	case FT_CHOICE:
	case FT_SET:	return about_words(f);
	case FT_REF:
		return xprintf(_("a reference (%s-7) or a title"),
		               entities[f->ref].prefix);
	}
	return xstrdup("");
}
