/* add.h - a new row that belongs to the one on the screen: a milestone, lead
 * or update of an action, an objective of a plan. */
#ifndef TUI_ADD_H
#define TUI_ADD_H

#include "core/record.h"

struct app;
struct view;

/* The i-th kind of row that can refer to rows of ent, and by which field;
 * false when there are no more. */
bool add_kind(const struct entity *ent, int i, const struct entity **kind,
              int *field);
/* "Milestone", or "Action (Part of)" where the field's name says more; the
 * caller frees it. */
char *add_label(const struct entity *ent, const struct entity *kind, int field);
/* A new row of it, with what such a row starts with and the reference. */
void add_start(struct app *, const struct record *to, const struct entity *kind,
               int field, struct record *);
/* All the kinds to choose from; the form of the one chosen follows. */
struct view *add_view(struct app *, const struct record *to);

#endif
