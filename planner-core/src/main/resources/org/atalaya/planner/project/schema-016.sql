-- Addresses that files were rendered with: whose router a plan leaves out may still be on its roof.

CREATE TABLE router_address (
  host TEXT PRIMARY KEY,
  ipv4 TEXT NOT NULL UNIQUE CHECK (length(ipv4) BETWEEN 7 AND 15),
  turn INTEGER NOT NULL CHECK (turn >= 1)
) STRICT, WITHOUT ROWID;
