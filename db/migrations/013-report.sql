ALTER TABLE paper ADD COLUMN state @text@;
CREATE INDEX paper_state ON paper (state, id);
ALTER TABLE paper ADD COLUMN year @text@;
ALTER TABLE paper ADD COLUMN edition @int@;
ALTER TABLE paper ADD COLUMN correction @text@;
ALTER TABLE paper ADD COLUMN approved_on @text@;
ALTER TABLE paper ADD COLUMN approved_by @text@ @ref:body@;
CREATE INDEX paper_approved_by ON paper (approved_by, id);
ALTER TABLE paper ADD COLUMN published_on @text@;
ALTER TABLE paper ADD COLUMN place @text@;
ALTER TABLE paper ADD COLUMN seal @text@;
ALTER TABLE paper ADD COLUMN copy @text@;
CREATE TABLE narrative (
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
	section @text@ NOT NULL,
	year @text@ NOT NULL,
	words @text@,
	state @text@ NOT NULL,
	author @text@ @ref:person@,
	carried_from @text@ @ref:narrative@,
	reviewed_on @text@,
	reviewed_by @text@ @ref:person@
) @strict@;
CREATE UNIQUE INDEX narrative_number ON narrative (number);
CREATE INDEX narrative_sort_key ON narrative (sort_key, id);
CREATE INDEX narrative_section ON narrative (section, id);
CREATE INDEX narrative_year ON narrative (year, id);
CREATE INDEX narrative_state ON narrative (state, id);
CREATE INDEX narrative_author ON narrative (author, id);
CREATE INDEX narrative_carried_from ON narrative (carried_from, id);
CREATE INDEX narrative_reviewed_by ON narrative (reviewed_by, id);
CREATE TABLE wording (
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
	avoid @text@ NOT NULL,
	prefer @text@ NOT NULL,
	why @text@,
	allowed @text@
) @strict@;
CREATE UNIQUE INDEX wording_number ON wording (number);
CREATE INDEX wording_sort_key ON wording (sort_key, id);
