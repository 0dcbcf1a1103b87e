-- Seats, meetings, decisions, events, reviews, risks, scales and papers.
ALTER TABLE duty ADD COLUMN review_due @text@;
ALTER TABLE body ADD COLUMN side @text@;
ALTER TABLE body ADD COLUMN quorum_seats @text@;
CREATE TABLE scale (
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
	made_by @text@,
	lowest_level @int@ NOT NULL,
	highest_level @int@ NOT NULL,
	levels @text@ NOT NULL
) @strict@;
CREATE UNIQUE INDEX scale_number ON scale (number);
CREATE INDEX scale_sort_key ON scale (sort_key, id);
CREATE TABLE membership (
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
	seat @text@ NOT NULL,
	body @text@ NOT NULL @ref:body@,
	person @text@ @ref:person@,
	constituency @text@,
	role @text@ NOT NULL,
	voting @text@ NOT NULL,
	held_from @text@,
	held_to @text@,
	payment @text@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX membership_number ON membership (number);
CREATE INDEX membership_sort_key ON membership (sort_key, id);
CREATE INDEX membership_body ON membership (body, id);
CREATE INDEX membership_person ON membership (person, id);
CREATE INDEX membership_constituency ON membership (constituency, id);
CREATE INDEX membership_held_from ON membership (held_from, id);
CREATE INDEX membership_held_to ON membership (held_to, id);
CREATE TABLE meeting (
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
	body @text@ NOT NULL @ref:body@,
	held_on @text@ NOT NULL,
	starts_at @text@,
	ends_at @text@,
	state @text@ NOT NULL,
	mode @text@,
	venue @text@,
	minutes_ref @text@,
	quorate_minuted @text@,
	inquorate_effect @text@,
	cause @text@,
	minutes_approved_on @text@,
	confirmed_at @text@ @ref:meeting@,
	notes @text@
) @strict@;
CREATE UNIQUE INDEX meeting_number ON meeting (number);
CREATE INDEX meeting_sort_key ON meeting (sort_key, id);
CREATE INDEX meeting_body ON meeting (body, id);
CREATE INDEX meeting_held_on ON meeting (held_on, id);
CREATE INDEX meeting_state ON meeting (state, id);
CREATE INDEX meeting_confirmed_at ON meeting (confirmed_at, id);
CREATE TABLE attendance (
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
	seat @text@ NOT NULL,
	meeting @text@ NOT NULL @ref:meeting@,
	membership @text@ @ref:membership@,
	person @text@ @ref:person@,
	attended @text@ NOT NULL,
	deputy @text@ @ref:person@,
	items @text@,
	noted_on @text@,
	payment @text@
) @strict@;
CREATE UNIQUE INDEX attendance_number ON attendance (number);
CREATE INDEX attendance_sort_key ON attendance (sort_key, id);
CREATE INDEX attendance_meeting ON attendance (meeting, id);
CREATE INDEX attendance_membership ON attendance (membership, id);
CREATE INDEX attendance_person ON attendance (person, id);
CREATE INDEX attendance_attended ON attendance (attended, id);
CREATE INDEX attendance_deputy ON attendance (deputy, id);
CREATE TABLE agenda_item (
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
	meeting @text@ NOT NULL @ref:meeting@,
	item_no @int@,
	kind @text@,
	lead @text@ @ref:person@,
	paper @text@,
	minute @text@,
	corrects @text@ @ref:agenda_item@
) @strict@;
CREATE UNIQUE INDEX agenda_item_number ON agenda_item (number);
CREATE INDEX agenda_item_sort_key ON agenda_item (sort_key, id);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting, id);
CREATE INDEX agenda_item_item_no ON agenda_item (item_no, id);
CREATE INDEX agenda_item_lead ON agenda_item (lead, id);
CREATE INDEX agenda_item_corrects ON agenda_item (corrects, id);
CREATE TABLE decision (
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
	meeting @text@ NOT NULL @ref:meeting@,
	outcome @text@ NOT NULL,
	state @text@ NOT NULL,
	agenda_item @text@ @ref:agenda_item@,
	minute_ref @text@,
	detail @text@,
	escalated_to @text@ @ref:body@,
	answered_by @text@ @ref:decision@,
	ratified_at @text@ @ref:meeting@,
	ratified_on @text@,
	reason @text@
) @strict@;
CREATE UNIQUE INDEX decision_number ON decision (number);
CREATE INDEX decision_sort_key ON decision (sort_key, id);
CREATE INDEX decision_meeting ON decision (meeting, id);
CREATE INDEX decision_outcome ON decision (outcome, id);
CREATE INDEX decision_state ON decision (state, id);
CREATE INDEX decision_agenda_item ON decision (agenda_item, id);
CREATE INDEX decision_escalated_to ON decision (escalated_to, id);
CREATE INDEX decision_answered_by ON decision (answered_by, id);
CREATE INDEX decision_ratified_at ON decision (ratified_at, id);
CREATE TABLE event (
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
	held_on @text@,
	kind @text@,
	purpose @text@,
	venue @text@,
	mode @text@,
	hosts @text@,
	languages @text@,
	reach @text@,
	who_came @text@,
	heard @text@,
	promised @text@,
	changed @text@,
	payment @text@
) @strict@;
CREATE UNIQUE INDEX event_number ON event (number);
CREATE INDEX event_sort_key ON event (sort_key, id);
CREATE INDEX event_held_on ON event (held_on, id);
CREATE INDEX event_kind ON event (kind, id);
CREATE TABLE review (
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
	subject @text@ NOT NULL,
	reviewed_by @text@,
	reported_on @text@,
	method @text@,
	covers_from @text@,
	covers_to @text@,
	parts @text@,
	verdict @text@,
	place @text@,
	plan @text@ @ref:plan@
) @strict@;
CREATE UNIQUE INDEX review_number ON review (number);
CREATE INDEX review_sort_key ON review (sort_key, id);
CREATE INDEX review_reported_on ON review (reported_on, id);
CREATE INDEX review_plan ON review (plan, id);
CREATE TABLE risk (
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
	likelihood @int@,
	impact @int@,
	rated @int@,
	cause @text@,
	effect @text@,
	controls @text@,
	owner @text@ @ref:person@,
	assurance_ref @text@,
	reviewed_on @text@,
	accepted_by @text@ @ref:body@,
	reason @text@
) @strict@;
CREATE UNIQUE INDEX risk_number ON risk (number);
CREATE INDEX risk_sort_key ON risk (sort_key, id);
CREATE INDEX risk_state ON risk (state, id);
CREATE INDEX risk_likelihood ON risk (likelihood, id);
CREATE INDEX risk_impact ON risk (impact, id);
CREATE INDEX risk_rated ON risk (rated, id);
CREATE INDEX risk_owner ON risk (owner, id);
CREATE INDEX risk_reviewed_on ON risk (reviewed_on, id);
CREATE INDEX risk_accepted_by ON risk (accepted_by, id);
CREATE TABLE paper (
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
	body @text@ @ref:body@,
	kind @text@ NOT NULL,
	given_on @text@ NOT NULL,
	since @text@,
	first_sentence @text@,
	sha256 @text@
) @strict@;
CREATE UNIQUE INDEX paper_number ON paper (number);
CREATE INDEX paper_sort_key ON paper (sort_key, id);
CREATE INDEX paper_body ON paper (body, id);
CREATE INDEX paper_given_on ON paper (given_on, id);
ALTER TABLE competency ADD COLUMN on_scale @text@ @ref:scale@;
CREATE INDEX competency_on_scale ON competency (on_scale, id);
ALTER TABLE rating ADD COLUMN scale @text@ @ref:scale@;
CREATE INDEX rating_scale ON rating (scale, id);
ALTER TABLE rating ADD COLUMN source @text@;
