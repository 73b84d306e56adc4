-- Entries that are durable and have no place in the log yet. Identities grow with time, so that
-- what one thread wrote first comes first.
CREATE TABLE pending (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  leaf bytea NOT NULL UNIQUE CHECK (length(leaf) = 16),
  hash_prefix bigint NOT NULL,
  entry bytea NOT NULL
);

-- Entries with their index, which never changes.
CREATE TABLE leaf (
  seq bigint PRIMARY KEY CHECK (seq >= 0),
  leaf bytea NOT NULL UNIQUE CHECK (length(leaf) = 16),
  hash_prefix bigint NOT NULL,
  entry bytea NOT NULL
);
CREATE INDEX leaf_hash ON leaf (hash_prefix);

-- What the store says of the ledger itself: origin and fingerprints of keys.
CREATE TABLE meta (
  name text PRIMARY KEY,
  value text NOT NULL
);

-- The minute that the record has reached.
CREATE TABLE clock (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  minute text NOT NULL
);
INSERT INTO clock (minute) VALUES ('');

-- Signed notes of the log's heads, the newest thousand.
CREATE TABLE checkpoint (
  size bigint PRIMARY KEY CHECK (size >= 0),
  note text NOT NULL
);

-- Exchanges that were opened and not closed, and the node that they run on.
CREATE TABLE open_exchange (
  exchange bytea PRIMARY KEY,
  use_case text NOT NULL,
  node text NOT NULL
);
CREATE INDEX open_exchange_node ON open_exchange (node);

CREATE TABLE content (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  leaf bytea NOT NULL UNIQUE,
  wrapped_key bytea NOT NULL,
  ciphertext bytea NOT NULL,
  commitment text NOT NULL,
  retain_until bigint,
  exchange bytea
);
CREATE INDEX content_retain ON content (retain_until) WHERE retain_until IS NOT NULL;
CREATE INDEX content_exchange ON content (exchange);

CREATE TABLE use_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  leaf bytea NOT NULL UNIQUE,
  exchange bytea NOT NULL,
  who bytea,
  processing bytea NOT NULL,
  retain_until bigint NOT NULL
);
CREATE INDEX use_exchange ON use_log (exchange);
CREATE INDEX use_retain ON use_log (retain_until);

CREATE TABLE vault (
  leaf bytea PRIMARY KEY,
  exchange bytea NOT NULL,
  sealed bytea NOT NULL
);

CREATE TABLE hold (
  id bytea PRIMARY KEY,
  exchange bytea NOT NULL
);
CREATE INDEX hold_exchange ON hold (exchange);
