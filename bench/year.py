"""What an archive of a year takes: core hours, days, money and disk, worked out from given rates.

``python -m bench.year [--articles 72000] [--others 0] [--words 500] [--rate 4000] [--page 4.4]
[--price 0.04] [--cores 64] [--kilobytes 9]``. Nothing is measured here: the rates are those that
``bench.stages`` prints, the counts and the price are yours. docs/archive.md says where the defaults
come from.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

DAYS = 365


@dataclass(frozen=True, slots=True)
class Year:
    """``articles`` in English and ``others`` in other languages, a day; ``words`` of an article;
    ``rate``: words per CPU second, from web page to table; ``page``: CPU milliseconds of a page
    whose language is not read; ``price`` of a core hour; ``kilobytes`` on disk an article."""

    articles: int
    others: int
    words: int
    rate: float
    page: float
    price: float
    cores: int
    kilobytes: float

    @property
    def core_hours(self) -> float:
        """Of reading; comparing takes about a tenth of it more."""
        english = DAYS * self.articles * self.words / self.rate
        return (english + DAYS * self.others * self.page / 1000) / 3600

    def rows(self) -> list[tuple[str, str]]:
        """What is printed."""
        return [
            ("articles a day, in English", f"{self.articles:,}"),
            ("articles a year", f"{DAYS * self.articles:,}"),
            ("words a year", f"{DAYS * self.articles * self.words / 1e9:,.1f} thousand million"),
            ("core hours", f"{self.core_hours:,.0f}"),
            (f"days on {self.cores} cores", f"{self.core_hours / self.cores / 24:,.1f}"),
            (f"money at {self.price:g} a core hour", f"{self.core_hours * self.price:,.0f}"),
            ("tables on disk, GB", f"{DAYS * self.articles * self.kilobytes / 1e6:,.0f}"),
            ("cores that keep up", f"{self.core_hours / DAYS / 24:,.1f}"),
        ]


def main() -> None:
    """Work out and print."""
    options = argparse.ArgumentParser(prog="python -m bench.year", description=__doc__)
    options.add_argument("--articles", type=int, default=72_000)
    options.add_argument("--others", type=int, default=0)
    options.add_argument("--words", type=int, default=500)
    options.add_argument("--rate", type=float, default=4000)
    options.add_argument("--page", type=float, default=4.4)
    options.add_argument("--price", type=float, default=0.04)
    options.add_argument("--cores", type=int, default=64)
    options.add_argument("--kilobytes", type=float, default=9)
    table = Table("of a year", "")
    for row in Year(**vars(options.parse_args())).rows():
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
