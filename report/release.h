/* release.h - what a trust publishes of its data: tables that anybody may use,
 * with the page that says how they were made.
 *
 * One doc holds all of it, so that one disclosure control goes over every table
 * at once, with the sums that hold between them: sixteen categories make up the
 * known, the classes all records, teams and months the whole.  The files and
 * their columns are rows of release.def.  What was entered stays whole; the same
 * data, day and profile give the same bytes.
 */
#ifndef REPORT_RELEASE_H
#define REPORT_RELEASE_H

#include <stdbool.h>

#include "core/suppress.h"

struct db;
struct doc;
struct err;
struct table;

enum release_id {
#define RELEASE(id, ...) id,
#include "report/release.def"
#undef RELEASE
	RELEASE_COUNT
};

struct release_info {
	const char *name, *title, *about;
};
extern const struct release_info release_files[RELEASE_COUNT];

struct release_column {
	enum release_id file;
	const char *name, *high;	/* high: the second name of limits, or NULL */
	const char *head, *type, *means;
};
extern const struct release_column release_columns[];
extern const int release_ncolumns;

/* Where the numbers come from: an extract, or a load of figures. */
struct release_source {
	char *what, *file, *as_at;
	char hash[65];
	long long rows;
};

struct release {
	struct doc *doc;			/* published: the method page */
	struct table *table[RELEASE_COUNT];	/* of the doc */
	struct release_source *source;
	int nsources;
	enum suppress_profile profile;
	char *licence, *licence_at, *publisher;
};

/* As it was on a day.  ERR_CONFIG where the trust's disclosure control hides
 * nothing; ERR_INPUT where there is nothing to publish. */
bool release_make(struct db *, const char *as_at, struct release *, struct err *);
void release_fini(struct release *);

/* How many cells of a table are hidden. */
int release_hidden(const struct table *);

#endif
