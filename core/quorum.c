#include "core/quorum.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

bool quorum_is_community(const char *constituency)
{
	static const char *const of[] = { "community", "service_user", "carer" };

	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++)
		if (strcmp(constituency, of[i]) == 0)
			return true;
	return false;
}

static bool is_set(const struct quorum_rule *rule)
{
	return rule->least > 0 || rule->share > 0 || rule->community > 0 ||
	       rule->chair || rule->neach > 0;
}

static bool same(const char *a, const char *b)
{
	return *a && strcmp(a, b) == 0;
}

static bool leads(const struct quorum_seat *s)
{
	return same("chair", s->role) || same("co_chair", s->role) ||
	       same("deputy", s->role);
}

/* Is the seat filled by whom it belongs to? */
static bool holder_came(const struct quorum_seat *s, int item, bool forecast)
{
	if (!*s->holder)
		return false;
	return s->came == CAME_PRESENT ||
	       (s->came == CAME_PART && item && quorum_items_hold(s->items, item)) ||
	       (s->came == CAME_EXPECTED && forecast);
}

/* Does this person fill a voting seat before seat n: their own, wherever it
 * stands, or one they were named for earlier? */
static bool sits_already(const struct quorum_seat *s, int nseats, int n,
                         const char *who, int item, bool forecast)
{
	for (int i = 0; i < nseats; i++) {
		if (i == n || !s[i].voting)
			continue;
		if ((i < n || s[n].came == CAME_DEPUTY) && same(who, s[i].holder) &&
		    holder_came(&s[i], item, forecast))
			return true;
		if (i < n && s[n].came == CAME_DEPUTY &&
		    s[i].came == CAME_DEPUTY && same(who, s[i].deputy))
			return true;
	}
	return false;
}

static bool is_filled(const struct quorum_seat *s, int nseats, int n, int item,
                      bool forecast)
{
	if (s[n].came == CAME_DEPUTY)
		return !sits_already(s, nseats, n, s[n].deputy, item, forecast);
	return holder_came(&s[n], item, forecast) &&
	       !sits_already(s, nseats, n, s[n].holder, item, forecast);
}

static void count_seat(struct quorum *q, const struct quorum_seat *s)
{
	q->came++;
	q->community += quorum_is_community(s->constituency);
	for (int i = 0; i < q->neach; i++)
		q->each[i].came += same(s->constituency, q->each[i].code);
}

static int needed(const struct quorum_rule *rule, int seats)
{
	int least = rule->least > 0 ? rule->least : 0;
	int share = rule->share > 0 ? (seats * rule->share + 99) / 100 : 0;

	return least > share ? least : share;
}

static bool holds(const struct quorum *q)
{
	for (int i = 0; i < q->neach; i++)
		if (q->each[i].came < q->each[i].least)
			return false;
	return q->came >= q->needed &&
	       (q->community_needed < 0 || q->community >= q->community_needed) &&
	       (!q->chair_needed || q->chair);
}

void quorum_work_out(struct quorum *q, const struct quorum_rule *rule,
                     const struct quorum_seat *s, int nseats, int item,
                     bool forecast)
{
	*q = (struct quorum){ .known = is_set(rule), .forecast = forecast,
		.community_needed = rule->community > 0 ? rule->community : QUORUM_NONE,
		.chair_needed = rule->chair, .neach = rule->neach };
	memcpy(q->each, rule->each, sizeof(q->each));
	for (int i = 0; i < q->neach; i++)
		q->each[i].came = 0;
	for (int i = 0; i < nseats; i++) {
		q->seats += s[i].voting;
		q->chair |= leads(&s[i]) && (s[i].came == CAME_DEPUTY ||
		            holder_came(&s[i], item, forecast));
		if (s[i].voting && is_filled(s, nseats, i, item, forecast))
			count_seat(q, &s[i]);
	}
	q->needed = needed(rule, q->seats);
	q->quorate = q->known && holds(q);
}

char *quorum_says(const struct quorum *q)
{
	char *text;
	size_t len;
	FILE *out;

	if (!q->known)
		return xstrdup(_("Quorate: not known, the body has no rule"));
	out = xmemstream(&text, &len);
	fputs(q->forecast ? q->quorate ? _("Will be quorate: yes")
	                               : _("Will be quorate: no")
	                  : q->quorate ? _("Quorate: yes") : _("Quorate: no"), out);
	if (q->needed)
		fprintf(out, _(", %d of %d"), q->came, q->needed);
	else
		fprintf(out, _(", %d present"), q->came);
	if (q->community_needed >= 0)
		fprintf(out, _("; community seats %d of %d"), q->community,
		        q->community_needed);
	for (int i = 0; i < q->neach; i++)
		fprintf(out, _("; %s %d of %d"), q->each[i].code,
		        q->each[i].came, q->each[i].least);
	if (q->chair_needed)
		fputs(q->chair ? _("; chair present") : _("; no chair"), out);
	fclose(out);
	return text;
}

static bool has_code(const struct quorum_each *each, int n, const char *code)
{
	for (int i = 0; i < n; i++)
		if (strcmp(each[i].code, code) == 0)
			return true;
	return false;
}

int quorum_read_each(const char *text, struct quorum_each each[static QUORUM_EACH])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
	int n = 0;

	for (const char *p = text + strspn(text, " "); *p; n++) {
		size_t len = strspn(p, letters);
		char *end;

		if (n == QUORUM_EACH || !len || len >= QUORUM_CODE || p[len] != ' ')
			return -1;
		each[n] = (struct quorum_each){ .least = 0 };
		memcpy(each[n].code, p, len);
		p += len + strspn(p + len, " ");
		if (!isdigit((unsigned char)*p) || has_code(each, n, each[n].code))
			return -1;
		each[n].least = (int)strtol(p, &end, 10);
		if (each[n].least > 500)
			return -1;
		p = end + strspn(end, " ");
		if (*p && *p != ',')
			return -1;
		p += *p == ',' ? 1 + strspn(p + 1, " ") : 0;
	}
	return n;
}

/* The next "3" or "1-3" of a list; false at its end or where it is none. */
static bool next_span(const char **p, long *from, long *to)
{
	char *end;

	*p += strspn(*p, " ");
	if (!isdigit((unsigned char)**p))
		return false;
	*from = *to = strtol(*p, &end, 10);
	if (*end == '-' && isdigit((unsigned char)end[1]))
		*to = strtol(end + 1, &end, 10);
	*p = end + strspn(end, " ");
	if (**p == ',')
		++*p;
	else if (**p)
		return false;
	return *from >= 1 && *from <= *to && *to < 1000;
}

bool quorum_items_ok(const char *items)
{
	long from, to;

	items += strspn(items, " ");
	while (*items)
		if (!next_span(&items, &from, &to))
			return false;
	return true;
}

bool quorum_items_hold(const char *items, int item)
{
	long from, to;

	while (next_span(&items, &from, &to))
		if (item >= from && item <= to)
			return true;
	return false;
}
