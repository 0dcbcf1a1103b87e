/* role.c - what role.def says, granted by a server or asked of a file. */
#include "db/role.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/role.h"
#include "db/db.h"
#include "db/priv.h"

/* --- on a server ------------------------------------------------------ */

static void grant(FILE *out, const char *verbs, const char *table,
                  const char *role)
{
	if (verbs)
		fprintf(out, "GRANT %s ON %s TO pcref_%s;\n", verbs, table, role);
}

static void grant_plain(FILE *out, const struct role *role)
{
	static const struct {
		const char *table, *all, *writers, *loaders, *erasers, *sums;
	} rows[] = {
#define PLAIN(table, ...) { #table, __VA_ARGS__ },
#include "db/plain.def"
#undef PLAIN
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *t = rows[i].table;

		if (role->sums) {
			grant(out, rows[i].sums, t, role->name);
			continue;
		}
		grant(out, rows[i].all, t, role->name);
		grant(out, role->writes ? rows[i].writers : NULL, t, role->name);
		grant(out, role->loads ? rows[i].loaders : NULL, t, role->name);
		grant(out, role->erases ? rows[i].erasers : NULL, t, role->name);
	}
}

static void grant_entity(FILE *out, const struct role *role,
                         const struct entity *ent)
{
	if (!role->sums) {
		grant(out, role_writes(role, ent) ? "SELECT, INSERT, UPDATE"
		      : "SELECT", ent->table, role->name);
		return;
	}
	fputs("GRANT SELECT (trust", out);
	for (int i = 0; i < ent->nfields; i++)
		if (role_reads(role, ent, i))
			fprintf(out, ", %s", ent->fields[i].name);
	fprintf(out, ") ON %s TO pcref_%s;\n", ent->table, role->name);
}

/* Nothing stays of what an earlier program granted. */
bool roles_grant(struct db *db, struct err *e)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);
	bool ok;

	for (int i = 0; i < ROLE_COUNT; i++) {
		const char *name = roles[i].name;

		fprintf(out, "REVOKE ALL ON ALL TABLES IN SCHEMA pcref FROM"
		        " pcref_%s;\nGRANT USAGE ON SCHEMA pcref TO pcref_%s;\n",
		        name, name);
		for (int k = 0; k < ENT_COUNT; k++)
			grant_entity(out, &roles[i], &entities[k]);
		grant_plain(out, &roles[i]);
	}
	/* Other settings are forewords and signatures, those of the trust to
	 * which the login belongs too. */
	fputs("DROP POLICY IF EXISTS sums_only ON setting;\n"
	      "CREATE POLICY sums_only ON setting AS RESTRICTIVE TO pcref_rollup"
	      " USING (name IN ('trust_name', 'suppression', 'reporting_period')"
	      " OR left(name, 6) = 'score.' OR left(name, 7) = 'metric.');\n", out);
	/* Nobody signs for somebody else, by whatever program; a secretary may
	 * take in what others did in a copy. */
	fputs("DROP POLICY IF EXISTS own_name ON history;\n"
	      "CREATE POLICY own_name ON history AS RESTRICTIVE FOR INSERT TO"
	      " pcref_data_lead, pcref_feedback_lead WITH CHECK (who = session_user);\n"
	      "DROP POLICY IF EXISTS own_name ON access_log;\n"
	      "CREATE POLICY own_name ON access_log AS RESTRICTIVE FOR INSERT TO"
	      " pcref_data_lead, pcref_feedback_lead, pcref_viewer WITH CHECK"
	      " (who = session_user)", out);
	fclose(out);
	ok = db_script(db, text, e);
	free(text);
	return ok;
}

/* As whoever keeps the server: is there one of that name? */
static bool find_trust(struct db *db, const char *name, bool *found, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_script(db, "RESET ROLE", e) && db_run(db, "SELECT 1 FROM"
	          " pcref_trust WHERE name = CAST($1 AS TEXT)", 1, &name, &r, e);

	*found = r.nrow > 0;
	result_fini(&r);
	return ok;
}

bool trust_add(struct db *db, const char *name, struct err *e)
{
	bool found;

	if (!find_trust(db, name, &found, e))
		return false;
	if (found || !*name)
		return err_set(e, ERR_DATA, found ? _("there is a trust \"%s\" already;"
		               " \"pcref trust list\" shows them") : _("a trust must have a"
		               " name, not \"%s\""), name);
	return db_run(db, "INSERT INTO pcref_trust (name) VALUES (CAST($1 AS TEXT))",
	              1, &name, NULL, e);
}

