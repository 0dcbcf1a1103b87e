#include "core/personal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"

enum { NHS_DIGITS = 10, PHONE_LEAST = 10, PHONE_MOST = 11, E164_LEAST = 8, E164_MOST = 15,
       SCAN_MOST = 40 };

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}



/* The bytes of a mark that stands between digits; 0 if it is none.  Office
 * programs write blanks that do not break and long hyphens. */
static size_t mark_at(const char *s)
{
	static const char *const wide[] = { "\u00a0", "\u2009", "\u202f", "\u2010", "\u2011",
	                                    "\u2012", "\u2013" };

	if (*s && strchr(" .-()", *s))
		return 1;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return strlen(wide[i]);
	return 0;
}

/* Does a word or number begin here, and not in the middle of one? */
static bool begins(const char *s, size_t at)
{
	return !at || !is_word(s[at - 1]) || (at >= 2 && mark_at(s + at - 2) == 2) ||
	       (at >= 3 && mark_at(s + at - 3) == 3);
}

/* Digits with at most two marks between each; how many, and *len where the
 * last of them ends.  A longer number is longer than `most`. */
static int digits(const char *s, char *to, int most, size_t *len)
{
	int n = 0;
	int gap = 0;

	*len = 0;
	for (size_t i = 0, wide; i < SCAN_MOST && s[i]; i += wide) {
		wide = mark_at(s + i);
		if (wide) {
			if (++gap > 2)
				break;
			continue;
		}
		if (!isdigit((unsigned char)s[i]))
			break;
		if (n < most)
			to[n] = s[i];
		n++;
		gap = 0;
		wide = 1;
		*len = i + 1;
	}
	return n;
}

/* Does the word or number go on here? */
static bool goes_on(const char *s)
{
	return is_word(*s) && !mark_at(s);
}

static bool checks(const char *digit)
{
	int sum = 0, check;

	for (int i = 0; i < NHS_DIGITS - 1; i++)
		sum += (digit[i] - '0') * (NHS_DIGITS - i);
	check = 11 - sum % 11;
	return check != 10 && check % 11 == digit[NHS_DIGITS - 1] - '0';
}

/* The end of the n-th digit: a number may stand right before another. */
static size_t end_of(const char *s, int n)
{
	size_t i = 0;

	for (; n; i++)
		n -= isdigit((unsigned char)s[i]) != 0;
	return i;
}

static size_t find_nhs_number(const char *s, size_t at)
{
	char digit[NHS_DIGITS];
	size_t len, end;

	if (!isdigit((unsigned char)s[at]) || !begins(s, at) ||
	    digits(s + at, digit, NHS_DIGITS, &len) < NHS_DIGITS || !checks(digit))
		return 0;
	end = end_of(s + at, NHS_DIGITS);
	return goes_on(s + at + end) ? 0 : end;
}

static size_t abroad(const char *s, size_t at)
{
	char digit[E164_MOST];
	size_t len;
	int n = digits(s + at + 1, digit, E164_MOST, &len);

	return n >= E164_LEAST && n <= E164_MOST + 1 && !goes_on(s + at + 1 + len) ? len + 1 : 0;
}

static size_t find_telephone(const char *s, size_t at)
{
	char digit[PHONE_MOST];
	size_t len, open = s[at] == '(';
	int n;

	if (!begins(s, at))
		return 0;
	if (s[at] == '+')
		return abroad(s, at);
	if (s[at + open] != '0')
		return 0;
	n = digits(s + at + open, digit, PHONE_MOST, &len);
	if (n >= 12 && digit[1] == '0')		/* 00 and the country */
		return n <= E164_MOST + 2 && !goes_on(s + at + open + len) ? open + len : 0;
	if (n < PHONE_LEAST || strchr("046", digit[1]))
		return 0;
	if (n > PHONE_MOST)
		len = end_of(s + at + open, PHONE_MOST);
	return goes_on(s + at + open + len) ? 0 : open + len;
}

static bool is_local(char c)
{
	return is_word(c) || (c && strchr(".!#$%&'*+/=?^_`{|}~-", c));
}

static size_t find_email(const char *s, size_t at)
{
	size_t i = at, dot = 0;

	if (!is_local(s[at]) || (at && is_local(s[at - 1])))
		return 0;
	while (is_local(s[i]))
		i++;
	if (s[i++] != '@' || !is_word(s[i]))
		return 0;
	for (; is_word(s[i]) || (strchr(".-", s[i]) && s[i] && is_word(s[i + 1])); i++)
		if (s[i] == '.')
			dot = i;
	return dot ? i - at : 0;
}

/* The letters each place of the outward code may have; "9" a digit. */
static const struct {
	const char *place[4];
} outward[] = {
#define FIRST "ABCDEFGHIJKLMNOPRSTUWYZ"
#define SECOND "ABCDEFGHKLMNOPQRSTUVWXY"
	{ { FIRST, SECOND, "9", "9" } },
	{ { FIRST, SECOND, "9", "ABEHMNPRVWXY" } },
	{ { FIRST, SECOND, "9" } },
	{ { FIRST, "9", "9" } },
	{ { FIRST, "9", "ABCDEFGHJKPSTUW" } },
	{ { FIRST, "9" } },
	{ { "G", "I", "R" } },
#undef FIRST
#undef SECOND
};

