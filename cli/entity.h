/* entity.h - what every entity can be asked on the command line. */
#ifndef CLI_ENTITY_H
#define CLI_ENTITY_H

#include <stdbool.h>
#include <stdio.h>

struct call;
struct db;
struct err;
struct look;
struct page;
struct record;
struct verb;

int entity_add(struct call *);
/* Save a record begun elsewhere, with the options, as entity_add() does, and n
 * others in the same change; it is freed, they are not. */
int entity_add_record(struct call *, struct record *, const struct record *beside, int n);
int entity_list(struct call *);
int entity_show(struct call *);
/* A row for people, on standard output. */
bool entity_show_lines(const struct call *, const struct record *, struct err *);
int entity_edit(struct call *);
int entity_bulk(struct call *);
int entity_remove(struct call *);
int entity_history(struct call *);
int entity_import(struct call *);
int entity_step(struct call *);

/* What a list is asked for, by --view and by what is typed: look_fini() frees
 * it, also where this fails. */
bool entity_look(const struct call *, struct look *, struct err *);
/* The rows of a page as list --csv writes them. */
bool entity_export(struct db *, const struct page *, FILE *, struct err *);
/* The entries that touch a row, or, uid NULL, all; the exit code. */
int history_print(struct call *, const char *uid);

/* add, list, ...: for help, completions and the manual; ends in words NULL. */
const struct verb *entity_verbs_all(void);

#endif
