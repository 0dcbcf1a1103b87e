/* campaign.c - pcref campaign effect: ethnicity known before and after. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/public.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/campaign.h"
#include "db/store.h"

static void put_share(struct out *o, uint64_t a, uint64_t n)
{
	struct limits l = { 0 };
	char text[32];
	bool is = stats_wilson(a, n, &l);
	const double v[] = { l.value * 100, l.low * 100, l.high * 100 };

	out_number(o, (long long)a);
	for (int i = 0; i < 3; i++) {
		snprintf(text, sizeof(text), "%.2f", v[i]);
		out_cell(o, is ? text : "");
	}
}

static int print_codes(struct call *c, const struct campaign *of)
{
	static const struct out_column col[] = {
		{ "code", N_("Code"), false }, { "group", N_("Group"), false },
		{ "before", N_("Before"), true }, { "before_percent", "%", true },
		{ "before_low", N_("Low"), true }, { "before_high", N_("High"), true },
		{ "after", N_("After"), true }, { "after_percent", "%", true },
		{ "after_low", N_("Low"), true }, { "after_high", N_("High"), true }
	};
	struct out o;

	out_begin(&o, c, col, (int)(sizeof(col) / sizeof(*col)));
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		if (!of->before.code[i] && !of->after.code[i])
			continue;
		out_cell(&o, ethnic_codes[i].code);
		out_cell(&o, _(ethnic_codes[i].label));
		put_share(&o, of->before.code[i], of->before.n);
		put_share(&o, of->after.code[i], of->after.n);
	}
	return out_end(&o);
}

int verb_campaign_effect(struct call *c)
{
	char *which = call_words(c), *text;
	struct err e = { 0 };
	struct campaign of;
	struct record r;
	bool ok = store_find(c->db, &entities[ENT_campaign], which, &r, &e);
	int rc;

	free(which);
	if (!ok)
		return call_fail(&e);
	ok = campaign_read(c->db, record_get(&r, FIELD_UID), &of, &e);
	record_fini(&r);
	if (!ok)
		return call_fail(&e);
	if (call_has(c, FLAG_public)) {
		rc = public_campaign(c, &of);
		campaign_fini(&of);
		return rc;
	}
	if (out_form(c) == OUT_TABLE) {
		text = campaign_sentence(&of);
		printf("%s\n\n", text);
		free(text);
	}
	rc = print_codes(c, &of);
	campaign_fini(&of);
	return rc;
}
