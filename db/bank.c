/* bank.c - the trust's own bank holidays, after the rule. */
#include "core/bank.h"

#include "core/day.h"
#include "db/db.h"
#include "db/priv.h"

bool db_bank(struct db *db, struct bank *bank, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT held_on, name, worked FROM holiday WHERE gone = 0"
	                 " ORDER BY id", 0, NULL, &r, e);

	bank_init(bank);
	for (int i = 0; ok && i < r.nrow; i++) {
		const char *worked = result_get(&r, i, 2);

		bank_add(bank, day_number(result_get(&r, i, 0)), result_get(&r, i, 1),
		         !worked || *worked != 'y');
	}
	result_fini(&r);
	if (!ok)
		bank_fini(bank);
	return ok;
}
