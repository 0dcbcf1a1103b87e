-- The periods in which a data set was to be sent, for its coverage.
ALTER TABLE dataset ADD COLUMN submitted_every @text@;
ALTER TABLE dataset ADD COLUMN submitted_from @text@;
