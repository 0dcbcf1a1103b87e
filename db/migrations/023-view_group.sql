-- A view may begin with its groups.
ALTER TABLE saved_view ADD COLUMN grouped_by @text@;
