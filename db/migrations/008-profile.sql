-- How files are read, what their values mean, and what else a load counts.
CREATE TABLE profile (
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
	dataset @text@ @ref:dataset@,
	counting @text@,
	columns_named @text@,
	sheet @text@,
	note @text@
) @strict@;
CREATE UNIQUE INDEX profile_number ON profile (number);
CREATE INDEX profile_sort_key ON profile (sort_key, id);
CREATE INDEX profile_dataset ON profile (dataset, id);
CREATE TABLE mapping (
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
	value @text@ NOT NULL,
	code @text@ NOT NULL,
	dataset @text@ @ref:dataset@,
	from_on @text@,
	note @text@
) @strict@;
CREATE UNIQUE INDEX mapping_number ON mapping (number);
CREATE INDEX mapping_sort_key ON mapping (sort_key, id);
CREATE INDEX mapping_dataset ON mapping (dataset, id);
ALTER TABLE load ADD COLUMN counted @text@;
ALTER TABLE load ADD COLUMN profile @text@;
ALTER TABLE load ADD COLUMN map_hash @text@;
ALTER TABLE load ADD COLUMN mapped @int@;
-- Counts beside those by code: forms of the raw value, people, values that
-- were not understood (only where several rows have them), legal status.
CREATE TABLE load_item (
	load_id @int@ NOT NULL,
	kind @text@ NOT NULL,
	item @text@ NOT NULL,
	n @int@ NOT NULL,
	PRIMARY KEY (load_id, kind, item)
) @strict@;
