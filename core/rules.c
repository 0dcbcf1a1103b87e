#include "core/rules.h"

#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/lead.h"
#include "core/record.h"
#include "core/rules_priv.h"

bool rule_names_itself(const struct record *r, int field)
{
	return record_has(r, FIELD_UID) &&
	       record_is(r, field, record_get(r, FIELD_UID));
}

bool rule_in_order(const struct record *r, int from, int to, struct err *e)
{
	if (!record_has(r, from) || !record_has(r, to) ||
	    strncmp(record_get(r, from), record_get(r, to), 10) <= 0)
		return true;
	return err_set(e, ERR_DATA, _("\"%s\" is before \"%s\""),
	               _(r->ent->fields[to].label),
	               _(r->ent->fields[from].label));
}

/* What was published stands; what came of it may be added. */
static bool plan_stands(const struct record *old, const struct record *r,
                        struct err *e)
{
	static const int open[] = { PLAN_STATE, PLAN_PLACE, PLAN_REVIEW };
	bool may;

	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		may = false;
		for (size_t k = 0; k < sizeof(open) / sizeof(*open); k++)
			may |= i == open[k];
		if (!may && record_differs(old, r, i))
			return err_set(e, ERR_PERM, _("A published plan is not"
			    " changed: \"%s\" stands as it was published.  Make"
			    " a new version (in a shell, pcref plan revise)"),
			    _(r->ent->fields[i].label));
	}
	return true;
}

static bool was_published(const struct record *old)
{
	return old && (record_is(old, PLAN_STATE, "published") ||
	               (record_is(old, PLAN_STATE, "superseded") &&
	                record_has(old, PLAN_PUBLISHED)));
}

bool plan_check(const struct record *old, const struct record *r, struct err *e)
{
	if (record_has(r, PLAN_FROM) && record_has(r, PLAN_TO) &&
	    strncmp(record_get(r, PLAN_TO), record_get(r, PLAN_FROM), 10) < 0)
		return err_set(e, ERR_DATA, _("The plan ends before it begins"));
	if (record_is(r, PLAN_STATE, "published") &&
	    !record_has(r, PLAN_PUBLISHED))
		return err_set(e, ERR_DATA, _("A published plan has a day on"
		               " which it was published: fill it in"));
	if (rule_names_itself(r, PLAN_SUPERSEDES))
		return err_set(e, ERR_DATA, _("A plan cannot supersede itself"));
	return !was_published(old) || plan_stands(old, r, e);
}

bool milestone_check(const struct record *old, const struct record *r,
                     struct err *e)
{
	(void)old;
	if (!record_has(r, MILESTONE_ACTION) && !record_has(r, MILESTONE_PLAN) &&
	    !record_has(r, MILESTONE_INITIATIVE))
		return err_set(e, ERR_DATA, _("Name the action, plan or"
		               " initiative that it is a step of"));
	return true;
}

/* Is exactly one of these filled in? */
static bool just_one(const struct record *r, const int *field, int n)
{
	int filled = 0;

	for (int i = 0; i < n; i++)
		filled += record_has(r, field[i]);
	return filled == 1;
}

bool lead_check(const struct record *old, const struct record *r, struct err *e)
{
	static const int led[] = { LEAD_ACTION, LEAD_PLAN, LEAD_OBJECTIVE,
	                           LEAD_MILESTONE, LEAD_INITIATIVE };
	static const int who[] = { LEAD_PERSON, LEAD_BODY, LEAD_ORGANISATION };

	(void)old;
	if (!just_one(r, led, 5))
		return err_set(e, ERR_DATA, _("A lead is of one thing: one"
		    " action, plan, objective, milestone or initiative"));
	for (int i = 0; i < 3; i++)
		if (record_has(r, who[i]) && !just_one(r, who, 3))
			return err_set(e, ERR_DATA, _("A lead is one person, one"
			    " body or one organisation; add another lead"));
	if (record_has(r, LEAD_FROM) && record_has(r, LEAD_TO) &&
	    strcmp(record_get(r, LEAD_TO), record_get(r, LEAD_FROM)) < 0)
		return err_set(e, ERR_DATA, _("The lead ends before it begins"));
	return true;
}

bool occurrence_check(const struct record *old, const struct record *r,
                      struct err *e)
{
	if (record_differs(old, r, OCCURRENCE_ACTION) ||
	    record_differs(old, r, OCCURRENCE_PERIOD))
		return err_set(e, ERR_DATA, _("An occurrence stays of the duty"
		               " and the period that it was made for"));
	if (record_has(r, OCCURRENCE_DONE) &&
	    !record_is(r, OCCURRENCE_STATE, "done"))
		return err_set(e, ERR_DATA, _("It has a day on which it was"
		               " done, but its state is not \"done\""));
	return true;
}

