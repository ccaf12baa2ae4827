-- A site may have a photo of its roof. A picture is kept by its fingerprint, so that undo finds it again.

CREATE TABLE photo (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  jpeg BLOB NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 1000000)
) STRICT;

CREATE TABLE site_photo (
  site INTEGER PRIMARY KEY REFERENCES site (position) ON DELETE CASCADE,
  sha256 TEXT NOT NULL REFERENCES photo (sha256)
) STRICT;

-- edits of before know of no photo
UPDATE edit SET edit = json_set(edit, '$.site.photo', json('null'))
  WHERE json_type(edit, '$.site') = 'object';
UPDATE edit SET inverse = json_set(inverse, '$.site.photo', json('null'))
  WHERE json_type(inverse, '$.site') = 'object';
UPDATE edit SET edit = json_set(edit, '$.sites', json((SELECT json_group_array(
    json_set(each.value, '$.photo', json('null')) ORDER BY each.key)
    FROM json_each(edit.edit, '$.sites') AS each)))
  WHERE json_type(edit, '$.sites') = 'array';
UPDATE edit SET inverse = json_set(inverse, '$.sites', json((SELECT json_group_array(
    json_set(each.value, '$.photo', json('null')) ORDER BY each.key)
    FROM json_each(edit.inverse, '$.sites') AS each)))
  WHERE json_type(inverse, '$.sites') = 'array';
