/* timescale.h - by when feedback is acknowledged, answered and told: working
 * days by the channel it came by.
 *
 * A rule is a setting: "complaint 3, fft none, else 5".  A complaint is to be
 * acknowledged within three working days after the day on which it is received
 * (The Local Authority Social Services and National Health Service Complaints
 * (England) Regulations 2009, regulation 13(3)); all else is the trust's own.
 */
#ifndef CORE_TIMESCALE_H
#define CORE_TIMESCALE_H

#include <stdbool.h>

#include "core/day.h"

struct bank;

enum { TIMESCALE_NONE = -1, TIMESCALE_WRONG = -2, TIMESCALE_MOST = 1000 };

/* The working days that a rule gives a channel ("" for not known), NONE where
 * there are none, WRONG where the rule cannot be read. */
int timescale_days(const char *rule, const char *channel);
/* The last of so many working days after a day. */
void timescale_end(const struct bank *, const char *day, int days, char last[static DAY_SIZE]);

#endif