bool trust_admit(struct db *db, const char *login, const char *trust,
                 const char *role, struct err *e)
{
	const char *arg[3] = { login, trust, role };
	bool found;

	if (role_named(role) < 0)
		return err_set(e, ERR_USAGE, _("there is no role \"%s\"; say"
		    " secretary, data_lead, feedback_lead, viewer or rollup"),
		    role);
	if (!find_trust(db, trust, &found, e))
		return false;
	if (!found)
		return err_set(e, ERR_INPUT, _("there is no trust \"%s\"; pcref trust add"
		               " makes one, and pcref trust list shows them"), trust);
	return db_run(db, "SELECT"
	       " pcref_admit(CAST($1 AS TEXT), CAST($2 AS TEXT),"
	       " CAST($3 AS TEXT))", 3, arg, NULL, e);
}

#define MEMBER " pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid AND" \
	" left(g.rolname, 6) = 'pcref_' JOIN pg_roles u ON u.oid = m.member"

/* What takes every role of ours from a login; "" where it has none. */
static bool revoking(struct db *db, const char *login, char **sql, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT string_agg(format('REVOKE %I FROM %I', g.rolname,"
	    " u.rolname), ';') FROM" MEMBER " WHERE u.rolname = CAST($1 AS TEXT)", 1,
	    &login, &r, e);

	*sql = xstrdup(result_text(&r, 0, 0));
	result_fini(&r);
	return ok;
}

static bool forget_login(struct db *db, const char *login, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "DELETE FROM pcref_login WHERE login = CAST($1 AS TEXT)"
	    " AND login <> session_user RETURNING trust", 1, &login, &r, e) &&
	    (r.nrow || err_set(e, ERR_INPUT, _("\"%s\" belongs to no trust here, or is"
	    " your own login; \"pcref trust list\" shows who does"), login));

	result_fini(&r);
	return ok;
}

bool trust_dismiss(struct db *db, const char *login, struct err *e)
{
	struct err ignored;
	char *sql = NULL;
	bool ok = db_script(db, "RESET ROLE", e) && revoking(db, login, &sql, e) &&
	          db_script(db, db->engine->begin, e) && forget_login(db, login, e) &&
	          (!*sql || db_script(db, sql, e)) && db_script(db, "COMMIT", e);

	if (!ok)
		db_script(db, "ROLLBACK", &ignored);
	free(sql);
	return ok;
}

bool trust_each(struct db *db, void (*each)(const char *trust, const char *login,
                const char *role, void *), void *with, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_script(db, "RESET ROLE", e) && db_run(db, "SELECT t.name, l.login,"
	    " (SELECT min(substr(g.rolname, 7)) FROM" MEMBER " WHERE u.rolname = l.login)"
	    " FROM pcref_trust t LEFT JOIN pcref_login l ON l.trust = t.id ORDER BY"
	    " t.name, l.login", 0, NULL, &r, e);

	for (int i = 0; ok && i < r.nrow; i++)
		each(result_text(&r, i, 0), result_text(&r, i, 1), result_text(&r, i, 2),
		     with);
	result_fini(&r);
	return ok;
}
#undef MEMBER

/* --- in a file -------------------------------------------------------- */

/* Roles hold from the day on which a secretary is named, with a login; until
 * then, whoever may open the file may change it. */
static const struct role *file_role(struct db *db)
{
	const char *who = db->who;
	struct result r = { 0 };
	struct err ignored;
	int id = ROLE_secretary;

	if (db_run(db, "SELECT (SELECT count(*) FROM person WHERE gone = 0 AND"
	    " role = 'secretary' AND login IS NOT NULL), (SELECT min(role) FROM"
	    " person WHERE gone = 0 AND login = CAST($1 AS TEXT))", 1, &who, &r,
	    &ignored) && result_int(&r, 0, 0)) {
		const char *mine = result_get(&r, 0, 1);

		id = mine ? role_named(mine) : ROLE_viewer;
	}
	result_fini(&r);
	return &roles[id < 0 ? ROLE_viewer : id];
}

const struct role *db_role(struct db *db)
{
	int id = db->engine->server ? role_named(db->role) : -1;

	return id >= 0 ? &roles[id] : file_role(db);
}

bool role_allows(struct db *db, const struct entity *ent, struct err *e)
{
	const struct role *role = db_role(db);

	return role_writes(role, ent) || err_set(e, ERR_PERM, _("your role, %s,"
	    " may not change %s; nothing was changed: ask a secretary"),
	    _(role->label), ent->plural ? _(ent->plural) : ent->name);
}

bool role_allows_loads(struct db *db, struct err *e)
{
	const struct role *role = db_role(db);

	return role->loads || err_set(e, ERR_PERM, _("your role, %s, may not load"
	    " extracts; nothing was changed: ask a data lead"), _(role->label));
}

bool role_allows_whole(struct db *db, struct err *e)
{
	const struct role *role = db_role(db);

	return role->erases || err_set(e, ERR_PERM, _("your role, %s, may not move"
	    " the trust or put another file in its place; nothing was changed: ask"
	    " a secretary"), _(role->label));
}
