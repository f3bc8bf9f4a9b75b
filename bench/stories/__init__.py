"""Parts of the one seeded generator of stories (``bench.generate``)."""
