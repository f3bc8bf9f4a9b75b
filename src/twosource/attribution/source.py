"""Who speaks: the subject of a cue, and the words of its noun phrase."""

from __future__ import annotations

from twosource.attribution.grammar import SUBJECTS, Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span

_RELATIVE = ("who", "which", "that", "whom")
_LOOSE = ("who", "whose", "whom", "which")
_CONTROLLED = ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis")
_LONGEST = 40
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X")


def noun_phrase(g: Grammar, i: int, low: int | None = None, high: int | None = None) -> Span | None:
    """The noun phrase headed by token ``i``, with its apposition, without a loose relative clause.

    ``low`` and ``high`` bound it (tokens, inclusive).
    """
    first, last = g.first_of(i), g.last_of(i)
    for c in g.children[i]:
        t = g.tokens[c]
        loose = c > i and g.tokens[g.first_of(c) - 1].text in (",", "-", "(", "\u2014", "\u2013")
        if loose and t.dep in ("prep", "npadvmod"):
            last = min(last, g.first_of(c) - 1)
        if (t.dep in ("relcl", "acl", "advcl", "ccomp") and loose) or (
            c > i and t.dep in ("punct", "advmod") and g.tokens[c].text in ("(", "\u2014", ":", ";")
        ):
            last = min(last, g.first_of(c) - 1)
        if t.dep in ("cc", "punct", "advmod", "preconj", "mark", "intj") and c < i and c == first:
            first = c + 1
    first = max(first, low if low is not None else first, i - _LONGEST)
    last = min(last, high if high is not None else last, i + _LONGEST)
    first, last = _inside(g, i, first, last)
    return g.span(first, _before_who(g, i, last))


def _before_who(g: Grammar, i: int, last: int) -> int:
    """Where a loose relative clause that the parser took for an apposition begins, the end."""
    for k in range(i + 1, last):
        if g.tokens[k].text == "," and g.tokens[k + 1].text.lower() in _LOOSE:
            return k - 1
    return last


def _inside(g: Grammar, i: int, first: int, last: int) -> tuple[int, int]:
    """Keep within the quotation (or outside of it) in which the head stands."""
    home = g.quote_at(g.tokens[i].start)
    while first < i and g.quote_at(g.tokens[first].start) is not home and _utters(g, first):
        first += 1
    while last > i and g.quote_at(g.tokens[last].start) is not home and _utters(g, last):
        last -= 1
    while first < i and g.tokens[first].dep in ("cc", "punct"):
        first += 1
    return first, last


def _utters(g: Grammar, i: int) -> bool:
    """Whether the token stands in a quotation of more than a few words (no nickname or title)."""
    q = g.quote_at(g.tokens[i].start)
    return q is None or q.inner_end - q.inner_start > 40 or g.text[q.inner_end - 1] in ",.?!"


def subject(g: Grammar, v: int, depth: int = 0) -> int | None:
    """The head of the noun phrase that is the (logical) subject of verb ``v``; None without one."""
    if depth > 6:
        return None
    t = g.tokens[v]
    own = [c for c in g.children[v] if g.tokens[c].dep in ("nsubj", "nsubjpass")]
    own = [c for c in own if g.tokens[c].pos in _NOMINAL or g.tokens[c].text[:1].isupper()]
    if own:
        s = own[-1] if own[-1] < v else own[0]
        if g.tokens[s].text.lower() in _RELATIVE and t.dep in ("relcl", "ccomp", "acl"):
            return antecedent(g, v, s) if t.dep != "ccomp" and t.head != v else None
        return s
    if any(g.tokens[c].dep == "expl" for c in g.children[v]):
        return None
    return maker(g, t.head) if t.dep == "acl" else _controller(g, v, depth)


