/* follow_priv.h - what follow.c and follow_before.c share.  Not for other
 * files. */
#ifndef DB_FOLLOW_PRIV_H
#define DB_FOLLOW_PRIV_H

/* What an update reports, where it stands in the action, and where what was
 * there before is kept. */
struct follow_report {
	int to, from, old;	/* fields */
};

extern const struct follow_report follow_reported[];	/* ends in to 0 */

#endif
