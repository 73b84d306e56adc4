-- Windows of the meters of our own machines. Moments are milliseconds since 1970 by the clock of
-- this database, energy is in joules of the computers, work in written tokens.

ALTER TABLE node ADD COLUMN joined timestamptz NOT NULL DEFAULT clock_timestamp();

-- From when to when calls of a node can end; a node that left in order has an end.
CREATE TABLE meter_node (
  provider text NOT NULL,
  node     text NOT NULL,
  begins   bigint NOT NULL,
  ends     bigint,
  PRIMARY KEY (provider, node)
);

-- What the calls of a node did that ended in a window; told by the node when the window is over.
CREATE TABLE meter_work (
  provider text NOT NULL,
  node     text NOT NULL,
  begins   bigint NOT NULL,
  ends     bigint NOT NULL,
  work     double precision NOT NULL,
  PRIMARY KEY (provider, node, begins, ends)
);

-- The sums that are not on record yet. Settled is the end of the last window that was counted or
-- dropped, counted says which of the two.
CREATE TABLE meter_sum (
  provider    text PRIMARY KEY,
  settled     bigint NOT NULL,
  counted     boolean NOT NULL,
  windows     integer NOT NULL,
  dropped     integer NOT NULL,
  idle        double precision NOT NULL,
  requests    double precision NOT NULL,
  unexplained double precision NOT NULL,
  work        double precision NOT NULL
);

-- Sums on their way to the record, under the exchange that they will have there.
CREATE TABLE meter_pending (
  exchange    text PRIMARY KEY,
  provider    text NOT NULL,
  at          timestamptz NOT NULL,
  windows     integer NOT NULL,
  dropped     integer NOT NULL,
  idle        double precision NOT NULL,
  requests    double precision NOT NULL,
  unexplained double precision NOT NULL,
  work        double precision NOT NULL
);

-- What work took, by the hour since 1970.
CREATE TABLE meter_rate (
  provider text NOT NULL,
  hour     bigint NOT NULL,
  joules   double precision NOT NULL,
  work     double precision NOT NULL,
  PRIMARY KEY (provider, hour)
);
