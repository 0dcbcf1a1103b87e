-- Whose rows a login sees is asked by every statement.  A view says it as part of
-- the statement's own plan; the function, which the server could only call, was a
-- seventh of the work of a save.  The view reads as whoever made it, as the
-- function did, and tells nobody of more than of the own login.
-- postgres
CREATE VIEW pcref_mine WITH (security_barrier) AS
	SELECT l.trust FROM pcref_login l WHERE l.login = session_user;
GRANT SELECT ON pcref_mine TO PUBLIC;
DO $$
DECLARE
	t RECORD;
BEGIN
	EXECUTE replace(pg_get_functiondef(CAST('pcref.pcref_guard' AS REGPROC)),
		'(SELECT pcref_trust())', '(SELECT trust FROM pcref_mine)');
	FOR t IN SELECT tablename AS name FROM pg_policies
		WHERE schemaname = 'pcref' AND policyname = 'own_trust'
	LOOP
		EXECUTE format('ALTER POLICY own_trust ON %I'
			' USING (trust = (SELECT trust FROM pcref_mine))'
			' WITH CHECK (trust = (SELECT trust FROM pcref_mine))', t.name);
	END LOOP;
END $$;
-- end
