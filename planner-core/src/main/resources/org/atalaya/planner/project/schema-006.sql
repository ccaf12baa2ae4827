-- What things cost the community, and the networks that are its own.

-- item: a device's id; empty for mounting
CREATE TABLE price (
  kind TEXT NOT NULL CHECK (kind IN ('device', 'kit', 'mounting')),
  item TEXT NOT NULL,
  amount REAL NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (kind, item)
) STRICT;

CREATE TABLE address_block (
  family TEXT PRIMARY KEY CHECK (family IN ('ipv4', 'ipv6')),
  network TEXT NOT NULL
) STRICT;
