-- Leads, occurrences, and what plans and updates lacked.
ALTER TABLE action ADD COLUMN plan @text@ @ref:plan@;
CREATE INDEX action_plan ON action (plan, id);
ALTER TABLE action ADD COLUMN next_review @text@;
ALTER TABLE action ADD COLUMN repeats @text@;
ALTER TABLE action ADD COLUMN repeats_from @text@;
ALTER TABLE action ADD COLUMN repeats_days @int@;
ALTER TABLE action ADD COLUMN tool @text@;
ALTER TABLE action ADD COLUMN promised_by @text@;
ALTER TABLE action ADD COLUMN promised_at @text@;
ALTER TABLE action ADD COLUMN phase @text@;
ALTER TABLE action ADD COLUMN pillar @text@;
ALTER TABLE action ADD COLUMN cancelled_as @text@;
ALTER TABLE plan ADD COLUMN change_note @text@;
ALTER TABLE plan ADD COLUMN sha256 @text@;
ALTER TABLE objective ADD COLUMN rag_reason @text@;
ALTER TABLE objective ADD COLUMN path_to_green @text@;
ALTER TABLE milestone ADD COLUMN due_words @text@;
ALTER TABLE action_update ADD COLUMN rag_reason @text@;
ALTER TABLE action_update ADD COLUMN path_to_green @text@;
ALTER TABLE action_update ADD COLUMN due @text@;
ALTER TABLE action_update ADD COLUMN due_reason @text@;
ALTER TABLE action_update ADD COLUMN checked @text@;
ALTER TABLE action_update ADD COLUMN old_state @text@;
ALTER TABLE action_update ADD COLUMN old_rag @text@;
ALTER TABLE action_update ADD COLUMN old_due @text@;
ALTER TABLE action_update ADD COLUMN old_value @text@;
CREATE TABLE lead (
	id @id@,
	uid @text@ NOT NULL UNIQUE,
	number @int@ NOT NULL,
	version @int@ NOT NULL,
	gone @int@ NOT NULL,
	sort_key @text@ NOT NULL,
	created_at @text@ NOT NULL,
	created_by @text@ NOT NULL,
	changed_at @text@ NOT NULL,
	changed_by @text@ NOT NULL,
	who @text@ NOT NULL,
	kind @text@ NOT NULL,
	action @text@ @ref:action@,
	plan @text@ @ref:plan@,
	objective @text@ @ref:objective@,
	milestone @text@ @ref:milestone@,
	person @text@ @ref:person@,
	body @text@ @ref:body@,
	organisation @text@ @ref:organisation@,
	named @text@,
	valid_from @text@,
	valid_to @text@
) @strict@;
CREATE UNIQUE INDEX lead_number ON lead (number);
CREATE INDEX lead_sort_key ON lead (sort_key, id);
CREATE INDEX lead_kind ON lead (kind, id);
CREATE INDEX lead_action ON lead (action, id);
CREATE INDEX lead_plan ON lead (plan, id);
CREATE INDEX lead_objective ON lead (objective, id);
CREATE INDEX lead_milestone ON lead (milestone, id);
CREATE INDEX lead_person ON lead (person, id);
CREATE INDEX lead_body ON lead (body, id);
CREATE INDEX lead_organisation ON lead (organisation, id);
CREATE TABLE occurrence (
	id @id@,
	uid @text@ NOT NULL UNIQUE,
	number @int@ NOT NULL,
	version @int@ NOT NULL,
	gone @int@ NOT NULL,
	sort_key @text@ NOT NULL,
	created_at @text@ NOT NULL,
	created_by @text@ NOT NULL,
	changed_at @text@ NOT NULL,
	changed_by @text@ NOT NULL,
	period @text@ NOT NULL,
	action @text@ NOT NULL @ref:action@,
	state @text@ NOT NULL,
	due @text@,
	body @text@ @ref:body@,
	done_on @text@,
	done_by @text@ @ref:person@,
	reason @text@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX occurrence_number ON occurrence (number);
CREATE INDEX occurrence_sort_key ON occurrence (sort_key, id);
CREATE INDEX occurrence_action ON occurrence (action, id);
CREATE INDEX occurrence_state ON occurrence (state, id);
CREATE INDEX occurrence_due ON occurrence (due, id);
CREATE INDEX occurrence_body ON occurrence (body, id);
CREATE INDEX occurrence_done_on ON occurrence (done_on, id);
CREATE INDEX occurrence_done_by ON occurrence (done_by, id);
ALTER TABLE evidence ADD COLUMN size @int@;
