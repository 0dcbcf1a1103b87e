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

#endif
