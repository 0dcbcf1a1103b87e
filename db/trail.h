/* trail.h - where a number comes from: file, hash, rows, rule, who and when.
 *
 *	metric:MHS81                  the newest period of a metric
 *	metric:MHS81:2026-Q2          one period
 *	completeness:MHSDS            known ethnicity of a data set
 *	load:3, observations:2        what a load holds
 *	rows:action area:data         rows that people keep, by a filter
 */
#ifndef DB_TRAIL_H
#define DB_TRAIL_H

struct db;
struct err;

/* Sentences, one a line, that the caller frees; NULL with the reason in err
 * where there is no such number. */
char *trail_read(struct db *, const char *number, struct err *);

#endif
