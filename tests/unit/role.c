/* Who may change what: in a file by the program, on a server by the server.
 * The matrix is counted out by hand for some cells, and then whole: for each
 * role, table and verb the server must say what role.def says. */
#include "core/role.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/role.h"
#include "db/store.h"
#include "tests/tap.h"

static struct err e;

static struct db *open_as(const char *path, const char *who)
{
	struct db_options o = { .path = path, .who = who, .program = "test",
		.modules = getenv("BUILD"), .at = "2026-11-22T06:00:00Z",
		.today = "2026-11-22", .backups = "", .create = true };
	struct db *db = db_open(&o, &e);

	if (!db)
		printf("# %s\n", e.msg);
	return db;
}

static bool add(struct db *db, enum entity_id ent, const char *title)
{
	struct record r;
	bool done;

	store_start(db, &r, &entities[ent]);
	record_set(&r, r.ent->title, title);
	if (ent == ENT_dataset || ent == ENT_setting)
		record_set(&r, FIELD_OWN + 1, NULL);
	done = store_save(db, &r, NULL, &e);
	record_fini(&r);
	return done;
}

static void person(struct db *db, const char *name, const char *login,
                   const char *role)
{
	struct record r;

	store_start(db, &r, &entities[ENT_person]);
	record_set(&r, PERSON_NAME, name);
	record_set(&r, PERSON_LOGIN, login);
	record_set(&r, PERSON_ROLE, role);
	ok(store_save(db, &r, NULL, &e), "%s is named a %s", name, role);
	record_fini(&r);
}

static void become(struct db *db, const char *login)
{
	free(db->who);
	db->who = xstrdup(login);
	db->me_known = false;
}

static void in_a_file(void)
{
	struct db *db = open_as(":memory:", "amina");

	ok(add(db, ENT_action, "One"), "while nobody has a role, all may");
	person(db, "Vera", "vera", "viewer");
	become(db, "vera");
	ok(add(db, ENT_action, "Two"), "and while there is no secretary");
	become(db, "amina");
	person(db, "Amina", "amina", "secretary");
	person(db, "Dev", "dev", "data_lead");
	person(db, "Fay", "fay", "feedback_lead");
	ok(add(db, ENT_action, "Three"), "a secretary may");
	become(db, "vera");
	ok(!add(db, ENT_action, "Four") && e.code == ERR_PERM &&
	   strstr(e.msg, "Viewer"), "a viewer may not: %s", e.msg);
	become(db, "stranger");
	ok(!add(db, ENT_action, "Five") && e.code == ERR_PERM,
	   "nor may somebody without a role");
	become(db, "dev");
	ok(add(db, ENT_dataset, "MHSDS") && add(db, ENT_action, "Six") &&
	   role_allows_loads(db, &e), "a data lead keeps data sets and actions");
	ok(!add(db, ENT_feedback, "Heard") && e.code == ERR_PERM,
	   "but not feedback: %s", e.msg);
	become(db, "fay");
	ok(add(db, ENT_feedback, "Heard") && !role_allows_loads(db, &e),
	   "a feedback lead keeps feedback, and loads nothing: %s", e.msg);
	ok(!add(db, ENT_setting, "colour") && !add(db, ENT_person, "Me"),
	   "and can name neither people nor settings");
	db_close(db);
}

/* --- on a server ------------------------------------------------------ */

static bool says(struct db *db, const char *sql, const char *a, const char *b,
                 const char *c)
{
	const char *arg[3] = { a, b, c };
	struct result r = { 0 };
	bool yes = db_run(db, sql, 3, arg, &r, &e) && r.nrow &&
	           result_int(&r, 0, 0);

	result_fini(&r);
	return yes;
}

static bool may(struct db *db, const char *role, const char *table,
                const char *verb)
{
	return says(db, "SELECT CASE WHEN has_table_privilege('pcref_' ||"
	    " CAST($1 AS TEXT), 'pcref.' || CAST($2 AS TEXT), CAST($3 AS TEXT))"
	    " THEN 1 ELSE 0 END", role, table, verb);
}

