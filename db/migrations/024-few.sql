-- Few rows are read through as quickly as an index of them is, and every start
-- and every change paid for it: where rows are many, and only there, references
-- have an index, and by what their lists are sorted (db/propose.c has the rule).
-- postgres
-- An index of some rows stays one when the trust is put in front of it.
CREATE OR REPLACE FUNCTION pcref_guard() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	t RECORD;
	k RECORD;
BEGIN
	FOR t IN SELECT c.oid, c.relname AS name, c.relrowsecurity AS guarded
		FROM pg_class c WHERE c.relkind = 'r'
		AND c.relnamespace = CAST('pcref' AS REGNAMESPACE)
		AND c.relname NOT IN ('schema_version', 'pcref_trust', 'pcref_login')
	LOOP
		IF NOT t.guarded THEN
			EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS trust BIGINT'
				' NOT NULL DEFAULT pcref_trust()', t.name);
			EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.name);
			EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.name);
			EXECUTE format('CREATE POLICY own_trust ON %I'
				' USING (trust = (SELECT pcref_trust()))'
				' WITH CHECK (trust = (SELECT pcref_trust()))', t.name);
			EXECUTE format('CREATE POLICY every_trust ON %I FOR SELECT'
				' TO pcref_rollup USING (true)', t.name);
		END IF;
		FOR k IN SELECT i.relname AS name, c.contype AS kind,
			x.indisunique AS once, (SELECT string_agg(quote_ident(a.attname), ', '
				ORDER BY u.ord) FROM unnest(CAST(x.indkey AS SMALLINT[]))
				WITH ORDINALITY AS u (att, ord) JOIN pg_attribute a
				ON a.attrelid = t.oid AND a.attnum = u.att) AS cols,
			COALESCE(' WHERE ' || pg_get_expr(x.indpred, t.oid), '') AS some
			FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
			JOIN pg_am m ON m.oid = i.relam AND m.amname = 'btree'
			LEFT JOIN pg_constraint c ON c.conindid = i.oid
				AND c.conrelid = t.oid AND c.contype IN ('p', 'u')
			WHERE x.indrelid = t.oid
		LOOP
			IF k.cols = 'trust' OR k.cols LIKE 'trust, %'
			   OR (k.cols = 'id' AND k.kind = 'p') THEN
				CONTINUE;
			END IF;
			IF k.kind IS NULL THEN
				EXECUTE format('DROP INDEX %I', k.name);
				EXECUTE format('CREATE %s INDEX %I ON %I (trust, %s)%s',
					CASE WHEN k.once THEN 'UNIQUE' ELSE '' END, k.name, t.name,
					k.cols, k.some);
			ELSE
				EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', t.name, k.name);
				EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I %s (trust, %s)',
					t.name, k.name, CASE k.kind WHEN 'p' THEN 'PRIMARY KEY'
					ELSE 'UNIQUE' END, k.cols);
			END IF;
		END LOOP;
	END LOOP;
