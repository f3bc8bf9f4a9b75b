"""`protect`, `private`, `redact`, `forget`: what is not to leave, and what is not to be kept.

``protect``: an actor goes under a pseudonym whatever it did (payload ``yes``), or under its name
(``no``). ``private``: a document (an own interview, a note) is in nothing that leaves. ``redact``:
words of a document are replaced wherever they stand; found again by their anchor. ``forget``: of an
actor the name is taken out of everything; a document is erased, and the row is its tombstone:
payload, the digest of its text. None of them is ever handed on: each would tell what it hides.
They are laid over what leaves (``twosource.leaving``), not over the reading.
"""

from __future__ import annotations

import re
from dataclasses import replace

from twosource.corrections.anchors import anchor, find
from twosource.corrections.ground import Ground
from twosource.corrections.kind import Field, Kind, Laid, Request, chosen, needed
from twosource.corrections.kinds.actors import places
from twosource.corrections.propose import Draft, Known, actor_target
from twosource.corrections.records import GONE
from twosource.errors import UsageError
from twosource.model.correction import Correction, Target
from twosource.model.document import Document
from twosource.model.ids import digest
from twosource.model.reading import Reading
from twosource.model.span import Span

CHOICES = ("yes", "no")
_PLACES = 10
_DOCUMENT = Field("document", "an article's id or file")


def tombstone(document: Document) -> frozenset[str]:
    """What a document that was forgotten is known by when it comes again."""
    return frozenset({document.id, digest(document.text)})


def _document(known: Known, given: str) -> Document:
    """The document of an id, a file or a file's last part. Raises ``UsageError``."""
    every = [r.document for r in known.readings]
    found = [d for d in every if given in (d.id, d.file, d.doc)]
    found = found or [d for d in every if given and given == _last(d.file)]
    if len(found) != 1:
        what = f"{len(found)} articles are called {given}" if found else f"no article is {given}"
        raise known.refusal(what, "Give its id or file, as they stand in: twosource export -f json")
    return found[0]


def _last(file: str | None) -> str:
    return (file or "").replace("\\", "/").rpartition("/")[2]


def _protect(known: Known, request: Request) -> Draft:
    actor = known.actor_called(needed(request, "actor", "a name or an id"))
    to = chosen(request, "to", CHOICES)
    return Draft("protect", (actor_target(known, actor),), (to,))


def _private(known: Known, request: Request) -> Draft:
    d = _document(known, needed(request, "document", _DOCUMENT.about))
    return Draft("private", (Target(d.id, _label(d), (), "document"),))


def _redact(known: Known, request: Request) -> Draft:
    if "place" in request:
        held = {r.document.id: r.document for r in known.readings}
        ((name, span),) = places([needed(request, "place", "DOCUMENT:START-END")])
        d = held[name] if name in held else _document(known, name)
        if span is None or span.end > len(d.text):
            cure = f"Give START-END within 0 to {len(d.text)}, of the text with its true names"
            raise UsageError("there are no such words", where=d.id, cure=cure)
        _same_words(d, span, request)
    else:
        d = _document(known, needed(request, "document", _DOCUMENT.about))
        span = _words_in(d, needed(request, "words", "words of the article"))
    at = replace(anchor(d, span, whole=False), role="content")
    return Draft("redact", (Target(d.id, f"words of {_label(d)}", (at,), "document"),))


def _same_words(d: Document, span: Span, request: Request) -> None:
    """Refuse a place at which other words stand than those that were given with it: offsets out of
    an export under pseudonyms are others."""
    given = request.get("words", [""])[0].split()
    if given and span.of(d.text).split() != given:
        cure = "Offsets are those of: export -f json --no-protect; or give the words alone"
        raise UsageError("other words stand at this place", where=d.id, cure=cure)


