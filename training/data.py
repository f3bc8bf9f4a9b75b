"""PolNeAR articles as training windows; marks, letter case and names are changed at random."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from twosource.attribution.tagger.encode import Encoded, Ints, encode
from twosource.attribution.tagger.windows import (
    MAX_CUE,
    Window,
    reach,
    relations,
    window_words,
    windows,
)
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone
from twosource.model.parse import Quote
from twosource.model.span import Span

FLAT = ("O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content")
ROLE = ("O", "B-source", "I-source", "B-content", "I-content")
STYLES = {
    "double straight": ('"', '"', "'"),
    "double curly": ("\u201c", "\u201d", "\u2019"),
    "single straight": ("'", "'", "'"),
    "single curly": ("\u2018", "\u2019", "\u2019"),
    "two singles": ("''", "''", "'"),
    "none": ("", "", "'"),
}
Article = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cue:
    """A gold cue and its roles, in words of the document."""

    a: int
    b: int
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article (or a variant of it), encoded, with its labels."""

    encoded: Encoded
    flat: Ints
    cues: tuple[Cue, ...]
    annotator: int


HELD_OUT = 15
"""Every 15th training article is kept for thresholds and calibration."""


def split(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """Training articles, and those held out."""
    marked = [(x, i % HELD_OUT == HELD_OUT // 2) for i, x in enumerate(articles)]
    return [x for x, held in marked if not held], [x for x, held in marked if held]


def lines_of(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a PolNeAR article: its lines."""
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def quotes_of(text: str) -> tuple[Quote, ...]:
    """The quotations of a PolNeAR article."""
    return find_quotes(text, [Zone("body", Span(a, b)) for a, b in lines_of(text)])


def load(path: Path) -> list[Article]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def edited(article: Article, edits: list[tuple[int, int, str]]) -> Article:
    """The article after replacing stretches of its text; spans follow."""
    text: str = article["text"]
    out: list[str] = []
    where = np.zeros(len(text) + 1, np.int64)
    at = length = 0
    for s, e, new in sorted(edits):
        if s < at:
            continue
        where[at:s] = np.arange(length, length + s - at)
        out.append(text[at:s])
        length += s - at
        where[s:e] = length
        out.append(new)
        length += len(new)
        at = e
    where[at:] = np.arange(length, length + len(text) + 1 - at)
    out.append(text[at:])
    move = lambda spans: [[int(where[s]), int(where[e])] for s, e in spans]
    moved = [
        {**a, **{r: move(a[r]) for r in ("source", "cue", "content")}}
        for a in article["attributions"]
    ]
    return {**article, "text": "".join(out), "attributions": moved}


def restyled(article: Article, style: str) -> Article:
    """The article with all quotation marks and apostrophes in another style."""
    opening, closing, apostrophe = STYLES[style]
    marks: dict[int, tuple[int, str]] = {}
    for q in quotes_of(article["text"]):
        if q.start < q.inner_start:
            marks[q.start] = (q.inner_start, opening)
        if q.inner_end < q.end:
            marks[q.inner_end] = (q.end, closing)
    edits = [(s, e, new) for s, (e, new) in marks.items()]
    inside = {i for s, (e, _) in marks.items() for i in range(s, e)}
    single = (m.start() for m in re.finditer("['\u2018\u2019]", article["text"]))
    return edited(article, edits + [(i, i + 1, apostrophe) for i in single if i not in inside])


def misspelt(article: Article, rng: random.Random, share: float) -> Article:
    """The article with a letter swapped, doubled or lost in some capitalised words."""
    edits: list[tuple[int, int, str]] = []
    for m in re.finditer(r"\b[A-Z][a-z]{3,}\b", article["text"]):
        if rng.random() < share:
            w, i = m.group(), rng.randrange(1, len(m.group()) - 1)
            new = rng.choice(
                [w[:i] + w[i + 1] + w[i] + w[i + 2 :], w[:i] + w[i] + w[i:], w[:i] + w[i + 1 :]]
            )
            edits.append((m.start(), m.end(), new))
    return edited(article, edits)


def to_words(encoded: Encoded, spans: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """Inclusive word ranges that character spans touch."""
    out = []
    for s, e in sorted(spans):
        a = int(np.searchsorted(encoded.end, s, "right"))
        b = int(np.searchsorted(encoded.start, e, "left")) - 1
        if a <= b:
            out.append((a, b))
    return tuple(out)


def label(article: Article, tokenizer: Tokenizer, annotators: dict[str, int]) -> Labelled:
    """Encode an article and its attributions."""
    text: str = article["text"]
    encoded = encode(text, lines_of(text), quotes_of(text), tokenizer)
    flat = np.zeros(encoded.n_words, np.int64)
    cues = []
    for attribution in article["attributions"]:
        source, cue, content = (
            to_words(encoded, attribution[r]) for r in ("source", "cue", "content")
        )
        for spans, tag in ((content, 5), (source, 3), (cue, 1)):
            for a, b in spans:
                flat[a : b + 1] = tag + 1
                flat[a] = tag
        if cue:
            cues.append(Cue(cue[0][0], cue[0][1], source, content))
    return Labelled(
        encoded,
        flat,
        tuple(sorted(cues, key=lambda c: c.a)),
        annotators.get(article.get("annotator", ""), -1),
    )


@dataclass(frozen=True, slots=True)
class Example:
    """One window of one article, ready to be batched."""

    ids: Ints
    features: Ints
    words: Ints  # position in the window of the first piece of each word of the core
    flat: Ints
    cues: list[
        tuple[int, int, int, Ints, Ints, Ints, Ints, Ints]
    ]  # a, b, length, pieces, 3 relations, labels
    starts: Ints  # positions in the window of first pieces after each cue start, padded with -1
    annotator: int


def example(
    labelled: Labelled, window: Window, special: tuple[int, int], rng: random.Random | None
) -> Example:
    """Cut a window out of an article."""
    e = labelled.encoded
    low, core, high = window_words(e, window)
    shift = 1 - window.left
    ids = np.concatenate([[special[0]], e.ids[window.left : window.right], [special[1]]])
    features = np.concatenate([[0], e.features[window.left : window.right], [0]])
    cues, starts = [], []
    for c in labelled.cues:
        if c.a < core or c.b >= high:
            continue
        a, b = c.a, c.b
        if rng and rng.random() < 0.15:  # a cue found at inference is not always the gold one
            a2, b2 = (a + rng.choice((-1, 0, 1)), b + rng.choice((-1, 0, 1)))
            if low <= a2 <= b2 < high and (a2 <= b and a <= b2):
                a, b = a2, b2
        lo, hi = reach(e, low, high, a, b)
        tags = np.zeros(hi - lo, np.int64)
        for spans, tag in ((c.content, 3), (c.source, 1)):
            for s, t in spans:
                if t < lo or s >= hi:
                    continue
                tags[max(s, lo) - lo : t + 1 - lo] = tag + 1
                tags[max(s, lo) - lo] = tag
        tags[a - lo : b + 1 - lo] = 0
        # a piece split by the cue starts anew behind it
        if b + 1 < hi and tags[b + 1 - lo] in (2, 4):
            tags[b + 1 - lo] -= 1
        cues.append(
            (
                e.first[a] + shift,
                e.first[b] + shift,
                min(c.b - c.a, MAX_CUE - 1),
                e.first[lo:hi] + shift,
                *relations(e, lo, hi, a, b),
                tags,
            )
        )
        row = np.full(MAX_CUE, -1, np.int64)
        n = min(MAX_CUE, high - c.a)
        row[:n] = e.first[c.a : c.a + n] + shift
        starts.append(row)
    return Example(
        ids,
        features,
        e.first[core:high] + shift,
        labelled.flat[core:high],
        cues,
        np.stack(starts) if starts else np.zeros((0, MAX_CUE), np.int64),
        labelled.annotator,
    )


@dataclass(slots=True)
class Batch:
    ids: Tensor
    features: Tensor
    lengths: Tensor
    words: Tensor  # flat index into (batch * length)
    flat: Tensor
    annotator: Tensor
    cue_a: Tensor  # (cues) flat index
    cue_b: Tensor
    cue_length: Tensor
    cue_starts: Tensor  # (cues, MAX_CUE) flat index, -1 outside
    pieces: Tensor  # (cues, reach) flat index
    distance: Tensor
    paragraph: Tensor
    sentence: Tensor
    tags: Tensor  # -1 is padding
    is_cue: Tensor


def collate(examples: list[Example]) -> Batch:
    """Pad and join windows."""
    longest = max(len(x.ids) for x in examples)
    n = len(examples)
    ids, features = np.zeros((n, longest), np.int64), np.zeros((n, longest), np.int64)
    words, flat, cues, starts = [], [], [], []
    for i, x in enumerate(examples):
        ids[i, : len(x.ids)] = x.ids
        features[i, : len(x.ids)] = x.features
        base = i * longest
        words.append(x.words + base)
        flat.append(x.flat)
        cues += [(base, *c) for c in x.cues]
        starts.append(np.where(x.starts >= 0, x.starts + base, -1))
    far = max((len(c[4]) for c in cues), default=1)
    pad = lambda rows, fill: torch.from_numpy(
        np.stack([np.pad(r, (0, far - len(r)), constant_values=fill) for r in rows])
        if rows
        else np.zeros((0, far), np.int64)
    )
    pieces = pad([c[0] + c[4] for c in cues], 0)
    a = torch.tensor([c[0] + c[1] for c in cues], dtype=torch.long)
    b = torch.tensor([c[0] + c[2] for c in cues], dtype=torch.long)
    t = torch.from_numpy
    return Batch(
        t(ids),
        t(features),
        torch.tensor([len(x.ids) for x in examples]),
        t(np.concatenate(words)),
        t(np.concatenate(flat)),
        torch.tensor([x.annotator for x in examples]),
        a,
        b,
        torch.tensor([c[3] for c in cues], dtype=torch.long),
        t(np.concatenate(starts)),
        pieces,
        pad([c[5] for c in cues], 30),
        pad([c[6] for c in cues], 1),
        pad([c[7] for c in cues], 4),
        pad([c[8] for c in cues], -1),
        (pieces >= a[:, None]) & (pieces <= b[:, None]),
    )


def batches(
    chosen: list[Labelled],
    special: tuple[int, int],
    rng: random.Random | None,
    pieces: int,
    limit: int,
    context: int,
) -> list[list[Example]]:
    """All windows of some articles, in batches of about `pieces` pieces of like length."""
    examples = []
    for labelled in chosen:
        top = rng.randint(int(limit * 0.6), limit) if rng else limit
        examples += [
            example(labelled, w, special, rng) for w in windows(labelled.encoded, top, context)
        ]
    examples.sort(key=lambda x: len(x.ids) + (rng.random() * 8 if rng else 0))
    out: list[list[Example]] = []
    current: list[Example] = []
    for x in examples:
        if current and (len(current) + 1) * len(x.ids) > pieces:
            out.append(current)
            current = []
        current.append(x)
    if current:
        out.append(current)
    if rng:
        rng.shuffle(out)
    return out
