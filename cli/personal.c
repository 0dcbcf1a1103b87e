#include "cli/personal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/personal.h"
#include "core/record.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/erase.h"
#include "db/store.h"

/* The row as it is kept, or false for a new one. */
static bool kept_row(const struct call *c, const struct record *r, struct record *old)
{
	struct err ignored;

	return record_has(r, FIELD_VERSION) &&
	       store_get(c->db, r->ent, record_get(r, FIELD_UID), old, &ignored);
}

static bool needs_answer(const struct call *c, const struct record *r, struct err *e)
{
	struct record old;
	bool has = kept_row(c, r, &old), ok;

	ok = feedback_check_personal(has ? &old : NULL, r, e);
	if (has)
		record_fini(&old);
	return !ok;
}

static void say_found(const struct record *r)
{
	char *says = personal_says(r), *safe = text_safe(says);

	fprintf(stderr, _("pcref: %s.\n"), safe);
	free(safe);
	free(says);
}

static bool is_asked(const struct call *c, const struct record *r, char typed[static 16])
{
	if (call_has(c, FLAG_no_input) || !isatty(STDIN_FILENO))
		return false;
	say_found(r);
	fputs(_("Type redact to take it out, keep if it may stay, or no: "), stderr);
	if (!fgets(typed, 16, stdin))
		return false;
	typed[strcspn(typed, "\n")] = '\0';
	return true;
}

bool personal_ask(const struct call *c, struct record *r, struct err *e)
{
	const char *answer = call_flag(c, FLAG_answer);
	char typed[16] = "";

	if (r->ent != &entities[ENT_feedback] || !needs_answer(c, r, e))
		return true;
	if (!answer)
		answer = is_asked(c, r, typed) ? typed : "";
	if (strcmp(answer, "redact") == 0)
		personal_clean(r);
	else if (strcmp(answer, "keep") == 0)
		record_set_int(r, FEEDBACK_KEPT, personal_in(r));
	else
		return false;
	*e = (struct err){ 0 };
	return true;
}

int verb_feedback_redact(struct call *c)
{
	char *which = call_words(c), *says, *safe, name[NAME_SIZE];
	struct record r;
	struct err e = { 0 };
	bool ok = store_find(c->db, &entities[ENT_feedback], which, &r, &e);

	free(which);
	if (!ok)
		return call_fail(&e);
	record_name(&r, name);
	says = personal_says(&r);
	safe = text_safe(says ? says : "");
	ok = !personal_clean(&r) || call_has(c, FLAG_dry_run) || store_save(c->db, &r, NULL, &e);
	if (ok && says)
		printf(call_has(c, FLAG_dry_run) ? _("Would redact %s: %s\n")
		                                 : _("Redacted %s: %s\n"), name, safe);
	else if (ok)
		printf(_("%s holds no number, address or titled name that is known by its form\n"),
		       name);
	if (ok && says && !call_has(c, FLAG_dry_run))
		fprintf(stderr, _("pcref: the history and the backups still have it; \"pcref"
		        " erase %s\" forgets the words for good\n"), name);
	free(says);
	free(safe);
	record_fini(&r);
	return ok ? 0 : call_fail(&e);
}
