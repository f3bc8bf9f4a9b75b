"""Build small stories of mentions by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from twosource.accounts.told import Told
from twosource.model.actor import Actor, ActorKind, Mention, MentionForm
from twosource.model.document import Document, Zone, ZoneKind
from twosource.model.event import Channel, EventMention, EventWhen, Modality, Participant, Role
from twosource.model.number import NumberRange
from twosource.model.span import Span

TEXT = "x" * 5000


def actor(
    name: str,
    kind: ActorKind = "person",
    *,
    count: int | None = None,
    speaks_for: tuple[str, ...] = (),
    documents: Sequence[str] = (),
) -> Actor:
    form: MentionForm = "role" if name.islower() and kind == "organisation" else "name"
    mentions = tuple(
        Mention(d, Span(0, 1), Span(0, 1), form, 1.0, "written by hand")
        for d in documents or ("anywhere",)
    )
    number = NumberRange(count, count) if count is not None else None
    return Actor(name, kind, name, (), (), number, speaks_for, mentions)


def document(id_: str, published: date | None = None) -> Document:
    zones = tuple(Zone("body", Span(k * 100, k * 100 + 100)) for k in range(50))
    return Document(id_, None, None, None, id_, None, None, published, "en", TEXT, zones)


def _plain(people: Sequence[str]) -> list[Role]:
    return ["participant" for _ in people]


@dataclass
class Story:
    """Collects mentions; places them one after the other in their documents."""

    told: list[Told] = field(default_factory=list)

    def tell(
        self,
        document: str,
        chain: tuple[str, ...],
        people: Sequence[str] = ("ann", "bob"),
        *,
        on: date | tuple[date, date] | None = None,
        count: tuple[int, int | None] | None = None,
        channel: Channel | None = "call",
        type_: str = "contact",
        roles: Sequence[Role] | None = None,
        modality: Modality = "happened",
        definite: bool = False,
        zone: ZoneKind = "body",
        published: date | None = None,
        said_on: date | None = None,
        about: str | None = None,
        open_speaker: bool = False,
    ) -> Told:
        n = sum(t.document == document for t in self.told)
        span = Span(n * 100, n * 100 + 4)
        first, last = on if isinstance(on, tuple) else (on, on)
        mention = EventMention(
            id=f"{document}-{n}",
            document=document,
            span=span,
            clause=Span(n * 100, n * 100 + 50),
            type=type_,
            channel=channel,
            participants=tuple(
                Participant(r, a) for r, a in zip(roles or _plain(people), people, strict=True)
            ),
            when=EventWhen(None, first, last, "stated") if on else None,
            count=NumberRange(*count) if count else None,
            count_span=None,
            modality=modality,
            about=None,
            about_denied=None,
            place=None,
            attribution=None,
            definite=definite,
        )
        told = Told(
            mention,
            chain,
            None if open_speaker else chain[-1],
            said_on,
            published,
            zone,
            n,
            len(chain) == 1 and not open_speaker,
        )
        self.told.append(told)
        return told
