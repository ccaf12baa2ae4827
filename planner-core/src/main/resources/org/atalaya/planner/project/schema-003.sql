-- Host keys beyond the one of each host name in the table router: by MAC address, and by network address. A router that
-- answers under another name or at another place is still known by its key.
CREATE TABLE pinned_key (
  scope TEXT NOT NULL CHECK (scope IN ('mac', 'address')),
  value TEXT NOT NULL,
  host_key_type TEXT NOT NULL,
  host_key TEXT NOT NULL,
  PRIMARY KEY (scope, value)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO pinned_key
  SELECT 'mac', mac, host_key_type, host_key FROM router WHERE mac IS NOT NULL AND host_key IS NOT NULL ORDER BY host_name;
INSERT OR IGNORE INTO pinned_key
  SELECT 'address', address, host_key_type, host_key FROM router WHERE address IS NOT NULL AND host_key IS NOT NULL ORDER BY host_name;