END $$;
-- end
DROP INDEX IF EXISTS action_area;
DROP INDEX IF EXISTS action_priority;
DROP INDEX IF EXISTS action_rag;
DROP INDEX IF EXISTS action_moves;
DROP INDEX IF EXISTS action_reported_on;
DROP INDEX IF EXISTS action_done_on;
DROP INDEX IF EXISTS action_verified_on;
DROP INDEX IF EXISTS plan_sort_key;
DROP INDEX IF EXISTS plan_state;
DROP INDEX IF EXISTS plan_valid_from;
DROP INDEX IF EXISTS plan_approved_by;
DROP INDEX IF EXISTS plan_supersedes;
DROP INDEX IF EXISTS objective_sort_key;
DROP INDEX IF EXISTS objective_plan;
DROP INDEX IF EXISTS objective_parent;
DROP INDEX IF EXISTS objective_area;
DROP INDEX IF EXISTS milestone_done_on;
DROP INDEX IF EXISTS action_update_sort_key;
DROP INDEX IF EXISTS lead_kind;
DROP INDEX IF EXISTS occurrence_sort_key;
DROP INDEX IF EXISTS occurrence_done_on;
DROP INDEX IF EXISTS evidence_strength;
DROP INDEX IF EXISTS feedback_from_whom;
DROP INDEX IF EXISTS feedback_told_on;
DROP INDEX IF EXISTS theme_sort_key;
DROP INDEX IF EXISTS theme_scheme;
DROP INDEX IF EXISTS theme_parent;
DROP INDEX IF EXISTS theme_owner;
DROP INDEX IF EXISTS theme_merged_into;
DROP INDEX IF EXISTS route_sort_key;
DROP INDEX IF EXISTS route_checked_on;
DROP INDEX IF EXISTS inquiry_sort_key;
DROP INDEX IF EXISTS inquiry_state;
DROP INDEX IF EXISTS inquiry_at_step;
DROP INDEX IF EXISTS inquiry_metric;
DROP INDEX IF EXISTS inquiry_theme;
DROP INDEX IF EXISTS inquiry_community_owner;
DROP INDEX IF EXISTS inquiry_clinical_lead;
DROP INDEX IF EXISTS inquiry_sponsor;
DROP INDEX IF EXISTS inquiry_opened_on;
DROP INDEX IF EXISTS inquiry_next_review;
DROP INDEX IF EXISTS inquiry_closed_on;
DROP INDEX IF EXISTS inquiry_step_sort_key;
DROP INDEX IF EXISTS inquiry_step_inquiry;
DROP INDEX IF EXISTS inquiry_step_step;
DROP INDEX IF EXISTS inquiry_step_state;
DROP INDEX IF EXISTS inquiry_step_done_on;
DROP INDEX IF EXISTS initiative_sort_key;
DROP INDEX IF EXISTS initiative_kind;
DROP INDEX IF EXISTS initiative_state;
DROP INDEX IF EXISTS initiative_of_trust;
DROP INDEX IF EXISTS initiative_owner;
DROP INDEX IF EXISTS initiative_community;
DROP INDEX IF EXISTS initiative_starts;
DROP INDEX IF EXISTS initiative_ends;
DROP INDEX IF EXISTS initiative_evaluation_due;
DROP INDEX IF EXISTS initiative_ended_on;
DROP INDEX IF EXISTS session_sort_key;
DROP INDEX IF EXISTS session_initiative;
DROP INDEX IF EXISTS session_topic;
DROP INDEX IF EXISTS session_held_on;
DROP INDEX IF EXISTS participant_sort_key;
DROP INDEX IF EXISTS participant_initiative;
DROP INDEX IF EXISTS participant_seniority;
DROP INDEX IF EXISTS participant_left_on;
DROP INDEX IF EXISTS pair_sort_key;
DROP INDEX IF EXISTS pair_initiative;
DROP INDEX IF EXISTS pair_one;
DROP INDEX IF EXISTS pair_other;
DROP INDEX IF EXISTS pair_state;
DROP INDEX IF EXISTS pair_started_on;
DROP INDEX IF EXISTS checkin_sort_key;
DROP INDEX IF EXISTS checkin_pair;
DROP INDEX IF EXISTS checkin_due;
DROP INDEX IF EXISTS checkin_held_on;
DROP INDEX IF EXISTS small_grant_sort_key;
DROP INDEX IF EXISTS small_grant_initiative;
DROP INDEX IF EXISTS small_grant_organisation;
DROP INDEX IF EXISTS small_grant_state;
DROP INDEX IF EXISTS small_grant_interest_on;
DROP INDEX IF EXISTS small_grant_decided_by;
DROP INDEX IF EXISTS small_grant_report_due;
DROP INDEX IF EXISTS duty_sort_key;
DROP INDEX IF EXISTS duty_code;
DROP INDEX IF EXISTS duty_part;
DROP INDEX IF EXISTS duty_status;
DROP INDEX IF EXISTS duty_reviewer;
DROP INDEX IF EXISTS duty_reviewed_on;
DROP INDEX IF EXISTS competency_sort_key;
DROP INDEX IF EXISTS competency_kind;
DROP INDEX IF EXISTS competency_replaced_by;
DROP INDEX IF EXISTS competency_on_scale;
DROP INDEX IF EXISTS rating_sort_key;
DROP INDEX IF EXISTS rating_voice;
DROP INDEX IF EXISTS rating_level;
DROP INDEX IF EXISTS rating_rated_on;
DROP INDEX IF EXISTS rating_duty;
DROP INDEX IF EXISTS rating_action;
DROP INDEX IF EXISTS rating_body;
DROP INDEX IF EXISTS rating_scale;
DROP INDEX IF EXISTS driver_sort_key;
DROP INDEX IF EXISTS driver_kind;
DROP INDEX IF EXISTS scale_sort_key;
DROP INDEX IF EXISTS body_sort_key;
DROP INDEX IF EXISTS body_kind;
DROP INDEX IF EXISTS body_parent;
DROP INDEX IF EXISTS body_reports_to;
DROP INDEX IF EXISTS membership_sort_key;
DROP INDEX IF EXISTS membership_body;
DROP INDEX IF EXISTS membership_person;
DROP INDEX IF EXISTS membership_constituency;
DROP INDEX IF EXISTS membership_held_from;
DROP INDEX IF EXISTS membership_held_to;
DROP INDEX IF EXISTS meeting_sort_key;
DROP INDEX IF EXISTS meeting_body;
DROP INDEX IF EXISTS meeting_held_on;
DROP INDEX IF EXISTS meeting_state;
DROP INDEX IF EXISTS meeting_confirmed_at;
DROP INDEX IF EXISTS attendance_sort_key;
DROP INDEX IF EXISTS attendance_membership;
DROP INDEX IF EXISTS attendance_person;
DROP INDEX IF EXISTS attendance_attended;
DROP INDEX IF EXISTS attendance_deputy;
DROP INDEX IF EXISTS agenda_item_sort_key;
DROP INDEX IF EXISTS agenda_item_item_no;
DROP INDEX IF EXISTS agenda_item_lead;
DROP INDEX IF EXISTS agenda_item_corrects;
DROP INDEX IF EXISTS decision_sort_key;
DROP INDEX IF EXISTS decision_outcome;
DROP INDEX IF EXISTS decision_state;
DROP INDEX IF EXISTS decision_agenda_item;
DROP INDEX IF EXISTS decision_escalated_to;
DROP INDEX IF EXISTS decision_answered_by;
DROP INDEX IF EXISTS decision_ratified_at;
DROP INDEX IF EXISTS event_sort_key;
DROP INDEX IF EXISTS event_held_on;
DROP INDEX IF EXISTS event_kind;
DROP INDEX IF EXISTS review_sort_key;
DROP INDEX IF EXISTS review_reported_on;
DROP INDEX IF EXISTS review_plan;
DROP INDEX IF EXISTS risk_sort_key;
DROP INDEX IF EXISTS risk_state;
DROP INDEX IF EXISTS risk_likelihood;
DROP INDEX IF EXISTS risk_impact;
DROP INDEX IF EXISTS risk_rated;
DROP INDEX IF EXISTS risk_owner;
DROP INDEX IF EXISTS risk_reviewed_on;
DROP INDEX IF EXISTS risk_accepted_by;
DROP INDEX IF EXISTS paper_sort_key;
DROP INDEX IF EXISTS paper_body;
DROP INDEX IF EXISTS paper_given_on;
DROP INDEX IF EXISTS paper_state;
DROP INDEX IF EXISTS paper_approved_by;
DROP INDEX IF EXISTS paper_meeting;
DROP INDEX IF EXISTS paper_author;
DROP INDEX IF EXISTS paper_executive;
DROP INDEX IF EXISTS narrative_sort_key;
DROP INDEX IF EXISTS narrative_section;
DROP INDEX IF EXISTS narrative_year;
DROP INDEX IF EXISTS narrative_state;
DROP INDEX IF EXISTS narrative_author;
DROP INDEX IF EXISTS narrative_carried_from;
DROP INDEX IF EXISTS narrative_reviewed_by;
DROP INDEX IF EXISTS wording_sort_key;
DROP INDEX IF EXISTS person_sort_key;
DROP INDEX IF EXISTS person_organisation;
DROP INDEX IF EXISTS organisation_sort_key;
DROP INDEX IF EXISTS organisation_kind;
DROP INDEX IF EXISTS unit_sort_key;
DROP INDEX IF EXISTS unit_kind;
DROP INDEX IF EXISTS unit_parent;
DROP INDEX IF EXISTS dataset_sort_key;
DROP INDEX IF EXISTS dataset_owner;
DROP INDEX IF EXISTS dataset_published_on;
DROP INDEX IF EXISTS profile_sort_key;
DROP INDEX IF EXISTS profile_dataset;
DROP INDEX IF EXISTS mapping_sort_key;
DROP INDEX IF EXISTS mapping_dataset;
DROP INDEX IF EXISTS metric_sort_key;
DROP INDEX IF EXISTS metric_code;
DROP INDEX IF EXISTS metric_theme;
DROP INDEX IF EXISTS metric_core;
DROP INDEX IF EXISTS metric_population;
DROP INDEX IF EXISTS metric_grouping_by;
DROP INDEX IF EXISTS metric_dataset;
DROP INDEX IF EXISTS metric_owner;
DROP INDEX IF EXISTS ethnic_grouping_sort_key;
DROP INDEX IF EXISTS campaign_sort_key;
DROP INDEX IF EXISTS campaign_dataset;
DROP INDEX IF EXISTS campaign_started_on;
DROP INDEX IF EXISTS campaign_owner;
DROP INDEX IF EXISTS rebase_sort_key;
DROP INDEX IF EXISTS rebase_series;
DROP INDEX IF EXISTS rebase_starts_on;
DROP INDEX IF EXISTS rebase_agreed_by;
DROP INDEX IF EXISTS setting_sort_key;
DROP INDEX IF EXISTS term_sort_key;
DROP INDEX IF EXISTS term_vocab;
DROP INDEX IF EXISTS saved_view_sort_key;
DROP INDEX IF EXISTS saved_view_list_of;
DROP INDEX IF EXISTS saved_view_owner;
DROP INDEX IF EXISTS local_field_sort_key;
DROP INDEX IF EXISTS holiday_sort_key;
DROP INDEX IF EXISTS holiday_held_on;
DROP INDEX IF EXISTS retention_sort_key;
DROP INDEX IF EXISTS erasure_sort_key;
DROP INDEX IF EXISTS erasure_state;
DROP INDEX IF EXISTS erasure_done_on;
DROP INDEX IF EXISTS link_sort_key;
DROP INDEX IF EXISTS local_value_sort_key;
-- What refers to nothing need not be in the index of what refers.
DROP INDEX IF EXISTS action_owner;
CREATE INDEX action_owner ON action (owner, id) WHERE owner IS NOT NULL;
DROP INDEX IF EXISTS action_executive;
CREATE INDEX action_executive ON action (executive, id) WHERE executive IS NOT NULL;
DROP INDEX IF EXISTS action_community;
CREATE INDEX action_community ON action (community, id) WHERE community IS NOT NULL;
DROP INDEX IF EXISTS action_objective;
CREATE INDEX action_objective ON action (objective, id) WHERE objective IS NOT NULL;
DROP INDEX IF EXISTS action_plan;
CREATE INDEX action_plan ON action (plan, id) WHERE plan IS NOT NULL;
DROP INDEX IF EXISTS action_parent;
CREATE INDEX action_parent ON action (parent, id) WHERE parent IS NOT NULL;
DROP INDEX IF EXISTS action_unit;
CREATE INDEX action_unit ON action (unit, id) WHERE unit IS NOT NULL;
DROP INDEX IF EXISTS action_done_by;
CREATE INDEX action_done_by ON action (done_by, id) WHERE done_by IS NOT NULL;
DROP INDEX IF EXISTS action_verified_by;
CREATE INDEX action_verified_by ON action (verified_by, id) WHERE verified_by IS NOT NULL;
DROP INDEX IF EXISTS action_successor;
CREATE INDEX action_successor ON action (successor, id) WHERE successor IS NOT NULL;
DROP INDEX IF EXISTS action_agreed_by;
CREATE INDEX action_agreed_by ON action (agreed_by, id) WHERE agreed_by IS NOT NULL;
DROP INDEX IF EXISTS milestone_action;
CREATE INDEX milestone_action ON milestone (action, id) WHERE action IS NOT NULL;
DROP INDEX IF EXISTS milestone_plan;
CREATE INDEX milestone_plan ON milestone (plan, id) WHERE plan IS NOT NULL;
DROP INDEX IF EXISTS milestone_initiative;
CREATE INDEX milestone_initiative ON milestone (initiative, id) WHERE initiative IS NOT NULL;
DROP INDEX IF EXISTS milestone_lead_person;
CREATE INDEX milestone_lead_person ON milestone (lead_person, id) WHERE lead_person IS NOT NULL;
DROP INDEX IF EXISTS action_update_author;
CREATE INDEX action_update_author ON action_update (author, id) WHERE author IS NOT NULL;
DROP INDEX IF EXISTS lead_action;
CREATE INDEX lead_action ON lead (action, id) WHERE action IS NOT NULL;
DROP INDEX IF EXISTS lead_plan;
CREATE INDEX lead_plan ON lead (plan, id) WHERE plan IS NOT NULL;
DROP INDEX IF EXISTS lead_objective;
CREATE INDEX lead_objective ON lead (objective, id) WHERE objective IS NOT NULL;
DROP INDEX IF EXISTS lead_milestone;
CREATE INDEX lead_milestone ON lead (milestone, id) WHERE milestone IS NOT NULL;
DROP INDEX IF EXISTS lead_initiative;
CREATE INDEX lead_initiative ON lead (initiative, id) WHERE initiative IS NOT NULL;
DROP INDEX IF EXISTS lead_person;
CREATE INDEX lead_person ON lead (person, id) WHERE person IS NOT NULL;
DROP INDEX IF EXISTS lead_body;
CREATE INDEX lead_body ON lead (body, id) WHERE body IS NOT NULL;
DROP INDEX IF EXISTS lead_organisation;
CREATE INDEX lead_organisation ON lead (organisation, id) WHERE organisation IS NOT NULL;
DROP INDEX IF EXISTS occurrence_body;
CREATE INDEX occurrence_body ON occurrence (body, id) WHERE body IS NOT NULL;
DROP INDEX IF EXISTS occurrence_done_by;
CREATE INDEX occurrence_done_by ON occurrence (done_by, id) WHERE done_by IS NOT NULL;
DROP INDEX IF EXISTS feedback_unit;
CREATE INDEX feedback_unit ON feedback (unit, id) WHERE unit IS NOT NULL;
DROP INDEX IF EXISTS feedback_route;
CREATE INDEX feedback_route ON feedback (route, id) WHERE route IS NOT NULL;
DROP INDEX IF EXISTS feedback_owner;
CREATE INDEX feedback_owner ON feedback (owner, id) WHERE owner IS NOT NULL;
DROP INDEX IF EXISTS feedback_merged_into;
CREATE INDEX feedback_merged_into ON feedback (merged_into, id) WHERE merged_into IS NOT NULL;
-- All that there are but those gone are counted in a moment.
CREATE INDEX action_gone ON action (gone, id) WHERE gone <> 0;
CREATE INDEX milestone_gone ON milestone (gone, id) WHERE gone <> 0;
CREATE INDEX action_update_gone ON action_update (gone, id) WHERE gone <> 0;
CREATE INDEX lead_gone ON lead (gone, id) WHERE gone <> 0;
CREATE INDEX occurrence_gone ON occurrence (gone, id) WHERE gone <> 0;
CREATE INDEX evidence_gone ON evidence (gone, id) WHERE gone <> 0;
CREATE INDEX feedback_gone ON feedback (gone, id) WHERE gone <> 0;
