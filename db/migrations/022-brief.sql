-- The short version of a published report, kept beside the whole one.
ALTER TABLE paper ADD COLUMN brief @text@;
ALTER TABLE paper ADD COLUMN brief_sha256 @text@;
