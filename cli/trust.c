/* trust.c - several trusts on one server: who belongs to which, as what. */
#include <stdio.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/role.h"

static bool on_server(struct call *c)
{
	return db_is_server(db_path(c->db));
}

static int not_here(struct call *c)
{
	return call_refuse(ERR_USAGE, _("%s is a file, which is one trust's: only"
	                   " a server keeps several"), db_path(c->db));
}

int verb_trust_add(struct call *c)
{
	struct err e = { 0 };

	if (!on_server(c))
		return not_here(c);
	if (!trust_add(c->db, c->argv[0], &e))
		return call_fail(&e);
	printf(_("Added the trust \"%s\"; pcref trust admit says who belongs to"
	       " it\n"), c->argv[0]);
	return 0;
}

int verb_trust_admit(struct call *c)
{
	const char *trust = call_flag(c, FLAG_trust);
	const char *role = call_flag(c, FLAG_role);
	struct err e = { 0 };

	if (!on_server(c))
		return not_here(c);
	if (!trust || !role)
		return call_refuse(ERR_USAGE, _("say which trust and what role:"
		    " pcref trust admit LOGIN --trust NAME --role secretary"));
	if (!trust_admit(c->db, c->argv[0], trust, role, &e))
		return call_fail(&e);
	printf(_("%s belongs to \"%s\", as %s\n"), c->argv[0], trust, role);
	return 0;
}

int verb_trust_dismiss(struct call *c)
{
	struct err e = { 0 };

	if (!on_server(c))
		return not_here(c);
	if (!trust_dismiss(c->db, c->argv[0], &e))
		return call_fail(&e);
	printf(_("%s belongs to no trust any more\n"), c->argv[0]);
	return 0;
}

static void put_login(const char *trust, const char *login, const char *role,
                      void *with)
{
	struct out *o = with;

	out_cell(o, trust);
	out_cell(o, login);
	out_cell(o, role);
}

int verb_trust_list(struct call *c)
{
	static const struct out_column col[] = {
		{ "trust", N_("Trust"), false }, { "login", N_("Login"), false },
		{ "role", N_("Role"), false },
	};
	struct err e = { 0 };
	struct out o;

	if (!on_server(c))
		return not_here(c);
	out_begin(&o, c, col, 3);
	return trust_each(c->db, put_login, &o, &e) ? out_end(&o) : call_fail(&e);
}
