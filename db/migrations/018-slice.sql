-- A load is read a team at a time, so that nobody who writes waits for long.
DROP INDEX ethnic_count_load;
CREATE INDEX ethnic_count_load ON ethnic_count (load_id, team);
