"""Find quotations. (First version; the scanner is being written.)"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.model.document import Zone
from twosource.model.parse import Quote


def find_quotes(text: str, zones: Sequence[Zone]) -> tuple[Quote, ...]:
    """Return the quotations of the zones, outermost first at equal starts, in order of the text."""
    out: list[Quote] = []
    for z in zones:
        opened = -1
        for k in range(z.span.start, z.span.end):
            if text[k] in '"\u201c\u201d':
                if opened < 0:
                    opened = k
                else:
                    out.append(Quote(opened, k + 1, opened + 1, k, 0, True, len(out)))
                    opened = -1
    return tuple(out)
