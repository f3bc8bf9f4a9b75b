-- What a document is: an article, or evidence that a person added by hand (an own interview, a
-- document that is no article).
ALTER TABLE documents ADD COLUMN kind TEXT NOT NULL DEFAULT 'article';

-- What changed in the findings each time they were replaced: by a build, or by a correction that
-- was made or undone. payload: the first of them, with the findings before and after.
CREATE TABLE changes (
  id         INTEGER PRIMARY KEY,
  made       TEXT NOT NULL,
  correction INTEGER,
  undone     INTEGER NOT NULL DEFAULT 0,
  added      INTEGER NOT NULL,
  dropped    INTEGER NOT NULL,
  altered    INTEGER NOT NULL,
  payload    BLOB NOT NULL
);
