"""How often the right speaker is found behind a pronoun or a description: PolNeAR dev, 200 labels.

``python -m bench.speakers [--show develop]``. The attributions are gold's, so that only the linking
is measured; ``evals/linking.py`` says what the labels are and how each figure is counted. The half
"report" was opened rarely while rules were written.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from evals.linking import Judged, figures, judge_all
from rich.console import Console
from rich.table import Table

from bench.inputs import POLNEAR
from bench.predict_attributions import rows
from twosource.language.parse import SpacyParser

VERDICTS = ("right", "right open", "own", "missed", "wrong")
FIGURES = ("accuracy", "coverage", "wrong", "wrong_of_given")


def report(judged: Sequence[Judged]) -> Table:
    """Return the table that is printed."""
    table = Table(title="speakers of PolNeAR dev behind pronouns and descriptions")
    table.add_column("half")
    for column in ("labels", *VERDICTS, *FIGURES):
        table.add_column(column, justify="right")
    for half in ("develop", "report", "both"):
        part = [j for j in judged if half in (j.label.half, "both")]
        found = figures(part)
        table.add_row(
            half, str(len(part)), *(str(sum(j.verdict == v for j in part)) for v in VERDICTS),
            *(f"{found[k]:.1f}" for k in FIGURES),
        )  # fmt: skip
    return table


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.speakers", description=__doc__)
    options.add_argument("--show", choices=("develop", "report"), help="list what is not right")
    given = options.parse_args()
    judged = judge_all(SpacyParser(), rows(POLNEAR))
    for j in judged:
        if j.label.half == given.show and not j.verdict.startswith("right"):
            name = j.actor.name if j.actor else "-"
            print(j.verdict, j.label.document, j.label.source, j.label.speaker, name)
    Console(width=160).print(report(judged))


if __name__ == "__main__":
    main()
