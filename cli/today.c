/* today.c - pcref today: what needs me; pcref home: that, the scores, and
 * what moved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/home.h"

static void print_safe(const char *s, int width)
{
	char *safe = text_safe(s);

	printf("%s%*s", safe, width > 0 ? width - text_cells(safe, strlen(safe)) : 0, "");
	free(safe);
}

static void print_needs(const struct home *h)
{
	char *title = home_needs_title(h);
	int word = 0, name = 0;

	for (int i = 0; i < h->nneeds; i++) {
		int cells = text_cells(h->need[i].word, strlen(h->need[i].word));

		word = cells > word ? cells : word;
		name = (int)strlen(h->need[i].name) > name ? (int)strlen(h->need[i].name) : name;
	}
	if (h->nneeds) {
		print_safe(title, 0);
		puts("");
	}
	for (int i = 0; i < h->nneeds; i++) {
		print_safe(h->need[i].word, word + 2);
		print_safe(h->need[i].name, name + 2);
		print_safe(h->need[i].title, 0);
		putchar('\n');
	}
	puts(home_needs_end(h));
	free(title);
}

static int list_needs(const struct home *h, const struct call *c)
{
	static const struct out_column columns[] = {
		{ .name = "need" }, { .name = "row" }, { .name = "title" },
	};
	struct out o;

	out_begin(&o, c, columns, 3);
	for (int i = 0; i < h->nneeds; i++) {
		out_cell(&o, h->need[i].word);
		out_cell(&o, h->need[i].name);
		out_cell(&o, h->need[i].title);
	}
	return out_end(&o);
}

static void say_who(const struct home *h, const struct call *c)
{
	if (!h->me)
		fprintf(stderr, _("Nobody here has the login %s, so this is for everybody.  To say"
		                  " who you are:\n  pcref person edit NAME --login %s\n"), c->who,
		        c->who);
}

int verb_today(struct call *c)
{
	struct err e = { 0 };
	struct home h;
	int rc = ERR_NONE;

	if (!home_read_needs(c->db, &h, &e)) {
		home_fini(&h);
		return call_fail(&e);
	}
	if (out_form(c) != OUT_TABLE)
		rc = list_needs(&h, c);
	else
		print_needs(&h);
	say_who(&h, c);
	home_fini(&h);
	return rc;
}

static void print_area(const struct home *h, const struct score_area *a)
{
	char *trend = home_trend(h, a->id);

	printf("  %-27s", _(score_areas[a->id].label));
	if (a->assessed)
		printf("%3d  %-8s  %-8s", a->score, band_label(a->band), trend);
	else
		printf("     %-18s", _("not assessed"));
	printf(_("  assessed %d of %d\n"), a->assessed, a->of);
	free(trend);
}

static void print_home(const struct home *h)
{
	char day[DAY_SHOWN], *disparities = score_disparities(&h->now);

	day_show(h->today, day);
	print_safe(h->trust[0] ? h->trust : _("PCREF"), 0);
	printf(", %s\n\n", day);
	for (int i = 0; i < AREA_COUNT; i++)
		print_area(h, &h->now.area[i]);
	printf(_("  Disparities: %s\n\n"), disparities);
	print_needs(h);
	day_show(h->since, day);
	printf(_("\nWhat moved since %s\n"), day);
	for (int i = 0; i < h->nmoved; i++)
		printf("  %s\n", h->moved[i]);
	free(disparities);
}

int verb_home(struct call *c)
{
	struct err e = { 0 };
	struct home h;

	if (!home_read(c->db, &h, &e)) {
		home_fini(&h);
		return call_fail(&e);
	}
	print_home(&h);
	say_who(&h, c);
	home_fini(&h);
	return ERR_NONE;
}
