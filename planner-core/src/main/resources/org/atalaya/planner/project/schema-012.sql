-- Where the air was measured: it counts for the site that stands there, whatever it is called by then.

-- site: its name then; no place where it was not known any more when this table was made
CREATE TABLE surveyed_place (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL,
  latitude_deg REAL CHECK (latitude_deg BETWEEN -90 AND 90),
  longitude_deg REAL CHECK (longitude_deg BETWEEN -180 AND 180 AND latitude_deg IS NOT NULL OR longitude_deg IS NULL AND latitude_deg IS NULL)
) STRICT;
INSERT INTO surveyed_place (site, latitude_deg, longitude_deg)
  SELECT measured.name, site.latitude_deg, site.longitude_deg FROM (SELECT site AS name FROM channel_reading
    UNION SELECT site FROM foreign_network UNION SELECT from_site FROM measured_signal UNION SELECT to_site FROM measured_signal)
    AS measured LEFT JOIN site ON site.name = measured.name ORDER BY measured.name;

ALTER TABLE channel_reading RENAME TO old_channel_reading;
CREATE TABLE channel_reading (
  place INTEGER NOT NULL REFERENCES surveyed_place (id),
  host TEXT NOT NULL,
  device TEXT NOT NULL,
  radio TEXT NOT NULL,
  aim REAL,
  band TEXT NOT NULL CHECK (band IN ('GHZ_2', 'GHZ_5')),
  channel INTEGER NOT NULL,
  busy REAL NOT NULL CHECK (busy BETWEEN 0 AND 1),
  listened_ms INTEGER,
  at TEXT NOT NULL,
  PRIMARY KEY (place, host, radio, band, channel)
) STRICT, WITHOUT ROWID;
INSERT INTO channel_reading SELECT surveyed_place.id, host, device, radio, aim, band, channel, busy, listened_ms, at
  FROM old_channel_reading JOIN surveyed_place USING (site);
DROP TABLE old_channel_reading;

ALTER TABLE foreign_network RENAME TO old_foreign_network;
CREATE TABLE foreign_network (
  place INTEGER NOT NULL REFERENCES surveyed_place (id),
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
  PRIMARY KEY (place, host, radio, name, band, centre_mhz)
) STRICT, WITHOUT ROWID;
INSERT INTO foreign_network SELECT surveyed_place.id, host, device, radio, aim, name, band, centre_mhz, width_mhz, signal_dbm, at
  FROM old_foreign_network JOIN surveyed_place USING (site);
DROP TABLE old_foreign_network;

ALTER TABLE measured_signal RENAME TO old_measured_signal;
CREATE TABLE measured_signal (
  from_place INTEGER NOT NULL REFERENCES surveyed_place (id),
  from_host TEXT NOT NULL,
  from_device TEXT NOT NULL,
  from_radio TEXT NOT NULL,
  from_aim REAL,
  to_place INTEGER NOT NULL REFERENCES surveyed_place (id),
  to_host TEXT NOT NULL,
  to_device TEXT NOT NULL,
  to_radio TEXT NOT NULL,
  to_aim REAL,
  signal_dbm REAL NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (from_host, from_radio, to_host, to_radio)
) STRICT, WITHOUT ROWID;
INSERT INTO measured_signal SELECT sender.id, from_host, from_device, from_radio, from_aim, receiver.id, to_host, to_device, to_radio,
    to_aim, signal_dbm, at FROM old_measured_signal
  JOIN surveyed_place AS sender ON sender.site = from_site JOIN surveyed_place AS receiver ON receiver.site = to_site;
DROP TABLE old_measured_signal;
