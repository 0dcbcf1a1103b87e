/* What the data show: how often ethnicity is known, and where it is not. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/data_tables.h"
#include "report/annual/say.h"

/* The share known of a data set, and of one month of it. */
static char *known_of(const struct year *y, const struct holding *h, bool limits)
{
	char *known = holding_key(h, "known", ""), *all = holding_key(h, "records", "");
	char *said = say_share(y, known, holding_known(&h->all), all, counts_all(&h->all),
			       limits);

	free(known);
	free(all);
	return said;
}

char *known_in(const struct year *y, const struct holding *h, const struct rate_row *m)
{
	char *known = holding_key(h, "month known", m->month);
	char *all = holding_key(h, "month", m->month);
	char *said = say_share(y, known, holding_known(&m->counts), all, counts_all(&m->counts),
			       false);

	free(known);
	free(all);
	return said;
}

static char *asked_of(const struct year *y, const struct holding *h)
{
	char *asked = holding_key(h, "asked", ""), *all = holding_key(h, "records", "");
	char *said = say_share(y, asked, holding_known(&h->all) +
			       h->all.cls[CLASS_NOT_STATED], all, counts_all(&h->all), true);

	free(asked);
	free(all);
	return said;
}

void glance_data(struct year *y, struct node *list)
{
	struct node *item;

	if (!y->nholding) {
		item = doc_item(list);
		doc_strong(item, _("Known ethnicity"));
		doc_text(item, _(": no extract has been imported, so it is not known."));
	}
	for (int i = 0; i < y->nholding; i++) {
		const struct holding *h = &y->holding[i];
		char *share = known_of(y, h, true);

		item = doc_item(list);
		doc_strong(item, _("Known ethnicity"));
		doc_text(item, _(" in "));
		doc_theirs(item, h->load.name);
		doc_text(item, _(": %s of records"), share);
		if (holding_target(h))
			doc_text(item, _(", target %d%%"), holding_target(h));
		doc_text(item, ".");
		free(share);
	}
}

static void tell_load(struct node *section, const struct holding *h)
{
	struct node *p = doc_para(section);
	char *day = say_when(h->load.as_at);
	char *read = doc_number((double)h->load.read, 0);
	char *taken = doc_number((double)h->load.accepted, 0);

	doc_theirs(p, h->load.name);
	doc_text(p, _(": LOAD-%lld shows %s. "), h->load.number, day);
	if (h->load.accepted == h->load.read)
		doc_text(p, ngettext("The %s row read was counted.", "All %s rows read were"
			" counted.", (unsigned long)h->load.read), read);
	else
		doc_text(p, ngettext("Of %s row read %s were counted; the rest were rejected with a"
			" reason each.", "Of %s rows read %s were counted; the rest were rejected"
			" with a reason each.", (unsigned long)h->load.read), read, taken);
	doc_text(p, "%s", _(" The file was "));
	doc_theirs(p, h->load.file);
	doc_text(p, _(", its SHA-256 begins %.16s."), h->load.file_hash);
	free(day);
	free(read);
	free(taken);
}

void quality_data(struct year *y, struct node *section)
{
	if (!y->nholding)
		doc_say(section, _("No extract has been imported."));
	for (int i = 0; i < y->nholding; i++)
		tell_load(section, &y->holding[i]);
	if (y->nholding)
		doc_say(section, _("Rows of the extract are counted, not people: one person may "
				   "have several referrals. Extracts send old referrals again, "
				   "so loads are never added up: the newest of each data set "
				   "counts."));
}

/* Limits that do not meet: it changed, and not by chance alone. */
static const char *how_changed(const struct ethnic_counts *a, const struct ethnic_counts *b)
{
	struct limits was, now;

	if (!stats_wilson(holding_known(a), counts_all(a), &was) ||
	    !stats_wilson(holding_known(b), counts_all(b), &now))
		return NULL;
	if (now.low > was.high)
		return _("Known ethnicity rose from %s in %s to %s in %s");
	if (now.high < was.low)
		return _("Known ethnicity fell from %s in %s to %s in %s");
	return _("Known ethnicity did not clearly change, %s in %s and %s in %s");
}

