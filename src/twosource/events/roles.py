"""Participants by role."""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.absent import left_out
from twosource.events.frames import Hit, at_most
from twosource.events.people import People, Who
from twosource.model.event import Participant, Role
from twosource.model.parse import Parse, Token


def participants(parse: Parse, people: People, hit: Hit) -> tuple[Participant, ...]:
    """Return who takes part, each actor once, the first role found for it."""
    found = (
        _contact(parse, people, hit) if hit.entry.type == "contact" else _act(parse, people, hit)
    )
    out: dict[str, Participant] = {}
    gone = dict(people.resolve(left_out(parse, hit)))
    for role, (actor, span) in found:
        out.setdefault(actor, Participant(role, actor, span, actor in gone))
    for actor, span in gone.items():
        out.setdefault(actor, Participant("participant", actor, span, True))
    return tuple(out.values())


def partner_open(parse: Parse, people: People, hit: Hit) -> bool:
    """Whether a verb of contact names a partner that is nobody ("met the standards", "spoke to the
    need for reform"): then it is no contact. A pronoun may be anybody."""
    if hit.verb != hit.i or hit.entry.type != "contact":
        return False
    done = [t for t in g.children(parse, hit.i, "dobj", "dative") if t.pos != "ADP"]
    named = done or g.objects_of(parse, hit.i, "with", "to")
    if not named or any(t.pos == "PRON" for t in named):
        return False
    return not any(people.actors[who].kind != "place" for who, _ in people.resolve(named))


def _with(role: Role, people: People, tokens: list[Token]) -> list[tuple[Role, Who]]:
    return [(role, who) for who in people.resolve(tokens)]


def _contact(parse: Parse, people: People, hit: Hit) -> list[tuple[Role, Who]]:
    if hit.verb == hit.i:
        return _contact_verb(parse, people, hit)
    out = _noun_complements(parse, people, hit)
    if hit.verb is None or hit.light in ("", "occur"):
        if hit.verb is not None and hit.light == "occur":
            out += _with("participant", people, g.objects_of(parse, hit.verb, "between", "with"))
            out += _with("participant", people, g.objects_of(parse, hit.verb, "involving"))
        return out
    doer = _doer(parse, hit.verb)
    first, second = _sides(hit.light)
    out = _with(first, people, doer) + out
    datives = g.children(parse, hit.verb, "dative", "iobj")
    noun = parse.tokens[hit.i]
    if noun.dep == "dobj" or at_most(parse, noun):  # "sent him two letters", with two objects
        datives += [d for d in g.children(parse, hit.verb, "dobj") if d.i < hit.i]
    out += _with(second, people, [d for d in datives if d.pos in ("PRON", "PROPN", "NOUN")])
    toward = "from" if hit.light == "receive" else "to"
    out += _with(second, people, g.objects_of(parse, hit.verb, toward))
    out += _with("participant", people, g.objects_of(parse, hit.verb, "with", "between"))
    return out


def _sides(light: str) -> tuple[Role, Role]:
    if light == "begin":
        return "initiator", "addressee"
    if light == "receive":
        return "addressee", "initiator"
    return "participant", "participant"


def _doer(parse: Parse, verb: int) -> list[Token]:
    """Who carries out verb: its subject, in the passive the agent."""
    if g.passive(parse, verb):
        return g.objects_of(parse, verb, "by")
    return g.subject(parse, verb)


def _own_doer(parse: Parse, verb: int) -> list[Token]:
    """The subject or agent of the verb itself. Whoever did a harm is never inferred from a
    neighbouring clause: a wrong name there hurts somebody."""
    if g.passive(parse, verb):
        return g.objects_of(parse, verb, "by")
    subjects = g.children(parse, verb, *g.SUBJECTS)
    return [c for s in subjects for c in g.conjuncts(parse, s.i)]


def _noun_complements(parse: Parse, people: People, hit: Hit) -> list[tuple[Role, Who]]:
    """ "call between A and B", "call with B", "call to B", "call from A", "A's call"."""
    out = _with("participant", people, g.objects_of(parse, hit.i, "between", "with", "among"))
    begun = hit.light != "receive"
    out += _with(
        "addressee" if hit.light != "share" else "participant",
        people,
        g.objects_of(parse, hit.i, "to"),
    )
    senders = g.objects_of(parse, hit.i, "from", "by")
    out += _with("initiator", people, senders)
    for s in senders:  # "from A to B", where the parse hangs B on A
        out += _with("addressee", people, g.objects_of(parse, s.i, "to"))
    out += _with("participant" if begun else "initiator", people, g.children(parse, hit.i, "poss"))
    return out


def _contact_verb(parse: Parse, people: People, hit: Hit) -> list[tuple[Role, Who]]:
    doer = _doer(parse, hit.i)
    done = [t for t in g.children(parse, hit.i, "dobj", "dative") if t.pos != "ADP"]
    done = [x for d in done for x in g.conjuncts(parse, d.i)]
    if g.passive(parse, hit.i):
        done += g.children(parse, hit.i, *g.PASSIVES) or g.subject(parse, hit.i)
    if parse.tokens[hit.i].dep == "relcl" and not done:
        done = [parse.tokens[parse.tokens[hit.i].head]]
    if hit.entry.frame == "mutual":
        partner = g.objects_of(parse, hit.i, "with", "to")
        return _with("participant", people, doer) + _with("participant", people, partner or done)
    toward = g.objects_of(parse, hit.i, "to") if not done else []
    return _with("initiator", people, doer) + _with("addressee", people, done + toward)


