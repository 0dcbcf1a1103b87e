-- The tables of the first entities.
CREATE TABLE action (
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
	state @text@ NOT NULL,
	due @text@,
	owner @text@ @ref:person@,
	area @text@,
	other_areas @text@,
	priority @int@,
	rag @text@,
	executive @text@ @ref:person@,
	community @text@ @ref:organisation@,
	detail @text@,
	done_when @text@,
	kind @text@,
	own_number @text@,
	objective @text@ @ref:objective@,
	parent @text@ @ref:action@,
	starts @text@,
	first_due @text@,
	moves @int@,
	moved_days @int@,
	due_reason @text@,
	due_words @text@,
	baseline @text@,
	target @text@,
	current_value @text@,
	measured_in @text@,
	rag_reason @text@,
	path_to_green @text@,
	reported_on @text@,
	funding @text@,
	amount @int@,
	funding_ends @text@,
	involvement @text@,
	involved @text@,
	population @text@,
	locality @text@,
	unit @text@ @ref:unit@,
	source @text@,
	done_on @text@,
	done_by @text@ @ref:person@,
	verified_on @text@,
	verified_by @text@ @ref:person@,
	same_person @text@,
	closed_on @text@,
	closing_reason @text@,
	successor @text@ @ref:action@,
	agreed_by @text@ @ref:body@
) @strict@;
CREATE UNIQUE INDEX action_number ON action (number);
CREATE INDEX action_sort_key ON action (sort_key, id);
CREATE INDEX action_state ON action (state, id);
CREATE INDEX action_due ON action (due, id);
CREATE INDEX action_owner ON action (owner, id);
CREATE INDEX action_area ON action (area, id);
CREATE INDEX action_priority ON action (priority, id);
CREATE INDEX action_rag ON action (rag, id);
CREATE INDEX action_executive ON action (executive, id);
CREATE INDEX action_community ON action (community, id);
CREATE INDEX action_objective ON action (objective, id);
CREATE INDEX action_parent ON action (parent, id);
CREATE INDEX action_moves ON action (moves, id);
CREATE INDEX action_reported_on ON action (reported_on, id);
CREATE INDEX action_unit ON action (unit, id);
CREATE INDEX action_done_on ON action (done_on, id);
CREATE INDEX action_done_by ON action (done_by, id);
CREATE INDEX action_verified_on ON action (verified_on, id);
CREATE INDEX action_verified_by ON action (verified_by, id);
CREATE INDEX action_successor ON action (successor, id);
CREATE INDEX action_agreed_by ON action (agreed_by, id);
CREATE TABLE plan (
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
	edition @text@,
	state @text@ NOT NULL,
	valid_from @text@,
	valid_to @text@,
	strategy @text@,
	approved_by @text@ @ref:body@,
	approved_on @text@,
	published_on @text@,
	place @text@,
	population @text@,
	parts @text@,
	supersedes @text@ @ref:plan@,
	end_review @text@
) @strict@;
CREATE UNIQUE INDEX plan_number ON plan (number);
CREATE INDEX plan_sort_key ON plan (sort_key, id);
CREATE INDEX plan_state ON plan (state, id);
CREATE INDEX plan_valid_from ON plan (valid_from, id);
CREATE INDEX plan_approved_by ON plan (approved_by, id);
CREATE INDEX plan_supersedes ON plan (supersedes, id);
CREATE TABLE objective (
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
	kind @text@,
	plan @text@ @ref:plan@,
	parent @text@ @ref:objective@,
	area @text@,
	population @text@,
	rag @text@
) @strict@;
CREATE UNIQUE INDEX objective_number ON objective (number);
CREATE INDEX objective_sort_key ON objective (sort_key, id);
CREATE INDEX objective_plan ON objective (plan, id);
CREATE INDEX objective_parent ON objective (parent, id);
CREATE INDEX objective_area ON objective (area, id);
CREATE TABLE milestone (
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
	action @text@ @ref:action@,
	plan @text@ @ref:plan@,
	kind @text@,
	lead_person @text@ @ref:person@,
	due @text@,
	target @text@,
	actual @text@,
	measured_in @text@,
	done_on @text@
) @strict@;
CREATE UNIQUE INDEX milestone_number ON milestone (number);
CREATE INDEX milestone_sort_key ON milestone (sort_key, id);
CREATE INDEX milestone_action ON milestone (action, id);
CREATE INDEX milestone_plan ON milestone (plan, id);
CREATE INDEX milestone_lead_person ON milestone (lead_person, id);
CREATE INDEX milestone_due ON milestone (due, id);
CREATE INDEX milestone_done_on ON milestone (done_on, id);
CREATE TABLE action_update (
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
	text @text@ NOT NULL,
	action @text@ NOT NULL @ref:action@,
	made_on @text@ NOT NULL,
	author @text@ @ref:person@,
	state @text@,
	rag @text@,
	current_value @text@
) @strict@;
CREATE UNIQUE INDEX action_update_number ON action_update (number);
CREATE INDEX action_update_sort_key ON action_update (sort_key, id);
CREATE INDEX action_update_action ON action_update (action, id);
CREATE INDEX action_update_made_on ON action_update (made_on, id);
CREATE INDEX action_update_author ON action_update (author, id);
CREATE TABLE evidence (
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
	kind @text@,
	dated @text@,
	strength @text@ NOT NULL,
	place @text@,
	sha256 @text@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX evidence_number ON evidence (number);
CREATE INDEX evidence_sort_key ON evidence (sort_key, id);
CREATE INDEX evidence_dated ON evidence (dated, id);
CREATE INDEX evidence_strength ON evidence (strength, id);
CREATE TABLE feedback (
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
	summary @text@ NOT NULL,
	state @text@ NOT NULL,
	received_on @text@ NOT NULL,
	from_whom @text@,
	channel @text@,
	words @text@,
	anonymous @text@,
	ethnic_group @text@,
	unit @text@ @ref:unit@,
	locality @text@,
	route @text@ @ref:route@,
	severity @text@,
	escalated_to @text@,
	escalated_on @text@,
	may_contact @text@,
	may_quote @text@,
	owner @text@ @ref:person@,
	acknowledge_by @text@,
	respond_by @text@,
	acknowledged_on @text@,
	responded_on @text@,
	you_said @text@,
	we_did @text@,
	why_not @text@,
	told_who @text@,
	told_how @text@,
	told_on @text@,
	told_language @text@,
	put_right @text@,
	published_on @text@,
	published_where @text@
) @strict@;
CREATE UNIQUE INDEX feedback_number ON feedback (number);
CREATE INDEX feedback_sort_key ON feedback (sort_key, id);
CREATE INDEX feedback_state ON feedback (state, id);
CREATE INDEX feedback_received_on ON feedback (received_on, id);
CREATE INDEX feedback_from_whom ON feedback (from_whom, id);
CREATE INDEX feedback_unit ON feedback (unit, id);
CREATE INDEX feedback_route ON feedback (route, id);
CREATE INDEX feedback_owner ON feedback (owner, id);
CREATE INDEX feedback_respond_by ON feedback (respond_by, id);
CREATE INDEX feedback_told_on ON feedback (told_on, id);
CREATE TABLE theme (
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
	name @text@ NOT NULL,
	scheme @text@ NOT NULL,
	parent @text@ @ref:theme@,
	owner @text@ @ref:person@
) @strict@;
CREATE UNIQUE INDEX theme_number ON theme (number);
CREATE INDEX theme_sort_key ON theme (sort_key, id);
CREATE INDEX theme_scheme ON theme (scheme, id);
CREATE INDEX theme_parent ON theme (parent, id);
CREATE INDEX theme_owner ON theme (owner, id);
CREATE TABLE route (
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
	name @text@ NOT NULL,
	languages @text@,
	formats @text@,
	place @text@,
	checked_on @text@,
	used_by @text@,
	closed_on @text@
) @strict@;
CREATE UNIQUE INDEX route_number ON route (number);
CREATE INDEX route_sort_key ON route (sort_key, id);
CREATE INDEX route_checked_on ON route (checked_on, id);
CREATE TABLE duty (
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
	code @text@ NOT NULL,
	part @text@ NOT NULL,
	status @text@ NOT NULL,
	reviewer @text@ @ref:person@,
	reviewed_on @text@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX duty_number ON duty (number);
CREATE INDEX duty_sort_key ON duty (sort_key, id);
CREATE INDEX duty_code ON duty (code, id);
CREATE INDEX duty_part ON duty (part, id);
CREATE INDEX duty_status ON duty (status, id);
CREATE INDEX duty_reviewer ON duty (reviewer, id);
CREATE INDEX duty_reviewed_on ON duty (reviewed_on, id);
CREATE TABLE competency (
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
	name @text@ NOT NULL,
	kind @text@ NOT NULL,
	meaning @text@,
	lowest_level @int@,
	highest_level @int@,
	scale @text@,
	valid_from @text@,
	valid_to @text@,
	replaced_by @text@ @ref:competency@
) @strict@;
CREATE UNIQUE INDEX competency_number ON competency (number);
CREATE INDEX competency_sort_key ON competency (sort_key, id);
CREATE INDEX competency_kind ON competency (kind, id);
CREATE INDEX competency_replaced_by ON competency (replaced_by, id);
CREATE TABLE rating (
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
	reason @text@ NOT NULL,
	voice @text@ NOT NULL,
	level @int@ NOT NULL,
	rated_on @text@ NOT NULL,
	competency @text@ @ref:competency@,
	duty @text@ @ref:duty@,
	action @text@ @ref:action@,
	area @text@,
	body @text@ @ref:body@
) @strict@;
CREATE UNIQUE INDEX rating_number ON rating (number);
CREATE INDEX rating_sort_key ON rating (sort_key, id);
CREATE INDEX rating_voice ON rating (voice, id);
CREATE INDEX rating_level ON rating (level, id);
CREATE INDEX rating_rated_on ON rating (rated_on, id);
CREATE INDEX rating_competency ON rating (competency, id);
CREATE INDEX rating_duty ON rating (duty, id);
CREATE INDEX rating_action ON rating (action, id);
CREATE INDEX rating_body ON rating (body, id);
CREATE TABLE driver (
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
	confirmed @text@ NOT NULL,
	address @text@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX driver_number ON driver (number);
CREATE INDEX driver_sort_key ON driver (sort_key, id);
CREATE INDEX driver_kind ON driver (kind, id);
CREATE TABLE body (
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
	name @text@ NOT NULL,
	kind @text@,
	parent @text@ @ref:body@,
	reports_to @text@ @ref:body@,
	frequency @text@,
	quorum_least @int@,
	quorum_share @int@,
	quorum_community @int@,
	quorum_chair @text@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX body_number ON body (number);
CREATE INDEX body_sort_key ON body (sort_key, id);
CREATE INDEX body_kind ON body (kind, id);
CREATE INDEX body_parent ON body (parent, id);
CREATE INDEX body_reports_to ON body (reports_to, id);
CREATE TABLE person (
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
	name @text@ NOT NULL,
	post @text@,
	organisation @text@ @ref:organisation@,
	constituency @text@,
	login @text@,
	email @text@
) @strict@;
CREATE UNIQUE INDEX person_number ON person (number);
CREATE INDEX person_sort_key ON person (sort_key, id);
CREATE INDEX person_organisation ON person (organisation, id);
CREATE TABLE organisation (
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
	name @text@ NOT NULL,
	kind @text@,
	address @text@
) @strict@;
CREATE UNIQUE INDEX organisation_number ON organisation (number);
CREATE INDEX organisation_sort_key ON organisation (sort_key, id);
CREATE INDEX organisation_kind ON organisation (kind, id);
CREATE TABLE unit (
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
	name @text@ NOT NULL,
	kind @text@,
	parent @text@ @ref:unit@,
	team_code @text@
) @strict@;
CREATE UNIQUE INDEX unit_number ON unit (number);
CREATE INDEX unit_sort_key ON unit (sort_key, id);
CREATE INDEX unit_kind ON unit (kind, id);
CREATE INDEX unit_parent ON unit (parent, id);
CREATE TABLE dataset (
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
	name @text@ NOT NULL,
	owner @text@ @ref:person@,
	target_known @int@,
	expected @text@,
	published_on @text@
) @strict@;
CREATE UNIQUE INDEX dataset_number ON dataset (number);
CREATE INDEX dataset_sort_key ON dataset (sort_key, id);
CREATE INDEX dataset_owner ON dataset (owner, id);
CREATE INDEX dataset_published_on ON dataset (published_on, id);
CREATE TABLE setting (
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
	name @text@ NOT NULL,
	value @text@,
	meaning @text@
) @strict@;
CREATE UNIQUE INDEX setting_number ON setting (number);
CREATE INDEX setting_sort_key ON setting (sort_key, id);
CREATE TABLE term (
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
	label @text@ NOT NULL,
	code @text@ NOT NULL,
	vocab @text@ NOT NULL,
	retired_on @text@
) @strict@;
CREATE UNIQUE INDEX term_number ON term (number);
CREATE INDEX term_sort_key ON term (sort_key, id);
CREATE INDEX term_vocab ON term (vocab, id);
CREATE TABLE link (
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
	kind @text@ NOT NULL,
	from_uid @text@ NOT NULL,
	to_uid @text@ NOT NULL
) @strict@;
CREATE UNIQUE INDEX link_number ON link (number);
CREATE INDEX link_sort_key ON link (sort_key, id);
