/* tracker.h - how the actions of the plan moved since a body last met: what
 * its tracker paper is made of. */
#ifndef DB_TRACKER_H
#define DB_TRACKER_H

#include "core/day.h"
#include "core/record.h"
#include "core/status.h"

struct db;
struct err;

struct tracked {
	struct record rec;	/* the action */
	enum status status;
	bool live;		/* agreed and not yet closed, or never reported on */
	bool completed;		/* done or verified since */
	bool overdue;
	bool fresh;		/* entered since */
	bool closed;		/* cancelled, superseded or merged since */
	char *update;		/* the last one, "" for none */
	char updated[DAY_SIZE];
};

/* One time that a due date was put off. */
struct extension {
	long long number, times;	/* the how many-eth move it was */
	char *title, *was, *now, *why, *who, *agreed;
	char day[DAY_SIZE];
};

struct tracked_decision {
	long long number;
	char *text, *outcome, *state, *body;
	char day[DAY_SIZE];
};

struct tracker {
	bool own;			/* only the actions that are this body's */
	char body[UID_SIZE];
	char since[DAY_SIZE], today[DAY_SIZE];
	char *body_name;
	struct tracked *row;
	int n;
	struct extension *ext;
	int next;
	struct tracked_decision *dec;
	int ndec;
	int live, completed, overdue, third, more;	/* more: beyond the third */
	char last_paper[DAY_SIZE];	/* "" where none was given before */
	char *last_sentence;
};

/* The day to look back to: of the last tracker paper that the body was given
 * (last), else of its last meeting, else of that paper.  ERR_USAGE where there is
 * neither. */
bool tracker_since(struct db *, const char *body, bool last, char day[static DAY_SIZE],
                   struct err *);
/* body is its uid.  Own are the actions that it leads or agreed to put off, that
 * its decisions brought, or that were made under an item of its agenda. */
bool tracker_read(struct db *, const char *body, const char *since, bool own,
                  struct tracker *, struct err *);
void tracker_fini(struct tracker *);
/* "41 actions: 6 completed since 3 June 2026, 4 overdue, 2 of them for the third
 * time."  For free(). */
char *tracker_sentence(const struct tracker *);

/* Keep that a paper was given, so that the next can say what changed; one row
 * a body, kind and day. */
bool paper_keep(struct db *, const char *kind, const char *body, const char *title,
                const char *since, const char *sentence, const char *sha256, struct err *);

#endif
