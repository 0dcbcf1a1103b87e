/* survey.h - feedback from the export of a survey: a row of the file is a piece
 * of feedback, by a map of its columns that is kept as a profile.
 *
 * Nothing is kept by reading.  A field is known by the profile's columns
 * ("words=What was good?; received_on=Date"), then by its own name; the profile's
 * fixed values hold for every row.  themes is a column too, names with semicolons
 * between.  A row without words is left out; one that cannot be read is refused
 * with its line and the reason.  An ethnic group is read as a code, a label, or as
 * the trust's mappings say, and else kept as the person put it.
 */
#ifndef IMPORT_SURVEY_H
#define IMPORT_SURVEY_H

#include <stdint.h>

#include "core/day.h"
#include "core/hash.h"
#include "core/record.h"

struct db;
struct err;

enum { SURVEY_NOTES = 20, SURVEY_MOST = 100000 };

enum survey_personal { SURVEY_SHOW, SURVEY_REDACT, SURVEY_LET_STAND };

struct survey_fault {
	uint64_t line;
	char *reason;
};

struct survey {
	/* Said by the caller. */
	const char *path, *profile;
	const char *const *map, *const *fixed;	/* FIELD=HEADER, FIELD=VALUE */
	int nmap, nfixed;
	enum survey_personal personal;
	/* Found out. */
	struct record how;		/* the profile; ent NULL is none yet */
	char **unused;			/* columns of the file that are not taken */
	int nunused;
	struct record *rec;		/* what is to be kept */
	char **themes;			/* of each, "" for none */
	int n;
	long long read, empty, refused, flagged, groups_unread;
	struct survey_fault fault[SURVEY_NOTES];	/* the first */
	int nfaults;
	struct survey_fault found[SURVEY_NOTES];	/* what may say who somebody is */
	int nfound;
	char hash[HASH_SIZE];
	char before[UID_SIZE];		/* the evidence of the same file, "" if none */
};

/* ERR_USAGE where a field is not one, ERR_DATA where a header is not there. */
bool survey_read(struct survey *, struct db *, struct err *);
/* As one change: the feedback, where it came from (a row of evidence with the
 * SHA-256 of the file) and, where the profile is new, that. */
bool survey_keep(struct survey *, struct db *, struct err *);
void survey_fini(struct survey *);

#endif
