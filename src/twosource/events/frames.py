"""Find the words that name an event, and the verb that carries a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twosource.events import appeals, learned, phrases, pronouns
from twosource.events import grammar as g
from twosource.events.lexicon import Entry, Lexicon, is_part
from twosource.model.parse import Parse, Token

LightKind = Literal["begin", "receive", "share", "occur", ""]


@dataclass(frozen=True, slots=True)
class Hit:
    """A predicate: its token, its entry, and for a noun the verb that carries it.

    ``reports`` is True where the words report the event or describe it, False where they merely
    refer to it ("was aware of the call").
    """

    i: int
    entry: Entry
    verb: int | None
    light: LightKind
    reports: bool


def find(parse: Parse, lex: Lexicon) -> Iterator[Hit]:
    """Yield the predicates in order of the text."""
    for t in parse.tokens:
        hit = _noun(parse, lex, t) if t.pos in ("NOUN", "PROPN") else None
        hit = hit or _verb(parse, lex, t)
        if hit is None and t.pos == "PRON" and (told := pronouns.contact(parse, lex, t)):
            hit = Hit(t.i, told, t.head, "begin", True)
        if hit is not None:
            yield hit


def _noun(parse: Parse, lex: Lexicon, t: Token) -> Hit | None:
    lemma = t.lemma if t.lemma in lex.nouns else t.text.lower().rstrip("s")
    entry = lex.nouns.get(lemma)
    if entry is None and (word := learned.noun(parse, t)) is not None:
        entry = learned.entry(word)
    if entry is None or t.dep == "compound" or (t.pos == "PROPN" and not t.text.isupper()):
        return None
    before = parse.tokens[t.i - 1].text.lower() if t.i else ""
    if before in entry.not_before:
        return None
    if entry.told_of:
        return _told_of(parse, entry, t)
    verb, light = _carried(parse, lex, t, entry)
    carried = light in ("begin", "receive", "share")
    sent = carried or (light == "occur" and g.objects_of(parse, t.i, "from"))
    if entry.needs_light and not sent and not _exchanged(parse, entry, t):
        return None
    if lemma in entry.needs_pair and not (_partners(parse, t, verb) or _told_before(parse, t)):
        return None
    if entry.channel == "call" and appeals.appeal(parse, t):
        return None
    if entry.channel == "message" and carried and not appeals.posted(parse, t, verb):
        return None
    return Hit(t.i, entry, verb, light, bool(light) and not _referred(parse, lex, t, verb))


def _carried(parse: Parse, lex: Lexicon, t: Token, entry: Entry) -> tuple[int | None, LightKind]:
    """The verb that carries a noun, also one that tells its number, or what stands in a letter."""
    verb, light = carrier(parse, lex, t)
    if light:
        return verb, light
    if (told := _told_by_number(parse, t)) is not None:
        return told, "occur"
    if entry.type == "contact" and (wrote := _in_letter(parse, t)) is not None:
        return wrote, "begin"
    return verb, light


def _in_letter(parse: Parse, t: Token) -> int | None:
    """The verb of "in a letter to the mayor, Quist wrote that ..."."""
    prep = parse.tokens[t.head]
    verb = parse.tokens[prep.head]
    written = t.dep == "pobj" and prep.text.lower() == "in" and verb.lemma in _WRITES
    sent = written and g.objects_of(parse, t.i, "to") and not g.negated(parse, verb.i)
    return verb.i if sent and g.children(parse, verb.i, "nsubj") else None


_WRITES = frozenset({"write", "say", "tell", "ask", "warn", "state", "urge", "inform", "complain"})


def _told_of(parse: Parse, entry: Entry, t: Token) -> Hit | None:
    """ "The sum was $50,000", which says more of what was told before."""
    verb = parse.tokens[t.head]
    known = any(d.lemma == "the" for d in g.children(parse, t.i, "det"))
    if t.dep != "nsubj" or verb.lemma != "be" or not known or t.tag != "NN":
        return None
    return Hit(t.i, entry, verb.i, "occur", True)


def _exchanged(parse: Parse, entry: Entry, t: Token) -> bool:
    """ "the messages from A to B", "the letters between A and B" need no verb that sends them."""
    if entry.type != "contact":
        return False
    if g.objects_of(parse, t.i, "between") or _there_were(parse, t):
        return True
    senders = g.objects_of(parse, t.i, "from")
    return any(g.objects_of(parse, i, "to") for i in (t.i, *(s.i for s in senders)) if senders)


def _there_were(parse: Parse, t: Token) -> bool:
    """ "There were three letters", "there was only one letter": they were written and sent; "a
    letter on the wall" was not."""
    there = t.dep == "attr" and g.children(parse, t.head, "expl")
    return bool(there) and bool(g.children(parse, t.i, "nummod"))


