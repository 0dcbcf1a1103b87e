/* doctor.c - the file's health, and that of what it is seen through. */
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/confine.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/doctor.h"
#include "tui/keymap.h"

static const char *const words[] = {
	[HEALTH_GOOD] = N_("good"), [HEALTH_NOTE] = N_("note"),
	[HEALTH_BAD] = N_("BAD"),
};

static void look_at_locale(struct finding *f)
{
	bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;

	*f = (struct finding){ .what = N_("Language"),
		.health = utf8 ? HEALTH_GOOD : HEALTH_BAD };
	snprintf(f->found, sizeof(f->found), _("characters are %s"),
	         nl_langinfo(CODESET));
	if (!utf8)
		snprintf(f->todo, sizeof(f->todo),
		         _("set LANG=C.UTF-8 or en_GB.UTF-8"));
}

static void look_at_terminal(struct finding *f)
{
	const char *term = getenv("TERM");
	bool poor = !term || strcmp(term, "dumb") == 0;

	*f = (struct finding){ .what = N_("Terminal"),
		.health = poor ? HEALTH_NOTE : HEALTH_GOOD };
	snprintf(f->found, sizeof(f->found), _("TERM is %s"),
	         term ? term : _("not set"));
	if (poor)
		snprintf(f->todo, sizeof(f->todo),
		         _("--accessible works on any terminal"));
}

/* Keys of a person's own, and what they were taken from. */
static void look_at_keys(const struct keymap *map, struct finding *f)
{
	int n = keymap_changed(map), lost = 0;

	for (int i = 0; i < CMD_COUNT; i++)
		lost += map->lost[i] != NULL;
	*f = (struct finding){ .what = N_("Keys"),
		.health = lost ? HEALTH_NOTE : HEALTH_GOOD };
	snprintf(f->found, sizeof(f->found), ngettext("%d command has keys of your own",
	         "%d commands have keys of your own", (unsigned long)n), n);
	if (lost)
		snprintf(f->todo, sizeof(f->todo), ngettext("%d other lost a key to them; pcref"
		         " keys says which", "%d others lost a key to them; pcref keys says which",
		         (unsigned long)lost), lost);
}

/* As the kernel has it, not as it was meant. */
static void look_at_rights(struct finding *f)
{
	static const char *const found[] = {
		[CONFINED_NOT] = N_("this kernel knows neither of our layers"),
		[CONFINED_RIGHTS] = N_("no new rights; system calls are not"
			" filtered by this kernel"),
		[CONFINED_CALLS] = N_("no new rights; no program is started, no"
			" network but a server's is used"),
	};
	enum confined is = confined();

	*f = (struct finding){ .what = N_("Confined"),
		.health = is == CONFINED_CALLS ? HEALTH_GOOD : HEALTH_NOTE };
	snprintf(f->found, sizeof(f->found), "%s", _(found[is]));
	if (is != CONFINED_CALLS)
		snprintf(f->todo, sizeof(f->todo), _("Linux 3.17 or later has"
		         " both (seccomp)"));
}

int verb_doctor(struct call *c)
{
	static const struct out_column col[] = {
		{ "what", N_("What"), false }, { "health", N_("Health"), false },
		{ "found", N_("Found"), false }, { "todo", N_("What to do"), false },
	};
	struct finding f[DOCTOR_MOST + 4];
	struct out o;
	bool bad = false;
	int n, rc;

	n = doctor_examine(c->db, call_has(c, FLAG_deep), f);
	look_at_locale(&f[n++]);
	look_at_terminal(&f[n++]);
	look_at_keys(c->keymap, &f[n++]);
	look_at_rights(&f[n++]);
	out_begin(&o, c, col, 4);
	for (int i = 0; i < n; i++) {
		out_cell(&o, _(f[i].what));
		out_cell(&o, _(words[f[i].health]));
		out_cell(&o, f[i].found);
		out_cell(&o, f[i].todo);
		bad |= f[i].health == HEALTH_BAD;
	}
	rc = out_end(&o);
	return rc ? rc : bad ? ERR_FOUND : 0;
}
