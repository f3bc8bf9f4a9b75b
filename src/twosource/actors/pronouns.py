"""Whom "he", "she", "they" and "it" mean, by grammar first and by closeness second."""

from __future__ import annotations

from bisect import bisect_left

from twosource.actors import lexicon
from twosource.actors.clauses import (
    SUBJECT,
    Choice,
    Sort,
    barred_for,
    by_clause,
    fits,
    seat_at,
    subject_of,
)
from twosource.actors.phrases import role_ending
from twosource.actors.rivals import joined, not_strangers, one_of_two
from twosource.actors.scene import Scene, Seat
from twosource.actors.work import THRESHOLD, Ent

_SORTS: dict[str, Sort] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
}  # fmt: skip
_MARGIN = 0.5
_MOST = 20


def resolve(scene: Scene, quoted: bool) -> None:
    """Link the pronouns outside (or inside) quotations, in the order of the text."""
    for t in scene.tokens:
        if t.tag not in ("PRP", "PRP$") or t.i in scene.at:
            continue
        sort = _SORTS.get(t.text.lower())
        if sort is None or scene.quoted(t.i) != quoted:
            continue
        choice = _speaker(scene, t.i, sort) if sort in ("i", "we") else _other(scene, t.i, sort)
        if choice is not None and choice.score >= THRESHOLD:
            one = (t.i, t.i + 1)
            scene.add(choice.ent, t.i, t.i + 1, one, "pronoun", choice.score, choice.why)
            scene.take_seat(choice.ent, t.i)
            if choice.score >= 0.8 and choice.ent.kind == "person" and choice.ent.gender is None:
                choice.ent.gender = {"he": "male", "she": "female"}.get(sort)  # type: ignore[assignment]


def relatives(scene: Scene) -> None:
    """Link "who" to the one that its clause describes."""
    for t in scene.tokens:
        if t.tag == "WP" and t.text.lower() == "who" and t.i not in scene.at:
            verb = scene.tokens[t.head]
            ent = seat_at(scene, verb.head) if verb.dep in ("relcl", "acl") else None
            if ent is not None and ent.kind != "place":
                scene.add(ent, t.i, t.i + 1, (t.i, t.i + 1), "pronoun", 0.85, "relative clause")


def _speaker(scene: Scene, i: int, sort: Sort) -> Choice | None:
    """ "I" in what is quoted is the one who says it; "we" may be more than that one."""
    k = scene.spoken.get(i)
    ent = scene.speakers.get(k) if k is not None else None
    if k is None or ent is None:
        return None
    if not scene.tokens[i].quoted and scene.attributions[k].kind == "indirect":
        return None
    return Choice(ent, 0.9 if sort == "i" else 0.6, "the one who speaks")


def _other(scene: Scene, i: int, sort: Sort) -> Choice | None:
    barred = barred_for(scene, i)
    if sort == "it" and not _refers(scene, i):
        return None
    choice = by_clause(scene, i, sort, barred)
    if choice is None and not scene.quoted(i) and scene.tokens[i].dep in SUBJECT:
        choice = _goes_on(scene, i, sort, barred)
    if choice is None and sort == "it" and _speaks_for_it(scene, i):
        choice = _subject_before(scene, i, barred)
    if choice is None:
        choice = _by_closeness(scene, i, sort, barred)
    t = scene.tokens[i]
    if choice is not None and sort == "they" and t.dep not in SUBJECT and t.tag != "PRP$":
        return choice if choice.ent.plural else None  # "peace among them": not a body
    return choice


def _goes_on(scene: Scene, i: int, sort: Sort, barred: set[int]) -> Choice | None:
    """ "..., he said" goes on with the one who spoke last, if no one else has come between."""
    t = scene.tokens[i]
    if sort == "it":
        return _same_subject(scene, i, barred)
    if scene.tokens[t.head].lemma not in lexicon.verbs().say:
        return None
    k = bisect_left(scene.left_open, i)
    near = scene.left_open[max(0, k - _MOST) : k]
    floor = next((j for j in reversed(near) if _stands_out(scene, j)), -1)
    between: set[int] = set()
    fitting = [s for s in scene.before(i, 3) if fits(s.ent, sort) and s.ent.number not in barred]
    for seat in scene.before(i, 3):
        if seat.quoted or scene.tokens[seat.head].sent == t.sent or seat.ent.number in barred:
            continue
        if seat.head in scene.spoken:
            continue  # one who is only spoken of
        if seat.head < floor:
            return None  # "the president" has come between, and who that is was left open
        if not fits(seat.ent, sort):
            continue
        if seat.subject:
            close = scene.back(i, seat.head) == 1
            if close and _rivals(scene, fitting, seat.ent):
                return None  # "Smith met Jones. It was late, he said."
            if not close and between - {seat.ent.number}:
                return None
            if joined(scene, seat.head, sort) or not not_strangers(scene, i, [seat], sort):
                return None
            return Choice(seat.ent, 0.75, "the one who spoke last")
        between.add(seat.ent.number)
    return None


def _says(scene: Scene, i: int) -> bool:
    """Whether a token is the subject of a verb of saying, or is named as a source."""
    t = scene.tokens[i]
    return scene.is_source(i) or scene.tokens[t.head].lemma in lexicon.verbs().say


def _rivals(scene: Scene, near: list[Seat], best: Ent) -> bool:
    """Whether the best was last named as the subject of an act upon another who fits as well."""
    last = next((s for s in near if s.ent is best), None)
    if last is None or _says(scene, last.head):
        return False
    verb = scene.tokens[last.head].head
    return any(
        s.ent is not best
        and scene.tokens[s.head].dep == "dobj"
        and scene.tokens[s.head].head == verb
        for s in near
    )


