"""Sets that are united pair by pair; the result does not depend on the order."""

from __future__ import annotations


class Union:
    """Union-find over the numbers ``0 .. n-1``."""

    def __init__(self, n: int) -> None:
        self._up = list(range(n))

    def find(self, i: int) -> int:
        """The number that stands for the set of ``i``."""
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, a: int, b: int) -> None:
        """Unite the sets of ``a`` and ``b``; the smaller number stands for both."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self._up[max(a, b)] = min(a, b)

    def sets(self) -> list[list[int]]:
        """All sets, each sorted, in order of their smallest number."""
        out: dict[int, list[int]] = {}
        for i, up in enumerate(self._up):
            if up == i:  # the smallest of its set: met before all others
                out[i] = [i]
            else:
                out[self.find(i)].append(i)
        return list(out.values())
