-- Whether a person looked at a statement: proposed, accepted, or by hand.
ALTER TABLE plain_statements ADD COLUMN standing TEXT NOT NULL DEFAULT 'proposed';
DROP VIEW statements;
CREATE VIEW statements AS
SELECT s.id AS statement, p.name AS speaker, s.stance, s.kind, s.hedged, s.said_on, s.knows_by,
       s.score, substr(d.text, s.start + 1, s.end - s.start) AS words, d.outlet, d.published,
       d.id AS article, s.start, s.end, s.standing
FROM plain_statements s LEFT JOIN plain_actors p ON p.key = s.speaker
LEFT JOIN documents d ON d.row = s.document;
