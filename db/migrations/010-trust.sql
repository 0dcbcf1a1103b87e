-- postgres
-- Asked by every statement, and several times by some.  Its names are whole, so
-- it need not set a search path, which was half of what it cost.
CREATE OR REPLACE FUNCTION pcref_trust() RETURNS BIGINT
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER AS $$
DECLARE
	t BIGINT;
BEGIN
	SELECT l.trust INTO t FROM pcref.pcref_login l
		WHERE l.login OPERATOR(pg_catalog.=) session_user;
	RETURN t;
END $$;
-- end
