/* The short report for the public, and templates of a trust's own. */
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/store.h"
#include "report/annual.h"

const char *annual_short(void)
{
	return _("# In short\n\n{in-short}\n\n"
		 "# What we promised\n\n{promised}\n\n"
		 "# What we did\n\n{done}\n\n"
		 "# What we did not keep\n\n{not-kept}\n\n"
		 "# What changed\n\n{changed}\n\n"
		 "# Differences between ethnic groups\n\n{differences}\n\n"
		 "# What we will do next year\n\n{coming}\n\n"
		 "# How to be involved\n\n{involve}\n\n"
		 "# Where to find more\n\n{find}\n");
}

char *annual_template(struct db *db, const char *paper, struct err *e)
{
	char *set = paper ? xstrdup(paper) : store_setting(db, "report.template", ""), *text = NULL;
	struct record r;

	if (!*set) {
		text = xstrdup(annual_short());
	} else if (store_find(db, &entities[ENT_paper], set, &r, e)) {
		if (record_is(&r, PAPER_KIND, "template") && record_has(&r, PAPER_TEXT))
			text = xstrdup(record_get(&r, PAPER_TEXT));
		else
			err_set(e, ERR_DATA, _("\"%s\" is no template with a text: its kind must be"
				" template, and its field Text say what stands where (pcref report"
				" template)"), record_title(&r));
		record_fini(&r);
	}
	free(set);
	return text;
}