static bool fits(char c, const char *place)
{
	int up = toupper((unsigned char)c);

	if (*place == '9')
		return isdigit((unsigned char)c);
	return up && strchr(place, up);
}

/* A digit and two letters, never C I K M O V. */
static bool is_inward(const char *s)
{
	static const char letters[] = "ABDEFGHJLNPQRSTUWXYZ";

	return fits(s[0], "9") && fits(s[1], letters) && fits(s[2], letters) && !is_word(s[3]);
}

static size_t find_postcode(const char *s, size_t at)
{
	if (!begins(s, at))
		return 0;
	for (size_t k = 0; k < sizeof(outward) / sizeof(*outward); k++) {
		size_t n = 0, gap;

		while (n < 4 && outward[k].place[n] && fits(s[at + n], outward[k].place[n]))
			n++;
		if (n < 4 && outward[k].place[n])
			continue;
		gap = strspn(s + at + n, " ");
		gap = gap ? gap : mark_at(s + at + n);
		if (gap <= 3 && is_inward(s + at + n + gap))
			return n + gap + 3;
	}
	return 0;
}

/* The words of a name: capitals of any script that has them begin each; what is
 * not ASCII is taken for a letter. */
static size_t name_at(const char *s)
{
	size_t n = 0;

	if (!isupper((unsigned char)s[0]) && (unsigned char)s[0] < 0x80)
		return 0;
	while (is_word(s[n]) || (strchr("'-", s[n]) && s[n] && is_word(s[n + 1])))
		n++;
	return n;
}

static size_t find_name(const char *s, size_t at)
{
	static const char *const titles[] = { "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof",
	                                      "Professor", "Doctor" };

	for (size_t k = 0; begins(s, at) && k < sizeof(titles) / sizeof(*titles); k++) {
		size_t n = strlen(titles[k]), more;

		if (strncmp(s + at, titles[k], n) != 0 || is_word(s[at + n]))
			continue;
		n += s[at + n] == '.';
		more = s[at + n] == ' ' ? name_at(s + at + n + 1) : 0;
		if (!more)
			return 0;
		n += 1 + more;
		more = s[at + n] == ' ' ? name_at(s + at + n + 1) : 0;
		return more ? n + 1 + more : n;
	}
	return 0;
}

static const struct {
	const char *label, *instead;
	size_t (*find)(const char *s, size_t at);	/* its length there, or 0 */
} kinds[PERSONAL_KINDS] = {
#define PERSONAL(id, label, instead, find) { label, instead, find },
#include "core/personal.def"
#undef PERSONAL
};

bool personal_find(const char *s, size_t from, struct personal *p)
{
	for (p->at = from; s[p->at]; p->at++) {
		p->len = 0;
		for (int k = 0; k < PERSONAL_KINDS; k++) {
			size_t len = kinds[k].find(s, p->at);

			if (len > p->len) {
				p->len = len;
				p->kind = (enum personal_kind)k;
			}
		}
		if (p->len)
			return true;
	}
	return false;
}

int personal_count(const char *s)
{
	struct personal p;
	int n = 0;

	for (size_t at = 0; personal_find(s, at, &p); at = p.at + p.len)
		n++;
	return n;
}

char *personal_redact(const char *s)
{
	struct personal p;
	char *text;
	size_t len, at = 0;
	FILE *out = xmemstream(&text, &len);

	for (; personal_find(s, at, &p); at = p.at + p.len) {
		fwrite(s + at, 1, p.at - at, out);
		fputs(_(kinds[p.kind].instead), out);
	}
	fputs(s + at, out);
	fclose(out);
	return text;
}

const char *personal_label(enum personal_kind k)
{
	return _(kinds[k].label);
}

/* --- in a row ---------------------------------------------------------- */

static bool is_free(const struct field *f)
{
	return f->label && field_is_typed(f) && (f->type == FT_TEXT || f->type == FT_NOTE);
}

int personal_in(const struct record *r)
{
	int n = 0;

	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (is_free(&r->ent->fields[i]))
			n += personal_count(record_get(r, i));
	return n;
}

char *personal_says(const struct record *r)
{
	struct personal p;
	char *text;
	const char *sep = "";
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		for (size_t at = 0; is_free(&r->ent->fields[i]) &&
		     personal_find(record_get(r, i), at, &p); at = p.at + p.len) {
			fprintf(out, "%s%s: %s", sep, _(r->ent->fields[i].label),
			        personal_label(p.kind));
			sep = "; ";
		}
	fclose(out);
	if (*text)
		return text;
	free(text);
	return NULL;
}

bool personal_clean(struct record *r)
{
	bool any = false;

	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		char *clean;

		if (!is_free(&r->ent->fields[i]) || !personal_count(record_get(r, i)))
			continue;
		clean = personal_redact(record_get(r, i));
		record_set(r, i, clean);
		free(clean);
		any = true;
	}
	return any;
}
