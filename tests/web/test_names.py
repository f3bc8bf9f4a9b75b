"""The desk with names hidden: pages as they may leave, nothing corrected meanwhile."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from twosource.language.parse import SpacyParser
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story
from twosource.web.app import make_app

TEXT = (
    "Ilka Tarn, 14, was stabbed in Port Lena on 5 May 2031, police said. Her mother, Maud Tarn,"
    " said: “Ilka is gone.”\n"
)


def test_names_are_hidden_on_pages_and_in_what_is_taken(
    tmp_path: Path, parser: SpacyParser
) -> None:
    (tmp_path / "ilka-tarn.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "a.story"
    with Story.open(path, create=True) as file:
        build([str(tmp_path / "ilka-tarn.txt")], file, Hints(), LIMITS, parser=parser)
        saying = next(file.table().attributions.__iter__()).id
    client = TestClient(make_app(path), base_url="http://127.0.0.1:8734")
    first = client.get("/").text
    assert "Tarn" in first
    for address in ("/take/all?format=csv", "/take/all?format=json", "/brief?proposed=1"):
        assert "tarn" not in client.get(address).text.casefold(), address
    assert "Tarn" in client.get("/take/all?format=json&names=all").text
    token = next(iter(re.findall(r'name="token" value="([^"]+)"', first)))
    origin = {"origin": "http://127.0.0.1:8734"}
    assert (
        client.post("/names", data={"token": "x", "to": "hide"}, headers=origin).status_code == 403
    )
    client.post("/names", data={"token": token, "to": "hide"}, headers=origin)
    pages = ("/", "/actors", "/articles", "/claims", "/timeline", "/review", "/search?q=stabbed")
    for address in pages:
        found = client.get(address)
        assert found.status_code == 200
        assert "tarn" not in found.text.casefold(), address
    draft = {"token": token, "words": "“Ilka is gone,” Maud Tarn said."}
    checked = client.post("/verify", data=draft, files={"file": ("", b"")}, headers=origin)
    assert "in these words" in checked.text, "it is held against the true ones"
    assert "tarn" not in checked.text.casefold() and "ilka" not in checked.text.casefold()
    assert client.get("/corrections.jsonl").status_code == 409
    asked = {"token": token, "target": saying, "to": "denies"}
    assert client.post("/correct/stance", data=asked, headers=origin).status_code == 422
    client.post("/names", data={"token": token, "to": "show"}, headers=origin)
    assert "Tarn" in client.get("/").text