def _told_before(parse: Parse, t: Token) -> bool:
    """Whether "there was (no) dinner" speaks of one that the text has told of in other words."""
    be = parse.tokens[t.head]
    there = t.dep in ("attr", "nsubj") and any(
        parse.tokens[c].dep == "expl" for c in parse.children[be.i]
    )
    return there and any(
        o.i != t.i and o.lemma in (t.lemma, _DONE.get(t.lemma)) and o.sent != t.sent
        for o in parse.tokens
    )


_DONE = {"dinner": "dine", "lunch": "lunch", "breakfast": "breakfast"}
"""Verbs by which what these nouns name is told."""


def _partners(parse: Parse, t: Token, verb: int | None) -> bool:
    """Whether the noun, or its verb ("the contact began between"), names with whom."""
    if g.objects_of(parse, t.i, *_PARTNER):
        return True
    if verb is not None and t.dep in ("dobj", "pobj") and len(g.subject(parse, verb)) > 1:
        return t.dep == "dobj" or _discussed(parse, t) is not None  # "Lee and Quist had lunch"
    return verb is not None and bool(g.objects_of(parse, verb, "between", "with"))


_PARTNER = ("with", "between", "to", "from", "by")


def _referred(parse: Parse, lex: Lexicon, t: Token, verb: int | None) -> bool:
    """Whether a noun with a clause below it ("a call made between") is itself only the object of
    something else ("did not clear a call made between"): then it is referred to, not reported."""
    if verb is None or parse.tokens[verb].head != t.i:
        return False
    up = parse.tokens[t.head]
    if up.i == t.i or t.dep in ("nsubj", "nsubjpass", "attr"):
        return False
    return _kind(lex, up.lemma) == ""


def carrier(parse: Parse, lex: Lexicon, t: Token) -> tuple[int | None, LightKind]:
    """The verb that carries an event noun, and how ("made a call", "a call was made",
    "the call lasted", "a call made between")."""
    all_ = [
        a.i for a in g.children(parse, t.i, "appos") if a.text.lower() in ("both", "all", "each")
    ]
    below = next(
        (c for i in (t.i, *all_) for c in g.children(parse, i, "acl") if c.tag == "VBN"), None
    )  # also of "two calls, both made by Lee"
    if below is not None and (kind := _kind(lex, _phrase(parse, below))) not in ("", "occur"):
        return below.i, kind
    rel = _relative(parse, t)
    if rel is not None and (kind := _kind(lex, _phrase(parse, rel))) in (
        "begin",
        "receive",
        "share",
    ):
        return rel.i, kind
    t = whole(parse, t)
    discussed = _discussed(parse, t)
    if discussed is not None:
        return discussed, "share"
    up, limited = parse.tokens[t.head], at_most(parse, t)
    up = parse.tokens[up.head] if limited else up
    if up.i == t.i or up.pos not in ("VERB", "AUX"):
        return None, ""
    kind = _kind(lex, _phrase(parse, up))
    if up.lemma == "pay" and t.lemma in ("visit", "call"):
        kind = "begin"
    if (t.dep in ("dobj", "nsubjpass") or limited) and kind in ("begin", "receive", "share"):
        return up.i, kind
    if t.dep == "attr" and g.children(parse, up.i, "expl"):
        return up.i, "occur"  # "there was one call between"
    if t.dep in ("nsubj", "nsubjpass") and up.lemma in lex.occur and _describes(parse, up):
        return up.i, "occur"
    return up.i, ""


def _relative(parse: Parse, t: Token) -> Token | None:
    """The clause of "a call that he placed", also of "a call on 3 May that he placed", where the
    parser hangs it on the day."""
    own = g.children(parse, t.i, "relcl")
    days = (o for o in g.objects_of(parse, t.i, "on", "in") if g.label(parse, o) == "DATE")
    return next(iter([*own, *(r for o in days for r in g.children(parse, o.i, "relcl"))]), None)


