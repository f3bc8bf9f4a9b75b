"""THE list of stages, and the loops over documents and over the story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

from twosource import accounts, actors, attribution, dating, events, recorded
from twosource.attribution.tagging import Tagger, load_tagger
from twosource.corrections.kinds.care import tombstone
from twosource.errors import ReadError, ReadWarning, TwosourceError
from twosource.keeping import Keeper, Progress, reconcile
from twosource.language.parse import Parser, SpacyParser
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import EventMention
from twosource.model.order import OrderRelation
from twosource.model.parse import Parse
from twosource.model.reading import Reading
from twosource.model.when import Timex
from twosource.protect import blind
from twosource.protect.blind import shade
from twosource.reading.hints import Hints
from twosource.reading.inputs import read
from twosource.settings import Limits
from twosource.story import Story
from twosource.versions import versions

_TAGGED = " tagger"
"""What the key of a reading ends with that the tagger had a part in."""


@dataclass(frozen=True, slots=True)
class Models:
    """The trained parts. Without a tagger attributions come from rules alone."""

    parser: Parser
    tagger: Tagger | None = None


def load_models(*, tagger: bool = True) -> Models:
    """Return the models; those are read from disk when they are first used.

    Without ``tagger``, or where its weights were left out, attributions come from rules alone.
    Raises ``ModelError`` where a model is altered (on first use).
    """
    return Models(SpacyParser(), load_tagger() if tagger else None)


def models_of(story: Story) -> Models:
    """Return the models that the story was read with: without the tagger where it was without."""
    return load_models(tagger=tagged(story) is not False)


def tagged(story: Story) -> bool | None:
    """Whether the tagger had a part in the story's readings; None where it has none."""
    keys = story.reading_keys()
    return any(k.endswith(_TAGGED) for k in keys) if keys else None


def reading_key(models: Models) -> str:
    """The key under which a reading is kept that these stages and models make."""
    return versions()["all"] + (_TAGGED if models.tagger is not None else "")


@dataclass(frozen=True, slots=True)
class Work:
    """What the per-document stages hand on: each fills its part and leaves the others alone."""

    document: Document
    parse: Parse
    tagger: Tagger | None = None
    attributions: tuple[Attribution, ...] = ()
    cast: tuple[Actor, ...] = ()
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    orders: tuple[OrderRelation, ...] = ()


Stage = Callable[[Work], Work]


def _attribute(w: Work) -> Work:
    return replace(w, attributions=attribution.attribute(w.document, w.parse, w.tagger))


def _cast(w: Work) -> Work:
    found = actors.cast(w.document, w.parse, w.attributions)
    return replace(w, cast=found.actors, attributions=found.attributions)


def _recognise(w: Work) -> Work:
    return replace(w, timexes=dating.recognise(w.document, w.parse))


def _date_sayings(w: Work) -> Work:
    said = dating.date_sayings(w.document, w.parse, w.timexes, w.attributions)
    return replace(w, attributions=said)


def _extract(w: Work) -> Work:
    return replace(w, mentions=events.extract(w.document, w.parse, w.attributions, w.cast))


def _order_events(w: Work) -> Work:
    found = dating.order_events(w.document, w.parse, w.timexes, w.mentions, w.attributions)
    return replace(w, orders=found)


def _date_events(w: Work) -> Work:
    dated = dating.date_events(w.document, w.parse, w.timexes, w.mentions, w.attributions, w.orders)
    return replace(w, mentions=dated)


STAGES: tuple[tuple[str, Stage], ...] = (
    ("attribution", _attribute),
    ("actors", _cast),
    ("time expressions", _recognise),
    ("dates of sayings", _date_sayings),
    ("events", _extract),
    ("order of events", _order_events),
    ("dates of events", _date_events),
)
"""The per-document stages after parsing, in order. Nothing else runs on a document."""


def read_document(document: Document, models: Models | Parser) -> Reading:
    """Run all per-document stages. A pure function of the document.

    A parser alone: without the tagger.
    """
    if not document.analysed:
        return Reading(document)
    if recorded.is_record(document):
        return recorded.read(document)
    models = models if isinstance(models, Models) else Models(models)
    work = Work(document, models.parser.parse(document), models.tagger)
    for _, stage in STAGES:
        work = stage(work)
    return Reading(
        document=document,
        attributions=work.attributions,
        timexes=work.timexes,
        actors=work.cast,
        event_mentions=work.mentions,
        orders=work.orders,
        reprint_signature=accounts.signature(document),
    )


