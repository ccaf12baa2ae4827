-- A plan says what it was to survive and to cost, and which other networks there are.

UPDATE plan SET json = json_set(json, '$.wishes', json('{"budget":null,"kit":null,"survive":"NONE"}'),
  '$.unprotected', json('[]'), '$.alternatives', json('[]'));
