-- Plain rows of what the packed records hold, so that Datasette, or anybody with sqlite3, can read a
-- story as it is: the views findings, accounts, statements, actors and articles, beside the table
-- documents. Filled together with the findings; nothing reads them back.
ALTER TABLE actors RENAME TO actor_pages;

CREATE TABLE plain_actors (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, also TEXT,
  roles TEXT, speaks_for TEXT, people_min INTEGER, people_max INTEGER, mentions INTEGER NOT NULL,
  articles INTEGER NOT NULL
);
CREATE TABLE plain_chains (key INTEGER PRIMARY KEY, origin INTEGER, words TEXT NOT NULL);
CREATE TABLE plain_findings (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, event TEXT NOT NULL, type TEXT NOT NULL, channel TEXT,
  modality TEXT NOT NULL, participants TEXT, facet TEXT NOT NULL, status TEXT NOT NULL,
  standing TEXT NOT NULL
);
-- document: the row of the text that the findings speak of.
CREATE TABLE plain_accounts (
  finding INTEGER NOT NULL, value TEXT NOT NULL, low INTEGER, high INTEGER, earliest TEXT,
  latest TEXT, denied INTEGER NOT NULL, at_least INTEGER NOT NULL, at_most INTEGER, chain INTEGER,
  said_on TEXT, document INTEGER, start INTEGER, end INTEGER, standing TEXT NOT NULL
);
CREATE TABLE plain_statements (
  id TEXT NOT NULL, document INTEGER, speaker INTEGER, stance TEXT NOT NULL, kind TEXT NOT NULL,
  hedged INTEGER NOT NULL, said_on TEXT, knows_by TEXT NOT NULL, score REAL NOT NULL,
  start INTEGER, end INTEGER
);
CREATE INDEX plain_accounts_by_finding ON plain_accounts (finding);

-- The text that the findings speak of, of each document.
CREATE VIEW articles AS
SELECT d.id AS article, d.outlet, d.title, d.byline, d.published, d.url, d.file, d.language,
       d.analysed, d.kind, r.reprint_of, d.text
FROM members m JOIN documents d ON d.id = m.document AND d.version = m.version
LEFT JOIN reprints r ON r.document = d.id;

CREATE VIEW actors AS
SELECT id AS actor, kind, name, also, roles, speaks_for, people_min, people_max, mentions, articles
FROM plain_actors;

-- One row a finding: one question about one event; "values" are those that are told.
CREATE VIEW findings AS
SELECT f.id AS finding, f.event, f.type, f.channel, f.modality, f.participants, f.facet, f.status,
       f.standing,
       (SELECT group_concat(v.said, ' / ') FROM (
          SELECT DISTINCT CASE a.denied WHEN 1 THEN 'denied: ' || a.value ELSE a.value END AS said
          FROM plain_accounts a WHERE a.finding = f.key) v) AS "values",
       (SELECT count(DISTINCT a.document) FROM plain_accounts a WHERE a.finding = f.key) AS articles
FROM plain_findings f;

-- One row for each account of each value, with its exact words (of its first passage).
CREATE VIEW accounts AS
SELECT f.id AS finding, f.event, f.type, f.channel, f.participants, f.facet, f.status, a.value,
       a.low, a.high, a.earliest, a.latest, a.denied, a.at_least AS independent_at_least,
       a.at_most AS independent_at_most, o.name AS origin, c.words AS chain, a.said_on, d.outlet,
       d.published, substr(d.text, a.start + 1, a.end - a.start) AS words, d.id AS article,
       a.start, a.end, a.standing
FROM plain_accounts a JOIN plain_findings f ON f.key = a.finding
LEFT JOIN plain_chains c ON c.key = a.chain
LEFT JOIN plain_actors o ON o.key = c.origin
LEFT JOIN documents d ON d.row = a.document;

-- One row for each saying, with the words that are said (of its first stretch).
CREATE VIEW statements AS
SELECT s.id AS statement, p.name AS speaker, s.stance, s.kind, s.hedged, s.said_on, s.knows_by,
       s.score, substr(d.text, s.start + 1, s.end - s.start) AS words, d.outlet, d.published,
       d.id AS article, s.start, s.end
FROM plain_statements s LEFT JOIN plain_actors p ON p.key = s.speaker
LEFT JOIN documents d ON d.row = s.document;

-- A story of before has no such rows: its next build fills them.
DELETE FROM meta WHERE key = 'findings';
UPDATE meta SET value = '1' WHERE key = 'stale';
