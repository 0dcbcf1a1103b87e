-- Where a trust has gone: from then on this copy can be read, not changed.
CREATE TABLE moved (
	at @text@ NOT NULL,
	address @text@ NOT NULL
) @strict@;
