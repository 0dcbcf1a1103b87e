/* What is looked at in the words of people. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/annual/look.h"

typedef void look_words(struct look *, const char *place, const char *text);

static void each_title(struct look *l, enum entity_id ent, look_words *look)
{
	const struct shelf *s = &l->y->shelf[ent];
	char name[NAME_SIZE];

	for (size_t i = 0; i < s->n; i++) {
		record_name(&s->rec[i], name);
		look(l, name, record_title(&s->rec[i]));
	}
}

bool look_is_of_year(const struct year *y, const struct record *r)
{
	return strncmp(record_get(r, NARRATIVE_YEAR), y->to, DAY_SIZE - 1) == 0;
}

/* Its words alone: no marks of headings and no names of parts. */
static void look_template(struct look *l, look_words *look, const struct record *r)
{
	char *text = xstrdup(record_get(r, PAPER_TEXT));
	bool name = false, begins = true;

	for (char *s = text; *s; s++) {
		name |= *s == '{';
		begins &= *s == '#';
		if (*s == '}' || name || begins) {
			name &= *s != '}';
			*s = ' ';
		}
		begins |= *s == '\n';
	}
	look(l, record_title(r), text);
	free(text);
}

/* What others said is never altered, so it is never looked at either. */
static void each_words(struct look *l, look_words *look)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative], *papers = &l->y->shelf[ENT_paper];
	static const enum entity_id titled[] = { ENT_plan, ENT_objective, ENT_action, ENT_decision,
		ENT_risk, ENT_event, ENT_review };
	const char *population = year_setting(l->y, "population");

	for (size_t i = 0; i < s->n; i++)
		if (look_is_of_year(l->y, &s->rec[i]))
			look(l, record_title(&s->rec[i]), record_get(&s->rec[i], NARRATIVE_TEXT));
	if (population)
		look(l, _("Population and scope"), population);
	for (size_t i = 0; i < papers->n; i++)
		if (record_is(&papers->rec[i], PAPER_KIND, "template"))
			look_template(l, look, &papers->rec[i]);
	for (size_t i = 0; i < sizeof(titled) / sizeof(*titled); i++)
		each_title(l, titled[i], look);
}

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The next place where the term stands as words of its own; both folded. */
const char *look_find_term(const char *text, const char *term)
{
	size_t len = strlen(term);

	for (const char *s = text; len && (s = strstr(s, term)); s++)
		if ((s == text || !in_word(s[-1])) && !in_word(s[len]))
			return s;
	return NULL;
}

static void look_months(struct look *l, const char *place, const char *text)
{
	static const char *const cut[] = { "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
		"Sept", "Oct", "Nov", "Dec" };

	for (size_t i = 0; i < sizeof(cut) / sizeof(*cut); i++) {
		const char *s = look_find_term(text, cut[i]);
		const char *after = s ? s + strlen(cut[i]) : NULL, *end;

		if (!s || !((s >= text + 2 && isdigit((unsigned char)s[-2])) ||
			    isdigit((unsigned char)after[strspn(after, ". ")])))
			continue;
		look_tell(l, place, xprintf(_("write %s, not %s"),
			day_month_name(day_month(cut[i], &end)), cut[i]));
	}
}

void check_months(struct look *l)
{
	each_words(l, look_months);
}

/* A mark between blanks, or before the end of a sentence. */
static bool stands_alone(const char *text, const char *mark)
{
	size_t len = strlen(mark);

	for (const char *s = text; (s = strstr(s, mark)); s++)
		if ((s == text || s[-1] == ' ') && (s[len] == '\0' || strchr(" .,;)", s[len])))
			return true;
	return false;
}

static void look_marks(struct look *l, const char *place, const char *text)
{
	static const char *const marks[] = { "*", "**", "†", "‡", "#", ".." };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (stands_alone(text, marks[i])) {
			look_tell(l, place, xprintf(_("write [c] for a number that is hidden, not"
				" %s; its note stands in \"What this paper rests on\""), marks[i]));
			return;
		}
}

void check_marks(struct look *l)
{
	each_words(l, look_marks);
}

/* A term that stands in a formal name is let be. */
static char *without_names(const char *folded, const char *names)
{
	char *text = xstrdup(folded), *copy = xstrdup(names), *rest = copy, *name;

	while ((name = strsep(&rest, ";"))) {
		char *fold = text_fold(name + strspn(name, " "));
		char *s = text;

		while (*fold && (s = strstr(s, fold)))
			memset(s, '.', strlen(fold));
		free(fold);
	}
	free(copy);
	return text;
}

