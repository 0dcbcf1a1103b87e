-- Inquiries, initiatives, what belongs to them, and the phase of a commitment.
ALTER TABLE action ADD COLUMN phase_on @text@;
ALTER TABLE milestone ADD COLUMN initiative @text@ @ref:initiative@;
CREATE INDEX milestone_initiative ON milestone (initiative, id);
ALTER TABLE lead ADD COLUMN initiative @text@ @ref:initiative@;
CREATE INDEX lead_initiative ON lead (initiative, id);
CREATE TABLE inquiry (
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
	question @text@ NOT NULL,
	state @text@ NOT NULL,
	at_step @text@,
	co_designed @text@,
	reopened_times @int@,
	metric @text@ @ref:metric@,
	group_name @text@,
	theme @text@ @ref:theme@,
	found @text@,
	population @text@,
	community_owner @text@ @ref:organisation@,
	clinical_lead @text@ @ref:person@,
	sponsor @text@ @ref:person@,
	opened_on @text@ NOT NULL,
	next_review @text@,
	closed_on @text@,
	reason @text@,
	outcome @text@
) @strict@;
CREATE UNIQUE INDEX inquiry_number ON inquiry (number);
CREATE INDEX inquiry_sort_key ON inquiry (sort_key, id);
CREATE INDEX inquiry_state ON inquiry (state, id);
CREATE INDEX inquiry_at_step ON inquiry (at_step, id);
CREATE INDEX inquiry_metric ON inquiry (metric, id);
CREATE INDEX inquiry_theme ON inquiry (theme, id);
CREATE INDEX inquiry_community_owner ON inquiry (community_owner, id);
CREATE INDEX inquiry_clinical_lead ON inquiry (clinical_lead, id);
CREATE INDEX inquiry_sponsor ON inquiry (sponsor, id);
CREATE INDEX inquiry_opened_on ON inquiry (opened_on, id);
CREATE INDEX inquiry_next_review ON inquiry (next_review, id);
CREATE INDEX inquiry_closed_on ON inquiry (closed_on, id);
CREATE TABLE inquiry_step (
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
	title @text@ NOT NULL,
	inquiry @text@ NOT NULL @ref:inquiry@,
	step @text@ NOT NULL,
	state @text@ NOT NULL,
	iteration @int@,
	started_on @text@,
	done_on @text@,
	notes @text@,
	assumptions @text@,
	took_part @text@,
	took_part_on @text@,
	what_changed @text@,
	reopened_on @text@,
	reason @text@
) @strict@;
CREATE UNIQUE INDEX inquiry_step_number ON inquiry_step (number);
CREATE INDEX inquiry_step_sort_key ON inquiry_step (sort_key, id);
CREATE INDEX inquiry_step_inquiry ON inquiry_step (inquiry, id);
CREATE INDEX inquiry_step_step ON inquiry_step (step, id);
CREATE INDEX inquiry_step_state ON inquiry_step (state, id);
CREATE INDEX inquiry_step_done_on ON inquiry_step (done_on, id);
CREATE TABLE initiative (
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
	title @text@ NOT NULL,
	kind @text@ NOT NULL,
	state @text@ NOT NULL,
	of_trust @text@,
	why_chosen @text@,
	what_was_done @text@,
	intended @text@,
	learning @text@,
	impact @text@,
	obstacles @text@,
	responses @text@,
	evidence_finance @text@,
	evidence_quality @text@,
	evidence_safety @text@,
	evidence_trust @text@,
	evidence_staff @text@,
	population @text@,
	involved @text@,
	reach @text@,
	partners @text@,
	adapted_from @text@,
	adaptations @text@,
	owner @text@ @ref:person@,
	community @text@ @ref:organisation@,
	starts @text@,
	ends @text@,
	evaluated_every @text@,
	evaluation_due @text@,
	evaluated_on @text@,
	evaluation @text@,
	funding @text@,
	amount @int@,
	funding_ends @text@,
	source @text@,
	reason @text@,
	ended_on @text@
) @strict@;
CREATE UNIQUE INDEX initiative_number ON initiative (number);
CREATE INDEX initiative_sort_key ON initiative (sort_key, id);
CREATE INDEX initiative_kind ON initiative (kind, id);
CREATE INDEX initiative_state ON initiative (state, id);
CREATE INDEX initiative_of_trust ON initiative (of_trust, id);
CREATE INDEX initiative_owner ON initiative (owner, id);
CREATE INDEX initiative_community ON initiative (community, id);
CREATE INDEX initiative_starts ON initiative (starts, id);
CREATE INDEX initiative_ends ON initiative (ends, id);
CREATE INDEX initiative_evaluation_due ON initiative (evaluation_due, id);
CREATE INDEX initiative_ended_on ON initiative (ended_on, id);
CREATE TABLE session (
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
	title @text@ NOT NULL,
	initiative @text@ NOT NULL @ref:initiative@,
	topic @text@,
	held_on @text@,
	audience @text@,
	invited @int@,
	attended @int@,
	confident_means @text@,
	answered_before @int@,
	confident_before @int@,
	answered_after @int@,
	confident_after @int@,
	gained @int@,
	lost @int@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX session_number ON session (number);
CREATE INDEX session_sort_key ON session (sort_key, id);
CREATE INDEX session_initiative ON session (initiative, id);
CREATE INDEX session_topic ON session (topic, id);
CREATE INDEX session_held_on ON session (held_on, id);
CREATE TABLE participant (
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
	code @text@ NOT NULL,
	initiative @text@ NOT NULL @ref:initiative@,
	seniority @text@,
	background @text@,
	offers @text@,
	wants @text@,
	joined_on @text@,
	left_on @text@
) @strict@;
CREATE UNIQUE INDEX participant_number ON participant (number);
CREATE INDEX participant_sort_key ON participant (sort_key, id);
CREATE INDEX participant_initiative ON participant (initiative, id);
CREATE INDEX participant_seniority ON participant (seniority, id);
CREATE INDEX participant_left_on ON participant (left_on, id);
CREATE TABLE pair (
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
	title @text@ NOT NULL,
	initiative @text@ NOT NULL @ref:initiative@,
	one @text@ NOT NULL @ref:participant@,
	other @text@ NOT NULL @ref:participant@,
	state @text@ NOT NULL,
	started_on @text@,
	ended_on @text@,
	learning @text@,
	what_changed @text@,
	reason @text@
) @strict@;
CREATE UNIQUE INDEX pair_number ON pair (number);
CREATE INDEX pair_sort_key ON pair (sort_key, id);
CREATE INDEX pair_initiative ON pair (initiative, id);
CREATE INDEX pair_one ON pair (one, id);
CREATE INDEX pair_other ON pair (other, id);
CREATE INDEX pair_state ON pair (state, id);
CREATE INDEX pair_started_on ON pair (started_on, id);
CREATE TABLE checkin (
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
	title @text@ NOT NULL,
	pair @text@ NOT NULL @ref:pair@,
	due @text@ NOT NULL,
	held_on @text@,
	times_met @int@,
	one_learnt @text@,
	other_learnt @text@,
	needs @text@
) @strict@;
CREATE UNIQUE INDEX checkin_number ON checkin (number);
CREATE INDEX checkin_sort_key ON checkin (sort_key, id);
CREATE INDEX checkin_pair ON checkin (pair, id);
CREATE INDEX checkin_due ON checkin (due, id);
CREATE INDEX checkin_held_on ON checkin (held_on, id);
CREATE TABLE small_grant (
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
	title @text@ NOT NULL,
	initiative @text@ NOT NULL @ref:initiative@,
	organisation @text@ @ref:organisation@,
	state @text@ NOT NULL,
	interest_on @text@ NOT NULL,
	asked @int@,
	decided_on @text@,
	decided_by @text@ @ref:body@,
	granted @int@,
	spent @int@,
	report_due @text@,
	outcome @text@,
	reason @text@
) @strict@;
CREATE UNIQUE INDEX small_grant_number ON small_grant (number);
CREATE INDEX small_grant_sort_key ON small_grant (sort_key, id);
CREATE INDEX small_grant_initiative ON small_grant (initiative, id);
CREATE INDEX small_grant_organisation ON small_grant (organisation, id);
CREATE INDEX small_grant_state ON small_grant (state, id);
CREATE INDEX small_grant_interest_on ON small_grant (interest_on, id);
CREATE INDEX small_grant_decided_by ON small_grant (decided_by, id);
CREATE INDEX small_grant_report_due ON small_grant (report_due, id);
