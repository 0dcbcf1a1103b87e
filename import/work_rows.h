/* work_rows.h - the rows of an extract, as a worklist wants them.
 *
 * The file is whatever an import reads: any delimiter, UTF-8 or Windows-1252, a
 * workbook; as many rows as memory holds, each 24 bytes and each identifier
 * once.  A row that an import would refuse is left out, and counted.
 */
#ifndef IMPORT_WORK_ROWS_H
#define IMPORT_WORK_ROWS_H

#include <stdint.h>

#include "core/dict.h"
#include "core/worklist.h"

struct err;
struct header_map;
struct source_options;

struct work_rows {
	struct work_row *row;
	int n;
	uint64_t refused;
	struct dict person, team;	/* their texts, in UTF-8 */
};

/* False where the file cannot be read, has more rows than can be numbered, or
 * no column says whose row it is; work_rows_fini in either case. */
bool work_rows_read(struct work_rows *, const char *path, const struct source_options *,
                    const struct header_map *, struct err *);
void work_rows_fini(struct work_rows *);

#endif
