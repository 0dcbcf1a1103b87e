/* trust.h - a trust's file for the tests that try to break one. */
#ifndef TESTS_FAULT_TRUST_H
#define TESTS_FAULT_TRUST_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/history.h"
#include "db/priv.h"
#include "db/store.h"

/* Long runs (make torture) do so many times more. */
static inline int times(int few, int many)
{
	return getenv("PCREF_TORTURE") ? many : few;
}

/* A new path in the folder of this test; the caller frees it. */
static inline char *trust_path(const char *name)
{
	const char *tmp = getenv("TMP");
	char *path = xprintf("%s/%s", tmp ? tmp : "build", name);
	char *journal = xprintf("%s-journal", path);

	unlink(path);
	unlink(journal);
	free(journal);
	return path;
}

static inline struct db *trust_open(const char *path, struct err *e)
{
	struct db_options o = { .path = path, .who = "amina",
		.program = "test", .modules = getenv("BUILD"), .at = "2026-11-22T06:00:00Z",
		.today = "2026-11-22", .backups = "", .create = true };

	return db_open(&o, e);
}

static inline bool trust_action(struct db *db, const char *title,
                                struct record *r, struct err *e)
{
	store_start(db, r, &entities[ENT_action]);
	record_set(r, ACTION_TITLE, title);
	return store_save(db, r, NULL, e);
}

/* Is what lies there whole: pages, indexes, history? */
static inline bool trust_holds(const char *path, struct err *e)
{
	struct db *db = trust_open(path, e);
	bool ok;

	e->msg[0] = db ? '\0' : e->msg[0];
	ok = db && db->engine->sound(db, false, e) && history_verify(db, e) >= 0 &&
	     history_compare(db, e) >= 0;

	db_close(db);
	return ok;
}

#endif
