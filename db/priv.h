/* priv.h - what db's own files share.  Not for other folders. */
#ifndef DB_PRIV_H
#define DB_PRIV_H

/* Made from db/migrations by the Makefile; ends in NULL. */
extern const char *const migrations[];

#endif
