-- What the air is like beside the network's own links: how busy others keep channels, whom of them one hears, and how
-- strongly the network's own radios hear each other. Host, device and radio are empty where a person measured.

CREATE TABLE channel_reading (
  site TEXT NOT NULL,
  host TEXT NOT NULL,
  device TEXT NOT NULL,
  radio TEXT NOT NULL,
  aim REAL,
  band TEXT NOT NULL CHECK (band IN ('GHZ_2', 'GHZ_5')),
  channel INTEGER NOT NULL,
  busy REAL NOT NULL CHECK (busy BETWEEN 0 AND 1),
  listened_ms INTEGER,
  at TEXT NOT NULL,
  PRIMARY KEY (site, host, radio, band, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE foreign_network (
  site TEXT NOT NULL,
  host TEXT NOT NULL,
  device TEXT NOT NULL,
  radio TEXT NOT NULL,
  aim REAL,
  name TEXT NOT NULL,
  band TEXT NOT NULL CHECK (band IN ('GHZ_2', 'GHZ_5')),
  centre_mhz INTEGER NOT NULL,
  width_mhz INTEGER NOT NULL CHECK (width_mhz > 0),
  signal_dbm REAL NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (site, host, radio, name, band, centre_mhz)
) STRICT, WITHOUT ROWID;

CREATE TABLE measured_signal (
  from_site TEXT NOT NULL,
  from_host TEXT NOT NULL,
  from_device TEXT NOT NULL,
  from_radio TEXT NOT NULL,
  from_aim REAL,
  to_site TEXT NOT NULL,
  to_host TEXT NOT NULL,
  to_device TEXT NOT NULL,
  to_radio TEXT NOT NULL,
  to_aim REAL,
  signal_dbm REAL NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (from_host, from_radio, to_host, to_radio)
) STRICT, WITHOUT ROWID;
