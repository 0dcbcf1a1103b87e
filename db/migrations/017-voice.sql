-- What feedback, themes, profiles and papers lacked.
ALTER TABLE feedback ADD COLUMN ethnic_words @text@;
ALTER TABLE feedback ADD COLUMN people @int@;
ALTER TABLE feedback ADD COLUMN tell_by @text@;
ALTER TABLE feedback ADD COLUMN considered_on @text@;
ALTER TABLE feedback ADD COLUMN outcome @text@;
ALTER TABLE feedback ADD COLUMN ended_on @text@;
ALTER TABLE feedback ADD COLUMN merged_into @text@ @ref:feedback@;
CREATE INDEX feedback_merged_into ON feedback (merged_into, id);
ALTER TABLE feedback ADD COLUMN personal_kept @int@;
ALTER TABLE theme ADD COLUMN merged_into @text@ @ref:theme@;
CREATE INDEX theme_merged_into ON theme (merged_into, id);
ALTER TABLE profile ADD COLUMN fixed_values @text@;
ALTER TABLE paper ADD COLUMN words @text@;
