-- What a person may change; see core/role.def.
ALTER TABLE person ADD COLUMN role @text@;
