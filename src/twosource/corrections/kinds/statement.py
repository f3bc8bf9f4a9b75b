"""`statement`: words that a person adds by hand, from an own interview or a document.

It becomes a document of its own kind, is read as articles are, and takes part in the findings as
an account of who said it; never as an article. Target: that document, with the words. ``payload``:
interview or document, who, the day (ISO 8601, or empty), what it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from twosource.corrections.anchors import AROUND, find, owner
from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, chosen, needed, one
from twosource.corrections.propose import Draft, Known
from twosource.corrections.records import GONE, short
from twosource.errors import UsageError
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.correction import Anchor, Correction, Target
from twosource.model.document import Document, DocumentKind, Zone
from twosource.model.ids import make_id
from twosource.model.reading import Reading
from twosource.model.span import Span
from twosource.model.standing import EVERY_FACET, Checked

FORMS: tuple[DocumentKind, ...] = tuple(f for f in get_args(DocumentKind) if f != "article")
NAMES = {"interview": "Own interview", "document": "Document"}
CUES = {"interview": "said", "document": "wrote"}
LONG = 200
"""Code points of a name, at most."""
FIELDS = (
    Field("form", "what it is", choices=FORMS),
    Field("who", "who said or wrote it, as an article would name them"),
    Field("words", "what was said, word by word"),
    Field("said", "the day, as 2031-05-04", required=False),
    Field("title", "what it is called, as: interview in the car park", required=False),
)
_MARKS = str.maketrans(dict.fromkeys('"\u201c\u201d\u201e\u00ab\u00bb', "'"))
_HAND = (Checked(EVERY_FACET, "by hand"),)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person added. ``words`` hold no double quotation marks: they stand in some."""

    form: DocumentKind
    who: str
    said: date | None
    title: str
    words: str

    @classmethod
    def of(cls, c: Correction) -> Statement:
        """Read a correction. Raises ``ValueError``."""
        form, who, said, title = c.payload
        (kind,) = (f for f in FORMS if f == form)
        day = date.fromisoformat(said) if said else None
        return cls(kind, who, day, title, c.targets[0].anchors[0].exact)

    @property
    def text(self) -> str:
        """The text of the document: who said it, then the words."""
        return f"{self.head}{self.words}\u201d"

    @property
    def head(self) -> str:
        """What stands before the words."""
        return f"{self.who} {CUES[self.form]}: \u201c"

    @property
    def document(self) -> Document:
        """The document. Its id depends on all that was given."""
        said = self.said.isoformat() if self.said else None
        id_ = make_id("doc", "by hand", self.form, self.who, said, self.title, self.words)
        text = self.text
        return Document(
            id=id_, doc=None, file=None, url=None, outlet=NAMES[self.form],
            title=self.title or f"{NAMES[self.form]}: {self.who}", byline=None,
            published=self.said, language="en", text=text,
            zones=(Zone("body", Span(0, len(text))),), kind=self.form,
        )  # fmt: skip


def propose(_: Known, request: Request) -> Draft:
    """A statement. Raises ``UsageError``."""
    form = chosen(request, "form", FORMS)
    who = " ".join(needed(request, "who", FIELDS[1].about).split())
    words_ = _plain(needed(request, "words", FIELDS[2].about))
    title = " ".join(one(request, "title").split())
    said = one(request, "said")
    if max(len(who), len(title)) > LONG:
        raise UsageError("the name is too long", cure=f"Give at most {LONG} letters")
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError as error:
        raise UsageError(f"{said} is no day", cure="Give it as 2031-05-04") from error
    (kind,) = (f for f in FORMS if f == form)
    return draft(Statement(kind, who.translate(_MARKS), day, title, words_))


def draft(s: Statement) -> Draft:
    """The draft of a statement."""
    document, start = s.document, len(s.head)
    at = Span(start, start + len(s.words))
    anchor = Anchor(document.id, at, s.words, s.head[-AROUND:], "\u201d", False, "content")
    target = Target(document.id, short(s.words), (anchor,), "document")
    said = s.said.isoformat() if s.said else ""
    return Draft("statement", (target,), (s.form, s.who, said, s.title))


def _plain(given: str) -> str:
    """The words in one paragraph, with single quotation marks within them."""
    return re.sub(r"\s+", " ", given).strip().translate(_MARKS)


def over(reading: Reading, c: Correction, _: Ground) -> Laid:
    """All that is read in it was added by hand; its words are those of who is named."""
    s = Statement.of(c)
    place = find(reading.document.text, c.targets[0].anchors[0])
    if place is None:
        return reading, GONE
    held = tuple(replace(a, standing="by hand") for a in reading.attributions)
    if not any(x.overlaps(place) for a in held for x in a.content):
        held = (_whole(reading, s, place), *held)
    outer = next(a for a in held if any(x.overlaps(place) for x in a.content))
    mentions = tuple(
        replace(m, standing="by hand", checked=_HAND, attribution=m.attribution or outer.id)
        for m in reading.event_mentions
    )
    return replace(reading, attributions=held, event_mentions=mentions), ""


def _whole(reading: Reading, s: Statement, place: Span) -> Attribution:
    """An attribution of the whole words to who is named before them."""
    source = (Span(0, len(s.who)),)
    cue = (Span(len(s.who) + 1, len(s.who) + 1 + len(CUES[s.form])),)
    text = reading.document.text
    named = Anchor(reading.document.id, source[0], source[0].of(text), "", text[source[0].end :])
    who = owner(reading, named)
    return Attribution(
        attribution_id(reading.document.id, source, cue, (place,)), reading.document.id, source,
        cue, (place,), "direct", "asserts", False, speaker=who[0].id if who else None,
        said_on=s.said, score=1.0, reason="added by hand", standing="by hand",
    )  # fmt: skip


def shape(c: Correction) -> bool:
    """Whether it is a correction such as ``propose`` makes, to the letter."""
    fits = len(c.targets) == 1 and len(c.payload) == 4 and c.payload[0] in FORMS
    if not fits or len(c.targets[0].anchors) != 1 or c.targets[0].about != "document":
        return False
    try:
        s = Statement.of(c)
    except ValueError:
        return False
    plain = s.words == _plain(s.words) != "" and s.who == " ".join(s.who.split()).translate(_MARKS)
    named = 0 < len(s.who) <= LONG and len(s.title) <= LONG
    return plain and named and draft(s).targets == c.targets


def words(c: Correction) -> str:
    """A line that tells it."""
    form, who, said, title = c.payload
    when = f", {said}" if said else ""
    called = f" ({title})" if title else ""
    return f"{NAMES[form].lower()}{called}: {who}{when}: {c.targets[0].name}"


KIND = Kind(
    "statement", "add what somebody told you, or what a document says", FIELDS, propose, shape,
    words, over=over, document=lambda c: Statement.of(c).document,
)  # fmt: skip
