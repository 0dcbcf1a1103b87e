-- A save writes fewer pages: nobody's entries are looked for but the last ones,
-- few entries undo another, and how many words a row has is asked by nobody.
DROP INDEX history_who;
-- sqlite
-- What an index is made of cannot be altered here: the tables are made anew.
CREATE TABLE history_kept (
	seq @int@ NOT NULL PRIMARY KEY,
	op @text@ NOT NULL UNIQUE,
	who @text@ NOT NULL,
	at @text@ NOT NULL,
	why @text@,
	kind @int@ NOT NULL,
	undoes @int@,
	hash @text@ NOT NULL
) @strict@;
INSERT INTO history_kept SELECT seq, op, who, at, why, kind, undoes, hash
	FROM history ORDER BY seq;
DROP TABLE history;
ALTER TABLE history_kept RENAME TO history;
CREATE UNIQUE INDEX history_undoes ON history (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER history_kept BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER history_fixed BEFORE UPDATE ON history
WHEN old.hash <> '' OR new.seq <> old.seq OR new.op <> old.op
	OR new.who <> old.who OR new.at <> old.at OR new.kind <> old.kind
	OR new.why IS NOT old.why OR new.undoes IS NOT old.undoes
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TABLE field_kept (
	seq @int@ NOT NULL,
	ord @int@ NOT NULL,
	entity @text@ NOT NULL,
	row_uid @text@ NOT NULL,
	name @text@ NOT NULL,
	old @text@,
	new @text@,
	salt @text@,
	commitment @text@ NOT NULL,
	PRIMARY KEY (seq, ord)
) WITHOUT ROWID, STRICT;
INSERT INTO field_kept SELECT seq, ord, entity, row_uid, name, old, new, salt,
	commitment FROM history_field ORDER BY seq, ord;
DROP TABLE history_field;
ALTER TABLE field_kept RENAME TO history_field;
CREATE INDEX history_field_row ON history_field (row_uid, name, seq);
CREATE TRIGGER history_field_kept BEFORE DELETE ON history_field
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER history_field_fixed BEFORE UPDATE ON history_field
WHEN new.old IS NOT NULL OR new.new IS NOT NULL OR new.salt IS NOT NULL
	OR new.seq <> old.seq OR new.ord <> old.ord OR new.entity <> old.entity
	OR new.row_uid <> old.row_uid OR new.name <> old.name
	OR new.commitment <> old.commitment
BEGIN SELECT RAISE(ABORT, 'history is erased or kept, never changed'); END;
CREATE TABLE words_kept (
	id @int@ NOT NULL PRIMARY KEY,
	body @text@ NOT NULL
) @strict@;
INSERT INTO words_kept SELECT rowid, body FROM search;
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'unicode61',
	prefix = '2 3', columnsize = 0);
INSERT INTO search (rowid, body) SELECT id, body FROM words_kept;
DROP TABLE words_kept;
-- end
-- postgres
-- What the session says of its trust need not be asked for; it is not believed:
-- the policy of the table asks whose it is.
ALTER TABLE history ALTER COLUMN trust SET DEFAULT COALESCE(CAST(NULLIF(
	current_setting('pcref.own', true), '') AS BIGINT), pcref_trust());
ALTER TABLE history_field ALTER COLUMN trust SET DEFAULT COALESCE(CAST(NULLIF(
	current_setting('pcref.own', true), '') AS BIGINT), pcref_trust());
ALTER TABLE search ALTER COLUMN trust SET DEFAULT COALESCE(CAST(NULLIF(
	current_setting('pcref.own', true), '') AS BIGINT), pcref_trust());
ALTER TABLE history DROP CONSTRAINT history_undoes_key;
CREATE UNIQUE INDEX history_undoes ON history (trust, undoes)
	WHERE undoes IS NOT NULL;
-- end
