-- The log of each year: a tree of its own, whose entries have the indexes from first_seq on.
CREATE TABLE shard (
  year int PRIMARY KEY,
  origin text NOT NULL UNIQUE,
  vkey text NOT NULL,
  first_seq bigint NOT NULL CHECK (first_seq >= 0),
  previous_note text
);

-- Years that waiting entries have reached and that have no shard yet. Entries with an identity up
-- to `last` belong to the year before; the others wait until the leader has begun the shard.
CREATE TABLE turn (
  year int PRIMARY KEY,
  minute text NOT NULL,
  last bigint NOT NULL
);
