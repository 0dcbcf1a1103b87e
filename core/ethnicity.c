#include "core/ethnicity.h"

#include <string.h>

#include "core/lang.h"

const struct class_info ethnic_classes[CLASS_COUNT] = {
#define ETHNIC_CLASS(id, ...) [id] = { __VA_ARGS__ },
#include "core/ethnic_class.def"
#undef ETHNIC_CLASS
};

const struct class_info vodim_classes[VODIM_COUNT] = {
#define VODIM_CLASS(id, ...) [id] = { __VA_ARGS__ },
#include "core/ethnic_class.def"
#undef VODIM_CLASS
};

const struct class_info ethnic_forms[FORM_COUNT] = {
#define FORM(id, ...) [id] = { __VA_ARGS__ },
#include "core/ethnic_form.def"
#undef FORM
};

const struct code_info ethnic_codes[ETHNIC_COUNT] = {
#define ETHNIC_CODE(id, ...) [id] = { __VA_ARGS__ },
#include "core/ethnic_code.def"
#undef ETHNIC_CODE
};

const struct class_info ethnic_groupings[GROUPING_COUNT] = {
#define GROUPING(id, ...) [id] = { __VA_ARGS__ },
#include "core/ethnic_group.def"
#undef GROUPING
};

const struct ons_group ons_groups[ONS_COUNT] = {
#define ONS_GROUP(n, ...) [(n) - 1] = { __VA_ARGS__ },
#include "core/ethnic_group.def"
#undef ONS_GROUP
};

struct span {
	const char *s;
	size_t n;
};

static int upper(char c)
{
	return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : (unsigned char)c;
}

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (upper(c) >= 'A' && upper(c) <= 'Z');
}

/* The one-letter code, A to S or Z, or ETHNIC_NONE. */
static enum ethnic_code code_of_letter(int c)
{
	for (int i = 0; i <= ETHNIC_Z; i++)
		if (ethnic_codes[i].code[0] == c)
			return (enum ethnic_code)i;
	return ETHNIC_NONE;
}

/* Bytes of the space that s begins (or, back, ends) with; 0 is none. */
static size_t space_at(struct span s, bool back, bool cp1252)
{
	const char *at;

	if (!s.n)
		return 0;
	at = back ? s.s + s.n - 1 : s.s;
	if (strchr(" \t\r\n", *at) && *at)
		return 1;
	if (cp1252)
		return *at == '\xA0';
	if (s.n < 2)
		return 0;
	return memcmp(back ? at - 1 : at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static struct span trim(struct span s, bool cp1252)
{
	size_t n;

	while ((n = space_at(s, false, cp1252)))
		s = (struct span){ s.s + n, s.n - n };
	while ((n = space_at(s, true, cp1252)))
		s.n -= n;
	return s;
}

static bool is_99(struct span s)
{
	return s.n == 2 && memcmp(s.s, "99", 2) == 0;
}

static enum ethnic_code code_of(struct span s)
{
	enum ethnic_code c;

	if (!s.n)
		return ETHNIC_MISSING;
	if (is_99(s))
		return ETHNIC_99;
	if (s.n > 2 || (s.n == 2 && !is_letter_or_digit(s.s[1])))
		return ETHNIC_INVALID;
	c = code_of_letter(upper(s.s[0]));
	return c == ETHNIC_NONE ? ETHNIC_INVALID : c;
}

static struct span trim_spaces(struct span s)
{
	while (s.n && s.s[0] == ' ')
		s = (struct span){ s.s + 1, s.n - 1 };
	while (s.n && s.s[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* MHS-DQM05: nothing but spaces is trimmed, and that only to see whether
 * there is anything; the first letter and 99 are tested untrimmed. */
static enum vodim vodim_of(struct span raw)
{
	struct span s = trim_spaces(raw);
	enum ethnic_code c;

	if (!s.n)
		return VODIM_MISSING;
	c = code_of_letter(upper(raw.s[0]));
	if (c != ETHNIC_NONE)
		return c == ETHNIC_Z ? VODIM_OTHER : VODIM_VALID;
	if (is_99(s))
		return raw.n == 2 ? VODIM_DEFAULT : VODIM_UNCLASSED;
	return VODIM_INVALID;
}

static bool is_upper(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (upper(s.s[i]) != (unsigned char)s.s[i])
			return false;
	return true;
}

static bool holds_nbsp(struct span s, bool cp1252)
{
	return cp1252 ? memchr(s.s, 0xA0, s.n) != NULL
	              : memmem(s.s, s.n, "\xC2\xA0", 2) != NULL;
}

/* trimmed is what code was read from. */
static enum ethnic_form form_of(struct span raw, struct span trimmed,
                                enum ethnic_code code, bool cp1252)
{
	if (!raw.n)
		return FORM_EMPTY;
	if (!trimmed.n)
		return FORM_SPACES;
	if (memchr(raw.s, '"', raw.n))
		return FORM_QUOTE;
	if (memchr(raw.s, '\n', raw.n))
		return FORM_NEWLINE;
	if (code == ETHNIC_INVALID)
		return raw.n > 2 ? FORM_TEXT : FORM_LETTER;
	if (holds_nbsp(raw, cp1252))
		return FORM_NBSP;
	if (trimmed.n < raw.n)
		return FORM_PADDED;
	if (!is_upper(trimmed))
		return FORM_LOWER;
	return trimmed.n == 2 && !is_99(trimmed) ? FORM_LOCAL : FORM_PLAIN;
}

struct ethnic_value ethnic_read(const char *raw, size_t n, bool cp1252)
{
	struct span all = { raw, n }, s = trim(all, cp1252);
	struct ethnic_value v = { .code = code_of(s), .vodim = vodim_of(all) };
	bool valid = v.code <= ETHNIC_99, same = s.n == n && is_upper(s);

	v.exact = valid && same && n == strlen(ethnic_codes[v.code].code);
	v.cleaned = valid && !same;
	v.form = form_of(all, s, v.code, cp1252);
	return v;
}
