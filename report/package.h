/* package.h - a zip of named parts: what Word files and evidence packs are.
 *
 * Every part bears the same day, so the same parts are the same bytes.
 */
#ifndef REPORT_PACKAGE_H
#define REPORT_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct err;
struct package;

/* NULL where the library is not installed (ERR_ABSENT). */
struct package *package_new(struct err *);
/* A part of so many bytes, which are taken over (from malloc). */
void package_add(struct package *, const char *name, char *bytes, size_t len);
/* Instead of writing it. */
void package_free(struct package *);
/* Write it whole and free it.  False where the library cannot, or a name
 * stands twice (ERR_BUG); errors of the stream are its owner's to see. */
bool package_write(struct package *, FILE *, struct err *);

#endif
