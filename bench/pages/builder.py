"""A page as it is put together: what is of the article is noted as it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from bench.pages.words import COMMENTS, COOKIES, FOOTER, LETTER, NAVIGATION, RELATED, SHARE, Article


@dataclass(slots=True)
class Page:
    """The article, and the words of it by kind that were written into the page."""

    article: Article
    known: dict[str, list[str]] = field(default_factory=dict)

    def note(self, kind: str, words: str) -> str:
        """Note words of the article as written; return them escaped."""
        self.known.setdefault(kind, []).append(words)
        return escape(words, quote=False)

    def head(self, more: str = "") -> str:
        """The head of the page."""
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>'
            f"{escape(self.article.headline)} | Quill Post</title>"
            f'<meta property="og:site_name" content="Quill Post">{more}</head>'
        )

    def h1(self, tag: str = "h1", mark: str = "") -> str:
        """The headline."""
        return f"<{tag}{mark}>{self.note('headline', self.article.headline)}</{tag}>"

    def stand(self, tag: str = "p", mark: str = ' class="standfirst"') -> str:
        """The standfirst."""
        return f"<{tag}{mark}>{self.note('standfirst', self.article.standfirst)}</{tag}>"

    def by(self, form: str = '<p class="byline">By <a rel="author" href="/x">{}</a></p>') -> str:
        """The byline."""
        self.known.setdefault("byline", []).append(self.article.author)
        return form.format(escape(self.article.author))

    def ps(self, start: int = 0, stop: int | None = None, form: str = "<p>{}</p>\n") -> str:
        """Paragraphs of the body."""
        chosen = self.article.paragraphs[start:stop]
        return "".join(form.format(self.note("body", p)) for p in chosen)

    def caption(self, n: int, form: str) -> str:
        """A caption in its place."""
        return form.format(self.note("caption", self.article.captions[n]))

    def figure(self, n: int = 0) -> str:
        """A picture with its caption, as HTML 5 has it."""
        return self.caption(
            n, '<figure><img src="/a.jpg" alt=""><figcaption>{}</figcaption></figure>'
        )

    def points(self, form: str = "<ul>{}</ul>", one: str = "<li>{}</li>") -> str:
        """The points at the top."""
        lines = (one.format(self.note("bullet", b)) for b in self.article.bullets)
        return form.format("".join(lines))

    def quote(self, form: str = "<blockquote><p>{}</p></blockquote>") -> str:
        """A quotation set apart."""
        return form.format(self.note("block quotation", self.article.quoted))


def links(words: Iterable[str], mark: str = "") -> str:
    """A list of links."""
    items = "".join(f'<li><a href="/x">{w}</a></li>' for w in words)
    return f"<ul{mark}>{items}</ul>"


TOP = f"<header><nav>{links(NAVIGATION)}</nav></header>"
BARE_TOP = f'<div class="m1">{links(NAVIGATION)}</div>'
COOKIE = f'<div id="consent" class="cookie-banner"><p>{COOKIES}</p><button>Accept</button></div>'
FORM = f'<div class="newsletter"><h3>{LETTER}</h3><form><input name="e"><button>Go</button></form></div>'
BOX = f'<div class="related"><h3>Related stories</h3>{links(RELATED)}</div>'
SAID = "".join(
    f'<div class="comment"><b>reader{n}</b><p>{c}</p></div>' for n, c in enumerate(COMMENTS)
)
BOTTOM = f"<footer>{links(FOOTER)}</footer></body></html>"
BARE_BOTTOM = f'<div class="m9">{" | ".join(FOOTER)}</div></body></html>'
SHARING = links(SHARE, ' class="share"')
