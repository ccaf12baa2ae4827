-- What was measured on the air beside what the plan predicted, and what that teaches.

-- one direction of a link; the sender is a MAC address where it is no router of the plan
CREATE TABLE measured_link (
  from_host TEXT NOT NULL,
  to_host TEXT NOT NULL,
  to_radio TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('router', 'imported')),
  planned INTEGER NOT NULL CHECK (planned IN (0, 1)),
  predicted_dbm REAL,
  correction_db REAL NOT NULL,
  measured_dbm REAL,
  predicted_mbps REAL,
  measured_mbps REAL,
  etx REAL,
  clutter TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (from_host, to_host, to_radio, source)
) STRICT, WITHOUT ROWID;

-- MAC addresses of the interfaces of routers that were read, by which their neighbours know them
CREATE TABLE router_interface (
  mac TEXT PRIMARY KEY,
  host_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- what all measurements together say: by how much signals differ from the predicted ones
CREATE TABLE calibration (
  clutter TEXT PRIMARY KEY,
  offset_db REAL NOT NULL,
  half_width_db REAL NOT NULL,
  scatter_db REAL NOT NULL,
  links INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- the offsets that the present plan was made with
CREATE TABLE plan_correction (
  clutter TEXT PRIMARY KEY,
  offset_db REAL NOT NULL
) STRICT, WITHOUT ROWID;