static void look_wordings(struct look *l, const char *place, const char *words)
{
	const struct shelf *s = &l->y->shelf[ENT_wording];
	char *folded = text_fold(words);

	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];
		char *term = text_fold(record_get(r, WORDING_AVOID));
		char *text = without_names(folded, record_get(r, WORDING_ALLOWED));

		if (look_find_term(text, term))
			look_tell(l, place, xprintf(_("for \"%s\" write %s%s%s"),
				record_get(r, WORDING_AVOID), record_get(r, WORDING_PREFER),
				record_has(r, WORDING_WHY) ? ": " : "",
				record_get(r, WORDING_WHY)));
		free(text);
		free(term);
	}
	free(folded);
}

void check_wordings(struct look *l)
{
	each_words(l, look_wordings);
}

/* --- days, and letters that stand for words --------------------------------- */

/* "06/08/2018" or "2018-08-06" at the beginning of a text: how long it is, and the
 * day it means. */
static size_t day_in_figures(const char *s, char day[static DAY_SIZE])
{
	unsigned a, b, c;
	int len = 0;

	if (sscanf(s, "%2u/%2u/%4u%n", &a, &b, &c, &len) == 3 && c >= 1900)
		snprintf(day, DAY_SIZE, "%04u-%02u-%02u", c % 10000, b % 100, a % 100);
	else if (sscanf(s, "%4u-%2u-%2u%n", &a, &b, &c, &len) == 3 && a >= 1900)
		snprintf(day, DAY_SIZE, "%04u-%02u-%02u", a % 10000, b % 100, c % 100);
	else
		return 0;
	return day_is(day) ? (size_t)len : 0;
}

static void look_days(struct look *l, const char *place, const char *text)
{
	char day[DAY_SIZE], full[DAY_SHOWN];

	for (const char *s = text; *s; s++) {
		size_t len = isdigit((unsigned char)*s) && (s == text ||
			!isdigit((unsigned char)s[-1])) ? day_in_figures(s, day) : 0;

		if (!len)
			continue;
		day_show(day, full);
		look_tell(l, place, xprintf(_("write %s, not %.*s"), full, (int)len, s));
		s += len - 1;
	}
}

void check_days(struct look *l)
{
	each_words(l, look_days);
}

/* Known to the trust's own list, as something to avoid or as a formal name. */
static bool is_listed(const struct look *l, const char *letters)
{
	const struct shelf *s = &l->y->shelf[ENT_wording];
	const char *known = year_setting(l->y, "abbreviations");

	for (size_t i = 0; i < s->n; i++)
		if (strstr(record_get(&s->rec[i], WORDING_AVOID), letters) ||
		    strstr(record_get(&s->rec[i], WORDING_ALLOWED), letters))
			return true;
	return known && look_find_term(known, letters);
}

enum { LETTERS_LEAST = 3, LETTERS_MOST = 8 };

static void look_letters(struct look *l, const char *place, const char *text)
{
	for (const char *s = text; *s; s++) {
		size_t len = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
		char letters[LETTERS_MOST + 1], explained[LETTERS_MOST + 3];

		if (len < LETTERS_LEAST || len > LETTERS_MOST || in_word(s[len]) || s[len] == '-' ||
		    (s > text && in_word(s[-1]))) {
			s += len ? len - 1 : 0;
			continue;
		}
		snprintf(letters, sizeof(letters), "%.*s", (int)len, s);
		snprintf(explained, sizeof(explained), "(%s)", letters);
		if (look_find_term(text, letters) == s && !strstr(text, explained) &&
		    !is_listed(l, letters))
			look_tell(l, place, xprintf(_("say what %s means where it is first used,"
				" as in \"the long name (%s)\", or add it to the setting"
				" abbreviations"), letters, letters));
		s += len - 1;
	}
}

void check_letters(struct look *l)
{
	const struct shelf *s = &l->y->shelf[ENT_narrative];

	for (size_t i = 0; i < s->n; i++)
		if (look_is_of_year(l->y, &s->rec[i]))
			look_letters(l, record_title(&s->rec[i]),
				     record_get(&s->rec[i], NARRATIVE_TEXT));
}