static bool reads(struct db *db, const char *role, const char *table,
                  const char *column)
{
	return says(db, "SELECT CASE WHEN has_column_privilege('pcref_' ||"
	    " CAST($1 AS TEXT), 'pcref.' || CAST($2 AS TEXT), CAST($3 AS TEXT),"
	    " 'SELECT') THEN 1 ELSE 0 END", role, table, column);
}

static int row_agrees(struct db *db, const struct role *role,
                      const struct entity *ent)
{
	bool writes = role_writes(role, ent);
	int bad = 0;

	bad += may(db, role->name, ent->table, "SELECT") == role->sums;
	bad += may(db, role->name, ent->table, "INSERT") != writes;
	bad += may(db, role->name, ent->table, "UPDATE") != writes;
	bad += may(db, role->name, ent->table, "DELETE");
	bad += may(db, role->name, ent->table, "TRUNCATE");
	for (int i = 0; i < ent->nfields; i++)
		bad += reads(db, role->name, ent->table, ent->fields[i].name) !=
		       role_reads(role, ent, i);
	if (bad)
		printf("# %s, %s: %d\n", role->name, ent->table, bad);
	return bad;
}

static void matrix(struct db *db)
{
	static const char *const verbs[] = { "UPDATE", "DELETE", "TRUNCATE" };
	int bad = 0, words = 0;

	for (int i = 0; i < ROLE_COUNT; i++)
		for (int k = 0; k < ENT_COUNT; k++)
			bad += row_agrees(db, &roles[i], &entities[k]);
	ok(bad == 0, "every role, table and verb is as role.def has it");
	ok(!may(db, "viewer", "action", "UPDATE") &&
	   may(db, "data_lead", "action", "UPDATE") &&
	   !may(db, "data_lead", "feedback", "INSERT") &&
	   may(db, "feedback_lead", "feedback", "INSERT") &&
	   !may(db, "feedback_lead", "person", "UPDATE"), "some cells by hand");
	for (int i = 0; i < ROLE_COUNT; i++)
		for (int k = 0; k < 3; k++)
			bad += may(db, roles[i].name, "history", verbs[k]);
	ok(bad == 0, "nobody may change or delete what the history says");
	for (int k = 0; k < ENT_COUNT; k++)
		for (int i = 0; i < entities[k].nfields; i++)
			if (entities[k].fields[i].flags & FF_WORDS ||
			    (entities[k].fields[i].type == FT_NOTE &&
			     k != ENT_grouping))	/* codes of groups */
				words += reads(db, "rollup", entities[k].table,
				               entities[k].fields[i].name);
	ok(words == 0 && !reads(db, "rollup", "history_field", "new") &&
	   !reads(db, "rollup", "search", "body") &&
	   !reads(db, "rollup", "person", "name") &&
	   !reads(db, "rollup", "feedback", "sort_key") &&
	   reads(db, "rollup", "feedback", "state"),
	   "the roll-up reads no free text and no name");
}

/* A table that no row describes, or that is not guarded, is found here. */
static void tables(struct db *db)
{
	static const char *const plain[] = {
#define PLAIN(table, ...) #table,
#include "db/plain.def"
#undef PLAIN
	};
	struct result r = { 0 };
	int unknown = 0;

	db_run(db, "SELECT relname, CASE WHEN relrowsecurity AND"
	    " relforcerowsecurity THEN 1 ELSE 0 END FROM pg_class WHERE relkind ="
	    " 'r' AND relnamespace = CAST('pcref' AS REGNAMESPACE)", 0, NULL, &r,
	    &e);
	for (int i = 0; i < r.nrow; i++) {
		const char *name = result_get(&r, i, 0);
		bool known = false, open = strncmp(name, "pcref_", 6) == 0 ||
		             strcmp(name, "schema_version") == 0;

		for (size_t k = 0; k < sizeof(plain) / sizeof(*plain); k++)
			known |= strcmp(plain[k], name) == 0;
		for (int k = 0; k < ENT_COUNT; k++)
			known |= strcmp(entities[k].table, name) == 0;
		if (!known || (!open && !result_int(&r, i, 1))) {
			printf("# %s\n", name);
			unknown++;
		}
	}
	ok(r.nrow > 25 && unknown == 0, "each of %d tables is described, and"
	   " guarded for its owner too", r.nrow);
	result_fini(&r);
}

