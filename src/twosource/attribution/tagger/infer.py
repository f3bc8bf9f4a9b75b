"""The trained tagger: NumPy, onnxruntime and tokenizers, one thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from twosource.attribution.tagger.decode import Pending, cues_of_window, roles_of
from twosource.attribution.tagger.encode import Encoded, encode, paragraphs_of
from twosource.attribution.tagger.found import Found, Range, confident, related, settle
from twosource.attribution.tagger.heads import Floats, load_heads
from twosource.attribution.tagger.weights_files import FOLDER, load_config, load_file
from twosource.attribution.tagger.windows import Window, window_words, windows
from twosource.attribution.tagging import Tagged
from twosource.errors import ModelError
from twosource.language.threads import one_thread
from twosource.model.parse import Quote
from twosource.model.span import Span

if TYPE_CHECKING:
    import onnxruntime

_CLS, _SEP = [101], [102]


class OnnxTagger:
    """The model in a folder. Raises ``ModelError`` where its files are missing or altered."""

    def __init__(self, folder: Path = FOLDER, threshold: float | None = None) -> None:
        from tokenizers import Tokenizer

        self.config = load_config(folder)
        self.threshold = self.config.threshold if threshold is None else threshold
        files = {n: load_file(folder, n, self.config) for n in self.config.sha256}
        try:
            self._heads = load_heads(files["heads.npz"])
            self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
            self._session = _session(files["model.onnx"])
        except (KeyError, ValueError) as error:
            raise ModelError(f"the tagger cannot be loaded ({error})", where=str(folder)) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._weights = np.array(self.config.confidence)

    def tag(self, text: str, zones: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Tagged, ...]:
        """Return the attributions of these stretches of the text, in order of the cues.

        ``quotes`` are the quotations in them. Offsets are those of ``text``. Time and memory are
        linear in its length.
        """
        with one_thread():
            encoded, found = self.candidates(text, paragraphs_of(text, zones), quotes)
        return tuple(
            Tagged(
                _spans(encoded, f.source),
                _spans(encoded, (f.cue,)),
                _spans(encoded, f.content),
                f.confidence,
            )
            for f in settle(found, self.threshold)
        )

    def candidates(
        self, text: str, paragraphs: Sequence[tuple[int, int]], quotes: Sequence[Quote]
    ) -> tuple[Encoded, list[Found]]:
        """Everything above the floor with its confidence: for calibration and training."""
        encoded = encode(text, paragraphs, quotes, self._tokenizer)
        pending: list[Pending] = []
        for window in windows(encoded, self.config.limit, self.config.context):
            bounds = window_words(encoded, window)
            if not any(text[k].isalpha() for k in encoded.start[bounds[1] : bounds[2]].tolist()):
                continue  # no letters, no cue: a megabyte of marks costs nothing
            projected = self.project(encoded, window)
            parts = {name: projected[:, a:b] for name, (a, b) in self.config.parts.items()}
            pending += cues_of_window(parts, self._heads, encoded, bounds)
        found = related(roles_of(encoded, pending, self._heads))
        return encoded, [confident(f, self._weights) for f in found]

    def project(self, encoded: Encoded, window: Window) -> Floats:
        """Projections (words, size) of the words of one window."""
        pieces = slice(window.left, window.right)
        ids = np.concatenate([_CLS, encoded.ids[pieces], _SEP])[None]
        features = np.concatenate([[0], encoded.features[pieces], [0]])[None]
        low, _, high = window_words(encoded, window)
        [out] = self._session.run(None, {"ids": ids, "features": features})
        projected: Floats = out[encoded.first[low:high] - window.left + 1]
        return projected


def _session(model: bytes) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _spans(encoded: Encoded, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """Words to characters; a word of no length (a tokenizer's oddity) yields none."""
    bounds = ((int(encoded.start[a]), int(encoded.end[b])) for a, b in ranges)
    return tuple(Span(s, e) for s, e in bounds if s < e)
