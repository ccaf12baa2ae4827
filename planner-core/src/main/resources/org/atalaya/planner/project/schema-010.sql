-- AS numbers of routed backbones: the community's own range, and who has which.

CREATE TABLE as_range (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  numbers TEXT NOT NULL
) STRICT;

CREATE TABLE as_number (
  host TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 4294967294)
) STRICT, WITHOUT ROWID;

UPDATE edit SET edit = json_set(edit, '$.blocks.asNumbers', json('null')) WHERE json_type(edit, '$.blocks') = 'object';
UPDATE edit SET inverse = json_set(inverse, '$.blocks.asNumbers', json('null')) WHERE json_type(inverse, '$.blocks') = 'object';
