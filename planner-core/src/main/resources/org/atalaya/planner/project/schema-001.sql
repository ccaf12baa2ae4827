-- Settings, sites, the journal of edits, results, secrets.

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  firmware TEXT NOT NULL,
  frequency_mhz REAL NOT NULL,
  k REAL NOT NULL,
  trees_m REAL NOT NULL,
  max_range_m REAL NOT NULL,
  fade_margin_db REAL NOT NULL,
  currency TEXT NOT NULL
) STRICT;

-- relative: from the project file's folder when the entry was made, with slashes; null where there is no such way
CREATE TABLE terrain (
  position INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  relative TEXT
) STRICT;

CREATE TABLE site (
  position INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  latitude_deg REAL NOT NULL,
  longitude_deg REAL NOT NULL,
  height_m REAL NOT NULL,
  role TEXT NOT NULL,
  power TEXT NOT NULL CHECK (power IN ('grid', 'battery', 'solar')),
  watt_peak REAL CHECK ((watt_peak IS NOT NULL) = (power = 'solar')),
  watt_hours REAL CHECK ((watt_hours IS NULL) = (power = 'grid')),
  households INTEGER NOT NULL,
  device TEXT,
  cost REAL NOT NULL,
  notes TEXT NOT NULL
) STRICT;

-- An id is never used twice, so that the last applied edit stands for all that came before it.
-- touches_*: 1 where the edit changes what results of that kind are computed from
CREATE TABLE edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  edit TEXT NOT NULL,
  inverse TEXT NOT NULL,
  touches_links INTEGER NOT NULL CHECK (touches_links IN (0, 1)),
  touches_plan INTEGER NOT NULL CHECK (touches_plan IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone', 'dropped'))
) STRICT;
CREATE INDEX edit_by_state ON edit (state, id);

-- revision: id of the last applied edit that touches the inputs, 0 for the project as created
CREATE TABLE result (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL UNIQUE CHECK (kind IN ('links', 'plan', 'rendering')),
  revision INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- a, b: names of sites as of the result's revision
CREATE TABLE link (
  result INTEGER NOT NULL REFERENCES result (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  distance_m REAL NOT NULL,
  azimuth_ab_deg REAL NOT NULL,
  azimuth_ba_deg REAL NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('clear', 'fresnel', 'blocked', 'unknown')),
  tilt_ab_deg REAL,
  tilt_ba_deg REAL,
  worst_distance_m REAL,
  fresnel_fraction REAL,
  margin_m REAL,
  min_clearance_m REAL,
  raise_a_m REAL,
  raise_b_m REAL,
  raise_both_m REAL,
  free_space_db REAL,
  diffraction_db REAL,
  gas_db REAL,
  vegetation_db REAL,
  total_db REAL,
  PRIMARY KEY (result, position)
) STRICT, WITHOUT ROWID;

-- what is missing on the way of a link whose verdict is unknown: a tile, or a void at a place
CREATE TABLE link_gap (
  result INTEGER NOT NULL,
  link INTEGER NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  latitude_deg REAL,
  longitude_deg REAL CHECK ((longitude_deg IS NULL) = (latitude_deg IS NULL)),
  PRIMARY KEY (result, link, position),
  FOREIGN KEY (result, link) REFERENCES link (result, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
  result INTEGER PRIMARY KEY REFERENCES result (id) ON DELETE CASCADE,
  json TEXT NOT NULL,
  feasible INTEGER NOT NULL CHECK (feasible IN (0, 1)),
  sites INTEGER NOT NULL,
  routers INTEGER NOT NULL,
  total REAL NOT NULL,
  currency TEXT NOT NULL
) STRICT;

-- plan: the result that it was rendered from, which may be gone
CREATE TABLE rendering (
  result INTEGER PRIMARY KEY REFERENCES result (id) ON DELETE CASCADE,
  plan INTEGER NOT NULL
) STRICT;

-- no texts: they hold secrets
CREATE TABLE rendered_file (
  result INTEGER NOT NULL REFERENCES rendering (result) ON DELETE CASCADE,
  host_name TEXT NOT NULL,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (result, host_name, path)
) STRICT, WITHOUT ROWID;

-- AES-256-GCM under a key derived from the passphrase
CREATE TABLE secret_box (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  kdf TEXT NOT NULL,
  iterations INTEGER NOT NULL,
  salt BLOB NOT NULL,
  nonce BLOB NOT NULL,
  ciphertext BLOB NOT NULL
) STRICT;
