-- The organisation unit of who asked, sealed under the key of its content. It goes with the row;
-- rows of before have none.
ALTER TABLE content ADD COLUMN unit bytea;
