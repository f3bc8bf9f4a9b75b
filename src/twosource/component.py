"""Attribution as a spaCy pipeline component, for those who work in spaCy.

::

    nlp = spacy.blank("en")  # or any other pipeline
    nlp.add_pipe("twosource_attribution")
    doc = nlp(text)
    for source in doc.spans["attribution_source"]: ...
    for a in doc._.attributions: ...

The component reads ``doc.text`` with twosource's own stages (and its own parse: results are the
same whatever pipeline it stands in). Spans are widened to whole tokens of the ``doc``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cattrs.preconf.json import make_converter
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as SpacySpan

from twosource.model.attribution import Attribution
from twosource.model.document import Document, document_id
from twosource.model.reading import Reading
from twosource.pipeline import Models, load_models, read_document

if TYPE_CHECKING:
    from twosource.model.span import Span

ROLES = ("source", "cue", "content")
NAME = "twosource_attribution"
_JSON = make_converter()


class AttributionComponent:
    """Fills ``doc.spans["attribution_source" | "attribution_cue" | "attribution_content"]``.

    Each span's label is the attribution's stance, its ``id_`` the attribution's id, so that the
    three groups can be joined. ``doc._.attributions`` has the records (spans in characters of
    ``doc.text``), ``doc._.attribution_speakers`` maps an attribution's id to the speaker's name.
    """

    def __init__(self, *, tagger: bool = True) -> None:
        self._tagger = tagger
        self._models: Models | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read the text of ``doc`` and return it with the spans set."""
        if self._models is None:
            self._models = load_models(tagger=self._tagger)
        reading = read_document(_document(doc.text), self._models)
        for role in ROLES:
            spans = [
                found
                for a in reading.attributions
                for s in getattr(a, role)
                if (found := _widened(doc, a, s)) is not None
            ]
            doc.spans[f"attribution_{role}"] = SpanGroup(
                doc, name=f"attribution_{role}", spans=spans
            )
        doc.user_data[NAME] = _JSON.dumps(Kept(reading.attributions, _speakers(reading)))
        return doc


@dataclass(frozen=True, slots=True)
class Kept:
    """What a ``doc`` keeps, as JSON: so that it can be pickled, stored in a ``DocBin``, and handed
    on by ``nlp.pipe(n_process=2)``."""

    attributions: tuple[Attribution, ...]
    speakers: dict[str, str]


def _kept(doc: Doc) -> Kept | None:
    """What the component left; None where it has not run."""
    text = doc.user_data.get(NAME)
    return _JSON.loads(text, Kept) if text is not None else None


def _document(text: str) -> Document:
    from twosource.reading.zones import lay_out

    return Document(
        id=document_id(None, None, text), doc=None, file=None, url=None, outlet=None, title=None,
        byline=None, published=None, language="en", text=text, zones=lay_out(text).zones,
    )  # fmt: skip


def _widened(doc: Doc, a: Attribution, span: Span) -> SpacySpan | None:
    return doc.char_span(
        span.start, span.end, label=a.stance, span_id=a.id, alignment_mode="expand"
    )


def _speakers(reading: Reading) -> dict[str, str]:
    names = {a.id: a.name for a in reading.actors}
    return {a.id: names[a.speaker] for a in reading.attributions if a.speaker in names}


def _extensions() -> None:
    getters = {
        "attributions": lambda doc: (k := _kept(doc)) and k.attributions,
        "attribution_speakers": lambda doc: (k := _kept(doc)) and k.speakers,
    }
    for name, getter in getters.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)


@Language.factory(NAME, default_config={"tagger": True})  # type: ignore[untyped-decorator]
def make(nlp: Language, name: str, tagger: bool) -> AttributionComponent:  # noqa: ARG001
    """Make the component; ``nlp`` and ``name`` are spaCy's and not used. ``tagger``: with the
    trained tagger, where it is installed; else by rules alone."""
    _extensions()
    return AttributionComponent(tagger=tagger)
