"""Whom a lawyer means by "my client": the one for whom the text says that he or she speaks."""

from __future__ import annotations

from twosource.actors.scene import Scene

_CLIENT = frozenset({"client", "principal"})
_OWN = frozenset({"my", "our", "her", "his", "their"})


def clients(scene: Scene) -> None:
    """Link "my client" and "her client" to the only person for whom the owner speaks."""
    ents = scene.linked.ents
    for t in scene.tokens:
        if t.tag != "NN" or t.lemma not in _CLIENT or t.i in scene.at:
            continue
        own = [c for c in scene.parse.children[t.i] if scene.tokens[c].text.lower() in _OWN]
        owner = scene.at.get(own[0]) if own else None
        whom = [n for n in owner.speaks_for if ents[n].kind == "person"] if owner else []
        if len(whom) == 1:
            one = (t.i, t.i + 1)
            scene.add(ents[whom[0]], own[0], t.i + 1, one, "description", 0.8, "a lawyer's client")
