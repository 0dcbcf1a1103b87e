#include "db/verify.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"

static void add(struct looks *l, char *line, const char *uid)
{
	size_t n = (size_t)l->n + 1;

	l->line = xreallocarray(l->line, n, sizeof(*l->line));
	l->evidence = xreallocarray(l->evidence, n, sizeof(*l->evidence));
	l->line[l->n] = line;
	snprintf(l->evidence[l->n++], UID_SIZE, "%s", uid);
}

static char *say_evidence(struct db *db, const struct result *r, int i)
{
	const char *dated = result_get(r, i, 3), *place = result_get(r, i, 5);
	char day[DAY_SHOWN];

	if (dated)
		day_show(dated, day);
	return xprintf(_("Evidence: EVD-%s %s, %s, %s%s%s"), result_get(r, i, 1),
	               result_get(r, i, 2), dated ? day : _("not dated"),
	               words_label(&db->words, VOC_strength,
	                           result_get(r, i, 4)),
	               place ? ", " : "", place ? place : "");
}

bool verify_looks(struct db *db, const struct record *action, struct looks *l,
                  struct err *e)
{
	const char *uid = record_get(action, FIELD_UID);
	const char *when = record_get(action, ACTION_DONE_WHEN);
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT v.uid, v.number, v.title, v.dated,"
	    " v.strength, v.place FROM link l JOIN evidence v ON v.uid ="
	    " l.to_uid WHERE l.gone = 0 AND v.gone = 0 AND l.kind ="
	    " 'action_evidence' AND l.from_uid = CAST($1 AS TEXT) ORDER BY"
	    " v.number", 1, &uid, &r, e);

	*l = (struct looks){ 0 };
	add(l, xprintf(_("Done when: %s"), *when ? when :
	    _("nobody has said what another person could look at")), "");
	for (int i = 0; ok && i < r.nrow; i++)
		add(l, say_evidence(db, &r, i), result_get(&r, i, 0));
	if (ok && !r.nrow)
		add(l, xstrdup(_("Evidence: none yet")), "");
	result_fini(&r);
	return ok;
}

void looks_fini(struct looks *l)
{
	for (int i = 0; i < l->n; i++)
		free(l->line[i]);
	free(l->line);
	free(l->evidence);
	*l = (struct looks){ 0 };
}

bool verify_answer(struct db *db, struct record *action, const char *answer,
                   const char *words, struct record *update, struct err *e)
{
	bool yes = strcmp(answer, "yes") == 0;

	if (!record_is(action, ACTION_STATE, "done"))
		return err_set(e, ERR_DATA, _("It is %s: only what is done can"
		    " be verified"), words_label(&db->words, VOC_action_state,
		    record_get(action, ACTION_STATE)));
	if (!yes && (!words || !*words))
		return err_set(e, ERR_DATA, _("Say what is lacking (in a shell,"
		               " --reason WORDS)"));
	store_start(db, update, &entities[ENT_update]);
	record_set(update, UPDATE_TITLE, words && *words ? words :
	           _("Looked at beside its evidence."));
	record_set(update, UPDATE_ACTION, record_get(action, FIELD_UID));
	record_set(update, UPDATE_AUTHOR, db_me(db));
	record_set(update, UPDATE_CHECKED, answer);
	record_set(update, UPDATE_STATE, yes ? "verified" : "in_progress");
	record_set(action, ACTION_STATE, record_get(update, UPDATE_STATE));
	if (!yes)
		record_set(action, ACTION_CLOSING, words);
	return true;
}
