/* standing.c - pcref action status, and the lines of it on a row's page. */
#include "cli/standing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/session.h"
#include "core/record.h"
#include "core/text.h"
#include "db/db.h"
#include "db/status.h"
#include "db/store.h"

static void line(const char *label, const char *text)
{
	char *safe = text_safe(text);

	if (*safe)
		printf("%s: %s\n", label, safe);
	free(safe);
}

static const char *declared(const struct call *c, const struct record *r)
{
	return record_has(r, ACTION_RAG)
	       ? words_label(db_words(c->db), VOC_rag, record_get(r, ACTION_RAG))
	       : "";
}

static const char *label_of(const struct call *c, const struct record *r,
                            enum status st)
{
	return st == STATUS_DECLARED ? declared(c, r) : _(statuses[st].label);
}

static void action_lines(const struct call *c, const struct record *r)
{
	struct standing st = db_standing(c->db, r);
	char *text = progress_say(&st.progress);

	printf(st.differs ? _("Status: %s, declared %s\n") : _("Status: %s\n"),
	       label_of(c, r, st.status), declared(c, r));
	if (st.progress.how)
		line(_("Progress"), text);
	free(text);
}

void standing_lines(const struct call *c, const struct record *r)
{
	static const struct {
		enum entity_id ent;
		int field;
	} led[] = { { ENT_action, LEAD_ACTION }, { ENT_plan, LEAD_PLAN },
	            { ENT_objective, LEAD_OBJECTIVE },
	            { ENT_milestone, LEAD_MILESTONE },
	            { ENT_initiative, LEAD_INITIATIVE } };

	if (r->ent == &entities[ENT_action])
		action_lines(c, r);
	if (r->ent == &entities[ENT_session]) {
		char *says = session_says(r);

		line(_("Confidence"), says);
		free(says);
	}
	for (size_t i = 0; i < sizeof(led) / sizeof(*led); i++)
		if (r->ent == &entities[led[i].ent]) {
			char *text = db_leads(c->db, led[i].field,
			                      record_get(r, FIELD_UID));

			line(_("Leads"), text);
			free(text);
		}
}

/* --- pcref action status ----------------------------------------------- */

struct listing {
	const struct call *call;
	struct out out;
};

static bool put(const struct record *r, void *with)
{
	struct listing *l = with;
	const struct call *c = l->call;
	struct standing st = db_standing(c->db, r);
	bool people = l->out.form == OUT_TABLE || l->out.form == OUT_PLAIN;
	char name[NAME_SIZE], *text;

	if (call_has(c, FLAG_differs) && !st.differs)
		return true;
	record_name(r, name);
	out_cell(&l->out, name);
	out_cell(&l->out, record_title(r));
	out_cell(&l->out, people ? label_of(c, r, st.status)
	                         : statuses[st.status].word);
	out_cell(&l->out, people ? declared(c, r) : record_get(r, ACTION_RAG));
	out_cell(&l->out, st.differs ? _("yes") : _("no"));
	if (st.progress.per_cent == PROGRESS_UNKNOWN)
		out_cell(&l->out, "");
	else
		out_number(&l->out, st.progress.per_cent);
	text = progress_say(&st.progress);
	out_cell(&l->out, text);
	free(text);
	out_cell(&l->out, record_get(r, ACTION_RAG_REASON));
	out_cell(&l->out, record_get(r, ACTION_PATH));
	return true;
}

int verb_action_status(struct call *c)
{
	static const struct out_column col[] = {
		{ "ref", N_("Ref"), false }, { "title", N_("Title"), false },
		{ "status", N_("Status"), false },
		{ "declared", N_("Declared"), false },
		{ "differs", N_("Differs"), false },
		{ "progress", N_("%"), true }, { "rule", N_("Progress"), false },
		{ "rag_reason", N_("Why declared so"), false },
		{ "path_to_green", N_("Path to green"), false },
	};
	struct page p = { .ent = c->ent, .sort = FIELD_NUMBER };
	struct listing l = { .call = c };
	struct err e = { 0 };

	out_begin(&l.out, c, col, sizeof(col) / sizeof(*col));
	if (!store_each(c->db, &p, put, &l, &e))
		return call_fail(&e);
	return out_end(&l.out);
}
