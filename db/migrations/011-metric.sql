-- Metrics by ethnicity: their descriptions are entities; the figures are
-- plain rows of loads, like the counts of extracts.
CREATE TABLE observation_load (
	id @id@,
	uid @text@ NOT NULL UNIQUE,
	number @int@ NOT NULL UNIQUE,
	gone @int@ NOT NULL,
	made_at @text@ NOT NULL,
	made_by @text@ NOT NULL,
	origin @text@ NOT NULL,
	file_name @text@ NOT NULL,
	profile @text@ NOT NULL,
	bytes @int@ NOT NULL,
	file_hash @text@ NOT NULL,
	rows_hash @text@ NOT NULL,
	nread @int@ NOT NULL,
	kept @int@ NOT NULL,
	suppressed @int@ NOT NULL,
	unmatched @int@ NOT NULL
) @strict@;
CREATE TABLE observation (
	load_id @int@ NOT NULL,
	line @int@ NOT NULL,
	metric @text@ NOT NULL @ref:metric@,
	starts @text@ NOT NULL,
	ends @text@ NOT NULL,
	unit @text@ NOT NULL,
	dimension @text@ NOT NULL,
	category @text@ NOT NULL,
	numerator @int@,
	denominator @int@,
	published @text@,
	low @text@,
	high @text@,
	suppressed @int@ NOT NULL
) @strict@;
CREATE INDEX observation_metric ON observation (metric, ends);
CREATE INDEX observation_of_load ON observation (load_id);
CREATE TABLE metric (
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
	name @text@ NOT NULL,
	theme @text@,
	kind @text@ NOT NULL,
	polarity @text@ NOT NULL,
	core @text@,
	frequency @text@ NOT NULL,
	meaning @text@,
	numerator @text@,
	denominator @text@,
	per @int@,
	population @text@ @ref:metric@,
	grouping_by @text@ @ref:ethnic_grouping@,
	reference_group @text@,
	target @text@,
	dataset @text@ @ref:dataset@,
	published_in @text@,
	measure @text@,
	owner @text@ @ref:person@,
	caveat @text@
) @strict@;
CREATE UNIQUE INDEX metric_number ON metric (number);
CREATE INDEX metric_sort_key ON metric (sort_key, id);
CREATE INDEX metric_code ON metric (code, id);
CREATE INDEX metric_theme ON metric (theme, id);
CREATE INDEX metric_core ON metric (core, id);
CREATE INDEX metric_population ON metric (population, id);
CREATE INDEX metric_grouping_by ON metric (grouping_by, id);
CREATE INDEX metric_dataset ON metric (dataset, id);
CREATE INDEX metric_owner ON metric (owner, id);
CREATE TABLE ethnic_grouping (
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
	members @text@ NOT NULL,
	reference_group @text@,
	source @text@
) @strict@;
CREATE UNIQUE INDEX ethnic_grouping_number ON ethnic_grouping (number);
CREATE INDEX ethnic_grouping_sort_key ON ethnic_grouping (sort_key, id);
CREATE TABLE campaign (
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
	purpose @text@ NOT NULL,
	dataset @text@ @ref:dataset@,
	started_on @text@ NOT NULL,
	ended_on @text@,
	channel @text@,
	audience @text@,
	teams @text@,
	sent @int@,
	returned @int@,
	replied @int@,
	updated @int@,
	cost @int@,
	owner @text@ @ref:person@,
	lesson @text@
) @strict@;
CREATE UNIQUE INDEX campaign_number ON campaign (number);
CREATE INDEX campaign_sort_key ON campaign (sort_key, id);
CREATE INDEX campaign_dataset ON campaign (dataset, id);
CREATE INDEX campaign_started_on ON campaign (started_on, id);
CREATE INDEX campaign_owner ON campaign (owner, id);
CREATE TABLE rebase (
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
	series @text@ NOT NULL,
	starts_on @text@ NOT NULL,
	agreed_by @text@ @ref:body@
) @strict@;
CREATE UNIQUE INDEX rebase_number ON rebase (number);
CREATE INDEX rebase_sort_key ON rebase (sort_key, id);
CREATE INDEX rebase_series ON rebase (series, id);
CREATE INDEX rebase_starts_on ON rebase (starts_on, id);
CREATE INDEX rebase_agreed_by ON rebase (agreed_by, id);
