/* bundle.h - what a trust's file adds up to, for core/bundle.h. */
#ifndef DB_BUNDLE_H
#define DB_BUNDLE_H

#include "core/bundle.h"

struct db;

/* Whole numbers, as at a day; nothing is suppressed yet. */
bool db_bundle(struct db *, const char *as_at, struct bundle *, struct err *);

#endif
