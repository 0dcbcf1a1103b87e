-- Words are found by their index on a server too.
-- postgres
-- The guard of the rows must hold before a test that could tell what it saw,
-- and matching words is such a one: under the guard no index of words serves.
-- This asks the index, and keeps to the trust of the login by itself.  Planned
-- anew for each query, for words differ in how many rows hold them.
CREATE FUNCTION pcref_find(words TEXT, most BIGINT) RETURNS SETOF TEXT
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pcref, pg_temp AS $$
BEGIN
	RETURN QUERY EXECUTE 'SELECT row_uid FROM search WHERE'
		' body @@ CAST($1 AS TSQUERY) AND trust = CAST($2 AS BIGINT)'
		' LIMIT CAST($3 AS BIGINT)' USING words, pcref_trust(), most;
END $$;
-- Those who may read no words may not ask either.
REVOKE ALL ON FUNCTION pcref_find FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pcref_find TO pcref_secretary, pcref_data_lead,
	pcref_feedback_lead, pcref_viewer;
-- It runs as the owner, whom the guard holds like everybody.
DO $$
BEGIN
	EXECUTE format('CREATE POLICY finder ON search FOR SELECT TO %I'
		' USING (true)', current_user);
END $$;
-- end