/* The same address for another login. */
static char *address_of(const char *server, const char *login)
{
	const char *at = strchr(server, '@');

	return xprintf("postgresql://%s%s", login, at);
}

static long long count(struct db *db, const char *sql)
{
	struct result r = { 0 };
	long long n = db_run(db, sql, 0, NULL, &r, &e) ? result_int(&r, 0, 0)
	                                               : -1;

	result_fini(&r);
	return n;
}

static int found(struct db *db, const char *word)
{
	struct hit *hit;
	int n = -1;

	if (store_search(db, NULL, word, 10, &hit, &n, &e))
		hits_fini(hit, n);
	return n;
}

/* What every trust begins with is a secretary's to make. */
static void begun(const char *server, struct db *owner)
{
	char *sec = address_of(server, "west_sec");
	char *lead = address_of(server, "west_data"), *view = address_of(server, "west_view");
	struct db *db;

	ok(db_script(owner, "RESET ROLE; CREATE ROLE west_sec LOGIN; CREATE ROLE west_data"
	   " LOGIN; CREATE ROLE west_view LOGIN", &e) && trust_add(owner, "West", &e) &&
	   trust_admit(owner, "west_sec", "West", "secretary", &e) &&
	   trust_admit(owner, "west_data", "West", "data_lead", &e) &&
	   trust_admit(owner, "west_view", "West", "viewer", &e), "a new trust: %s", e.msg);
	ok(!open_as(view, "x") && e.code == ERR_PERM && strstr(e.msg, "secretary") &&
	   !open_as(lead, "x") && strstr(e.msg, "secretary"),
	   "whoever else comes first is told who must begin it: %s", e.msg);
	db_close(open_as(sec, "x"));
	db = open_as(view, "x");
	ok(db && count(db, "SELECT count(*) FROM duty") > 0, "then they see it: %s", e.msg);
	db_close(db);
	db = open_as(sec, "x");
	ok(db && db_script(db, "UPDATE counter SET last = last - 1 WHERE entity = 'seed'", &e),
	   "a newer program has more to begin with");
	db_close(db);
	db = open_as(view, "x");
	ok(db && count(db, "SELECT count(*) FROM duty") > 0,
	   "which keeps no viewer out meanwhile: %s", e.msg);
	db_close(db);
	db = open_as(lead, "x");
	ok(db && add(db, ENT_action, "Mine") && count(db, "SELECT count(*) FROM history"
	   " WHERE who = 'west_data'") == 1, "the history has the server's name of a login: %s",
	   e.msg);
	become(db, "west_sec");
	ok(!add(db, ENT_action, "Not mine") && e.code == ERR_PERM &&
	   !db_script(db, "INSERT INTO access_log (seq, at, who, what, hash) VALUES (1, 'x',"
	   " 'west_sec', 'x', 'x')", &e), "and lets it sign as nobody else: %s", e.msg);
	db_close(db);
	free(sec);
	free(lead);
	free(view);
}

