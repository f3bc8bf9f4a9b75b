"""The tagger in torch: an encoder, and heads for flat tags, extents of cues, and their roles."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from training.data import Batch
from twosource.attribution.tagger.encode import N_FEATURES
from twosource.attribution.tagger.windows import MAX_CUE, N_DISTANCE, N_PARAGRAPH, N_SENTENCE

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
PAIR, MATCH, EXTENT = 160, 64, 64
N_FLAT, N_ROLE, N_ANNOTATORS = 7, 5, 6
IMPOSSIBLE = -1e4
# role transitions that the scheme forbids: (from, to)
FORBIDDEN = [
    (f, t) for t, allowed in ((2, (1, 2)), (4, (3, 4))) for f in range(5) if f not in allowed
]

_pool: Tensor | None = None


def cheap_dropout(x: Tensor, rate: float) -> Tensor:
    """Dropout from a pool of random bits drawn once: drawing anew takes a tenth of the step."""
    global _pool
    if _pool is None:
        _pool = (torch.rand(1 << 24) >= 0.1).to(torch.bfloat16) / 0.9
    if rate <= 0:
        return x
    n = x.numel()
    at = random.randrange(0, _pool.numel() - n)
    return x * _pool[at : at + n].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, 1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, 1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (
            self.qkv(x).view(b, n, 3, HEADS, 32).permute(2, 0, 3, 1, 4).reshape(3, b * HEADS, n, 32)
        )
        q = q * 32**-0.5
        scores = (
            torch.bmm(q, k.transpose(1, 2))
            if bias is None
            else torch.baddbmm(bias.to(q.dtype), q, k.transpose(1, 2))
        )
        mixed = torch.bmm(scores.softmax(-1).to(v.dtype), v)
        mixed = mixed.view(b, HEADS, n, 32).transpose(1, 2).reshape(b, n, HIDDEN)
        rate = 0.1 if self.training else 0.0
        x = self.norm(self.norm1, x + cheap_dropout(self.out(mixed), rate))
        return self.norm(self.norm2, x + cheap_dropout(self.down(F.gelu(self.up(x))), rate))

    @staticmethod
    def norm(norm: nn.LayerNorm, x: Tensor) -> Tensor:
        return F.layer_norm(x, (HIDDEN,), norm.weight.to(x.dtype), norm.bias.to(x.dtype), norm.eps)


@dataclass(slots=True)
class Projected:
    """What the heads need of every piece: exactly what the ONNX graph puts out."""

    flat: Tensor
    pair_word: Tensor
    pair_first: Tensor
    pair_last: Tensor
    match_word: Tensor
    match_cue: Tensor
    extent_start: Tensor
    extent_end: Tensor


PARTS = (
    ("flat", N_FLAT),
    ("pair_word", PAIR),
    ("pair_first", PAIR),
    ("pair_last", PAIR),
    ("match_word", MATCH),
    ("match_cue", MATCH),
    ("extent_start", EXTENT),
    ("extent_end", EXTENT),
)


class Tagger(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, HIDDEN)
        self.word.weight.requires_grad_(
            False
        )  # a sixth of a step, and a guard against learning names
        self.position = nn.Embedding(512, HIDDEN)
        self.quote = nn.Embedding(4, HIDDEN)
        self.case = nn.Embedding(3, HIDDEN)
        self.opening = nn.Embedding(2, HIDDEN)
        for e in (self.quote, self.case, self.opening):
            nn.init.normal_(e.weight, std=0.02)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.annotator = nn.Embedding(N_ANNOTATORS, HIDDEN)
        nn.init.zeros_(self.annotator.weight)
        self.project = nn.Linear(HIDDEN, sum(n for _, n in PARTS))
        self.distance = nn.Embedding(N_DISTANCE, PAIR)
        self.paragraph = nn.Embedding(N_PARAGRAPH, PAIR)
        self.sentence = nn.Embedding(N_SENTENCE, PAIR)
        for e in (self.distance, self.paragraph, self.sentence):
            nn.init.normal_(e.weight, std=0.1)
        self.role = nn.Linear(PAIR, N_ROLE)
        self.match = nn.Parameter(torch.randn(N_ROLE, MATCH) * 0.05)
        self.transition = nn.Parameter(torch.zeros(N_ROLE, N_ROLE))
        self.length = nn.Embedding(MAX_CUE, EXTENT)
        self.extent = nn.Linear(EXTENT, 1)
        forbidden = torch.zeros(N_ROLE, N_ROLE)
        for f, t in FORBIDDEN:
            forbidden[f, t] = IMPOSSIBLE
        self.register_buffer("forbidden", forbidden, persistent=False)

    @classmethod
    def pretrained(cls, folder: Path) -> Tagger:
        """Start from a BERT-like encoder on disk."""
        model, old = cls(), load_file(folder / "model.safetensors")
        old = {k.removeprefix("bert."): v for k, v in old.items()}
        with torch.no_grad():
            model.word.weight.copy_(old["embeddings.word_embeddings.weight"])
            model.position.weight.copy_(
                old["embeddings.position_embeddings.weight"]
                + old["embeddings.token_type_embeddings.weight"][0]
            )
            model.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
            model.norm.bias.copy_(old["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(model.layers):
                p = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    get = lambda name: old[p + name + "." + part]  # noqa: B023
                    getattr(layer.qkv, part).copy_(
                        torch.cat([get(f"attention.self.{x}") for x in ("query", "key", "value")])
                    )
                    for mine, name in (
                        ("out", "attention.output.dense"),
                        ("norm1", "attention.output.LayerNorm"),
                        ("up", "intermediate.dense"),
                        ("down", "output.dense"),
                        ("norm2", "output.LayerNorm"),
                    ):
                        getattr(getattr(layer, mine), part).copy_(get(name))
        return model

    def features(self, features: Tensor) -> Tensor:
        """One table of 24 rows out of three small ones."""
        i = torch.arange(N_FEATURES)
        table = self.quote(i % 4) + self.case(i // 4 % 3) + self.opening(i // 12)
        return F.embedding(features, table)

    def encode(self, ids: Tensor, features: Tensor, lengths: Tensor | None) -> Tensor:
        n = ids.shape[1]
        x = self.word(ids) + self.position.weight[:n] + self.features(features)
        x = F.layer_norm(x, (HIDDEN,), self.norm.weight, self.norm.bias, 1e-12)
        bias = None
        if lengths is not None and int(lengths.min()) < n:
            bias = torch.zeros(ids.shape).masked_fill(
                torch.arange(n)[None] >= lengths[:, None], IMPOSSIBLE
            )
            bias = bias.repeat_interleave(HEADS, 0)[:, None]
        if torch.is_autocast_enabled("cpu"):
            x = x.to(torch.bfloat16)
        x = cheap_dropout(x, 0.1 if self.training else 0.0)
        for layer in self.layers:
            x = layer(x, bias)
        return x.float()

    def forward(
        self,
        ids: Tensor,
        features: Tensor,
        lengths: Tensor | None = None,
        annotator: Tensor | None = None,
    ) -> Projected:
        x = self.encode(ids, features, lengths)
        if annotator is not None:
            shift = self.annotator.weight - self.annotator.weight.mean(0, keepdim=True)
            keep = (annotator >= 0) & (torch.rand(len(annotator)) < 0.7)
            x = x + (shift[annotator.clamp(min=0)] * keep[:, None])[:, None]
        x = F.dropout(x, 0.15, self.training)
        parts = torch.split(self.project(x).float().flatten(0, 1), [n for _, n in PARTS], -1)
        return Projected(*parts)

    def role_scores(
        self,
        p: Projected,
        a: Tensor,
        b: Tensor,
        pieces: Tensor,
        distance: Tensor,
        paragraph: Tensor,
        sentence: Tensor,
    ) -> Tensor:
        cue = p.pair_first[a] + p.pair_last[b]
        near = F.embedding(distance, self.distance.weight) + F.embedding(
            paragraph, self.paragraph.weight
        )
        hidden = F.relu(
            p.pair_word[pieces] + cue[:, None] + near + F.embedding(sentence, self.sentence.weight)
        )
        hidden = F.dropout(hidden, 0.15, self.training)
        matched = torch.einsum("nsd,nd,kd->nsk", p.match_word[pieces], p.match_cue[a], self.match)
        return self.role(hidden) + matched

    def extent_scores(self, p: Projected, starts: Tensor) -> Tensor:
        """For each cue start, a score of each cue length."""
        last = p.extent_end[starts.clamp(min=0)] + self.length.weight
        scores = self.extent(F.relu(p.extent_start[starts[:, :1]] + last)).squeeze(-1)
        return scores.masked_fill(starts < 0, IMPOSSIBLE)

    def loss(self, batch: Batch, use_annotator: bool = True) -> tuple[Tensor, dict[str, float]]:
        """Negative log likelihood of the labels, per word."""
        p = self(
            batch.ids, batch.features, batch.lengths, batch.annotator if use_annotator else None
        )
        n = len(batch.words)
        flat = F.cross_entropy(p.flat[batch.words], batch.flat, reduction="sum")
        if not len(batch.cue_a):
            return flat / n, {"flat": float(flat.detach()) / n}
        extent = F.cross_entropy(
            self.extent_scores(p, batch.cue_starts), batch.cue_length, reduction="sum"
        )
        scores = self.role_scores(
            p,
            batch.cue_a,
            batch.cue_b,
            batch.pieces,
            batch.distance,
            batch.paragraph,
            batch.sentence,
        )
        scores = scores.float()
        scores = scores + F.pad(
            torch.full((*scores.shape[:2], N_ROLE - 1), IMPOSSIBLE) * batch.is_cue[..., None],
            (1, 0),
        )
        role = self.chain_loss(scores, batch.tags)
        total = (flat + 0.5 * extent + 0.5 * role) / n
        return total, {
            "flat": float(flat.detach()) / n,
            "extent": float(extent.detach()) / len(batch.cue_a),
            "role": float(role.detach()) / len(batch.cue_a),
        }

    def chain_loss(self, scores: Tensor, tags: Tensor) -> Tensor:
        """Summed negative log likelihood of a linear chain."""
        moves = self.transition + self.forbidden
        mask = tags >= 0
        safe = tags.clamp(min=0)
        gold = (scores.gather(-1, safe[..., None]).squeeze(-1) * mask).sum()
        gold = gold + (moves[safe[:, :-1], safe[:, 1:]] * mask[:, 1:]).sum()
        first = torch.zeros(N_ROLE)
        first[[2, 4]] = IMPOSSIBLE  # a window may begin in the midst of nothing but O or B
        alpha = scores[:, 0] + first
        steps = scores.unbind(1)
        for k in range(1, len(steps)):
            new = torch.logsumexp(alpha[:, :, None] + moves, 1) + steps[k]
            alpha = torch.where(mask[:, k, None], new, alpha)
        return torch.logsumexp(alpha, -1).sum() - gold
