-- A site may have lines to the internet, and services for the neighbourhood.

CREATE TABLE uplink (
  site INTEGER NOT NULL REFERENCES site (position) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  provider TEXT NOT NULL,
  down_mbps REAL NOT NULL,
  up_mbps REAL NOT NULL,
  monthly_cost REAL NOT NULL,
  sharing TEXT NOT NULL CHECK (sharing IN ('allowed', 'forbidden', 'unknown')),
  cap_gb REAL,
  last_resort INTEGER NOT NULL CHECK (last_resort IN (0, 1)),
  as_number INTEGER,
  networks TEXT NOT NULL,
  PRIMARY KEY (site, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service (
  site INTEGER NOT NULL REFERENCES site (position) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (site, position)
) STRICT, WITHOUT ROWID;

UPDATE edit SET edit = json_set(edit, '$.site.uplinks', json('[]'), '$.site.services', json('[]'))
  WHERE json_type(edit, '$.site') = 'object';
UPDATE edit SET inverse = json_set(inverse, '$.site.uplinks', json('[]'), '$.site.services', json('[]'))
  WHERE json_type(inverse, '$.site') = 'object';
UPDATE edit SET edit = json_set(edit, '$.sites', json((SELECT json_group_array(
    json_set(each.value, '$.uplinks', json('[]'), '$.services', json('[]')) ORDER BY each.key)
    FROM json_each(edit.edit, '$.sites') AS each)))
  WHERE json_type(edit, '$.sites') = 'array';
UPDATE edit SET inverse = json_set(inverse, '$.sites', json((SELECT json_group_array(
    json_set(each.value, '$.uplinks', json('[]'), '$.services', json('[]')) ORDER BY each.key)
    FROM json_each(edit.inverse, '$.sites') AS each)))
  WHERE json_type(inverse, '$.sites') = 'array';