static void two_trusts(const char *server, struct db *owner)
{
	char *addr[3] = { address_of(server, "north_sec"),
		address_of(server, "south_sec"), address_of(server, "south_view") };
	struct db *north, *south, *view;

	ok(!open_as(addr[0], "x") && e.code == ERR_INPUT,
	   "a login the server does not know: %s", e.msg);
	ok(db_script(owner, "RESET ROLE; CREATE ROLE north_sec LOGIN; CREATE ROLE"
	   " south_sec LOGIN; CREATE ROLE south_view LOGIN; CREATE ROLE sums LOGIN;"
	   "GRANT pcref_viewer TO north_sec, south_sec", &e), "logins are made");
	ok(!open_as(addr[0], "x") && e.code == ERR_PERM,
	   "one that belongs to no trust is turned away: %s", e.msg);
	ok(trust_add(owner, "North", &e) && trust_add(owner, "South", &e) &&
	   trust_admit(owner, "north_sec", "North", "secretary", &e) &&
	   trust_admit(owner, "south_sec", "South", "secretary", &e) &&
	   trust_admit(owner, "south_view", "South", "viewer", &e),
	   "two trusts, and three people: %s", e.msg);
	ok(!trust_admit(owner, "south_view", "East", "viewer", &e) &&
	   strstr(e.msg, "East"), "a trust must be there: %s", e.msg);
	north = open_as(addr[0], "nell");
	south = open_as(addr[1], "sam");
	view = open_as(addr[2], "vi");
	if (!north || !south || !view) {
		ok(false, "they open it: %s", e.msg);
		return;
	}
	ok(add(north, ENT_action, "Northern") && add(south, ENT_action,
	   "Southern") && add(south, ENT_action, "More"), "each keeps its own");
	ok(count(north, "SELECT count(*) FROM action") == 1 &&
	   count(south, "SELECT count(*) FROM action") == 2 &&
	   count(view, "SELECT count(*) FROM action") == 2,
	   "each sees its own rows and no other");
	ok(count(north, "SELECT count(DISTINCT trust) FROM history_field") == 1 &&
	   count(north, "SELECT count(*) FROM chain") == 1 &&
	   count(north, "SELECT count(*) FROM search") <
	   count(north, "SELECT sum(last) FROM counter"),
	   "in the history, the chain and the search too");
	ok(found(north, "northern") == 1 && found(south, "northern") == 0 &&
	   found(view, "south") == 1 && found(south, "the northern") == 0,
	   "words are found in one's own rows and no other: %s", e.msg);
	ok(history_verify(north, &e) == 2 && history_verify(south, &e) == 3,
	   "each trust has a whole chain of its own: %s", e.msg);
	ok(!db_script(north, "UPDATE action SET trust = (SELECT max(trust) + 1"
	   " FROM action)", &e), "no row can be put among another's: %s", e.msg);
	ok(!add(view, ENT_action, "No") && e.code == ERR_PERM &&
	   !db_script(view, "UPDATE action SET title = 'x'", &e) &&
	   e.code == ERR_PERM, "a viewer changes nothing, by whatever way: %s",
	   e.msg);
	ok(trust_admit(owner, "sums", "South", "rollup", &e) &&
	   db_script(owner, "SET SESSION AUTHORIZATION sums", &e) &&
	   count(owner, "SELECT count(DISTINCT trust) FROM action") == 3 &&
	   count(owner, "SELECT count(title) FROM action") == -1 &&
	   e.code == ERR_PERM && count(owner, "SELECT count(numerator) FROM"
	   " observation") == 0 && count(owner, "SELECT count(caveat) FROM"
	   " metric") == -1 && count(owner, "SELECT count(new) FROM"
	   " history_field") == -1, "the roll-up counts over all, and reads no"
	   " title: %s", e.msg);
	ok(count(owner, "SELECT pcref_find('''northern''', 9)") == -1 &&
	   e.code == ERR_PERM, "nor asks which rows hold a word: %s", e.msg);
	db_close(north);
	db_close(south);
	db_close(view);
	for (int i = 0; i < 3; i++)
		free(addr[i]);
}

/* PG_ADDRESS is an empty database, where there is a server: see tests/run. */
int main(void)
{
	const char *server = getenv("PG_ADDRESS");
	struct db *owner;

	in_a_file();
	if (!server) {
		ok(true, "on PostgreSQL # SKIP no server to be had");
		return tap_done();
	}
	owner = open_as(server, "owner");
	if (!owner)
		return 1;
	matrix(owner);
	tables(owner);
	begun(server, owner);
	two_trusts(server, owner);
	db_close(owner);
	return tap_done();
}
