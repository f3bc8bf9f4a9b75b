-- The findings are written row by row: a row is known by its own key, and what did not change stays.
-- Their order is that of the records (see the model), so no row holds its number.
ALTER TABLE actor_pages RENAME TO old_actors;
CREATE TABLE actor_pages (page TEXT PRIMARY KEY, payload BLOB NOT NULL);
INSERT INTO actor_pages SELECT 'old ' || seq, payload FROM old_actors;
DROP TABLE old_actors;
ALTER TABLE events RENAME TO old_events;
CREATE TABLE events (id TEXT PRIMARY KEY, payload BLOB NOT NULL);
INSERT INTO events SELECT id, payload FROM old_events;
DROP TABLE old_events;
ALTER TABLE claims RENAME TO old_claims;
CREATE TABLE claims (id TEXT PRIMARY KEY, payload BLOB NOT NULL);
INSERT INTO claims SELECT id, payload FROM old_claims;
DROP TABLE old_claims;
ALTER TABLE drifts RENAME TO old_drifts;
CREATE TABLE drifts (id TEXT PRIMARY KEY, payload BLOB NOT NULL);
INSERT INTO drifts SELECT 'old ' || seq, payload FROM old_drifts;
DROP TABLE old_drifts;
ALTER TABLE quote_variants RENAME TO old_quote_variants;
CREATE TABLE quote_variants (id TEXT PRIMARY KEY, payload BLOB NOT NULL);
INSERT INTO quote_variants SELECT 'old ' || seq, payload FROM old_quote_variants;
DROP TABLE old_quote_variants;
