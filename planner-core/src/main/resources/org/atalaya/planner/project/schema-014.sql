-- Numbers of nodes, by which networks are cut for them: one that was given stays.

CREATE TABLE node_number (
  host TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 1000000)
) STRICT, WITHOUT ROWID;