def _exchange(parse: Parse, people: People, hit: Hit) -> list[tuple[Role, Who]]:
    """ "A paid B $5 million", "B's payment to A", "the deal between A and B": who gives is the
    actor, who gets the recipient."""
    verb = hit.verb if hit.verb is not None else hit.i
    if hit.entry.reversed or hit.light == "receive":  # "B received $5 million from A"
        out = _with("recipient", people, _doer(parse, verb))
        sums = [o.i for o in g.objects_of(parse, hit.i, "of")]  # "a loan of $500 from Roe"
        for i in dict.fromkeys((verb, hit.i, *sums)):
            out += _with("actor", people, g.objects_of(parse, i, "from"))
        return out
    out = _with("actor", people, _doer(parse, verb))
    for i in dict.fromkeys((verb, hit.i)):
        out += _with("recipient", people, g.children(parse, i, "dative", "iobj"))
        done = [
            x for d in g.children(parse, i, "dobj", *g.PASSIVES) for x in g.conjuncts(parse, d.i)
        ]
        out += _with("recipient", people, done)
        out += _with("recipient", people, g.objects_of(parse, i, "to", "from"))
        out += _with("participant", people, g.objects_of(parse, i, "with", "between", "for", "of"))
        out += _with(
            "actor", people, [*g.objects_of(parse, i, "by"), *g.children(parse, i, "poss")]
        )
    return out


_BY_FRAME: dict[str, tuple[Role, Role]] = {
    "act": ("actor", "recipient"),
    "directed": ("actor", "addressee"),
    "harm": ("suspect", "victim"),
}


def _own_act(parse: Parse, people: People, hit: Hit, role: Role) -> list[tuple[Role, Who]]:
    """Who does what is done by oneself alone: "her resignation", "tendered a resignation". Who
    accepts, demands or announces another's takes no part."""
    tokens = parse.tokens
    owners = [t for t in g.children(parse, hit.i, "poss") if t.pos != "PRON" or people.at(t)]
    owners += g.objects_of(parse, hit.i, "of", "by", "from")
    own = hit.verb is not None and tokens[hit.verb].lemma in hit.entry.done_by
    if hit.verb is not None and own and not owners:
        owners = _doer(parse, hit.verb)
    return _with(role, people, owners)


def _act(parse: Parse, people: People, hit: Hit) -> list[tuple[Role, Who]]:
    if hit.entry.frame == "exchange":
        return _exchange(parse, people, hit)
    first, second = _BY_FRAME.get(hit.entry.frame, ("actor", "object"))
    if hit.entry.reversed:
        return _with(second, people, _doer(parse, hit.i if hit.verb is None else hit.verb))
    verb = hit.verb if hit.verb is not None else hit.i
    is_noun = hit.i != hit.verb
    out: list[tuple[Role, Who]] = []
    if is_noun and hit.entry.done_by:
        return _own_act(parse, people, hit, first)
    if not is_noun and hit.entry.frame == "act" and _passive_too(parse, verb):
        by = _with(first, people, g.objects_of(parse, verb, "by"))
        return by + _with(second, people, g.subject(parse, verb))
    if not is_noun or hit.light in ("begin", "share", "receive"):
        doer = _own_doer(parse, verb) if hit.entry.frame == "harm" else _doer(parse, verb)
        out += _with(first, people, doer)
    if is_noun:
        out += _with(first, people, g.objects_of(parse, hit.i, "by"))
        out += _with(second, people, g.objects_of(parse, hit.i, "on", "against", "of"))
        if hit.verb is not None:
            out += _with(second, people, g.objects_of(parse, hit.verb, "on", "against"))
        return out + _sent_by(parse, people, hit, g.objects_of(parse, hit.i, "of"))
    if hit.entry.frame == "mutual":  # "cooperated with the inquiry"
        return out + _with("participant", people, g.objects_of(parse, verb, "with"))
    done = g.children(parse, verb, "dobj", *g.PASSIVES) or g.befallen(parse, verb)
    found = _with(second, people, [x for d in done for x in g.conjuncts(parse, d.i)])
    if hit.entry.type == "accident":  # "sank off Orsk Bay", where the parser has an object
        found = [(r, who) for r, who in found if people.actors[who[0]].kind != "place"]
    return out + found + _sent_by(parse, people, hit, done)


def _passive_too(parse: Parse, i: int) -> bool:
    """Whether a verb shares the passive of the one it is joined to: "was detained and released"."""
    t = parse.tokens[i]
    own = g.children(parse, i, "aux", "auxpass", "dobj", *g.SUBJECTS, *g.PASSIVES)
    return t.dep == "conj" and t.tag == "VBN" and not own and g.passive(parse, t.head)


def _sent_by(parse: Parse, people: People, hit: Hit, befell: list[Token]) -> list[tuple[Role, Who]]:
    """Whose people are expelled, where these have no names: "two diplomats of Norway", "Norway's
    envoys"."""
    if hit.entry.type != "expulsion":
        return []
    open_ = [
        t for t in befell if (w := people.at(t)) is None or people.actors[w[0]].kind == "unnamed"
    ]
    of = [o for t in open_ for o in (*g.objects_of(parse, t.i, "of", "from"),
                                     *g.children(parse, t.i, "poss"))]  # fmt: skip
    states = ("place", "organisation", "person")
    return [
        ("object", w) for w in people.resolve(of)
        if people.actors[w[0]].kind in states and of[0].pos == "PROPN"
    ]  # fmt: skip