bool evidence_check(const struct record *old, const struct record *r,
                    struct err *e)
{
	const char *hash = record_get(r, EVIDENCE_SHA256);

	(void)old;
	if (*hash && (strlen(hash) != 64 ||
	              strspn(hash, "0123456789abcdef") != 64))
		return err_set(e, ERR_DATA, _("A SHA-256 is 64 of 0-9 and a-f"));
	return true;
}

bool duty_check(const struct record *old, const struct record *r, struct err *e)
{
	(void)old;
	if (!record_is(r, DUTY_STATUS, "not_assessed") &&
	    !record_has(r, DUTY_REVIEWED))
		return err_set(e, ERR_DATA, _("Say on which day the duty was"
		               " assessed"));
	return true;
}

bool rating_check(const struct record *old, const struct record *r,
                  struct err *e)
{
	static const int about[] = { RATING_COMPETENCY, RATING_DUTY,
	                             RATING_ACTION, RATING_AREA };

	(void)old;
	return just_one(r, about, 4) || err_set(e, ERR_DATA, _("A rating is of"
	       " one thing: one competency, duty, action or area"));
}

bool person_check(const struct record *old, const struct record *r,
                  struct err *e)
{
	const char *mail = record_get(r, PERSON_EMAIL);

	(void)old;
	if (*mail && !strchr(mail, '@'))
		return err_set(e, ERR_DATA, _("An e-mail address has an @"));
	return true;
}

/* What is asked for stands: it may be done, and otherwise only taken away. */
bool erasure_check(const struct record *old, const struct record *r,
                   struct err *e)
{
	static const int fixed[] = { ERASURE_ITEM, ERASURE_FIELDS,
	                             ERASURE_AUTHORITY, ERASURE_REASON };

	if (old && record_is(old, ERASURE_STATE, "done"))
		return err_set(e, ERR_PERM, _("What has been erased stays"
		               " erased; its record is not changed"));
	for (size_t i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		if (record_differs(old, r, fixed[i]))
			return err_set(e, ERR_PERM, _("An erasure is done as it"
			               " was asked; remove it and ask again"));
	return true;
}

bool retention_check(const struct record *old, const struct record *r,
                     struct err *e)
{
	const struct entity *ent = entity_named(record_get(r, RETENTION_ENTITY));
	int f = ent ? entity_field(ent, record_get(r, RETENTION_FROM)) : -1;

	(void)old;
	if (!ent || !ent->label)
		return err_set(e, ERR_DATA, _("There is no kind of row \"%s\""),
		               record_get(r, RETENTION_ENTITY));
	return (f >= FIELD_OWN && ent->fields[f].type == FT_DATE) ||
	       err_set(e, ERR_DATA, _("\"%s\" has no date field \"%s\""),
	               ent->name, record_get(r, RETENTION_FROM));
}

bool term_check(const struct record *old, const struct record *r, struct err *e)
{
	const char *code = record_get(r, TERM_CODE);

	(void)old;
	if (strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_") !=
	    strlen(code))
		return err_set(e, ERR_DATA, _("A code has small letters,"
		               " figures and _ only"));
	for (int v = VOC_NONE + 1; v < VOC_COUNT; v++)
		if (vocabs[v].open && record_is(r, TERM_VOCAB, vocabs[v].name))
			return true;
	return err_set(e, ERR_DATA, _("There is no list \"%s\" that takes a"
	               " trust's own words"), record_get(r, TERM_VOCAB));
}

bool profile_check(const struct record *old, const struct record *r,
                   struct err *e)
{
	const char *part = record_get(r, PROFILE_COLUMNS);