def _told_by_number(parse: Parse, t: Token) -> int | None:
    """The verb by which it is told how many there were: "confirmed two calls", "spoke of one
    call"."""
    if not g.children(parse, t.i, "nummod"):
        return None
    verb = parse.tokens[t.head]
    if t.dep == "pobj" and verb.lemma == "of":
        verb = parse.tokens[verb.head]
        tells = verb.lemma in _HEARS
    else:
        tells = t.dep == "dobj" and verb.lemma in _TELLS
    return verb.i if tells and not g.negated(parse, verb.i) else None


_HEARS = frozenset({"hear", "know", "learn", "speak"})
_TELLS = frozenset(
    {"confirm", "acknowledge", "admit", "record", "document", "count", "list", "log", "describe"}
)


def at_most(parse: Parse, t: Token) -> bool:
    """Whether the parser takes the "at" of "sent him at most two letters" for a preposition."""
    at = parse.tokens[t.head]
    if t.dep != "pobj" or at.lemma != "at" or at.i + 1 >= len(parse.tokens):
        return False
    return parse.tokens[at.i + 1].text.lower() in ("most", "least")


def _discussed(parse: Parse, t: Token) -> int | None:
    """The verb of "Lee and Quist discussed the bridge at a meeting", who then had it."""
    prep = parse.tokens[t.head]
    verb = parse.tokens[prep.head]
    if t.dep != "pobj" or prep.text.lower() not in _DURING or verb.lemma not in _TOGETHER:
        return None
    return verb.i if len(g.subject(parse, verb.i)) > 1 and not g.negated(parse, verb.i) else None


_DURING = frozenset({"at", "during", "in", "over", "on"})
_TOGETHER = frozenset({"discuss", "negotiate", "debate"})


def whole(parse: Parse, t: Token) -> Token:
    """The noun that stands for the whole in "a series of calls", "dozens of calls"; else ``t``."""
    of = parse.tokens[t.head]
    if t.dep == "pobj" and of.lemma == "of" and is_part(parse.tokens[of.head].lemma):
        return parse.tokens[of.head]
    return t


def _describes(parse: Parse, verb: Token) -> bool:
    """Whether a verb after an event noun tells of the event: "take place", "was about", "lasted",
    but not "was above board"."""
    below = [parse.tokens[c] for c in parse.children[verb.i]]
    if verb.lemma == "be":
        if any(c.dep == "attr" and g.label(parse, c) == "MONEY" for c in below):
            return True  # "the payment was $40,000"
        return any(
            c.dep == "prep" and c.lemma in ("about", "on", "at", "in", "over") for c in below
        )
    if verb.lemma == "take":
        return any(c.lemma == "place" for c in below)
    return True


def _phrase(parse: Parse, verb: Token) -> str:
    part = g.particle(parse, verb.i)
    return f"{verb.lemma} {part}" if part in ("off",) else verb.lemma


def _kind(lex: Lexicon, verb: str) -> LightKind:
    if verb in lex.begin:
        return "begin"
    if verb in lex.receive:
        return "receive"
    if verb in lex.share:
        return "share"
    return "occur" if verb in lex.occur else ""


def _verb(parse: Parse, lex: Lexicon, t: Token) -> Hit | None:
    if t.pos != "VERB" or t.dep in ("amod", "compound"):
        return None
    entry = _entry(parse, lex, t)
    alone = entry is None and not _carries(parse, lex, t)
    phrase = phrases.find(parse, t) if alone else None
    if phrase is not None:
        return Hit(phrase[1], phrase[0], t.i, "" if phrase[1] == t.i else "begin", True)
    if entry is None and (more := learned.verb(parse, t)) is not None:
        entry = learned.entry(more, t.lemma)
    if entry is None:
        return None
    if entry.type == "payment" and _bought(parse, t):
        entry = lex.verbs["buy", ""]
    if t.lemma in lex.begin and _carries(parse, lex, t):
        return None  # "texted him a message" is one event, and the noun has it
    if not _valent(parse, entry, t):
        return None
    return Hit(t.i, entry, t.i, "", True)


