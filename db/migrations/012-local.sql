-- Saved views, local fields and their values, bank holidays.
CREATE TABLE saved_view (
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
	list_of @text@ NOT NULL,
	digit @int@,
	filter @text@,
	sorted_by @text@,
	columns @text@,
	owner @text@ @ref:person@
) @strict@;
CREATE UNIQUE INDEX saved_view_number ON saved_view (number);
CREATE INDEX saved_view_sort_key ON saved_view (sort_key, id);
CREATE INDEX saved_view_list_of ON saved_view (list_of, id);
CREATE INDEX saved_view_owner ON saved_view (owner, id);
CREATE TABLE local_field (
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
	list_of @text@,
	kind @text@ NOT NULL,
	words @text@,
	in_list @text@,
	meaning @text@,
	retired_on @text@
) @strict@;
CREATE UNIQUE INDEX local_field_number ON local_field (number);
CREATE INDEX local_field_sort_key ON local_field (sort_key, id);
CREATE TABLE holiday (
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
	held_on @text@ NOT NULL,
	worked @text@,
	source @text@
) @strict@;
CREATE UNIQUE INDEX holiday_number ON holiday (number);
CREATE INDEX holiday_sort_key ON holiday (sort_key, id);
CREATE INDEX holiday_held_on ON holiday (held_on, id);
CREATE TABLE local_value (
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
	field @text@ NOT NULL @ref:local_field@,
	row_uid @text@ NOT NULL,
	value @text@ NOT NULL
) @strict@;
CREATE UNIQUE INDEX local_value_number ON local_value (number);
CREATE INDEX local_value_sort_key ON local_value (sort_key, id);
CREATE INDEX local_value_row ON local_value (row_uid, field);
CREATE INDEX local_value_field ON local_value (field, value);
