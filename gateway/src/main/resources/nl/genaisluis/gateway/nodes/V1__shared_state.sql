-- What the nodes of one gateway share besides the record. No text, no name: whoever is counted
-- stands here under a pseudonym.

CREATE TABLE node_key (
  name        text PRIMARY KEY,
  fingerprint text NOT NULL
);

CREATE TABLE node (
  id    text PRIMARY KEY,
  heard timestamptz NOT NULL
);

CREATE TABLE node_stop (
  stop   text PRIMARY KEY,
  scope  text NOT NULL,
  target text
);

CREATE TABLE budget_count (
  rule          text NOT NULL,
  subject       text NOT NULL,
  ends_at       bigint NOT NULL,
  used          bigint NOT NULL,
  reserved      bigint NOT NULL,
  firm_used     bigint NOT NULL,
  firm_reserved bigint NOT NULL,
  warned        boolean NOT NULL,
  told          boolean NOT NULL,
  PRIMARY KEY (rule, subject, ends_at)
);
CREATE INDEX budget_count_ends ON budget_count (ends_at);

-- Room that is set aside for one call under way. A charged one was counted as used because nobody
-- said in time what the call used.
CREATE TABLE budget_reservation (
  id      text PRIMARY KEY,
  node    text NOT NULL,
  at      timestamptz NOT NULL,
  charged boolean NOT NULL,
  rules   text[] NOT NULL,
  subjects text[] NOT NULL,
  ends    bigint[] NOT NULL,
  amounts bigint[] NOT NULL,
  firm    bigint[] NOT NULL
);
CREATE INDEX budget_reservation_at ON budget_reservation (at);

-- What the record told of the month in which the counts began, and who it cannot be charged to.
CREATE TABLE budget_everybody (
  rule    text NOT NULL,
  ends_at bigint NOT NULL,
  used    bigint NOT NULL,
  firm    bigint NOT NULL,
  PRIMARY KEY (rule, ends_at)
);
CREATE TABLE budget_began (
  one boolean PRIMARY KEY CHECK (one),
  at  timestamptz NOT NULL
);

CREATE TABLE confirmation (
  token   text PRIMARY KEY,
  bound   text NOT NULL,
  expires timestamptz NOT NULL
);
CREATE INDEX confirmation_expires ON confirmation (expires);

CREATE TABLE confirmation_day (
  day    date NOT NULL,
  person text NOT NULL,
  given  integer NOT NULL,
  PRIMARY KEY (day, person)
);

-- Worth nothing after a crash of the database, so it is not written to its log.
CREATE UNLOGGED TABLE pace (
  name   text NOT NULL,
  caller text NOT NULL,
  level  double precision NOT NULL,
  taken  boolean NOT NULL,
  at     timestamptz NOT NULL,
  PRIMARY KEY (name, caller)
);
CREATE INDEX pace_at ON pace (at);
