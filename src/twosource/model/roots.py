"""Keys that belong together, told by the smallest of them."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Any)


class Roots(Generic[K]):
    """Sets of (sortable) keys that grow by joining; the result does not depend on the order."""

    def __init__(self) -> None:
        self._up: dict[K, K] = {}

    def of(self, key: K) -> K:
        """The smallest key of all that belong together with this one."""
        up, root = self._up, key
        while root in up:
            root = up[root]
        if root != key:
            up[key] = root
        return root

    def join(self, a: K, b: K) -> None:
        """Two keys belong together, and so do all that belong to either."""
        a, b = sorted((self.of(a), self.of(b)))
        if a != b:
            self._up[b] = a
