#include "core/grouping.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/ethnicity.h"
#include "core/lang.h"
#include "core/mem.h"

void groups_fini(struct groups *g)
{
	for (int i = 0; i < g->n; i++) {
		for (int k = 0; k < g->group[i].nmembers; k++)
			free(g->group[i].member[k]);
		for (int k = 0; k < g->group[i].naliases; k++)
			free(g->group[i].alias[k]);
		free(g->group[i].member);
		free(g->group[i].alias);
		free(g->group[i].name);
	}
	free(g->group);
	*g = (struct groups){ 0 };
}

static bool among(char *const *list, int n, const char *s)
{
	for (int i = 0; i < n; i++)
		if (strcasecmp(list[i], s) == 0)
			return true;
	return false;
}

int groups_find(const struct groups *g, const char *name)
{
	for (int i = 0; i < g->n; i++)
		if (strcasecmp(g->group[i].name, name) == 0 ||
		    among(g->group[i].alias, g->group[i].naliases, name))
			return i;
	return -1;
}

int groups_of(const struct groups *g, const char *category, bool *whole)
{
	for (int i = 0; i < g->n; i++)
		if (among(g->group[i].member, g->group[i].nmembers, category)) {
			*whole = false;
			return i;
		}
	*whole = true;
	return groups_find(g, category);
}

/* The text from s to end without the space around it; the caller's. */
static char *trimmed(const char *s, const char *end)
{
	while (s < end && strchr(" \t\r", *s))
		s++;
	while (end > s && strchr(" \t\r", end[-1]))
		end--;
	return xprintf("%.*s", (int)(end - s), s);
}

/* Each part between separators, appended to a list; empty ones are not. */
static void split(const char *s, const char *end, char by, char ***list, int *n)
{
	while (s < end) {
		const char *stop = memchr(s, by, (size_t)(end - s));
		char *part = trimmed(s, stop ? stop : end);

		if (*part && *n < MEMBERS_MOST) {
			*list = xreallocarray(*list, (size_t)*n + 1, sizeof(**list));
			(*list)[(*n)++] = part;
		} else {
			free(part);
		}
		s = stop ? stop + 1 : end;
	}
}

static void read_names(struct group *to, const char *s, const char *end)
{
	const char *sign = memchr(s, '=', (size_t)(end - s));

	to->name = trimmed(s, sign ? sign : end);
	if (sign)
		split(sign + 1, end, '=', &to->alias, &to->naliases);
}

/* A letter alone must be a national code of a known group. */
static bool is_member(const char *s)
{
	if (strlen(s) > 2)
		return true;
	for (int i = 0; i < ETHNIC_COUNT; i++)
		if (ethnic_codes[i].cls == CLASS_KNOWN &&
		    strcasecmp(ethnic_codes[i].code, s) == 0)
			return true;
	return false;
}

static bool check(const struct groups *g, const struct group *new, int line,
                  struct err *e)
{
	bool whole;

	if (!*new->name || !new->nmembers)
		return err_set(e, ERR_DATA, _("line %d: a group is a name, a colon"
		               " and its codes, as in \"Black: M, N, P\""), line);
	if (groups_find(g, new->name) >= 0)
		return err_set(e, ERR_DATA, _("line %d: the group \"%s\" is there"
		               " already"), line, new->name);
	for (int i = 0; i < new->nmembers; i++) {
		if (!is_member(new->member[i]))
			return err_set(e, ERR_DATA, _("line %d: \"%s\" is no code"
			               " of a group: A to S but I, O and Q"), line,
			               new->member[i]);
		if (groups_of(g, new->member[i], &whole) >= 0 ||
		    among(new->member, i, new->member[i]))
			return err_set(e, ERR_DATA, _("line %d: %s is in two"
			               " groups"), line, new->member[i]);
	}
	return true;
}

static bool read_line(struct groups *g, const char *s, const char *end, int line,
                      struct err *e)
{
	const char *colon = memchr(s, ':', (size_t)(end - s));
	struct groups one;
	struct group new = { 0 };

	read_names(&new, s, colon ? colon : end);
	if (colon)
		split(colon + 1, end, ',', &new.member, &new.nmembers);
	one = (struct groups){ xcalloc(1, sizeof(new)), 1 };
	one.group[0] = new;
	if (!check(g, &new, line, e)) {
		groups_fini(&one);
		return false;
	}
	g->group = xreallocarray(g->group, (size_t)g->n + 1, sizeof(*g->group));
	g->group[g->n++] = new;
	free(one.group);
	return true;
}

bool groups_read(struct groups *g, const char *text, struct err *e)
{
	int line = 0;

	*g = (struct groups){ 0 };
	while (*text) {
		const char *end = text + strcspn(text, "\n");

		line++;
		if (end - text != (ptrdiff_t)strspn(text, " \t\r") &&
		    strspn(text, " \t\r") < (size_t)(end - text)) {
			if (g->n == GROUPS_MOST)
				err_set(e, ERR_DATA, ngettext("more than %d group",
				        "more than %d groups", GROUPS_MOST), GROUPS_MOST);
			else if (read_line(g, text, end, line, e))
				goto next;
			groups_fini(g);
			return false;
		}
next:
		text = end + (*end != '\0');
	}
	return g->n || err_set(e, ERR_DATA, _("there is no group in it; write one"
	                       " a line, as in \"Black: M, N, P\""));
}
