-- What people corrected: rows beside the evidence, replayed on every build, never deleted.
-- targets: JSON, the ids they had then, and the words by which they are found again.
-- payload: JSON, what is said of them (see Correction). state: what became of it in the last build.
-- before: JSON, the events' names that it changed (mention id -> event id), given back by undoing it.
CREATE TABLE corrections (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  targets TEXT NOT NULL,
  payload TEXT NOT NULL,
  made    TEXT NOT NULL,
  made_by TEXT NOT NULL,
  reason  TEXT,
  undone  TEXT,
  state   TEXT NOT NULL DEFAULT '',
  before  TEXT NOT NULL DEFAULT '{}'
);

-- The id that a key would have had nobody corrected anything; NULL where it is the same.
ALTER TABLE identities ADD COLUMN machine TEXT;
