/* role.h - roles on a server and in a file.  On a server the roles of the
 * database decide, and who belongs to which trust is for its owner to say; in
 * a file the field "role" of a person does, and the program keeps to it. */
#ifndef DB_ROLE_H
#define DB_ROLE_H

#include <stdbool.h>

struct db;
struct entity;
struct err;
struct role;

/* The role of whoever is at work. */
const struct role *db_role(struct db *);

/* For db: may rows of this entity, or loads, be changed?  ERR_PERM if not. */
bool role_allows(struct db *, const struct entity *, struct err *);
bool role_allows_loads(struct db *, struct err *);
/* May the trust be moved elsewhere, or its file be replaced?  ERR_PERM if not. */
bool role_allows_whole(struct db *, struct err *);
/* For db, with the migration that it belongs to: what role.def says becomes what
 * the server grants. */
bool roles_grant(struct db *, struct err *);

/* On a server, for its owner: one more trust; and a login that belongs to a
 * trust (by name) with a role (by name). */
bool trust_add(struct db *, const char *name, struct err *);
bool trust_admit(struct db *, const char *login, const char *trust,
                 const char *role, struct err *);
/* From now on it belongs to none, and has no role.  ERR_INPUT where it did not. */
bool trust_dismiss(struct db *, const char *login, struct err *);
/* Each trust with each login it has and that one's role; login is "" for a trust
 * without any, role "" for the owner of the database and where the login is gone. */
bool trust_each(struct db *, void (*each)(const char *trust, const char *login,
                const char *role, void *), void *with, struct err *);

#endif
