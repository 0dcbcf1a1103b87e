/* score.c - pcref score: three areas, lowest first, and their working. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/score_time.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/score.h"
#include "core/text.h"
#include "db/score.h"

/* A sentence with what comes before it; nothing where there is none. */
static void say(const char *before, char *sentence)
{
	char *safe;

	if (!sentence)
		return;
	safe = text_safe(sentence);
	printf("%s%s\n", before, safe);
	free(safe);
	free(sentence);
}

static void print_criterion(const struct score *s, enum criterion_id id)
{
	const struct score_level *l = &s->level[id];

	printf("\n  %s: ", _(criteria[id].label));
	if (l->assessed)
		printf("%d", l->level);
	else
		fputs(l->applies ? _("not assessed") : _("does not apply"), stdout);
	if (s->rules.weight[id] != 1)
		printf(_(" (weight %d)"), s->rules.weight[id]);
	putchar('\n');
	say("    ", score_says(s, id));
	say("    ", score_held(s, id));
	say("    ", score_gate(s, id));
	if (s->in.count[id].evidence[0] && criteria[id].evidence) {
		char shown[DAY_SHOWN];

		day_show(s->in.count[id].evidence, shown);
		printf(_("    Newest evidence: %s\n"), shown);
	}
	say(_("    Next: "), score_next(s, id));
}

static void print_area(const struct score *s, const struct score_area *a, bool explain)
{
	printf("%s: ", _(score_areas[a->id].label));
	if (!a->assessed)
		printf(_("not assessed, 0 of %d\n"), a->of);
	else
		printf(_("%d, %s; assessed: %d of %d\n"), a->score, band_label(a->band),
		       a->assessed, a->of);
	if (a->next >= 0)
		say(_("  Next step: "), score_next(s, (enum criterion_id)a->next));
	for (int i = 0; explain && i < CRIT_COUNT; i++)
		if (criteria[i].area == a->id && s->rules.weight[i])
			print_criterion(s, (enum criterion_id)i);
	putchar('\n');
}

static void print_people(const struct score *s, bool explain)
{
	char shown[DAY_SHOWN];

	day_show(s->in.as_at, shown);
	printf(_("Score on %s. Our own convention: no national PCREF score exists.\n"
	         "It measures how PCREF is run, not equality.\n"), shown);
	say(_("Disparities: "), score_disparities(s));
	putchar('\n');
	for (int i = 0; i < AREA_COUNT; i++)
		print_area(s, &s->area[i], explain);
	if (explain)
		printf(_("Bands: little under %d, some under %d, good under %d, strong from there;"
		         " none under half assessed.\n"), s->rules.bands[0], s->rules.bands[1],
		       s->rules.bands[2]);
	else
		puts(_("pcref score --explain shows the working."));
}

static void json_text(const char *name, char *text)
{
	printf(",\"%s\":", name);
	out_json(stdout, text);
	free(text);
}

/* Points are counted in hundredths. */
static void json_numerator(const struct score_count *c, enum criterion_id id)
{
	if (criteria[id].how == HOW_MEAN)
		printf(",\"numerator\":%" PRId64 ".%02" PRId64, c->num / SCORE_FINE,
		       c->num % SCORE_FINE);
	else
		printf(",\"numerator\":%" PRId64, c->num);
}

static void json_criterion(const struct score *s, enum criterion_id id)
{
	const struct score_level *l = &s->level[id];
	const struct score_count *c = &s->in.count[id];

	printf("{\"criterion\":\"%s\"", criteria[id].name);
	printf(",\"label\":");
	out_json(stdout, _(criteria[id].label));
	printf(",\"applies\":%s,\"assessed\":%s,\"level\":", l->applies ? "true" : "false",
	       l->assessed ? "true" : "false");
	if (l->assessed)
		printf("%d", l->level);
	else
		fputs("null", stdout);
	printf(",\"weight\":%d", s->rules.weight[id]);
	json_numerator(c, id);
	printf(",\"denominator\":%" PRId64 ",\"evidence\":", c->den);
	out_json(stdout, c->evidence[0] ? c->evidence : NULL);
	json_text("working", score_says(s, id));
	json_text("held", score_held(s, id));
	json_text("gate", score_gate(s, id));
	json_text("next", score_next(s, id));
	putchar('}');
}

static void json_area(const struct score *s, const struct score_area *a)
{
	const char *comma = "";

	printf("{\"area\":\"%s\",\"label\":", score_areas[a->id].name);
	out_json(stdout, _(score_areas[a->id].label));
	if (a->assessed)
		printf(",\"score\":%d", a->score);
	else
		printf(",\"score\":null");
	printf(",\"band\":");
	out_json(stdout, a->band == BAND_NONE ? NULL : band_word(a->band));
	printf(",\"assessed\":%d,\"of\":%d", a->assessed, a->of);
	json_text("next", a->next < 0 ? NULL : score_next(s, (enum criterion_id)a->next));
	printf(",\"criteria\":[");
	for (int i = 0; i < CRIT_COUNT; i++) {
		if (criteria[i].area != a->id || !s->rules.weight[i])
			continue;
		fputs(comma, stdout);
		json_criterion(s, (enum criterion_id)i);
		comma = ",";
	}
	printf("]}");
}

static void print_json(const struct score *s)
{
	const int64_t *d = s->in.disparities;

	printf("{\"as_at\":\"%s\",\"convention\":\"house\",\"disparities\":{\"narrowed\":%" PRId64
	       ",\"unchanged\":%" PRId64 ",\"widened\":%" PRId64 ",\"not_known\":%" PRId64 "},"
	       "\"areas\":[", s->in.as_at, d[DISPARITY_NARROWED], d[DISPARITY_SAME],
	       d[DISPARITY_WIDENED], d[DISPARITY_UNKNOWN]);
	for (int i = 0; i < AREA_COUNT; i++) {
		fputs(i ? "," : "", stdout);
		json_area(s, &s->area[i]);
	}
	puts("]}");
}

int verb_score(struct call *c)
{
	char day[DAY_SIZE];
	struct err e = { 0 };
	struct score s;
	const char *as_at = call_as_at(c, day, &e);

	if (as_at && call_has(c, FLAG_if))
		return score_what_if(c, as_at);
	if (!as_at || !db_score(c->db, as_at, &s, &e))
		return call_fail(&e);
	if (call_has(c, FLAG_json))
		print_json(&s);
	else
		print_people(&s, call_has(c, FLAG_explain));
	return ERR_NONE;
}
