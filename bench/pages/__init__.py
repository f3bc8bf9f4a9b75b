"""Pages of our own making with known text, for ``python -m bench.reading``."""
