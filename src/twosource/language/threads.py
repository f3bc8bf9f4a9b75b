"""Matrix arithmetic on one thread: ours are too small to share out, and waiting threads cost time.

It also keeps the last digits, and so the reading, the same however many cores a machine has.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _controller() -> ThreadpoolController:
    import numpy  # noqa: F401  (the controller knows the libraries that are loaded when it is made)

    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """While this is open NumPy's matrix products run on one thread. Costs some microseconds."""
    limits: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limits
