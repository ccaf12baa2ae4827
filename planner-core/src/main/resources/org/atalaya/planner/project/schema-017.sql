-- Maps that are fetched over the net, the lowest first.

-- address: of one tile, with places for zoom, column and row
CREATE TABLE online_map (
  position INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  attribution TEXT NOT NULL,
  coarsest_zoom INTEGER NOT NULL,
  finest_zoom INTEGER NOT NULL,
  shown INTEGER NOT NULL CHECK (shown IN (0, 1))
) STRICT;

-- what the server calls its zooms, from 0; none where it calls them by their number
CREATE TABLE online_map_zoom (
  map INTEGER NOT NULL REFERENCES online_map (position) ON DELETE CASCADE,
  zoom INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (map, zoom)
) STRICT;
