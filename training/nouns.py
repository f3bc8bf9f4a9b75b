"""Nouns that name what labelled verbs name: ``python -m training.nouns --wordnet FOLDER``.

WordNet says which nouns are derived from a sense of a verb ("depose": "deposition"). A noun takes
the kind of the verbs' senses that ``predicates.toml`` labels by hand, where one of its own senses
is derived from them and is an act, an event, a saying or a payment. Its score is the part of its
use (WordNet's counts) in such senses; it is kept over ``LEAST``. The rows replace those of nouns in
``learned.tsv``; verbs are left as ``training.predicates`` made them.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "src/twosource/events/lexicons/learned.tsv"
LEAST = 0.5
ACTS = frozenset({"04", "10", "11", "21"})
"""Lexicographer files of nouns that name an act, a communication, an event or a possession."""
_LINK = re.compile(r"\+ (\d{8}) n ")
KINDS = frozenset({"appointment", "arrest", "dismissal", "expulsion", "protest"})
"""Kinds of which somebody stands behind the noun ("the extradition of Roe"), which tells its sense.
Without that nouns say too little: "contact", "file", "fund"."""
Weights = dict[str, list[tuple[str, float]]]
"""A word's senses: synset, and how often it is met in it."""


def lines(path: Path) -> Iterator[str]:
    """The lines of a WordNet file, without its licence."""
    return (x for x in path.read_text("latin-1").splitlines() if not x.startswith("  "))


def senses(folder: Path, pos: str) -> Weights:
    """The senses of each word of one part of speech, in WordNet's order."""
    digit = {"noun": "1", "verb": "2"}[pos]
    met: dict[tuple[str, int], int] = {}
    for line in lines(folder / "cntlist.rev"):
        key, number, count = line.split()
        word, _, sense = key.partition("%")
        if sense.startswith(digit + ":"):
            met[word, int(number)] = int(count)
    out: Weights = {}
    for line in lines(folder / f"index.{pos}"):
        field = line.split()
        ids = field[6 + int(field[3]) :]
        out[field[0]] = [(i, met.get((field[0], k), 0) + 1 / k) for k, i in enumerate(ids, 1)]
    return out


def never() -> frozenset[str]:
    """Nouns that were judged by hand to name no such event in news ("nomination", "coup")."""
    raw = tomllib.loads((HERE / "predicates.toml").read_text("utf-8"))
    return frozenset(raw["nouns"]["none"])


def kinds(folder: Path) -> dict[str, set[str]]:
    """Noun synset -> the kinds of the labelled verb senses that it is derived from."""
    labelled = tomllib.loads((HERE / "predicates.toml").read_text("utf-8"))["verbs"]
    verbs = senses(folder, "verb")
    links = {x[:8]: _LINK.findall(x.partition(" | ")[0]) for x in lines(folder / "data.verb")}
    out: dict[str, set[str]] = defaultdict(set)
    for kind, named in labelled.items():
        for word, number in (x.rsplit(" ", 1) for x in named if kind in KINDS):
            for synset in links[verbs[word][int(number) - 1][0]]:
                out[synset].add(kind)
    return out


def nouns(folder: Path) -> list[tuple[str, str, float]]:
    """(noun, kind, score) over the threshold, each noun with its best kind."""
    files = {x[:8]: x.split()[1] for x in lines(folder / "data.noun")}
    of = {s: k for s, k in kinds(folder).items() if files.get(s) in ACTS}
    out = []
    for word, found in senses(folder, "noun").items():
        if not (word.replace("-", "").isalpha() and word.islower()):
            continue
        whole = sum(w for _, w in found)
        score = {
            k: sum(w for s, w in found if k in of.get(s, ())) / whole
            for k in sorted({k for s, _ in found for k in of.get(s, ())})
        }
        if word in never():
            continue
        best = max(score, key=lambda k: score[k], default="")
        if best and score[best] >= LEAST:
            out.append((word, best, score[best]))
    return sorted(out)


def main() -> None:
    """Write the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    folder = parser.parse_args().wordnet
    kept = [x for x in OUT.read_text("utf-8").splitlines() if x.split("\t")[2:3] != ["noun"]]
    rows = [f"{w}\t\tnoun\t{k}\t{s:.2f}" for w, k, s in nouns(folder)]
    OUT.write_text("\n".join([*kept, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
