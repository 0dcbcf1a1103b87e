/* doc.h - a paper, built once as a tree and written in any format.
 *
 * A builder makes sections in sections: the level of a heading is its depth,
 * so none can be skipped.  Text is given as it is kept; making it harmless is
 * each writer's work (doc_theirs() marks words that other people wrote, which
 * also get a direction of their own).
 *
 * A figure draws columns of its own table, so it cannot show what disclosure
 * control hides in the table.  doc_publish() comes once, before any writer.
 *
 * Strings are copied.  Everything belongs to the doc and dies with it.
 */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "core/suppress.h"
#include "report/chart.h"
#include "report/table.h"

enum span_kind { SPAN_TEXT, SPAN_STRONG, SPAN_EM, SPAN_THEIRS, SPAN_LINK };

struct span {
	enum span_kind kind;
	char *text;
	char *target;		/* of a link: #id of a section, or an https address */
};

struct prose {
	struct span *span;
	size_t n;
};

enum node_kind {
	NODE_SECTION, NODE_PARA, NODE_LIST, NODE_ORDERED, NODE_ITEM,
	NODE_TABLE, NODE_FIGURE, NODE_NOTE, NODE_DEFS, NODE_DEF, NODE_QUOTE
};

struct node {
	enum node_kind kind;
	struct node *child, *last, *next;
	char *title;		/* heading, figure title, term, title of a note */
	char *bare;		/* of a numbered section: its title without the number */
	char number[16];	/* of a numbered section: "4.2"; of a table: "t12" */
	char *trail;		/* what it rests on, a source a line (doc_trail) */
	bool inside;		/* not in the short paper (doc_inside) */
	char *alt;		/* of a figure: what the picture says, in words */
	char id[16];		/* of a section, figure or table */
	char *target_word;	/* of the chart */
	struct prose prose;
	struct table *table;	/* of a table and a figure */
	struct chart chart;
};

/* A count, by its key, that is the sum of n others. */
struct key_sum { char *total, **part; size_t n; };

struct held;

struct doc {
	char *title, *organisation, *period;
	char *notice;		/* stands at the top of every format, or NULL */
	char *seal;		/* of the history, in the footer, or NULL */
	char *as_at;		/* the day the paper speaks of, in full */
	const char *profile;	/* of disclosure control, after doc_publish() */
	struct node *root;
	int nids;
	struct key_sum *sum;
	size_t nsums;
	struct held *held;	/* shares in sentences, until doc_publish() */
	size_t nheld;
};

struct doc *doc_new(const char *title);
void doc_free(struct doc *);
/* Replace one of the strings of a doc by a copy; NULL empties it. */
void doc_set(char **place, const char *text);

struct node *doc_section(struct doc *, struct node *parent, const char *title);
struct node *doc_para(struct node *parent);
/* A paragraph in our own words. */
struct node *doc_say(struct node *parent, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
struct node *doc_list(struct node *parent, bool ordered);
struct node *doc_item(struct node *list);
/* A remark set apart, with a short title. */
struct node *doc_note(struct node *parent, const char *title);
/* What other people said, in a block of its own; add their words to it. */
struct node *doc_quote(struct node *parent);
struct node *doc_defs(struct node *parent);
struct node *doc_def(struct node *defs, const char *term);
struct table *doc_table(struct doc *, struct node *parent, const char *caption);
/* The title says the finding; alt what the picture shows.  Fill the table. */
struct table *doc_figure(struct doc *, struct node *parent, const char *title,
                         const char *alt, const char *caption, struct chart);

/* Number the sections, 4.2, and the tables, Table 12, before they are read. */
void doc_number_all(struct doc *);
/* Say what a node rests on: "load:3", "metric:MHS81:2026-Q2", "rows:action
 * area:data" (db/trail.h), or "rule:" and a sentence.  What stands in it rests on
 * the same where it says nothing else. */
void doc_trail(struct node *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* What was put into a node last names people or goes into detail: the short paper
 * leaves it out.  Of the last table, a column by its number. */
void doc_inside(struct node *parent);
void doc_inside_column(struct node *parent, size_t col);
/* Leave all that out, after doc_publish(): what stays has the same numbers and the
 * same counts hidden as in the whole paper. */
void doc_shorten(struct doc *);
/* A node, what is in it and what follows it; for doc.c and shorten.c. */
void node_free(struct node *);

/* Take all that stands in a node out of it, and put it in again after what was
 * added meanwhile. */
struct node *doc_take(struct node *);
void doc_give(struct node *, struct node *taken);

/* Add to the prose of a paragraph, item, note, quote or definition. */
void doc_text(struct node *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void doc_strong(struct node *, const char *text);
void doc_em(struct node *, const char *text);
void doc_theirs(struct node *, const char *text);
void doc_link(struct node *, const char *target, const char *text);

/* The count under one key is the sum of those under two others, wherever they
 * are printed: a per cent and what is left of it, for one. */
void doc_sum(struct doc *, const char *total, const char *a, const char *b);
/* The same of n counts. */
void doc_sum_of(struct doc *, const char *total, const char *const *part, size_t n);

/* A share of people for a sentence, a title or a cell of words: stands for what
 * doc_publish() lets be said of it there, "91% (95% limits 90 to 92)" or "[c]".
 * Keys as those of cells, or NULL; low and high from 0 to 1, both 0 for none.
 * For free(). */
struct said_share {
	const char *key, *of_key;
	int64_t n, of;
	double low, high;
};
char *doc_share(struct doc *, const struct said_share *);

/* Send every count of people through disclosure control and write the cells.
 * Once, after the last cell and before any writer. */
void doc_publish(struct doc *, enum suppress_profile);

/* After each list that ended early, how many rows were left out: for
 * doc_publish() alone. */
void doc_tell_left_out(struct node *);

/* After writing it: false where a table's rows could not be made, and why. */
bool doc_was_read(const struct doc *, struct err *);

/* The words of a prose alone; the caller frees. */
char *doc_plain(const struct prose *);

#endif
