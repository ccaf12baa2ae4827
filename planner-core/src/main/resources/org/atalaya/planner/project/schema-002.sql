-- What was done to routers.

-- a run of provisioning, and the plan that it provisions
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  plan INTEGER NOT NULL,
  plan_revision INTEGER NOT NULL
) STRICT;

CREATE TABLE router (
  host_name TEXT PRIMARY KEY,
  address TEXT,
  mac TEXT,
  board TEXT,
  host_key_type TEXT,
  host_key TEXT CHECK ((host_key IS NULL) = (host_key_type IS NULL)),
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX router_by_mac ON router (mac);

-- written before a step is taken and after
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run (id),
  host_name TEXT NOT NULL REFERENCES router (host_name),
  step TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('started', 'done', 'failed')),
  at TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX step_by_router ON step (host_name, run, id);

-- the last verification of each router
CREATE TABLE verification (
  host_name TEXT PRIMARY KEY REFERENCES router (host_name),
  verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
  at TEXT NOT NULL,
  plan_revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE verification_difference (
  host_name TEXT NOT NULL REFERENCES verification (host_name) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  difference TEXT NOT NULL,
  PRIMARY KEY (host_name, position)
) STRICT, WITHOUT ROWID;