def _words_in(d: Document, given: str) -> Span:
    """The one place at which words stand, whatever white space is between them, cut at whole words.
    Raises ``UsageError``."""
    pattern = r"\s+".join(map(re.escape, given.split()))
    found = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", d.text))
    if not found:
        found = list(re.finditer(pattern, d.text))
    if not found:
        cure = "Give them exactly as they stand in the text"
        raise UsageError("these words do not stand in the article", where=d.id, cure=cure)
    if len(found) > 1:
        at = ", ".join(f"{d.id}:{m.start()}-{m.end()}" for m in found[:_PLACES])
        more = f" and {len(found) - _PLACES} more" if len(found) > _PLACES else ""
        cure = f"Give more words, or one of the places ({at}{more}): all that are the same go"
        raise UsageError(f"these words stand there {len(found)} times", where=d.id, cure=cure)
    return Span(*found[0].span())


def _label(d: Document) -> str:
    """By what a person knows a document in the list of corrections."""
    return d.doc or _last(d.file) or d.id


def _of_outlet(d: Document) -> str:
    """By what one that is erased is known: no title and no file, which may tell what it was."""
    told = [w for w in (d.outlet, d.published and d.published.isoformat()) if w]
    return f"an article ({', '.join([*told, d.id])})"


def _forget(known: Known, request: Request) -> Draft:
    given = needed(request, "target", "an actor or a document")
    every = [r.document for r in known.readings]
    if any(given in (d.id, d.file, d.doc, _last(d.file)) for d in every):
        d = _document(known, given)
        target = Target(d.id, _of_outlet(d), (), "document")
        return Draft("forget", (target,), (digest(d.text),))
    return Draft("forget", (actor_target(known, known.actor_called(given)),))


def _still_there(reading: Reading, c: Correction, _: Ground) -> Laid:
    """Whether the words that are redacted stand there still."""
    return reading, "" if find(reading.document.text, c.targets[0].anchors[0]) else GONE


def _found(ground: Ground, c: Correction) -> tuple[None, str]:
    """Whether what it is about is in the story still; a document that is forgotten is not."""
    one = c.targets[0]
    if c.kind == "forget" and one.about == "document":
        return None, ""
    held = ground.actor(one) if one.about == "actor" else ground.readings.get(one.id)
    return None, "" if held else GONE


def _shape(c: Correction) -> bool:
    about = [t.about for t in c.targets]
    wanted = {"protect": ["actor"], "private": ["document"], "redact": ["document"]}
    return about == wanted.get(c.kind, about) and len(about) == 1


def _words(c: Correction) -> str:
    what = c.targets[0].name
    if c.kind == "protect":
        return f"{what} under a pseudonym" if c.payload[:1] == ("yes",) else f"{what} by name"
    if c.kind == "forget" and c.targets[0].about == "actor":
        what = f"an actor ({c.targets[0].id})"
    told = {"private": "private", "redact": "redacted", "forget": "forgotten"}[c.kind]
    return f"{told}: {what}"


def _decides(c: Correction) -> str:
    return c.kind


PROTECT = Kind(
    "protect", "say that somebody goes under a pseudonym in all that leaves, or by name",
    (Field("actor", "an actor's name or id"), Field("to", "whether", choices=CHOICES)),
    _protect, _shape, _words, _decides, across=_found, shared=False,
)  # fmt: skip
PRIVATE = Kind(
    "private", "say that a document (an own interview, a note) is in nothing that leaves",
    (_DOCUMENT,), _private, _shape, _words, _decides, across=_found, shared=False,
)  # fmt: skip
REDACT = Kind(
    "redact", "take words out of all that leaves",
    (Field("place", "DOCUMENT:START-END, in the text with its true names; else give document and"
           " words", required=False),
     Field("document", _DOCUMENT.about, required=False),
     Field("words", "words as they stand in it, once", required=False)),
    _redact, _shape, _words, _decides, _still_there, shared=False,
)  # fmt: skip
FORGET = Kind(
    "forget", "take a name out of everything, or erase a document from the story",
    (Field("target", "an actor's name or id, or a document's id or file"),), _forget, _shape,
    _words, _decides, across=_found, shared=False,
)  # fmt: skip
