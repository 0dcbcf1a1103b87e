-- Front sheets, and the score that a paper keeps.
ALTER TABLE paper ADD COLUMN purpose @text@;
ALTER TABLE paper ADD COLUMN meeting @text@ @ref:meeting@;
CREATE INDEX paper_meeting ON paper (meeting, id);
ALTER TABLE paper ADD COLUMN author @text@ @ref:person@;
CREATE INDEX paper_author ON paper (author, id);
ALTER TABLE paper ADD COLUMN executive @text@ @ref:person@;
CREATE INDEX paper_executive ON paper (executive, id);
ALTER TABLE paper ADD COLUMN summary @text@;
ALTER TABLE paper ADD COLUMN recommendation @text@;
ALTER TABLE paper ADD COLUMN risk @text@;
ALTER TABLE paper ADD COLUMN seen_by @text@;
ALTER TABLE paper ADD COLUMN source @text@;
ALTER TABLE paper ADD COLUMN score @text@;
