/* history_verify.c - does the history hold: every entry by its hash, and none
 * missing before, between or after. */
#include "db/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"

enum { CHUNK = 500 };		/* entries read at a time */
enum { V_HASH = 7, V_FIELD = 8, V_SALT = 13, V_COMMIT = 14 };

static bool field_holds(const struct result *r, int i)
{
	const char *part[5], *salt = result_get(r, i, V_SALT);
	char com[CHAIN_HEX];

	for (int k = 0; k < 5; k++)
		part[k] = result_get(r, i, V_FIELD + k);
	if (!salt)		/* erased: its words are gone, its hash stays */
		return !part[3] && !part[4];
	chain_commit(salt, part, com);
	return strcmp(com, result_text(r, i, V_COMMIT)) == 0;
}

static bool altered(const char *seq, struct err *e)
{
	return err_set(e, ERR_FOUND, _("the history has been altered: entry %s"
	               " does not hold"), seq);
}

static bool missing(long long seq, struct err *e)
{
	return err_set(e, ERR_FOUND, _("the history has been altered: entry"
	               " %lld is not there"), seq);
}

/* Rows are fields; an entry is a run of rows with the same seq. */
static bool verify_rows(const struct result *r, char before[static CHAIN_HEX],
                        long long *n, struct err *e)
{
	char hex[CHAIN_HEX];

	for (int i = 0; i < r->nrow; ) {
		const char *part[7], *seq = result_get(r, i, 0);
		struct chain c;
		int at = i;

		for (int k = 0; k < 7; k++)
			part[k] = result_get(r, i, k);
		if (atoll(seq) != ++*n)
			return missing(*n, e);
		entry_head(&c, before, part);
		for (; i < r->nrow && strcmp(result_text(r, i, 0), seq) == 0;
		     i++) {
			if (!result_get(r, i, V_COMMIT))
				continue;
			if (!field_holds(r, i))
				return altered(seq, e);
			chain_part(&c, result_get(r, i, V_COMMIT));
		}
		chain_end(&c, hex);
		if (strcmp(hex, result_text(r, at, V_HASH)) != 0)
			return altered(seq, e);
		memcpy(before, hex, CHAIN_HEX);
	}
	return true;
}

static bool verify_chunk(struct db *db, char before[static CHAIN_HEX],
                         long long *n, struct err *e)
{
	char from[24], to[24];
	const char *arg[2] = { from, to };
	struct result r = { 0 };
	bool ok;

	snprintf(from, sizeof(from), "%lld", *n);
	snprintf(to, sizeof(to), "%lld", *n + CHUNK);
	ok = db_run(db, "SELECT h.seq, op, who, at, why, kind, undoes, hash,"
	    " entity, row_uid, name, old, new, salt, commitment FROM history h"
	    " LEFT JOIN history_field f ON f.seq = h.seq WHERE h.seq >"
	    " CAST($1 AS BIGINT) AND h.seq <= CAST($2 AS BIGINT)"
	    " ORDER BY h.seq, ord", 2, arg, &r, e) &&
	    verify_rows(&r, before, n, e);
	result_fini(&r);
	return ok;
}

/* The last that anything is said to belong to. */
static bool last_entry(struct db *db, long long *last, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT max(seq) FROM (SELECT max(seq) AS seq FROM"
	    " history UNION ALL SELECT max(seq) FROM history_field) t", 0, NULL,
	    &r, e);

	*last = ok ? result_int(&r, 0, 0) : 0;
	result_fini(&r);
	return ok;
}

/* The head says how many there must be: a cut tail is noticed, and an added
 * one. */
long long history_verify(struct db *db, struct err *e)
{
	struct result r = { 0 };
	char before[CHAIN_HEX] = "";
	long long n = 0, was = -1, all, last = 0;
	bool ok = db_run(db, "SELECT seq, hash FROM chain", 0, NULL, &r, e) &&
	          (r.nrow == 1 || history_headless(db, e));

	all = ok ? result_int(&r, 0, 0) : 0;
	while (ok && n < all && n != was) {
		was = n;
		ok = verify_chunk(db, before, &n, e);
	}
	ok = ok && last_entry(db, &last, e);
	if (ok && (n != all || last != all || strcmp(before, result_text(&r, 0, 1)) != 0))
		ok = err_set(e, ERR_FOUND, ngettext("the history has been altered: it has %lld"
		             " entry of %lld", "the history has been altered: it has %lld entries"
		             " of %lld", (unsigned long)last), last, all);
	result_fini(&r);
	return ok ? n : -1;
}

/* --- the seal of a paper ---------------------------------------------- */

static bool is_seal(const char *head, const char *colon)
{
	size_t digits = colon ? strlen(colon + 1) : 0;

	return colon && colon > head && colon - head <= 18 && digits >= 4 &&
	       digits < CHAIN_HEX && strspn(head, "0123456789") ==
	       (size_t)(colon - head) &&
	       strspn(colon + 1, "0123456789abcdefABCDEF") == digits;
}

static bool never_had(struct db *db, const char *head, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT max(seq) FROM history", 0, NULL, &r, e);
	long long last = result_int(&r, 0, 0);

	result_fini(&r);
	if (!ok)
		return false;
	return last < strtoll(head, NULL, 10)
	       ? err_set(e, ERR_FOUND, _("this history has never had the seal %s:"
	         " its last entry is %lld, so it is of a copy from before that paper,"
	         " or its end has been cut off"), head, last)
	       : err_set(e, ERR_FOUND, _("this history has never had the seal %s:"
	         " it is another one, or has been altered"), head);
}

bool history_had_head(struct db *db, const char *head, struct err *e)
{
	const char *colon = strchr(head, ':'), *arg;
	struct result r = { 0 };
	char *seq;
	bool ok;

	if (!is_seal(head, colon))
		return err_set(e, ERR_USAGE, _("a seal is as 41:3ced72f4959cc92c,"
		               " not \"%s\""), head);
	arg = seq = xstrndup(head, (size_t)(colon - head));
	ok = db_run(db, "SELECT hash FROM history WHERE seq ="
	            " CAST($1 AS BIGINT)", 1, &arg, &r, e);
	if (ok && strncasecmp(result_text(&r, 0, 0), colon + 1, strlen(colon + 1)) != 0)
		ok = never_had(db, head, e);
	result_fini(&r);
	free(seq);
	return ok;
}
