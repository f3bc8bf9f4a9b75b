"""Who is speaking in one document: the entry point of the stage."""

from __future__ import annotations

from dataclasses import replace

from twosource.actors import credit, pronouns, speakers
from twosource.actors.anonymity import find_reasons
from twosource.actors.bodies import find_bodies
from twosource.actors.cast import Cast
from twosource.actors.clients import clients
from twosource.actors.freeze import freeze
from twosource.actors.knowing import carried
from twosource.actors.link import link_names
from twosource.actors.members import find_members
from twosource.actors.names import find_names, look
from twosource.actors.nominals import clip, find_nominals
from twosource.actors.offices import speaks
from twosource.actors.outlets import outlet_name
from twosource.actors.papers import find_papers
from twosource.actors.people import find_people
from twosource.actors.publications import find_publications
from twosource.actors.scene import Scene
from twosource.actors.spokesmen import same_spokesman
from twosource.actors.titles import appositions, genders, late_owners, mark_titles
from twosource.actors.work import Ent
from twosource.language.dateline import find_dateline
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.ids import make_id
from twosource.model.parse import Parse


def outlet_id(document: Document) -> str:
    """The id of the actor that published a document. It is among ``Cast.actors`` always."""
    return make_id("actor", document.id, "outlet")


def cast(document: Document, parse: Parse, attributions: tuple[Attribution, ...]) -> Cast:
    """Find the actors of a document and fill speaker, via and addressee of its attributions.

    What the text leaves open stays None. Never raises on odd input.
    """
    scene = _read(document, parse, attributions)
    outlet = _outlet(scene)
    _agencies(scene)
    genders(scene)
    apposed = appositions(scene)
    find_bodies(scene, apposed)
    find_people(scene, apposed)
    find_publications(scene)
    pronouns.relatives(scene)
    scene.settle()
    speakers.assign(scene)
    pronouns.resolve(scene, quoted=False)
    find_members(scene)
    speakers.assign(scene)
    speakers.floating(scene)
    scene.settle()
    pronouns.resolve(scene, quoted=True)
    speakers.assign(scene)
    find_papers(scene)
    late_owners(scene)
    same_spokesman(scene)
    speaks(scene)
    clients(scene)
    find_reasons(scene)
    actors, ids = freeze(scene, outlet, outlet_id(document))
    return Cast(actors, carried(_fill(scene, attributions, ids), actors))


def _read(document: Document, parse: Parse, attributions: tuple[Attribution, ...]) -> Scene:
    seen = look(parse)
    names = find_names(parse, seen)
    nominals = clip(parse, find_nominals(parse, names), attributions)
    mark_titles(parse, names, nominals)
    linked = link_names(
        parse,
        names,
        document.outlet or "",
        document.running(),
        nominals,
        _turns(parse, attributions),
    )
    scene = Scene(document, parse, attributions, names, nominals, linked)
    scene.left_open += linked.left_open
    for h in names:
        if h.first not in linked.of:
            continue
        ent, score, why = linked.of[h.first]
        scene.add(ent, h.left, h.last, (h.first, h.last), "name", score, why)
    for k, a in enumerate(attributions):
        scene.sources.update(t.i for s in a.source for t in parse.within(s)[:60])
        for s in a.content:
            for t in parse.within(s):
                old = scene.spoken.get(t.i)
                if (
                    old is None
                    or attributions[old].id == a.parent
                    or attributions[old].parent is None
                ):
                    scene.spoken[t.i] = k
    return scene


def _turns(parse: Parse, attributions: tuple[Attribution, ...]) -> frozenset[int]:
    """First tokens of the names before a colon that open what is said in a transcript."""
    cues = [(a, parse.within(a.cue[-1])) for a in attributions if a.cue and a.source]
    return frozenset(
        t.i
        for a, cue in cues
        if len(cue) == 1 and cue[0].text == ":" and a.source[0].end <= cue[0].start
        for t in parse.within(a.source[0])[:8]
    )


def _outlet(scene: Scene) -> Ent:
    """The actor of the outlet itself, found by name where the text names it."""
    name = outlet_name(scene.document)
    words = name.lower().split()
    plain = {"".join(words), "".join(words[1:] if words[:1] == ["the"] else words)}
    for ent in scene.linked.ents:
        if any("".join(k) in plain for k in ent.keys):
            ent.kind = "outlet"
            return ent
    ent = Ent(len(scene.linked.ents), "outlet", name)
    scene.linked.ents.append(ent)
    return ent


def _agencies(scene: Scene) -> None:
    """Whoever sent the text by its dateline ("OSTERBY (Meridian) -") is an outlet."""
    text = scene.document.text
    sent = set()
    for zone in scene.document.running():
        found = find_dateline(text, zone.span.start, zone.span.end)
        if found is not None and found.credit is not None:
            sent.add("".join(found.credit.of(text).lower().split()))
    for ent in scene.linked.ents:
        if ent.kind in ("person", "organisation") and any("".join(k) in sent for k in ent.keys):
            ent.kind = "outlet"


def _fill(
    scene: Scene, attributions: tuple[Attribution, ...], ids: dict[int, str]
) -> tuple[Attribution, ...]:
    vias: dict[int, Ent] = {}
    for k, a in enumerate(attributions):
        if (ent := speakers.via(scene, k, a)) is not None:
            vias[k] = ent
    credit.credited(scene, vias)

    def name(ent: Ent | None) -> str | None:
        return ids.get(ent.number) if ent is not None else None

    return tuple(
        replace(
            a,
            speaker=name(scene.speakers.get(k)),
            via=name(vias.get(k)),
            addressee=name(speakers.addressee(scene, k, a)),
        )
        for k, a in enumerate(attributions)
    )
