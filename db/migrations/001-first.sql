-- What all the rest stands on: versions, numbers, history, search.
CREATE TABLE schema_version (
	n @int@ NOT NULL PRIMARY KEY,
	made_by @text@ NOT NULL
) @strict@;
CREATE TABLE counter (
	entity @text@ NOT NULL PRIMARY KEY,
	last @int@ NOT NULL
) @strict@;
CREATE TABLE chain (
	seq @int@ NOT NULL,
	hash @text@ NOT NULL
) @strict@;
INSERT INTO chain VALUES (0, '');
CREATE TABLE history (
	seq @int@ NOT NULL PRIMARY KEY,
	op @text@ NOT NULL UNIQUE,
	who @text@ NOT NULL,
	at @text@ NOT NULL,
	why @text@,
	kind @int@ NOT NULL,
	undoes @int@ UNIQUE,
	hash @text@ NOT NULL
) @strict@;
CREATE INDEX history_who ON history (who, seq);
CREATE TABLE history_field (
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
) @strict@;
CREATE INDEX history_field_row ON history_field (row_uid, name, seq);
-- sqlite
CREATE TRIGGER history_kept BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER history_fixed BEFORE UPDATE ON history
WHEN old.hash <> '' OR new.seq <> old.seq OR new.op <> old.op
	OR new.who <> old.who OR new.at <> old.at OR new.kind <> old.kind
	OR new.why IS NOT old.why OR new.undoes IS NOT old.undoes
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER history_field_kept BEFORE DELETE ON history_field
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER history_field_fixed BEFORE UPDATE ON history_field
WHEN new.old IS NOT NULL OR new.new IS NOT NULL OR new.salt IS NOT NULL
	OR new.seq <> old.seq OR new.ord <> old.ord OR new.entity <> old.entity
	OR new.row_uid <> old.row_uid OR new.name <> old.name
	OR new.commitment <> old.commitment
BEGIN SELECT RAISE(ABORT, 'history is erased or kept, never changed'); END;
CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'unicode61',
	prefix = '2 3');
-- end
CREATE TABLE search_row (
	id @id@,
	entity @text@ NOT NULL,
	row_uid @text@ NOT NULL UNIQUE
) @strict@;
