/* meeting_query.h - the texts of meeting.def, for db/meeting*.c alone. */
#ifndef DB_MEETING_QUERY_H
#define DB_MEETING_QUERY_H

#define QUERY(id, sql) id,
enum meeting_query {
#include "db/meeting.def"
	MEETING_QUERIES
};
#undef QUERY

extern const char *const meeting_sql[MEETING_QUERIES];

#endif
