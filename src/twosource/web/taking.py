"""Take away what a page shows, in any format: the same filters, cut out of the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.corrections.checked import checked
from twosource.export import phrases
from twosource.export.cut import Shown
from twosource.export.formats import FORMATS
from twosource.export.take import Take, accepted
from twosource.export.timeline import SHOWN
from twosource.protect.share import short
from twosource.web.desk import Desk
from twosource.web.lookups import Lookups
from twosource.web.render import Pages
from twosource.web.views import contacts, findings, parts, search
from twosource.web.views.actor import said_about

PROTECTED: dict[str, bool | None] = {"all": False, "none": True}
"""What is asked of names: all of them, none of private persons; else those in news of violence are
replaced."""
_NAME = re.compile(r"[^A-Za-z0-9]+")
Chosen = tuple[Shown | None, str]
"""What is shown (None: no such page) and in words; no words: all of it."""


class Taking:
    """One method a page: what it shows."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk, self.pages = desk, pages

    def routes(self) -> list[Route]:
        """The addresses."""
        table: dict[str, Callable[[Lookups, Request], Chosen]] = {
            "findings": self.findings, "event/{id}": self.event,
            "event/{id}/{facet}": self.facet, "actor/{id}": self.actor,
            "document/{id}": self.document, "timeline": self.timeline,
            "contacts": self.contacts, "claims": self.claims, "search": self.search,
            "all": self.all,
        }  # fmt: skip
        return [Route(f"/take/{path}", self._given(path, found)) for path, found in table.items()]

    def _given(
        self, path: str, choose: Callable[[Lookups, Request], Chosen]
    ) -> Callable[[Request], Response]:
        """Return what answers with the file."""
        page = path.partition("/")[0]

        def answer(request: Request) -> Response:
            lk, asked = self.desk.look(), request.query_params
            made = FORMATS.get(asked.get("format", ""))
            shown, words = choose(lk, request)
            if made is None or shown is None:
                said = "There is no such page or format to take away."
                return self.pages.page("message.html", "Not found", lk, 404, message=said, cure="")
            safe, out = self.desk.leaving(PROTECTED.get(asked.get("names", ""))), BytesIO()
            table, name = safe.table, Path(lk.story).stem
            take = Take(table, name, words, "proposed" in asked, accepted(table), checked(lk.held))
            take = safe.take(take, None if page == "all" else shown)
            if "share" in asked:
                take = replace(take, table=short(take.table))
            made.write(take, out)
            name = safe.words(name)
            file = _NAME.sub("-", f"{name}-{page}").strip("-")[:80]
            headers = {"Content-Disposition": f'attachment; filename="{file}.{made.suffix}"'}
            return Response(out.getvalue(), media_type=made.media, headers=headers)

        return answer

    def findings(self, lk: Lookups, request: Request) -> Chosen:
        """The findings that are asked for, on whatever page of the list they stand."""
        want = findings.wanted(request.query_params)
        chosen = list(findings.chosen_findings(lk, want))
        events = frozenset(e.id for e, _ in chosen)
        return Shown(events, frozenset(f.id for _, f in chosen)), findings.in_words(want)

    def event(self, lk: Lookups, request: Request) -> Chosen:
        """One event."""
        id_ = self._today(request, lk.events)
        if id_ not in lk.events:
            return None, ""
        return Shown(frozenset({id_})), parts.title(lk, lk.events[id_])

    def facet(self, lk: Lookups, request: Request) -> Chosen:
        """One question about an event."""
        id_, name = self._today(request, lk.events), request.path_params["facet"]
        event = lk.events.get(id_)
        found = next((f for f in event.findings if f.facet == name), None) if event else None
        if event is None or found is None:
            return None, ""
        words = f"{parts.title(lk, event)}: {phrases.question(event, found.facet)}"
        return Shown(frozenset({id_}), frozenset({found.id})), words

    def actor(self, lk: Lookups, request: Request) -> Chosen:
        """One actor: what it said, what is said about it, the events with it."""
        id_ = self._today(request, lk.actors)
        if id_ not in lk.actors:
            return None, ""
        said = (*lk.said_by.get(id_, ()), *said_about(lk, lk.actors[id_]))
        events = frozenset(e.id for e in lk.events_with.get(id_, ()))
        shown = Shown(events, attributions=frozenset(a.id for a in said), actors=frozenset({id_}))
        return shown, lk.name(id_)

    def document(self, lk: Lookups, request: Request) -> Chosen:
        """One article with the events that it reports."""
        id_ = request.path_params["id"]
        if id_ not in lk.documents:
            return None, ""
        return self._documents(lk, [id_]), parts.article(lk, id_).words

    def timeline(self, lk: Lookups, request: Request) -> Chosen:
        """The events that are drawn: when, and whether it happened."""
        drawn = {
            r.event for r in lk.timeline(None if "all" in request.query_params else SHOWN).rows
        }
        kept = frozenset(
            f.id for e in lk.table.events if e.id in drawn for f in e.findings
            if f.facet in ("when", "occurred")
        )  # fmt: skip
        return Shown(frozenset(drawn), kept), "when it was, by whose account"

    def contacts(self, lk: Lookups, request: Request) -> Chosen:
        """Contacts; those with somebody of a name."""
        name = request.query_params.get("actor", "").strip()
        events = frozenset(e.id for e in contacts.contact_events(lk, name))
        return Shown(events), f"contacts with {name}" if name else "contacts"

    def claims(self, lk: Lookups, _: Request) -> Chosen:
        """Claims and wording."""
        return Shown(wording=frozenset(lk.documents)), "claims and wording"

    def search(self, lk: Lookups, request: Request) -> Chosen:
        """The articles that were found."""
        asked = search.wanted(request.query_params)
        found = self.desk.matches(asked.words) if asked.words else []
        kept = search.chosen(lk, found, asked)
        said = f"articles with: {asked.words}" + (f", in {asked.outlet}" if asked.outlet else "")
        said += f", of {asked.month}" if asked.month else ""
        return self._documents(lk, kept), said

    def all(self, _: Lookups, __: Request) -> Chosen:
        """Everything."""
        return Shown(), ""

    def _documents(self, lk: Lookups, ids: list[str]) -> Shown:
        told = (m.event for i in ids for m in lk.mentions_of.get(i, ()))
        known = frozenset(i for i in ids if i in lk.documents)
        return Shown(frozenset(e for e in told if e), documents=known)

    def _today(self, request: Request, known: Mapping[str, object]) -> str:
        """The id that is asked for, as it is called today."""
        id_: str = request.path_params["id"]
        return self.desk.today(id_, known)