def _entry(parse: Parse, lex: Lexicon, t: Token) -> Entry | None:
    """The entry of a verb in the hand-made list. Lemmas of young verbs are often wrong ("texted":
    "texte"), so the word without its ending is tried as well."""
    part = g.particle(parse, t.i)
    word = t.text.lower()
    for lemma in (t.lemma, *(word.removesuffix(x) for x in ("ed", "d", "ing"))):
        if (lemma, part) in lex.verbs:
            return lex.verbs[lemma, part]
        bare = lex.verbs.get((lemma, ""))
        if bare and part and bare.type == "departure":
            continue  # "fired off"
        if bare and (part in _HARMLESS or (bare.type == "accident" and part in _WHERE)):
            return bare
    return None


_HARMLESS = frozenset({"", "back", "up", "over", "again"})
"""Particles that leave a verb its meaning; "call out" and "call off" are no calls."""
_WHERE = frozenset({"off", "down", "along", "across"})
"""Words after an accident that say where or how ("sank off the coast", "burned down")."""


def _bought(parse: Parse, t: Token) -> bool:
    """Whether a verb of paying names what was bought and nobody who got the money: "paid $5 million
    for Corvane Yard" is the deal of "bought Corvane Yard for $5 million"."""
    paid = [*g.children(parse, t.i, "dobj"), *g.objects_of(parse, t.i, "to")]
    things = [o for o in g.objects_of(parse, t.i, "for") if o.pos == "PROPN"]
    if not things or not all(g.label(parse, o) in ("MONEY", "CARDINAL") for o in paid):
        return False
    return g.label(parse, things[0]) != "PERSON"


def _carries(parse: Parse, lex: Lexicon, t: Token) -> bool:
    return any(c.lemma in lex.nouns for c in g.children(parse, t.i, "dobj", "nsubjpass"))


def _valent(parse: Parse, entry: Entry, t: Token) -> bool:
    """Whether the verb has the partners that its frame asks for. Of a learned one ``learned.fits``
    asks that, which knows who is somebody."""
    if entry.kind or (entry.frame == "directed" and _cleft(parse, t)):
        return True
    if appeals.no_contact(parse, t):
        return False
    if entry.frame == "mutual":
        partner = g.objects_of(parse, t.i, "with", "to")
        met = g.children(parse, t.i, "dobj") if t.lemma == "meet" else []
        return bool(partner or met or _plural_subject(parse, t))
    if entry.frame == "to":
        return bool(g.objects_of(parse, t.i, "to"))
    if entry.object == "person":
        others = g.children(parse, t.i, "oprd", "acomp", "attr", "ccomp", "xcomp")
        others = [o for o in others if not appeals.purpose(parse, t, o)]
        if any(o.pos not in ("PROPN", "ADV") and o.lemma not in appeals.OF_NUMBER for o in others):
            return False  # "called it a scandal"; but "called the developer Ann Lee" is a call
        found = g.children(parse, t.i, "dobj", "nsubjpass") or g.objects_of(parse, t.i, "to")
        return bool(found) or (t.dep in ("relcl", "acl") and not _relative_subject(parse, t))
    if entry.frame == "directed":
        return bool(g.children(parse, t.i, "dobj", "nsubjpass", "dative") or t.dep == "relcl")
    return True


def _cleft(parse: Parse, t: Token) -> bool:
    """ "It was Quist who called": who began the contact that the text has told of, and no more."""
    one = parse.tokens[t.head]
    if t.dep != "relcl" or one.dep != "attr" or not _relative_subject(parse, t):
        return False
    it = g.children(parse, one.head, "nsubj")
    alone = not g.children(parse, t.i, "dobj", "dative", "prep", "ccomp", "xcomp", "oprd")
    return alone and any(s.text.lower() == "it" for s in it)


def _relative_subject(parse: Parse, t: Token) -> bool:
    """ "the man that called": the noun before is who called, not who was called."""
    return any(s.tag in ("WDT", "WP") for s in g.children(parse, t.i, *g.SUBJECTS))


def _plural_subject(parse: Parse, t: Token) -> bool:
    subjects = g.subject(parse, t.i)
    return len(subjects) > 1 or (
        any(
            s.tag in ("NNS", "NNPS")
            or s.text.lower() in ("they", "we", "pair", "both", "two", "duo")
            for s in subjects
        )
        and t.lemma in ("meet", "speak", "talk", "confer")
    )
