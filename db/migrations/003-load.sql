-- Extracts that were loaded, and their counts.  A load is never deleted, only
-- withdrawn (gone); no row of an extract, and no person, is kept.
CREATE TABLE load (
	id @id@,
	uid @text@ NOT NULL UNIQUE,
	number @int@ NOT NULL UNIQUE,
	gone @int@ NOT NULL,
	made_at @text@ NOT NULL,
	made_by @text@ NOT NULL,
	dataset @text@ NOT NULL @ref:dataset@,
	as_at @text@ NOT NULL,
	file_name @text@ NOT NULL,
	bytes @int@ NOT NULL,
	file_hash @text@ NOT NULL,
	counts_hash @text@ NOT NULL,
	nread @int@ NOT NULL,
	accepted @int@ NOT NULL,
	cleaned @int@ NOT NULL,
	undated @int@ NOT NULL,
	expected @int@
) @strict@;
CREATE INDEX load_dataset ON load (dataset, as_at, number);
CREATE TABLE ethnic_count (
	load_id @int@ NOT NULL,
	team @text@ NOT NULL,
	service @text@ NOT NULL,
	referred @text@ NOT NULL,
	code @text@ NOT NULL,
	class @text@ NOT NULL,
	vodim @text@ NOT NULL,
	exact @int@ NOT NULL,
	n @int@ NOT NULL
) @strict@;
CREATE INDEX ethnic_count_load ON ethnic_count (load_id);
CREATE TABLE load_team (
	load_id @int@ NOT NULL,
	team @text@ NOT NULL,
	label @text@ NOT NULL,
	PRIMARY KEY (load_id, team)
) @strict@;
