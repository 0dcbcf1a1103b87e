#include "report/annual/say.h"

#include <libintl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/stats.h"
#include "core/words.h"
#include "db/db.h"

char *say_count(size_t n, const char *one, const char *many)
{
	char *number = n ? doc_number((double)n, 0) : xstrdup(_("no"));
	char *all = xprintf(ngettext(one, many, n), number);

	free(number);
	return all;
}

char *say_list(char *const *part, size_t n)
{
	char *all = NULL;
	size_t len = 0;
	FILE *f = xmemstream(&all, &len);

	for (size_t i = 0; i < n; i++) {
		if (i)
			fputs(i + 1 < n ? ", " : _(" and "), f);
		fputs(part[i], f);
	}
	fclose(f);
	return all;
}

char *say_label(const char *word)
{
	char *label = xstrdup(word);

	if (*label >= 'a' && *label <= 'z')
		*label = (char)(*label - 'a' + 'A');
	return label;
}

char *say_when(const char *kept)
{
	char shown[WHEN_SHOWN];

	if (!*kept || !when_show(kept, shown))
		return xstrdup(_("not known"));
	return xstrdup(shown);
}

bool say_may(const struct year *y, uint64_t n, uint64_t of)
{
	struct suppress *s = suppress_new(y->opt->profile);
	int share = suppress_share(s, suppress_count(s, NULL, (int64_t)n, false),
				   suppress_count(s, NULL, (int64_t)of, true));
	bool may;

	suppress_apply(s);
	may = of && !suppress_hides_share(s, share);
	suppress_free(s);
	return may;
}

char *say_share(const struct year *y, const char *key, uint64_t n, const char *of_key,
                uint64_t of, bool limits)
{
	struct limits l = { 0 };

	if (limits)
		stats_wilson(n, of, &l);
	return doc_share(y->doc, &(struct said_share){ key, of_key, (int64_t)n, (int64_t)of,
		l.low, l.high });
}

void cell_when(struct table *t, const char *kept)
{
	char *shown;

	if (!*kept) {
		cell_none(t, CELL_NOT_KNOWN);
		return;
	}
	shown = say_when(kept);
	cell_text(t, shown);
	free(shown);
}

void cell_name(struct table *t, const struct record *r)
{
	char name[NAME_SIZE];

	record_name(r, name);
	cell_text(t, name);
}

void cell_ref(struct table *t, const struct year *y, const struct record *r, int field)
{
	const char *title = year_title(y, r, field);

	if (*title)
		cell_theirs(t, title);
	else
		cell_none(t, CELL_NOT_KNOWN);
}

void cell_choice(struct table *t, const struct year *y, const struct record *r, int field)
{
	if (record_has(r, field))
		cell_text(t, words_label(db_words(y->db), r->ent->fields[field].vocab,
					 record_get(r, field)));
	else
		cell_none(t, CELL_NOT_KNOWN);
}

void cell_lead(struct table *t, const struct year *y, const struct record *r)
{
	if (record_has(r, ACTION_OWNER))
		cell_ref(t, y, r, ACTION_OWNER);
	else
		cell_ref(t, y, r, ACTION_COMMUNITY);
}

static enum tone tone_of(enum status s)
{
	switch (say_stand(s)) {
	case STAND_COMPLETE:
		return TONE_GOOD;
	case STAND_DONE:
	case STAND_ON_TRACK:
		return TONE_FAIR;
	case STAND_AT_RISK:
		return TONE_WARN;
	case STAND_LATE:
		return TONE_BAD;
	default:
		return TONE_QUIET;
	}
}

void cell_stands(struct table *t, const struct year *y, const struct deed *d)
{
	const char *word = _(statuses[d->status].label);

	if (d->status == STATUS_DECLARED)
		word = words_label(db_words(y->db), VOC_rag, record_get(d->rec, ACTION_RAG));
	cell_status(t, tone_of(d->status), word);
}

int say_stand(enum status s)
{
	switch (s) {
	case STATUS_COMPLETE:
		return STAND_COMPLETE;
	case STATUS_DONE:
		return STAND_DONE;
	case STATUS_ON_TRACK:
		return STAND_ON_TRACK;
	case STATUS_AT_RISK:
	case STATUS_OFF_TRACK:
		return STAND_AT_RISK;
	case STATUS_OVERDUE:
	case STATUS_DATE_PASSED:
		return STAND_LATE;
	case STATUS_MISSING:
	case STATUS_NOT_STARTED:
	case STATUS_DECLARED:
	case STATUS_NOT_REPORTED:
		return STAND_OPEN;
	default:
		return STAND_OUTSIDE;
	}
}

const char *say_stand_label(int stand)
{
	static const char *const labels[STAND_COUNT] = {
		[STAND_COMPLETE] = N_("Verified"),
		[STAND_DONE] = N_("Done"),
		[STAND_ON_TRACK] = N_("On track"),
		[STAND_AT_RISK] = N_("At risk"),
		[STAND_LATE] = N_("Late"),
		[STAND_OPEN] = N_("Open"),
	};

	return _(labels[stand]);
}
