"""Who is answered, and what a browser is told."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from twosource.web.desk import Desk
from twosource.web.guard import POLICY, refused

HOST = "127.0.0.1:8734"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8734", "127.0.0.1.evil.example", "127.0.0.1@evil.example",
     "localhost.evil.example:80", "127.0.0.1:8734:1", "", "127.0.0.1:٣", "192.168.1.4:8734"],
)  # fmt: skip
def test_a_foreign_host_is_refused(host: str) -> None:
    assert refused("GET", {"host": host})
    assert refused("POST", {"host": host, "origin": f"http://{host}"})


@pytest.mark.parametrize("host", [HOST, "localhost:1", "127.0.0.1", "[::1]:8734"])
def test_this_machine_is_answered(host: str) -> None:
    assert not refused("GET", {"host": host})
    assert not refused("POST", {"host": host, "origin": f"http://{host}"})


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"},
     {"origin": f"https://{HOST}"}, {"sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_a_form_from_elsewhere_is_refused(headers: dict[str, str]) -> None:
    assert refused("POST", {"host": HOST, **headers})


def test_other_methods_are_refused(web: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert web.request(method, "/").status_code == 403


def test_over_the_wire(web: TestClient, desk: Desk) -> None:
    assert web.get("/", headers={"host": "evil.example"}).status_code == 403
    form = {"token": desk.token, "number": "1"}
    foreign = web.post("/correct/undo", data=form, headers={"origin": "http://evil.example"})
    assert foreign.status_code == 403
    assert web.get("/correct/undo").status_code == 405


def test_the_policy_stands_on_every_answer(web: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/desk.css", "/event/none"):
        headers = web.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
    assert "unsafe" not in POLICY
    picture = web.get("/timeline.svg").headers["content-security-policy"]
    assert picture.startswith("default-src 'none'") and "script" not in picture
