-- Conversations, templates, preferences and cases: sealed under the key of their holder, which is
-- wrapped by a key outside the database.

CREATE TABLE meta (
  name  text PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE holder (
  name        text PRIMARY KEY,
  wrapped_key bytea NOT NULL
);

CREATE TABLE item (
  id       text PRIMARY KEY,
  kind     text NOT NULL,
  holder   text NOT NULL,
  maker    text NOT NULL,
  use_case text,
  version  bigint NOT NULL,
  changed  bigint NOT NULL,
  expires  bigint,
  head     bytea NOT NULL,
  body     bytea NOT NULL
);
CREATE INDEX item_holder ON item (holder, kind);
CREATE INDEX item_maker ON item (maker, kind);
CREATE INDEX item_expires ON item (expires) WHERE expires IS NOT NULL;
