/* data.c - which data set, and which load, the verbs about data mean. */
#include "cli/data.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/call.h"
#include "core/lang.h"
#include "db/load.h"
#include "db/store.h"

bool data_set_find(struct call *c, const char *name, char uid[static UID_SIZE],
                   struct err *e)
{
	struct record r;

	if (!store_find(c->db, &entities[ENT_dataset], name, &r, e))
		return false;
	snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
	return true;
}

/* A data set that is made by a slip of the pen is counted beside the one that
 * was meant.  A person is asked; a script has its way, and is told. */
static bool may_make(struct call *c, const char *name, const char *near,
                     struct err *e)
{
	char answer[16] = "";

	if (call_has(c, FLAG_no_input) || !isatty(STDIN_FILENO) ||
	    !isatty(STDERR_FILENO)) {
		fprintf(stderr, _("pcref: %s is a new data set, counted beside"
		        " %s.  If that was a slip, \"pcref undo\" twice takes"
		        " it back\n"), name, near);
		return true;
	}
	fprintf(stderr, _("There is no data set %s.  Make it, beside %s?"
	        "  y or n: "), name, near);
	if (fgets(answer, sizeof(answer), stdin) &&
	    (*answer == 'y' || *answer == 'Y'))
		return true;
	return err_set(e, ERR_DATA, _("nothing was kept; --dataset %s names the"
	               " data set that is there"), near);
}

/* Asked before a file is read that may take minutes. */
bool data_set_is_meant(struct call *c, const char *name, struct err *e)
{
	char uid[UID_SIZE], *near;
	bool ok;

	if (call_has(c, FLAG_dry_run) || data_set_find(c, name, uid, e))
		return true;
	if (e->code != ERR_INPUT)
		return false;
	near = store_nearest(c->db, &entities[ENT_dataset], name);
	ok = !near || may_make(c, name, near, e);
	free(near);
	return ok;
}

/* The first extract of a data set makes it. */
bool data_set_make(struct call *c, const char *name, char uid[static UID_SIZE],
                   struct err *e)
{
	struct record r;
	bool ok;

	store_start(c->db, &r, &entities[ENT_dataset]);
	record_set(&r, DATASET_NAME, name);
	ok = store_save(c->db, &r, NULL, e);
	if (ok) {
		snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
		fprintf(stderr, _("pcref: made the data set %s\n"), name);
	}
	record_fini(&r);
	return ok;
}

/* Data sets are not summed either: without a name it is the one that was
 * loaded last. */
bool data_load_chosen(struct call *c, struct load *l, struct err *e)
{
	const char *name = call_flag(c, FLAG_dataset);
	char day[DAY_SIZE], uid[UID_SIZE];
	const char *as_at = call_as_at(c, day, e);
	struct load *list = NULL;
	bool ok;
	int n;

	if (!as_at)
		return false;
	if (!call_flag(c, FLAG_as_at))
		as_at = NULL;
	if (name)
		return data_set_find(c, name, uid, e) &&
		       load_newest(c->db, uid, as_at, l, e);
	ok = load_list(c->db, true, as_at, &list, &n, e);
	if (ok && n == 0)
		ok = err_set(e, ERR_INPUT, _("no extract has been loaded;"
		             " \"pcref data import\" loads one"));
	if (ok)
		*l = list[0];
	for (int i = 1; ok && i < n; i++)
		if (list[i].number > l->number)
			*l = list[i];
	if (ok && n > 1)
		fprintf(stderr, ngettext("pcref: this is load %lld, of %s; --dataset names"
		        " another of the %d data set\n", "pcref: this is load %lld, of %s;"
		        " --dataset names another of the %d data sets\n", (unsigned long)n),
		        l->number, l->name, n);
	free(list);
	return ok;
}
