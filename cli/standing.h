/* standing.h - what is worked out of a row, beside what it says. */
#ifndef CLI_STANDING_H
#define CLI_STANDING_H

struct call;
struct record;

/* Lines for people: status beside what is declared, progress, leads. */
void standing_lines(const struct call *, const struct record *);

#endif
