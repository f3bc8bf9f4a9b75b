"""What people corrected, laid over what the program worked out. Pure: records in, records out."""

from twosource.corrections.actors import Overlay, overlay
from twosource.corrections.anchors import anchor, find
from twosource.corrections.divide import divide
from twosource.corrections.lay import lay
from twosource.corrections.propose import Draft, apart, merge, split

__all__ = [
    "Draft",
    "Overlay",
    "anchor",
    "apart",
    "divide",
    "find",
    "lay",
    "merge",
    "overlay",
    "split",
]
