/* score_time.c - the score as it was kept, year by year, and as it would be. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/report.h"
#include "cli/score_time.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/score.h"
#include "db/score_year.h"

enum { MOST_IFS = 64 };

static void json_areas(const struct score *was, const struct score *would)
{
	const char *comma = "";

	printf("],\"areas\":[");
	for (int i = 0; i < AREA_COUNT; i++) {
		const struct score_area *a = score_area_of(was, (enum score_area_id)i);
		const struct score_area *b = score_area_of(would, (enum score_area_id)i);

		printf("%s{\"area\":\"%s\"", comma, score_areas[i].name);
		if (a->assessed)
			printf(",\"is\":%d", a->score);
		if (b->assessed)
			printf(",\"would_be\":%d", b->score);
		putchar('}');
		comma = ",";
	}
	puts("]}");
}

static void say(const struct call *c, char *const *asked, int n, const struct score *was,
                const struct score *would)
{
	char *says = score_if_says(was, would);
	bool json = call_has(c, FLAG_json);

	if (json)
		printf("{\"if\":[");
	for (int i = 0; i < n; i++) {
		char *safe = text_safe(asked[i]);

		if (json) {
			fputs(i ? "," : "", stdout);
			out_json(stdout, safe);
		} else {
			printf("%s%s\n", safe, i + 1 < n ? _(", and") : ":");
		}
		free(safe);
	}
	if (json)
		json_areas(was, would);
	else
		fputs(says, stdout);
	free(says);
}

int score_what_if(const struct call *c, const char *as_at)
{
	const struct values *v = &c->flag[FLAG_if];
	struct score_if given[MOST_IFS];
	char *asked[MOST_IFS];
	struct score was, would;
	struct err e = { 0 };
	int n = 0;
	bool ok = v->n <= MOST_IFS;

	if (!ok)
		return call_refuse(ERR_USAGE, _("at most %d can be asked at once"), MOST_IFS);
	for (; ok && n < v->n; n += ok) {
		asked[n] = score_if_read(c->db, v->text[n], &given[n], &e);
		ok = asked[n] != NULL;
	}
	ok = ok && db_score(c->db, as_at, &was, &e) &&
	     db_score_if(c->db, as_at, given, n, &would, &e);
	if (ok)
		say(c, asked, n, &was, &would);
	while (n)
		free(asked[--n]);
	return ok ? ERR_NONE : call_fail(&e);
}

int verb_score_keep(struct call *c)
{
	struct report_asked asked;
	struct record paper;
	struct err e = { 0 };
	char name[NAME_SIZE];

	if (!report_read(c, &asked, &e) ||
	    !score_year_keep(c->db, asked.opt.year, asked.opt.as_at, call_flag(c, FLAG_reason),
	                     &paper, &e))
		return call_fail(&e);
	record_name(&paper, name);
	printf(_("Kept %s: %s, version %lld.\n"), name, record_title(&paper),
	       (long long)record_int(&paper, PAPER_EDITION));
	record_fini(&paper);
	return ERR_NONE;
}

static void put_area(struct out *o, const struct score_year *list, int at, enum score_area_id id)
{
	const struct score_area *a = score_area_of(&list[at].score, id);
	char *change = score_year_change(list, at, id), number[16];

	snprintf(number, sizeof(number), "%d", a->score);
	out_cell(o, a->assessed ? number : "");
	out_cell(o, a->assessed ? band_label(a->band) : "");
	out_cell(o, change);
	free(change);
}

int verb_score_years(struct call *c)
{
	static const struct out_column col[] = {
		{ "year", N_("Year"), false }, { "rubric", N_("Rubric"), false },
		{ "leadership", N_("Leadership"), true }, { "leadership_band", N_("Band"), false },
		{ "leadership_change", N_("Change"), false },
		{ "data", N_("Data"), true }, { "data_band", N_("Band"), false },
		{ "data_change", N_("Change"), false },
		{ "feedback", N_("Feedback"), true }, { "feedback_band", N_("Band"), false },
		{ "feedback_change", N_("Change"), false },
		{ "disparities", N_("Disparities"), false },
	};
	struct score_year *list = NULL;
	struct err e = { 0 };
	struct out o;
	int n = 0;

	if (!score_years_read(c->db, call_has(c, FLAG_rules), &list, &n, &e))
		return call_fail(&e);
	out_begin(&o, c, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < n; i++) {
		char *label = score_year_label(&list[i]);
		char *disparities = score_disparities(&list[i].score);

		out_cell(&o, label);
		out_cell(&o, list[i].rubric);
		for (int k = 0; k < AREA_COUNT; k++)
			put_area(&o, list, i, (enum score_area_id)k);
		out_cell(&o, disparities);
		free(label);
		free(disparities);
	}
	free(list);
	return out_end(&o);
}