static char *change_of(const struct year *y, const struct holding *h, const struct rate_row *a,
                       const struct rate_row *b)
{
	const char *how = how_changed(&a->counts, &b->counts);
	char *was = known_in(y, h, a), *now = known_in(y, h, b);
	char *then = month_name(a), *last = month_name(b);
	char *said = how ? xprintf(how, was, then, now, last) :
		xstrdup(_("Known ethnicity by month"));

	free(was);
	free(now);
	free(then);
	free(last);
	return said;
}

char *holding_change(const struct year *y, const struct holding *h)
{
	const struct rate_row *last = &h->first[h->shown - 1];
	char *said = change_of(y, h, h->first, last), *title;
	struct limits l;

	if (!holding_target(h) ||
	    !stats_wilson(holding_known(&last->counts), counts_all(&last->counts), &l))
		return said;
	if (l.high * 100 < holding_target(h))
		title = xprintf(_("%s, below the target of %d%%"), said, holding_target(h));
	else
		title = xprintf(_("%s; the target is %d%%"), said, holding_target(h));
	free(said);
	return title;
}

static void tell_months(struct year *y, struct node *s, const struct holding *h)
{
	char *title, *target;
	struct chart chart = { .kind = CHART_LINE, .value = 2, .limits = 3, .percent = true };

	if (!h->shown) {
		doc_say(s, _("No month of referral could be read, so nothing can be said over "
			     "time."));
		return;
	}
	title = holding_change(y, h);
	target = xprintf(_("target %d%%"), holding_target(h));
	chart.target = holding_target(h);
	chart.target_word = target;
	table_of_months(y, doc_figure(y->doc, s, title, _("A line through the share known in each "
		"month of referral, in a band of its 95% limits; a dashed line is the target."),
		_("Known ethnicity by month of referral"), chart), h);
	free(title);
	free(target);
}

static void tell_teams(struct year *y, struct node *s, const struct holding *h)
{
	struct rate_row const **row = teams_most_missing(h);
	char *title, *target = xprintf(_("target %d%%"), holding_target(h));
	struct chart chart = { .kind = CHART_BARS, .value = 3, .limits = 4, .percent = true,
		.target = holding_target(h), .target_word = target };

	title = xprintf(_("%s has the most records where ethnicity is still to be found out"),
			team_name(y, row[0]));
	table_of_teams(y, doc_figure(y->doc, s, title, _("A bar for each team, those with the most "
		"records to find out first, as long as the share known, with its 95% limits; a "
		"mark "
		"is the target."), _("Known ethnicity by team"), chart), h, row);
	free(title);
	free(target);
	free(row);
}

static void tell_holding(struct year *y, struct node *parent, const struct holding *h)
{
	struct node *s = doc_section(y->doc, parent, h->load.name);
	char *known = known_of(y, h, true), *asked = asked_of(y, h);

	holding_sums(y->doc, h);
	doc_trail(s, "load:%lld", h->load.number);
	doc_trail(s, "rule:%s", _("known ethnicity is K / N, asked is (K + Z) / N, of the rows"
		" of the newest load; 95 per cent Wilson limits; by team and by month of"
		" referral"));
	doc_say(s, _("Ethnicity known: %s of records. Asked: %s; whoever declined to say was "
		     "asked, and declining is an answer."), known, asked);
	free(known);
	free(asked);
	if (!counts_all(&h->all))
		return;
	tell_months(y, s, h);
	if (h->nteam) {
		tell_teams(y, s, h);
		doc_inside(s);
	}
	tell_doubts(y, s, h);
	table_of_groups(y, s, h);
	table_of_rates(y, s, h);
}

static void tell_method(struct node *s)
{
	struct node *note = doc_note(s, _("How the rates are worked out"));

	doc_text(note, _("Known: one of the sixteen ethnic categories A to S. Not stated (Z): "
			 "asked, and declined or could not choose. Not known (99): not asked, "
			 "or could not be. Invalid: no national code. Missing: nothing. Limits "
			 "are Wilson's, 95%%. Rates are crude: they are not adjusted for age. "
			 "Groups follow the national set of 2001; a high share of \"any other\" "
			 "groups may partly be coding."));
}

void section_data(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("What the data show"));

	if (!y->nholding) {
		doc_say(s, _("No extract has been imported, so it is not known for how many people "
			     "ethnicity is recorded."));
		tell_metrics(y, s);
		return;
	}
	for (int i = 0; i < y->nholding; i++)
		tell_holding(y, s, &y->holding[i]);
	tell_metrics(y, s);
	tell_method(s);
}
