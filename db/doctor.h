/* doctor.h - is a trust's file in good health, and what to do if not.
 *
 * To look at one more thing: a row in doctor.def and its function.
 */
#ifndef DB_DOCTOR_H
#define DB_DOCTOR_H

#include <stdbool.h>

struct db;

enum health { HEALTH_GOOD, HEALTH_NOTE, HEALTH_BAD };

struct finding {
	const char *what;	/* "File": what was looked at */
	enum health health;
	char found[512];	/* a sentence */
	char todo[256];		/* what to do, "" where nothing need be done */
};

enum { DOCTOR_MOST = 16 };

/* Look at everything; deep reads every page, reference and history entry. */
int doctor_examine(struct db *, bool deep,
                   struct finding finding[static DOCTOR_MOST]);

#endif
