-- Words that are forgotten, and who read words or took them out.
CREATE TABLE retention (
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
	entity @text@ NOT NULL,
	counted_from @text@ NOT NULL,
	months @int@ NOT NULL,
	authority @text@ NOT NULL
) @strict@;
CREATE UNIQUE INDEX retention_number ON retention (number);
CREATE INDEX retention_sort_key ON retention (sort_key, id);
CREATE TABLE erasure (
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
	item @text@ NOT NULL,
	state @text@ NOT NULL,
	erased_fields @text@ NOT NULL,
	authority @text@ NOT NULL,
	reason @text@ NOT NULL,
	approved_by @text@,
	done_on @text@
) @strict@;
CREATE UNIQUE INDEX erasure_number ON erasure (number);
CREATE INDEX erasure_sort_key ON erasure (sort_key, id);
CREATE INDEX erasure_state ON erasure (state, id);
CREATE INDEX erasure_done_on ON erasure (done_on, id);
CREATE TABLE access_chain (
	seq @int@ NOT NULL,
	hash @text@ NOT NULL
) @strict@;
INSERT INTO access_chain VALUES (0, '');
-- postgres
ALTER TABLE access_chain ADD COLUMN trust BIGINT DEFAULT pcref_trust()
	PRIMARY KEY REFERENCES pcref_trust;
-- end
CREATE TABLE access_log (
	seq @int@ NOT NULL PRIMARY KEY,
	at @text@ NOT NULL,
	who @text@ NOT NULL,
	what @text@ NOT NULL,
	row_uid @text@,
	hash @text@ NOT NULL
) @strict@;
-- sqlite
CREATE TRIGGER access_kept BEFORE DELETE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is never deleted'); END;
CREATE TRIGGER access_fixed BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END;
-- end
-- postgres
CREATE TRIGGER access_kept BEFORE DELETE OR TRUNCATE ON access_log
FOR EACH STATEMENT EXECUTE FUNCTION history_keep();
CREATE TRIGGER access_fixed BEFORE UPDATE ON access_log
FOR EACH ROW EXECUTE FUNCTION history_fix();
-- end
