#include "report/markup.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

#include "core/text.h"

void mk_text(FILE *f, const char *text)
{
	char *safe = text_safe_lines(text);

	for (const char *s = safe; *s; s++) {
		switch (*s) {
		case '&': fputs("&amp;", f); break;
		case '<': fputs("&lt;", f); break;
		case '>': fputs("&gt;", f); break;
		case '"': fputs("&quot;", f); break;
		case '\'': fputs("&#39;", f); break;
		case '\xef':	/* U+FFFE and U+FFFF are no characters of XML */
			if (s[1] == '\xbf' && (s[2] == '\xbe' || s[2] == '\xbf')) {
				fputs("\ufffd", f);
				s += 2;
				break;
			}
			/* fall through */
		default: putc(*s, f);
		}
	}
	free(safe);
}

static void start(FILE *f, const char *tag, va_list ap)
{
	const char *name;

	fprintf(f, "<%s", tag);
	while ((name = va_arg(ap, const char *))) {
		const char *value = va_arg(ap, const char *);

		if (!value)
			continue;
		fprintf(f, " %s=\"", name);
		mk_text(f, value);
		putc('"', f);
	}
}

void mk_open(FILE *f, const char *tag, ...)
{
	va_list ap;

	va_start(ap, tag);
	start(f, tag, ap);
	va_end(ap);
	putc('>', f);
}

void mk_close(FILE *f, const char *tag)
{
	fprintf(f, "</%s>", tag);
}

void mk_void(FILE *f, const char *tag, ...)
{
	va_list ap;

	va_start(ap, tag);
	start(f, tag, ap);
	va_end(ap);
	fputs("/>", f);
}

void mk_element(FILE *f, const char *tag, const char *text, ...)
{
	va_list ap;

	va_start(ap, text);
	start(f, tag, ap);
	va_end(ap);
	putc('>', f);
	mk_text(f, text);
	mk_close(f, tag);
}

struct mk_len mk_len(double value, const char *unit)
{
	struct mk_len len;
	long long hundredths = llround(value * 100);
	long long part = llabs(hundredths % 100);
	const char *sign = hundredths < 0 ? "-" : "";
	long long whole = llabs(hundredths / 100);

	if (part == 0)
		snprintf(len.s, sizeof(len.s), "%s%lld%s", sign, whole, unit);
	else
		snprintf(len.s, sizeof(len.s), "%s%lld.%02lld%s", sign, whole, part, unit);
	return len;
}
