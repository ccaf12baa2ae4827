-- What stands on the ground, and the climate.

-- relative: as in terrain
CREATE TABLE cover_file (
  kind TEXT NOT NULL CHECK (kind IN ('surface', 'land-cover', 'class-heights', 'buildings')),
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  relative TEXT,
  PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;

-- of a building that has none in its file; no row where there is no such height
CREATE TABLE building_height (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  meters REAL NOT NULL
) STRICT;

-- no row where nothing was said
CREATE TABLE climate (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rain_001_mm_h REAL,
  geoclimatic_k REAL CHECK ((geoclimatic_k IS NULL) = (rain_001_mm_h IS NULL)),
  dn75 REAL CHECK ((dn75 IS NULL) = (rain_001_mm_h IS NULL)),
  itm_climate TEXT NOT NULL,
  reliability_percent REAL NOT NULL
) STRICT;
