/* out.h - a list on standard output, in whatever form was asked for.
 *
 *	out_begin(&o, call, columns, n);
 *	out_cell(&o, "..."); ... n of them a row
 *	return out_end(&o);
 *
 * Without a form: a table for people, as wide as its words.  CSV is guarded:
 * a text that starts like a formula gets one apostrophe, which our importer
 * takes away again.
 */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include <stdbool.h>
#include <stdio.h>

struct call;

struct out_column {
	const char *name;	/* in JSON, CSV, TSV */
	const char *label;	/* for people */
	bool number;		/* right-aligned; bare in JSON; never guarded */
};

enum out_form { OUT_TABLE, OUT_JSON, OUT_CSV, OUT_TSV, OUT_PLAIN };

struct out {
	enum out_form form;
	FILE *to;
	const struct out_column *col;
	int ncol, at;		/* at: the cells so far */
	int rows;
	char **cell;		/* a table keeps all, to measure them */
};

/* The form the flags ask for; a table if none. */
enum out_form out_form(const struct call *);

void out_begin(struct out *, const struct call *, const struct out_column *, int n);
/* In a form and to a place of one's own. */
void out_begin_to(struct out *, enum out_form, FILE *, const struct out_column *,
                  int n);
void out_cell(struct out *, const char *text);
/* A cell in words: as out_cell(), from a number. */
void out_number(struct out *, long long);
/* Exit code: 0, or 74 where standard output could not be written. */
int out_end(struct out *);

/* One value as JSON holds it, quotes included; NULL is null. */
void out_json(FILE *, const char *text);

#endif
