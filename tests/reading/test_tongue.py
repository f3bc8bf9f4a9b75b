from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reading.helpers import read_bytes
from twosource.reading.tongue import language

FOREIGN = {
    "fr": "Le ministre a déclaré lundi qu'il avait téléphoné cinq fois à l'ambassadeur, et que"
    " personne ne l'en avait empêché. Son porte-parole parle d'un seul appel.",
    "de": "Der Minister sagte am Montag, er habe den Botschafter fünfmal angerufen. Sein Sprecher"
    " spricht von einem einzigen Anruf, der am Dienstag stattgefunden habe.",
    "es": "El ministro dijo el lunes que había llamado cinco veces al embajador. Su portavoz"
    " habla de una sola llamada, que tuvo lugar el martes por la tarde.",
    "ru": "Министр заявил в понедельник, что пять раз звонил послу. Его представитель говорит"
    " об одном звонке.",
    "zh": "部长周一表示，他曾五次致电大使。他的发言人说只有一次通话。",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_stored_and_not_analysed(tmp_path: Path, code: str) -> None:
    (d,), errors = read_bytes(tmp_path, "a.txt", FOREIGN[code].encode())
    assert not errors
    assert (d.language, d.analysed) == (code, False)
    assert d.text == FOREIGN[code]
    assert d.running() == ()


@pytest.mark.parametrize(
    "text",
    ["No.", "", "Nein, sagte er.", "12.05.2021 10:12",
     "Ilse Varden, Aron Telle, Hugo Sand, Oran Fiske",
     "The mayor said: “Je ne sais pas de quoi vous parlez, messieurs.” She would not say more.",
     "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a", "?" * 5000],
)  # fmt: skip
def test_short_or_unsure_text_counts_as_english(text: str) -> None:
    assert language([text]) == "en"


def test_papers_are_english(shared: Path) -> None:
    with (shared / "polnear" / "polnear_dev.jsonl").open(encoding="utf-8") as lines:
        assert {language([json.loads(line)["text"]]) for line in lines} == {"en"}
