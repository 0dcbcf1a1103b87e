#include "core/progress.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/lang.h"
#include "core/mem.h"

enum { MOST_UNVERIFIED = 99, MOST_DIGITS = 12 };

static const struct {
	const char *word;
	enum amount_how how;
} words[] = {
	{ "about ", AMOUNT_ABOUT }, { "around ", AMOUNT_ABOUT },
	{ "approximately ", AMOUNT_ABOUT }, { "approx. ", AMOUNT_ABOUT },
	{ "roughly ", AMOUNT_ABOUT }, { "circa ", AMOUNT_ABOUT },
	{ "c. ", AMOUNT_ABOUT }, { "~", AMOUNT_ABOUT },
	{ "over ", AMOUNT_OVER }, { "more than ", AMOUNT_OVER },
	{ "above ", AMOUNT_OVER }, { "at least ", AMOUNT_OVER },
	{ ">=", AMOUNT_OVER }, { ">", AMOUNT_OVER }, { "≥", AMOUNT_OVER },
	{ "nearly ", AMOUNT_NEARLY }, { "almost ", AMOUNT_NEARLY },
	{ "just under ", AMOUNT_NEARLY }, { "under ", AMOUNT_NEARLY },
	{ "less than ", AMOUNT_NEARLY }, { "<", AMOUNT_NEARLY },
	{ "up to ", AMOUNT_UP_TO }, { "at most ", AMOUNT_UP_TO },
	{ "no more than ", AMOUNT_UP_TO }, { "≤", AMOUNT_UP_TO },
};

static const char *read_how(const char *s, enum amount_how *how)
{
	*how = AMOUNT_EXACT;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t n = strlen(words[i].word);

		if (strncasecmp(s, words[i].word, n) == 0) {
			*how = words[i].how;
			return s + n + strspn(s + n, " ");
		}
	}
	return s;
}

/* "1,234.5" as 1234500; the end of it, or NULL. */
static const char *read_number(const char *s, int64_t *thousandths)
{
	int digits = 0, places = 0;
	int64_t n = 0;

	for (; isdigit((unsigned char)*s) || (digits && *s == ',' &&
	     isdigit((unsigned char)s[1])); s++)
		if (*s != ',') {
			n = 10 * n + (*s - '0');
			if (++digits > MOST_DIGITS)
				return NULL;
		}
	if (*s == '.' && digits)
		for (s++; isdigit((unsigned char)*s); s++)
			if (places < 3) {
				n = 10 * n + (*s - '0');
				places++;
			}
	for (; places < 3; places++)
		n *= 10;
	*thousandths = n;
	return digits ? s : NULL;
}

bool amount_read(const char *s, struct amount *a)
{
	const char *end;

	s = read_how(s + strspn(s, " "), &a->how);
	s += strncmp(s, "£", 2) == 0 ? 2 : 0;
	end = read_number(s, &a->thousandths);
	if (!end)
		return false;
	end += strspn(end, " ");
	/* "2 of 14" is two; "10 to 15" is no number, nor is "1/2". */
	return strncasecmp(end, "of ", 3) == 0 || strncasecmp(end, "in ", 3) == 0 ||
	       strncasecmp(end, "out of ", 7) == 0 ||
	       !end[strcspn(end, "0123456789-–/")];
}

static struct progress by_measure(const struct record *r)
{
	struct progress p = { .per_cent = PROGRESS_UNKNOWN };
	struct amount from, to, now;
	int64_t way;

	if (!amount_read(record_get(r, ACTION_BASELINE), &from) ||
	    !amount_read(record_get(r, ACTION_TARGET), &to) ||
	    !amount_read(record_get(r, ACTION_VALUE), &now) ||
	    from.thousandths == to.thousandths)
		return p;
	p.how = PROGRESS_MEASURE;
	p.about = from.how || to.how || now.how;
	way = 100 * (now.thousandths - from.thousandths) /
	      (to.thousandths - from.thousandths);
	p.per_cent = way < 0 ? 0 : way > MOST_UNVERIFIED ? MOST_UNVERIFIED
	                                                 : (int)way;
	return p;
}

static bool is_out(const struct record *r)
{
	return record_is(r, ACTION_STATE, "draft") ||
	       record_is(r, ACTION_STATE, "cancelled") ||
	       record_is(r, ACTION_STATE, "superseded") ||
	       record_is(r, ACTION_STATE, "merged");
}

struct progress progress_of(const struct record *r, int milestones, int reached)
{
	struct progress p = { .per_cent = PROGRESS_UNKNOWN,
	                      .reached = reached, .milestones = milestones };

	if (is_out(r))
		return p;
	if (record_is(r, ACTION_STATE, "verified")) {
		p.how = PROGRESS_VERIFIED;
		p.per_cent = 100;
		return p;
	}
	if (milestones <= 0)
		return by_measure(r);
	p.how = PROGRESS_MILESTONES;
	p.per_cent = 100 * reached / milestones;
	if (p.per_cent > MOST_UNVERIFIED)
		p.per_cent = MOST_UNVERIFIED;
	return p;
}

char *progress_say(const struct progress *p)
{
	switch (p->how) {
	case PROGRESS_VERIFIED:
		return xstrdup(_("100%, verified"));
	case PROGRESS_MILESTONES:
		return xprintf(ngettext("%d%%, %d of %d milestone reached",
		               "%d%%, %d of %d milestones reached",
		               (unsigned long)p->milestones), p->per_cent,
		               p->reached, p->milestones);
	case PROGRESS_MEASURE:
		return xprintf(p->about ? _("about %d%% of the way from its"
		               " baseline to its target") : _("%d%% of the way"
		               " from its baseline to its target"), p->per_cent);
	case PROGRESS_NONE:
		break;
	}
	return xstrdup(_("not known"));
}
