-- How a community shares its addresses out, and how a plan has done.

CREATE TABLE address_habit (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  habit TEXT NOT NULL CHECK (habit IN ('libremesh', 'freifunk', 'guifi'))
) STRICT;

UPDATE edit SET edit = json_set(edit, '$.blocks.habit', json('null')) WHERE json_type(edit, '$.blocks') = 'object';
UPDATE edit SET inverse = json_set(inverse, '$.blocks.habit', json('null')) WHERE json_type(inverse, '$.blocks') = 'object';
UPDATE plan SET json = json_set(json, '$.community.habit', 'LIBREMESH');
