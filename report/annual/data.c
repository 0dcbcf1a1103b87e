/* What the data show: known ethnicity by month, team and group. */
#include "core/lang.h"
#include "report/annual/year.h"

void glance_data(struct year *y, struct node *list)
{
	struct node *item = doc_item(list);

	(void)y;
	doc_strong(item, _("Known ethnicity"));
	doc_text(item, _(": no extract has been imported, so it is not known."));
}

void quality_data(struct year *y, struct node *section)
{
	(void)y;
	doc_say(section, _("No extract has been imported."));
}

void section_data(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("What the data show"));

	doc_say(s, _("No extract has been imported, so it is not known for how many people "
		     "ethnicity is recorded."));
}
