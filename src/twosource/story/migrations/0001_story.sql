-- Evidence: every text that was ever read. A silent edit of a page is a new version of one document;
-- one version is active. Texts are never changed.
CREATE TABLE documents (
  row       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL,
  version   TEXT NOT NULL,
  active    INTEGER NOT NULL,
  doc       TEXT,
  file      TEXT,
  url       TEXT,
  outlet    TEXT,
  title     TEXT,
  byline    TEXT,
  published TEXT,
  language  TEXT,
  analysed  INTEGER NOT NULL,
  zones     TEXT NOT NULL,
  text      TEXT NOT NULL,
  UNIQUE (id, version)
);
CREATE UNIQUE INDEX one_active_version ON documents (id) WHERE active = 1;

-- What the per-document stages said of the active version; key: its version and the stages'.
CREATE TABLE readings (
  document TEXT PRIMARY KEY,
  key      TEXT NOT NULL,
  payload  BLOB NOT NULL
);

-- The result of the across-document stage: replaced as a whole, in one transaction.
-- Actors are many and small: packed by the page, they take a quarter of the room.
CREATE TABLE actors (seq INTEGER PRIMARY KEY, payload BLOB NOT NULL);
-- For each document its reading's actors and the story's actors that they are.
-- version, key: the reading that the findings speak of.
CREATE TABLE members (
  document TEXT PRIMARY KEY,
  version  TEXT NOT NULL,
  key      TEXT NOT NULL,
  payload  BLOB NOT NULL
);
CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payload BLOB NOT NULL);
CREATE TABLE claims (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payload BLOB NOT NULL);
CREATE TABLE drifts (seq INTEGER PRIMARY KEY, payload BLOB NOT NULL);
CREATE TABLE quote_variants (seq INTEGER PRIMARY KEY, payload BLOB NOT NULL);
CREATE TABLE reprints (document TEXT PRIMARY KEY, reprint_of TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE main_events (document TEXT PRIMARY KEY, event TEXT NOT NULL) WITHOUT ROWID;
-- Records of a document that the across-document stage changed beyond naming the story's actors.
CREATE TABLE overrides (
  document TEXT NOT NULL,
  kind     TEXT NOT NULL,
  payload  BLOB NOT NULL,
  PRIMARY KEY (document, kind)
);

-- Names given once and kept: a local id or a mention's id, and the story's id.
CREATE TABLE identities (key TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE redirects (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE builds (
  id           INTEGER PRIMARY KEY,
  started      TEXT NOT NULL,
  finished     TEXT,
  added        INTEGER,
  unchanged    INTEGER,
  failed       INTEGER,
  not_analysed INTEGER,
  versions     TEXT NOT NULL
);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Search over the active texts. The index holds no copy of them.
CREATE VIRTUAL TABLE fts USING fts5 (
  title, outlet, text,
  content = 'documents', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents WHEN new.active = 1 BEGIN
  INSERT INTO fts (rowid, title, outlet, text) VALUES (new.row, new.title, new.outlet, new.text);
END;
CREATE TRIGGER documents_shown AFTER UPDATE ON documents
WHEN old.active = 0 AND new.active = 1 BEGIN
  INSERT INTO fts (rowid, title, outlet, text) VALUES (new.row, new.title, new.outlet, new.text);
END;
CREATE TRIGGER documents_hidden AFTER UPDATE ON documents
WHEN old.active = 1 AND new.active = 0 BEGIN
  INSERT INTO fts (fts, rowid, title, outlet, text)
  VALUES ('delete', old.row, old.title, old.outlet, old.text);
END;
