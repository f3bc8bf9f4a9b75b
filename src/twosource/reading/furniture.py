"""Which paragraphs are furniture: what the page prints around the article."""

from __future__ import annotations

from twosource.reading.lexicon import patterns
from twosource.reading.paragraphs import Paragraph
from twosource.reading.signs import BLANK, QUOTES, ends_stopped, strip, word_count

_FILE = "furniture.toml"
_LONGEST = 60
_LOOK = 400
_LINK_WORDS = 20
_LEAST_BODY = 3
_ABOVE = 0.4


def furniture(paragraphs: tuple[Paragraph, ...]) -> frozenset[int]:
    """Return the indices of the furniture.

    A line is furniture by its own words, as a link below the title of a list of links, or as
    anything below the title of the readers' comments (where an article stands above it).
    """
    found: set[int] = set()
    body = 0
    in_links = False
    for k, p in enumerate(paragraphs):
        line = strip(p.text[: _LOOK * 2])[:_LOOK]
        if body >= _LEAST_BODY and _opens_comments(paragraphs, k):
            found.update(range(k, len(paragraphs)))
            break
        if is_furniture_line(p.text, line) or _teaser(paragraphs, k):
            found.add(k)
            in_links = matches("links", p.text)
        elif in_links and _is_link(p.text):
            found.add(k)
        else:
            in_links = False
            body += 1
    return frozenset(found)


def _opens_comments(paragraphs: tuple[Paragraph, ...], k: int) -> bool:
    if matches("comments", paragraphs[k].text):
        return True
    end = paragraphs[-1].span.end
    return paragraphs[k].span.start >= _ABOVE * end and matches(
        "comments_button", paragraphs[k].text
    )


def _is_link(text: str) -> bool:
    """Whether a line looks like a headline: short, and no statement with a full stop."""
    asks = text.rstrip(BLANK + QUOTES)[-1:] in ("?", "!")
    return (asks or not ends_stopped(text)) and word_count(text) <= _LINK_WORDS


def _teaser(paragraphs: tuple[Paragraph, ...], k: int) -> bool:
    """Whether a short unstopped line stands twice in a row: a link with its picture's text."""
    text = paragraphs[k].text
    if ends_stopped(text) or not 3 <= word_count(text) <= _LINK_WORDS:
        return False
    around = paragraphs[max(k - 1, 0) : k] + paragraphs[k + 1 : k + 2]
    return any(p.text.strip() == text.strip() for p in around)


def is_furniture_line(text: str, line: str) -> bool:
    """Whether a paragraph (``line``: its beginning, without blanks and bullet) is furniture."""
    if not any(c.isalnum() for c in text[:2000]):
        return len(text) < 200  # a rule of dashes or stars
    if word_count(text, _LONGEST + 1) > _LONGEST:
        return False
    if patterns(_FILE, "anywhere").match(line):
        return True
    return patterns(_FILE, "contains").search(line) is not None


def matches(section: str, text: str) -> bool:
    """Whether the paragraph matches a section of the lexicon at its start."""
    if word_count(text, _LONGEST + 1) > _LONGEST:
        return False
    return patterns(_FILE, section).match(strip(text)[:_LOOK]) is not None
