/* grouping.h - named groups of ethnicity codes: how a metric is divided.
 *
 * Written a group a line, its name, a colon, what belongs to it with commas
 * between:
 *
 *	White: A, B, C, Gypsy or Irish Traveller, Roma
 *	Black: M, N, P
 *
 * What belongs is a national code (A to S) or, of groups that have none, the
 * name under which the Census publishes them.  A figure that was published for
 * a whole group is known by the group's name or one of its other names, which
 * follow an equals sign: "Black = Black or Black British: M, N, P".
 */
#ifndef CORE_GROUPING_H
#define CORE_GROUPING_H

#include <stdbool.h>
#include <stddef.h>

struct err;

enum { GROUPS_MOST = 40, MEMBERS_MOST = 40 };

struct group {
	char *name;
	char **alias;		/* other names of the whole group */
	int naliases;
	char **member;
	int nmembers;
};

struct groups {
	struct group *group;
	int n;
};

/* Read a text as above.  ERR_DATA names the line at fault: without a colon or
 * members, a name twice, a member in two groups, a letter that is no code. */
bool groups_read(struct groups *, const char *text, struct err *);
void groups_fini(struct groups *);

/* The group of this name, or -1; case does not matter. */
int groups_find(const struct groups *, const char *name);
/* The group that a published category belongs to or is, or -1; *whole says
 * that it is the whole group and not a part of one. */
int groups_of(const struct groups *, const char *category, bool *whole);

#endif
