"""Who stands at a place of the text, according to the actors stage."""

from __future__ import annotations

from bisect import bisect_right

from twosource.model.actor import Actor, Mention
from twosource.model.parse import Parse, Token
from twosource.model.span import Span

Who = tuple[str, Span]
"""An actor id and the words that stand for it."""

_GROUPS = frozenset({"they", "pair", "both", "two", "men", "women", "leaders", "officials", "duo"})
_PAIRS = frozenset({"two", "pair", "duo"})
_BACK = 60
"""Tokens that "the pair" looks back over for its two members."""


_NAME = 5
"""Tokens of a name."""


def _in_name(t: Token, noun: Token) -> bool:
    return t.sent == noun.sent and (t.pos == "PROPN" or t.text == "-")


class People:
    """Looks up mentions by token. Mentions nest; the one headed by the token wins."""

    def __init__(self, parse: Parse, actors: tuple[Actor, ...]) -> None:
        self.parse = parse
        self.actors = {a.id: a for a in actors}
        pairs = [(m, a.id) for a in actors for m in a.mentions]
        pairs.sort(key=lambda p: (p[0].span.start, -p[0].span.end, p[1]))
        self._mentions: list[tuple[Mention, str]] = pairs
        self._starts = [m.span.start for m, _ in pairs]
        self._longest = max((m.span.end - m.span.start for m, _ in pairs), default=0)

    def _around(self, start: int) -> list[tuple[Mention, str]]:
        k = bisect_right(self._starts, start)
        out = []
        while k > 0 and self._starts[k - 1] >= start - self._longest:
            k -= 1
            if self._mentions[k][0].span.end > start:
                out.append(self._mentions[k])
        return out

    def at(self, token: Token) -> Who | None:
        """The actor that the noun phrase headed by ``token`` stands for; None where it is open.
        In "the party treasurer Ann Lee" the name beside the noun stands for it."""
        own = self._at(token)
        if own is not None and self.actors[own[0]].kind != "unnamed":
            return own
        if own is not None:
            apposed = self._apposed(token) if token.tag == "NN" else None
            return apposed or own
        beside = self._name_after(token)
        if beside is not None and (who := self._at(beside)):
            return who
        return self._apposed(token)

    def _apposed(self, token: Token) -> Who | None:
        """The name in apposition to a noun, also where the parser hangs it on what the noun is of:
        "a maker of pumps, Hollin Works"."""
        below = [self.parse.tokens[c] for c in self.parse.children[token.i]]
        of = [x for p in below if p.lemma == "of" and p.dep == "prep" for x in self._below(p)]
        for child in (*below, *(a for o in of if o.pos == "NOUN" for a in self._below(o))):
            if child.dep == "appos" and (who := self._at(child)):
                return who
        return None

    def _below(self, token: Token) -> list[Token]:
        return [self.parse.tokens[c] for c in self.parse.children[token.i]]

    def _name_after(self, token: Token) -> Token | None:
        """The last word of a name that follows a noun at once."""
        k = token.i
        tokens = self.parse.tokens
        while k + 1 < len(tokens) and k - token.i < _NAME and _in_name(tokens[k + 1], token):
            k += 1
        return tokens[k] if k > token.i and token.pos == "NOUN" else None

    def _at(self, token: Token) -> Who | None:
        around = self._around(token.start)
        headed = [p for p in around if p[0].head.start <= token.start < p[0].head.end]
        if not headed:
            headed = [p for p in around if self._premodifies(token, p[0])]
        if not headed:
            return None
        best = min(headed, key=lambda p: (p[0].span.end - p[0].span.start, p[1]))
        return best[1], best[0].span

    def _premodifies(self, token: Token, mention: Mention) -> bool:
        """Whether the token is a title or role inside the mention, not a possessor in it."""
        if token.dep == "poss" or mention.head.start <= token.start:
            return False
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        between = self.parse.within(Span(token.start, mention.head.end))
        return not any(t.pos in ("ADP", "PUNCT", "PART") for t in between)

    def group(self, token: Token) -> list[Who]:
        """The members that "the pair", "they" or "both" stands for: the last two persons named
        together ("A and B") in that sentence or the one before; else none."""
        if token.text.lower() not in _GROUPS:
            return []
        sent = self.parse.sentences[token.sent]
        first = self.parse.sentences[token.sent - 1].first if token.sent else sent.first
        before = self.parse.tokens[max(first, token.i - _BACK) : token.i]
        for t in reversed(before):
            if t.dep == "conj" and (pair := self._pair(self.parse.tokens[t.head], t)):
                return pair
        return self._only_two(before) if self._two(token) else []

    def _listed(self, token: Token, who: Who | None) -> list[Who]:
        """The persons that a noun in the plural is said to be: "the two mayors, A of X and B of
        Y"."""
        if token.tag != "NNS" or (who is not None and self.actors[who[0]].kind != "unnamed"):
            return []
        for a in self._below(token):
            for b in self._below(a) if a.dep == "appos" else ():
                if b.dep == "conj" and (pair := self._pair(a, b)):
                    return pair
        return []

    def _two(self, token: Token) -> bool:
        """Whether a phrase says that it means two who were spoken of: "the two", "the two men"."""
        below = [self.parse.tokens[c].text.lower() for c in self.parse.children[token.i]]
        return "the" in below and ("two" in below or token.text.lower() in _PAIRS)

    def _only_two(self, before: tuple[Token, ...]) -> list[Who]:
        """The persons named before, where they are two: "Roe rang Quist. The two ..."."""
        found: dict[str, Span] = {}
        for t in before:
            who = self.at(t) if t.pos == "PROPN" else None
            if who is not None and self.actors[who[0]].kind == "person":
                found.setdefault(*who)
        return list(found.items()) if len(found) == 2 else []

    def _pair(self, a: Token, b: Token) -> list[Who]:
        found = [w for w in (self.at(a), self.at(b)) if w and self.actors[w[0]].kind == "person"]
        return found if len(found) == 2 and found[0][0] != found[1][0] else []

    def resolve(self, tokens: list[Token]) -> list[Who]:
        """Actors of coordinated tokens, once each, in order."""
        out: dict[str, Span] = {}
        for t in tokens:
            who = self.at(t)
            open_ = who is not None and self.actors[who[0]].kind == "unnamed" and self._two(t)
            members = self.group(t) if who is None or open_ else []
            members = members or self._listed(t, who)
            for actor, span in members or ([who] if who else []):
                out.setdefault(actor, span)
        return list(out.items())
