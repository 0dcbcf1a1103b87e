/* session.h - what a session did: how many called themselves confident before
 * and after it, and the difference with its 95 per cent limits. */
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include "core/stats.h"

struct record;

enum session_asked { ASKED_NOT, ASKED_TWICE, ASKED_TWO_GROUPS };

/* After less before, from -1 to 1.  Of the same people asked twice the limits are
 * those of paired data, of others those of two proportions (core/stats.h). */
enum session_asked session_change(const struct record *session, struct limits *);
/* "18 of 40 confident before, 33 of 40 after: up 38 points (20 to 52); the same
 * people asked twice".  For free(). */
char *session_says(const struct record *session);
/* "up 38 points (20 to 52)", "no clear change, up 4 points (-12 to 20)".  The
 * same; NULL where nothing was asked. */
char *session_change_says(const struct record *session);

#endif