def _controller(g: Grammar, v: int, depth: int) -> int | None:
    """The subject that a verb without one takes from the verb it hangs on."""
    t, head = g.tokens[v], g.tokens[v].head
    if t.dep not in _CONTROLLED or head == v:
        return None
    if t.dep == "ccomp" and t.tag not in ("VBG", "VBN"):
        return None
    if t.dep == "xcomp" and (o := _object_control(g, v)) is not None:
        return o
    if t.dep != "conj":
        if g.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
            return maker(g, head)
        if passive(g, head):
            return g.child(head, "nsubjpass", "nsubj")
    return subject(g, head, depth + 1)


def _object_control(g: Grammar, v: int) -> int | None:
    """In "urged Smith to say", Smith says; in "called Smith to say", who calls."""
    head = g.tokens[v].head
    infinitive = any(g.tokens[c].text.lower() == "to" for c in g.children[v] if c < v)
    if not infinitive or g.tokens[head].lemma in words("frames", "subject_control"):
        return None
    return g.child(head, "dobj")


def passive(g: Grammar, v: int) -> bool:
    """Whether ``v`` is a passive."""
    return any(g.tokens[c].dep in ("auxpass", "nsubjpass") for c in g.children[v])


def maker(g: Grammar, noun: int) -> int:
    """In "she issued a statement saying", the maker of the statement; else the noun itself."""
    t = g.tokens[noun]
    made = t.dep in ("dobj", "obj") and g.tokens[t.head].lemma in words("frames", "makes")
    if made and t.lemma in words("frames", "documents"):
        s = subject(g, t.head, 3)
        if s is not None:
            return s
    return noun


def antecedent(g: Grammar, v: int, pronoun: int) -> int:
    """The noun that a relative clause modifies: in "aides to the mayor who say" the aides."""
    noun = g.tokens[v].head
    t = g.tokens[noun]
    verbal = [v, *(c for c in g.children[v] if g.tokens[c].dep in ("aux", "auxpass"))]
    plural = any(g.tokens[k].tag == "VBP" for k in verbal)
    while t.dep == "pobj" and g.tokens[g.tokens[t.head].head].pos in ("NOUN", "PROPN"):
        upper = g.tokens[t.head].head
        wrong = plural and t.tag in ("NN", "NNP") and g.tokens[upper].tag in ("NNS", "NNPS")
        thing = g.tokens[pronoun].text.lower() == "who" and g.tokens[upper].tag == "NNS"
        if not wrong and not (thing and t.tag in ("NN", "NNP")):
            break
        noun, t = upper, g.tokens[upper]
    return maker(g, noun)


def nearby_subject(g: Grammar, v: int) -> int | None:
    """The noun right before a finite verb, where the parser gives the verb no subject."""
    if g.tokens[v].tag not in ("VBD", "VBZ", "VBP") or has_subject(g, v):
        return None
    k = v - 1
    if k >= 0 and name_like_modal(g, k, v):
        return k
    while (
        k > 0 and g.tokens[k].pos in ("AUX", "ADV", "PART") and g.tokens[k].sent == g.tokens[v].sent
    ):
        k -= 1
    t = g.tokens[k]
    if k < 0 or t.sent != g.tokens[v].sent or t.pos not in ("PROPN", "PRON", "NOUN"):
        return None
    if t.tag in ("WP", "WDT", "PRP$") or t.morph.find("Case=Acc") >= 0:
        return None
    return k


def name_like_modal(g: Grammar, k: int, v: int) -> bool:
    """Whether token ``k`` before verb ``v`` is a name that looks like a modal ("May said")."""
    t = g.tokens[k]
    return (
        t.tag == "MD" and t.text[:1].isupper() and g.tokens[v].text.endswith(("ed", "aid", "old"))
    )


def making(g: Grammar, v: int) -> int | None:
    """In "sent him a text that said" the verb "sent"; None where nothing was made."""
    t = g.tokens[v]
    if t.dep not in ("relcl", "acl"):
        return None
    noun = g.tokens[t.head]
    return noun.head if maker(g, noun.i) != noun.i else None


def has_subject(g: Grammar, v: int) -> bool:
    """Whether the verb has a subject of its own."""
    return any(g.tokens[c].dep in SUBJECTS for c in g.children[v])
