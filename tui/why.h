/* why.h - where the status of a row comes from, in a sentence. */
#ifndef TUI_WHY_H
#define TUI_WHY_H

struct db;
struct record;

/* The caller frees it; NULL where the row has no status of that kind. */
char *why_status(struct db *, const struct record *);

#endif
