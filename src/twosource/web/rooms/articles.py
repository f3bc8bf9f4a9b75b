"""The articles: the list, the text of each, and the search for words in them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from twosource.web.lookups import Lookups
from twosource.web.rooms.room import Make, Room, done, page_number
from twosource.web.views import articles, document, search


class Articles(Room):
    """One method a page."""

    def table(self) -> list[tuple[str, Make]]:
        """The addresses."""
        return [
            ("/articles", self.articles),
            ("/document/{id}", self.document),
            ("/search", self.search),
        ]

    def articles(self, lk: Lookups, request: Request) -> Response:
        """The list of articles."""
        listed = articles.articles(lk, page_number(request))
        return self.pages.page("articles.html", "Articles", lk, listed=listed, **done(lk, request))

    def document(self, lk: Lookups, request: Request) -> Response:
        """One article, a page of it where it is long."""
        asked, id_ = request.query_params, request.path_params["id"]
        page = page_number(request) if "page" in asked else 0
        view = document.document(lk, id_, asked.get("at", ""), page)
        if view is None:
            return self.missing(lk, "article")
        back = f"/document/{view.id}" + (f"?page={view.page}" if view.pages > 1 else "")
        return self.pages.page(
            "document.html", view.title, lk, view=view, back=back, **done(lk, request)
        )

    def search(self, lk: Lookups, request: Request) -> Response:
        """Words in the articles."""
        asked = search.wanted(request.query_params)
        found = self.desk.matches(asked.words) if asked.words else []
        view = search.search(
            lk, asked, found, page_number(request), lambda i: self.desk.snippets(asked.words, i)
        )
        return self.pages.page("search.html", "Search", lk, view=view, asked=asked)
