/* access.c - the log of who read or took out words: a chain of its own, so
 * that reading does not move the head that a paper prints. */
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/erase.h"
#include "db/priv.h"
#include "db/store.h"

enum { A_SEQ, A_AT, A_WHO, A_WHAT, A_ROW, A_HASH };

static void hash_of(const char *before, const char *const part[static 5],
                    char hex[static CHAIN_HEX])
{
	struct chain c;

	chain_begin(&c);
	chain_part(&c, before);
	for (int i = 0; i < 5; i++)
		chain_part(&c, part[i]);
	chain_end(&c, hex);
}

static bool add(struct db *db, const char *what, const char *uid,
                struct err *e)
{
	char seq[24], hex[CHAIN_HEX];
	const char *arg[6] = { seq, db->at, db->who, what, uid, hex };
	struct result r = { 0 };
	bool ok = db_run(db, "UPDATE access_chain SET seq = seq + 1 RETURNING"
	                 " seq, hash", 0, NULL, &r, e);

	if (ok) {
		snprintf(seq, sizeof(seq), "%s", result_get(&r, 0, 0));
		hash_of(result_get(&r, 0, 1), arg, hex);
	}
	result_fini(&r);
	return ok && db_run(db, "INSERT INTO access_log (seq, at, who, what,"
	    " row_uid, hash) VALUES (CAST($1 AS BIGINT), CAST($2 AS TEXT),"
	    " CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT),"
	    " CAST($6 AS TEXT))", 6, arg, NULL, e) &&
	    db_run(db, "UPDATE access_chain SET hash = CAST($1 AS TEXT)", 1,
	           (const char *[]){ hex }, NULL, e);
}

void access_note(struct db *db, const char *what, const char *uid)
{
	struct err ignored;

	if (db->read_only || !db_script(db, db->engine->begin, &ignored))
		return;
	db_script(db, add(db, what, uid, &ignored) ? "COMMIT" : "ROLLBACK",
	          &ignored);
}

void access_words(struct db *db, const char *how, const struct entity *ent,
                  const char *uid)
{
	char what[80];

	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (ent->fields[i].flags & FF_WORDS) {
			snprintf(what, sizeof(what), "%s %s", how, ent->name);
			access_note(db, what, uid);
			return;
		}
}

bool access_search(struct db *db, const struct hit *hit, int n)
{
	for (int i = 0; i < n; i++)
		if (hit[i].seen && hit[i].words) {
			access_note(db, "searched words", NULL);
			return true;
		}
	return false;
}

static bool holds(const struct result *r, int i, char before[static CHAIN_HEX],
                  struct err *e)
{
	const char *part[5];
	char hex[CHAIN_HEX];

	for (int k = 0; k < 5; k++)
		part[k] = result_get(r, i, k);
	hash_of(before, part, hex);
	if (strcmp(hex, result_text(r, i, A_HASH)) != 0)
		return err_set(e, ERR_FOUND, _("the access log has been altered:"
		               " entry %s does not hold"), part[A_SEQ]);
	memcpy(before, hex, CHAIN_HEX);
	return true;
}

static const char all_entries[] = "SELECT seq, at, who, what, row_uid, hash"
	" FROM access_log ORDER BY seq";

long long access_verify(struct db *db, struct err *e)
{
	struct result r = { 0 }, head = { 0 };
	char before[CHAIN_HEX] = "";
	long long n = -1;
	bool ok = db_run(db, all_entries, 0, NULL, &r, e) &&
	          db_run(db, "SELECT seq, hash FROM access_chain", 0, NULL,
	                 &head, e);

	for (int i = 0; ok && i < r.nrow; i++)
		ok = holds(&r, i, before, e);
	if (ok && head.nrow != 1)
		ok = err_set(e, ERR_FOUND, _("the head of the access log is"
		             " lost; go back to a backup"));
	if (ok && (r.nrow != result_int(&head, 0, 0) ||
	           strcmp(before, result_text(&head, 0, 1)) != 0))
		ok = err_set(e, ERR_FOUND, ngettext("the access log has been altered: it has"
		             " %d entry of %lld", "the access log has been altered: it has %d"
		             " entries of %lld", (unsigned long)r.nrow), r.nrow,
		             result_int(&head, 0, 0));
	if (ok)
		n = r.nrow;
	result_fini(&r);
	result_fini(&head);
	return n;
}

bool access_list(struct db *db, int want, struct access **list, int *n,
                 struct err *e)
{
	struct result r = { 0 };
	char sql[128];
	bool ok;

	snprintf(sql, sizeof(sql), "SELECT seq, at, who, what FROM access_log"
	         " ORDER BY seq DESC LIMIT %d", want);
	ok = db_run(db, sql, 0, NULL, &r, e);
	*n = ok ? r.nrow : 0;
	*list = xcalloc((size_t)*n, sizeof(**list));
	for (int i = 0; i < *n; i++)
		(*list)[i] = (struct access){ result_int(&r, i, A_SEQ),
			xstrdup(result_text(&r, i, A_AT)),
			xstrdup(result_text(&r, i, A_WHO)),
			xstrdup(result_text(&r, i, A_WHAT)) };
	result_fini(&r);
	return ok;
}

void accesses_fini(struct access *a, int n)
{
	for (int i = 0; i < n; i++) {
		free(a[i].at);
		free(a[i].who);
		free(a[i].what);
	}
	free(a);
}
