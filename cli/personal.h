/* personal.h - words that may say who somebody is: taken out or kept knowingly,
 * as somebody says, before a row is saved. */
#ifndef CLI_PERSONAL_H
#define CLI_PERSONAL_H

#include <stdbool.h>

struct call;
struct err;
struct record;

/* By --answer redact or keep, or asked at a terminal; without an answer the err
 * says what was found, and the row is not to be saved.  Only of feedback. */
bool personal_ask(const struct call *, struct record *, struct err *);

#endif