	(void)old;
	while (*(part += strspn(part, "; \n"))) {
		size_t len = strcspn(part, ";\n");

		if (!memchr(part + 1, '=', len - 1) || part[len - 1] == '=')
			return err_set(e, ERR_DATA, _("Columns: \"%.*s\" is no"
			    " FIELD=HEADER, as in ethnic=Ethnic origin"),
			    (int)len, part);
		part += len;
	}
	return true;
}

void rules_start(struct record *r, const char *today)
{
	static const struct {
		enum entity_id ent;
		int field;
		const char *text;
	} start[] = {
		{ ENT_action, ACTION_STATE, "agreed" },
		{ ENT_plan, PLAN_STATE, "draft" },
		{ ENT_feedback, FEEDBACK_STATE, "received" },
		{ ENT_feedback, FEEDBACK_RECEIVED, NULL },
		{ ENT_evidence, EVIDENCE_STRENGTH, "self" },
		{ ENT_duty, DUTY_STATUS, "not_assessed" },
		{ ENT_duty, DUTY_AREA, "leadership" },
		{ ENT_competency, COMPETENCY_KIND, "local" },
		{ ENT_theme, THEME_SCHEME, "local" },
		{ ENT_driver, DRIVER_KIND, "law" },
		{ ENT_driver, DRIVER_CONFIRMED, "no" },
		{ ENT_rating, RATING_DAY, NULL },
		{ ENT_update, UPDATE_DAY, NULL },
		{ ENT_erasure, ERASURE_STATE, "asked" },
		{ ENT_membership, MEMBERSHIP_ROLE, "member" },
		{ ENT_membership, MEMBERSHIP_VOTING, "yes" },
		{ ENT_meeting, MEETING_STATE, "planned" },
		{ ENT_attendance, ATTENDANCE_STATE, "expected" },
		{ ENT_decision, DECISION_STATE, "made" },
		{ ENT_decision, DECISION_OUTCOME, "approved" },
		{ ENT_risk, RISK_STATE, "open" },
		{ ENT_narrative, NARRATIVE_STATE, "draft" },
		{ ENT_paper, PAPER_KIND, "tracker" },
		{ ENT_paper, PAPER_DAY, NULL },
		{ ENT_metric, METRIC_KIND, "rate" },
		{ ENT_metric, METRIC_POLARITY, "neutral" },
		{ ENT_metric, METRIC_FREQUENCY, "quarter" },
		{ ENT_campaign, CAMPAIGN_FROM, NULL },
		{ ENT_rebase, REBASE_FROM, NULL },
		{ ENT_lead, LEAD_KIND, "trust" },
		{ ENT_occurrence, OCCURRENCE_STATE, "open" },
		{ ENT_inquiry, INQUIRY_STATE, "open" },
		{ ENT_inquiry, INQUIRY_OPENED, NULL },
		{ ENT_inquiry, INQUIRY_STEP, "intelligence" },
		{ ENT_inquiry_step, STEP_STATE, "waiting" },
		{ ENT_initiative, INITIATIVE_STATE, "idea" },
		{ ENT_pair, PAIR_STATE, "meeting" },
		{ ENT_pair, PAIR_STARTED, NULL },
		{ ENT_grant, GRANT_STATE, "interest" },
		{ ENT_grant, GRANT_INTEREST, NULL },
	};

	for (size_t i = 0; i < sizeof(start) / sizeof(*start); i++)
		if (&entities[start[i].ent] == r->ent &&
		    !record_has(r, start[i].field))
			record_set(r, start[i].field,
			           start[i].text ? start[i].text : today);
}

static void settle_plan(const struct record *old, struct record *r,
                        const char *today)
{
	if (old && record_became(old, r, PLAN_STATE, "approved") &&
	    !record_has(r, PLAN_APPROVED))
		record_set(r, PLAN_APPROVED, today);
	if (old && record_became(old, r, PLAN_STATE, "published") &&
	    !record_has(r, PLAN_PUBLISHED))
		record_set(r, PLAN_PUBLISHED, today);
}

static void settle_occurrence(const struct record *old, struct record *r,
                              const char *today, const char *who)
{
	if (record_is(r, OCCURRENCE_STATE, "open") &&
	    record_has(r, OCCURRENCE_DONE) &&
	    (!old || !record_has(old, OCCURRENCE_DONE)))
		record_set(r, OCCURRENCE_STATE, "done");
	if (!record_is(r, OCCURRENCE_STATE, "done")) {
		record_set(r, OCCURRENCE_DONE, NULL);
		record_set(r, OCCURRENCE_BY, NULL);
		return;
	}
	if (old && !record_has(r, OCCURRENCE_DONE))
		record_set(r, OCCURRENCE_DONE, today);
	if (old && !record_has(r, OCCURRENCE_BY))
		record_set(r, OCCURRENCE_BY, who);
}

void rules_settle(const struct record *old, struct record *r, const char *today,
                  const char *who)
{
	if (r->ent == &entities[ENT_action])
		action_settle(old, r, today, who);
	else if (r->ent == &entities[ENT_feedback])
		feedback_settle(old, r, today);
	else if (r->ent == &entities[ENT_narrative])
		rules_settle_narrative(old, r, today, who);
	else if (r->ent == &entities[ENT_occurrence])
		settle_occurrence(old, r, today, who);
	else if (r->ent == &entities[ENT_plan])
		settle_plan(old, r, today);
	else if (r->ent == &entities[ENT_lead])
		lead_settle(r);
	else if (!rules_settle_learning(old, r, today))
		rules_settle_body(r, today);
}