def _stands_out(scene: Scene, k: int) -> bool:
    """Whether one of whom it was left open who it is may be the one that the text goes on about."""
    return scene.is_subject(k) and (k not in scene.spoken or scene.is_source(k))


def _open_before(scene: Scene, i: int) -> int:
    """The last words before ``i`` that mean a person, of whom it was left open who it is."""
    k = bisect_left(scene.left_open, i)
    return scene.left_open[k - 1] if k else -1


def _same_subject(scene: Scene, i: int, barred: set[int]) -> Choice | None:
    """ "It cited ..." goes on with the main subject of the sentence before, a body or an outlet."""
    return _subject_before(scene, i, barred) if _does(scene, scene.tokens[i].head) else None


def _speaks_for_it(scene: Scene, i: int) -> bool:
    """Whether "its" stands before a word for one who speaks for it."""
    t = scene.tokens[i]
    role = role_ending(scene.tokens, t.head)
    return t.tag == "PRP$" and t.head > i and role in lexicon.roles().speaks


def _subject_before(scene: Scene, i: int, barred: set[int]) -> Choice | None:
    t = scene.tokens[i]
    if t.sent == 0:
        return None
    ent = subject_of(scene, scene.parse.sentences[t.sent - 1].root, i)
    if ent is None or ent.kind not in ("outlet", "organisation") or ent.number in barred:
        return None
    return Choice(ent, 0.7, "subject of the sentence before")


def _does(scene: Scene, verb: int) -> bool:
    """Whether a verb, or one joined to it ("it shrugged and said"), is what bodies do."""
    does = lexicon.verbs().it_does
    joined = [c for c in scene.parse.children[verb][:12] if scene.tokens[c].dep == "conj"]
    return any(scene.tokens[v].lemma in does for v in (verb, *joined))


def _refers(scene: Scene, i: int) -> bool:
    """Whether "it" can stand for a body: it does what bodies do, or a body governs it."""
    t = scene.tokens[i]
    if t.dep in SUBJECT:
        verb = scene.tokens[t.head]
        if _does(scene, verb.i):
            return True
        return verb.dep in ("ccomp", "relcl") and verb.lemma not in lexicon.verbs().empty_it
    return t.tag == "PRP$"


def _paired(scene: Scene, i: int) -> bool:
    """Whether two persons are named together just before: "they" may be those two."""
    for seat in scene.before(i, 1):
        t = scene.tokens[seat.head]
        if (
            t.dep == "conj"
            and seat.ent.kind == "person"
            and not seat.ent.plural
            and t.head in scene.at
        ):
            return True
    return False


def _answers(scene: Scene, i: int) -> bool:
    """Whether the sentence before reports, inside the quotation, what another said: then "he" may
    be the one who answers."""
    k = scene.spoken.get(i)
    t = scene.tokens[i]
    if k is None or t.sent == 0:
        return False
    before = scene.parse.sentences[t.sent - 1]
    return any(
        scene.attributions[j].parent is not None
        for x in range(before.first, before.last)
        if (j := scene.spoken.get(x, k)) != k
    )


def _by_closeness(scene: Scene, i: int, sort: Sort, barred: set[int]) -> Choice | None:
    """Weigh the mentions before: subjects and near ones more; open where two come close."""
    t = scene.tokens[i]
    floor = _open_before(scene, i) if sort in ("he", "she") else -1
    weights: dict[int, float] = {}
    last: dict[int, int] = {}
    ents: dict[int, Ent] = {}
    quoted = scene.quoted(i)
    if quoted and t.dep in SUBJECT and _answers(scene, i):
        return None
    near = [s for s in scene.before(i, 2) if s.ent.number not in barred and fits(s.ent, sort)]
    near = not_strangers(scene, i, near, sort)
    if sort in ("he", "she"):  # "the letter from Ada Roe arrived": the letter's maker does nothing
        papers = lexicon.nouns().publications
        near = [s for s in near if scene.tokens[s.head].lemma not in papers]
    if not quoted and scene.is_source(i) and t.tag != "PRP$":
        outside = {s.ent.number for s in near if s.head not in scene.spoken}
        near = [s for s in near if s.ent.number in outside]
    if sort == "they" and _paired(scene, i):
        return None
    inner = [s for s in near if s.quoted] if quoted else []
    for seat in inner or near:
        last[seat.ent.number] = max(seat.head, last.get(seat.ent.number, -1))
        back = scene.back(i, seat.head)
        weight = (1.0, 0.7, 0.4)[min(back, 2)] + (0.8 if seat.subject else 0.0)
        if seat.quoted != quoted:
            weight -= 0.5
        if weight > weights.get(seat.ent.number, 0.0):
            weights[seat.ent.number] = weight
            ents[seat.ent.number] = seat.ent
    if not weights or (sort == "it" and t.dep not in SUBJECT):
        return None
    ranked = sorted(weights, key=lambda k: (-weights[k], k))
    best = ranked[0]
    if last[best] < floor or one_of_two(scene, near, ents[best], sort):
        return None
    told = {"he": "male", "she": "female"}.get(sort)
    if len(ranked) == 1 and told is not None and ents[best].gender == told:
        return Choice(ents[best], 0.6, "the only one of the gender close by")
    second = weights[ranked[1]] if len(ranked) > 1 else 0.0
    if second and scene.is_source(i) and _rivals(scene, near, ents[best]):
        return None
    if weights[best] - second < _MARGIN or (sort in ("it", "they") and weights[best] < 1.2):
        return None
    return Choice(ents[best], 0.6 if len(ranked) > 1 else 0.65, "the nearest that fits")