def analyse(
    inputs: Iterable[Document | ReadError], models: Models | Parser | None = None
) -> Iterator[Reading | ReadError]:
    """Read documents one by one, as they come; errors pass through in their place."""
    models = models or load_models()
    for one in inputs:
        yield one if isinstance(one, ReadError) else attempt(one, models)


def attempt(document: Document, models: Models | Parser) -> Reading | ReadError:
    """``read_document``, but a fault of ours in one article is an error of that article: the others
    go on."""
    try:
        return read_document(document, models)
    except TwosourceError:
        raise
    except Exception as error:  # whatever it is, forty other articles wait
        return ReadError(
            f"this article could not be analysed ({type(error).__name__}: {error})",
            where=document.file or document.doc or document.url or document.id,
            cure="It is a fault of twosource: please report it. The others are done",
        )


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: documents added or altered, found unchanged, stored but not analysed
    (another language), and the inputs that failed, with what is to be said of those read."""

    added: int
    unchanged: int
    failed: tuple[ReadError, ...]
    not_analysed: int


def build(
    targets: Sequence[str],
    story: Story,
    hints: Hints,
    limits: Limits,
    progress: Progress | None = None,
    stdin: bytes | None = None,
    parser: Parser | None = None,
    models: Models | None = None,
) -> BuildReport:
    """Read inputs into the story, analyse what is new, and reconcile the whole.

    Each document is stored as soon as it is read: a build that is cut off loses nothing, and the
    next one goes on from there. Where nothing is new, nothing is written. ``parser`` alone: without
    the tagger. A story read with the tagger is another reading than one without.
    """
    models = models or (Models(parser) if parser else load_models())
    found = chain.from_iterable(read(target, hints, limits, stdin) for target in targets)
    return build_from(found, story, models, progress)


def build_from(
    inputs: Iterable[Document | Reading | ReadError],
    story: Story,
    models: Models,
    progress: Progress | None = None,
    keeper: Keeper | None = None,
) -> BuildReport:
    """Build a story of documents as they come, or that were analysed already; as ``build`` does.

    A ``Reading`` must come from these models. ``keeper``: what this process kept of the story, so
    that what did not change is not compared again.
    """
    tell = progress or (lambda _label, _done, _of: None)
    key = reading_key(models)
    story.begin_build(datetime.now(UTC), versions())
    added = unchanged = not_analysed = 0
    failed: list[ReadError] = []
    forgotten, blinds = story.forgotten(), blind.of_corrections(story.corrections())
    seen: set[str] = set()  # of two texts of one address in the same input, the first counts
    for one in inputs:
        if isinstance(one, ReadError):
            failed.append(one)
            continue
        document = one.document if isinstance(one, Reading) else one
        not_analysed += not document.analysed
        lost = bool(forgotten) and not forgotten.isdisjoint(tombstone(document))
        if blinds and not lost and (dark := shade(document, blinds)) != document:
            one = document = dark  # noqa: PLW2901 - the words that are gone do not come again
        if lost or document.id in seen or story.has_reading(document, key):
            unchanged += 1
        elif isinstance(reading := _reading(one, models), ReadError):
            failed.append(reading)
        else:
            story.put(reading, key)
            added += 1
        seen.add(document.id)
        tell("reading", added + unchanged, None)
    failed += _refresh(story, key, models, tell)
    if story.findings_stale():
        reconcile(story, tell, keeper=keeper)
    counts = {"added": added, "unchanged": unchanged, "failed": _count(failed)}
    story.finish_build(datetime.now(UTC), counts)
    return BuildReport(added, unchanged, tuple(failed), not_analysed)


def _reading(one: Document | Reading, models: Models) -> Reading | ReadError:
    return one if isinstance(one, Reading) else attempt(one, models)


def _count(failed: Sequence[ReadError]) -> int:
    """How many inputs were not read: a warning is of one that was."""
    return sum(not isinstance(e, ReadWarning) for e in failed)


def _refresh(story: Story, key: str, models: Models, tell: Progress) -> list[ReadError]:
    """Read anew the stored documents that an earlier version of a stage read; one that cannot be
    read now keeps its old reading."""
    stale = story.stale_documents(key)
    failed = []
    for n, document in enumerate(stale, 1):
        reading = attempt(document, models)
        if isinstance(reading, ReadError):
            failed.append(reading)
        else:
            story.put(reading, key)
        tell("reading again with this version", n, len(stale))
    return failed
