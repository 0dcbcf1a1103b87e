/* check.h - the checks of a data set, one row each in check.def. */
#ifndef CORE_CHECK_H
#define CORE_CHECK_H

enum check_id {
#define CHECK(id, ...) CHECK_##id,
#include "core/check.def"
#undef CHECK
	CHECK_COUNT
};

/* What must be at hand to run one. */
enum check_needs {
	CHECK_COUNTS,		/* one load */
	CHECK_LOADS,		/* and the one before it */
	CHECK_CENSUS,		/* and the local Census */
	CHECK_ITEMS		/* what the import counted beside codes */
};

enum check_status {
	CHECK_PASS,
	CHECK_SOME,		/* pass with failures: found, but under the threshold */
	CHECK_FAIL,
	CHECK_NOT_APPLICABLE,
	CHECK_NOT_RUN,		/* what it needs is not at hand */
	CHECK_ERROR		/* it cannot be run: its threshold is no number */
};

struct check {
	const char *name, *label;
	const char *what, *why, *rule, *fix;	/* its page */
	int threshold;				/* per cent, or days */
	enum check_needs needs;
};

extern const struct check checks[CHECK_COUNT];

/* By its name, or CHECK_COUNT. */
enum check_id check_find(const char *name);
/* "pass", "pass with failures", "fail", "not applicable", "not run", "error". */
const char *check_status_word(enum check_status);
/* The rule with its threshold in it; the caller frees it. */
char *check_rule(enum check_id, int threshold);

#endif
