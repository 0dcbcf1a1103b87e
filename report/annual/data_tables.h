/* data_tables.h - the tables of what the data show; for data.c only. */
#ifndef REPORT_ANNUAL_DATA_TABLES_H
#define REPORT_ANNUAL_DATA_TABLES_H

#include "report/annual/holding.h"

void table_of_months(struct year *, struct table *, const struct holding *);
/* Pointers to the teams, those with the most records to find out first; for
 * free(). */
const struct rate_row **teams_most_missing(const struct holding *);
void table_of_teams(struct year *, struct table *, const struct holding *,
                    const struct rate_row *const *row);
/* The name in the extract, else that of the unit with this team code. */
const char *team_name(const struct year *, const struct rate_row *);
/* "March 2026": for free(). */
char *month_name(const struct rate_row *);
/* From data.c: the share known in one month of those drawn.  For free(). */
char *known_in(const struct year *, const struct holding *, const struct rate_row *);
/* From doubts.c: what in the numbers should be looked at before it is believed. */
void tell_doubts(struct year *, struct node *, const struct holding *);
void table_of_groups(struct year *, struct node *, const struct holding *);
void table_of_rates(struct year *, struct node *, const struct holding *);

#endif
