-- Rows that are linked are found from either end; without these each
-- question about one row read every link there is.
CREATE INDEX link_from ON link (from_uid, kind, id);
CREATE INDEX link_to ON link (to_uid, kind, id);
