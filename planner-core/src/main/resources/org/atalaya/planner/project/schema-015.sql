-- Files that are drawn on the map, the lowest first.

-- relative: as in terrain
CREATE TABLE map_layer (
  position INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  relative TEXT,
  shown INTEGER NOT NULL CHECK (shown IN (0, 1))
) STRICT;
