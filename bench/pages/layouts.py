"""Layouts of news sites, each a function from a page to HTML: marks and habits of many kinds."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bench.pages.builder import (
    BARE_BOTTOM,
    BARE_TOP,
    BOTTOM,
    BOX,
    COOKIE,
    FORM,
    SAID,
    SHARING,
    TOP,
    Page,
    links,
)  # fmt: skip
from bench.pages.words import BIO, COMMENTS, LETTER, PAYWALL, RELATED

Layout = Callable[[Page], str]


def _plain(p: Page, inside: str, top: str = TOP, more: str = "") -> str:
    return f"{p.head(more)}<body>{top}<main><article>{inside}</article></main>{BOTTOM}"


def _divs(p: Page, inside: str) -> str:
    return f"{p.head()}<body>{BARE_TOP}<div class='c2'>{inside}</div>{BARE_BOTTOM}"


def article_tag(p: Page) -> str:
    return _plain(p, p.h1() + p.stand() + p.by() + p.figure() + p.ps())


def two_figures(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.figure() + p.ps(0, 4) + p.figure(1) + p.ps(4))


def caption_div(p: Page) -> str:
    form = '<div class="image"><img src="/a.jpg"><div class="caption">{}</div></div>'
    return _plain(p, p.h1() + p.by() + p.caption(0, form) + p.ps())


def caption_wordpress(p: Page) -> str:
    form = ('<div class="wp-caption alignnone"><img src="/a.jpg"><p class="wp-caption-text">{}</p>'
            "</div>")  # fmt: skip
    inside = p.ps(0, 3) + p.caption(1, form) + p.ps(3)
    return _plain(p, f'{p.h1()}{p.by()}<div class="entry-content">{inside}</div>')


def caption_span(p: Page) -> str:
    form = '<figure><img src="/a.jpg"><span class="media-caption__text">{}</span></figure>'
    return _plain(p, p.h1() + p.by() + p.ps(0, 2) + p.caption(2, form) + p.ps(2))


def caption_credit(p: Page) -> str:
    form = ('<figure><img src="/a.jpg"><figcaption><span>{}</span> <small>Quill Pictures</small>'
            "</figcaption></figure>")  # fmt: skip
    return _plain(p, p.h1() + p.by() + p.caption(1, form) + p.ps())


def gallery(p: Page) -> str:
    shots = "".join(p.figure(n) for n in range(3))
    return _plain(p, f'{p.h1()}{p.by()}{p.ps(0, 5)}<div class="gallery">{shots}</div>{p.ps(5)}')


def key_points(p: Page) -> str:
    return _plain(p, p.h1() + p.points('<ul class="key-points">{}</ul>') + p.by() + p.ps())


def bare_points(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.points() + p.ps())


def points_in_box(p: Page) -> str:
    form = '<div class="summary-box"><h2>In short</h2><ul>{}</ul></div>'
    return _plain(p, p.h1() + p.by() + p.points(form) + p.ps())


def list_in_body(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.ps(0, 4) + p.points("<ol>{}</ol>") + p.ps(4))


def points_bold(p: Page) -> str:
    form = '<div class="mol-bullets"><ul>{}</ul></div>'
    return _plain(p, p.h1() + p.points(form, "<li><strong>{}</strong></li>") + p.by() + p.ps())


def block_quote(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.ps(0, 4) + p.quote() + p.ps(4))


def block_quote_bare(p: Page) -> str:
    return _plain(
        p, p.h1() + p.by() + p.ps(0, 4) + p.quote("<blockquote>{}</blockquote>") + p.ps(4)
    )


def block_quote_div(p: Page) -> str:
    form = '<div class="quote-block"><div>{}</div></div>'
    return _divs(p, p.h1() + p.by() + p.ps(0, 3) + p.quote(form) + p.ps(3))


def post_embedded(p: Page) -> str:
    form = '<blockquote class="twitter-tweet"><p lang="en">{}</p>&mdash; Council (@council)</blockquote>'
    return _plain(p, p.h1() + p.by() + p.ps(0, 3) + p.quote(form) + p.ps(3))


def pull_quote(p: Page) -> str:
    pulled = f'<aside class="pullquote"><p>{escape(p.article.paragraphs[2][:60])}</p></aside>'
    return _plain(p, p.h1() + p.by() + p.ps(0, 4) + pulled + p.ps(4))


def related_box(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.ps(0, 4) + BOX + p.ps(4))


def related_line(p: Page) -> str:
    line = f'<p><strong>Read more: <a href="/x">{RELATED[0]}</a></strong></p>'
    return _plain(p, p.h1() + p.by() + p.ps(0, 4) + line + p.ps(4))


def related_bare(p: Page) -> str:
    return _divs(p, p.h1() + p.by() + p.ps(0, 4) + f"<div>{links(RELATED)}</div>" + p.ps(4))


def newsletter(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.ps(0, 3) + FORM + p.ps(3))


def newsletter_line(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.ps(0, 3) + f"<p><em>{LETTER}</em></p>" + p.ps(3))


def cookie_banner(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.ps(), COOKIE + TOP)


def live_blog(p: Page) -> str:
    posts = "".join(
        f"<div class='live-post'><time>{10 + n}:15</time>"
        f"<h2>{p.note('heading', f'Update {n}')}</h2>{p.ps(n, n + 1)}</div>"
        for n in range(len(p.article.paragraphs))
    )
    return _plain(p, f"{p.h1()}{p.by()}{p.stand()}<div class='live-feed'>{posts}</div>")


def comments(p: Page) -> str:
    return _plain(p, f'{p.h1()}{p.by()}{p.ps()}<div id="comments"><h3>3 comments</h3>{SAID}</div>')


def comments_bare(p: Page) -> str:
    said = "".join(f"<div><b>anon</b><p>{c}</p></div>" for c in COMMENTS)
    return _divs(p, f"{p.h1()}{p.by()}{p.ps()}<div><h3>Comments</h3>{said}</div>")


def paywall(p: Page) -> str:
    return _plain(p, f'{p.h1()}{p.by()}{p.ps(0, 3)}<div class="paywall"><p>{PAYWALL}</p></div>')


def figures_table(p: Page) -> str:
    rows = "<tr><th>Year</th><th>Cost</th></tr><tr><td>2029</td><td>4m</td></tr>"
    return _plain(p, f"{p.h1()}{p.by()}{p.ps(0, 5)}<table>{rows}</table>{p.ps(5)}")


def amp(p: Page) -> str:
    form = ('<figure><amp-img src="/a.jpg" width="1" height="1"></amp-img><figcaption>{}</figcaption>'
            "</figure>")  # fmt: skip
    ad = '<amp-ad width="300" height="250" type="x"></amp-ad>'
    inside = p.h1() + p.by() + p.caption(0, form) + p.ps(0, 3) + ad + p.ps(3)
    return _plain(p, inside).replace("<html", "<html amp", 1)


def divs_only(p: Page) -> str:
    return _divs(
        p, p.h1("div", ' class="t1"') + p.by("<div>By {}</div>") + p.ps(form="<div>{}</div>")
    )


def divs_named(p: Page) -> str:
    form = '<div class="story-body__paragraph">{}</div>'
    inside = p.h1() + p.by('<div class="author-name">{}</div>') + p.ps(form=form)
    return _divs(p, f'<div class="story-body">{inside}</div>')


def spans(p: Page) -> str:
    return _divs(p, p.h1() + p.by("<span>By {}</span><br>") + p.ps(form="<span>{}</span><br><br>"))


def old_table(p: Page) -> str:
    text = p.ps(form="<font face='Arial' size='2'>{}</font><br><br>\n")
    cell = f"{p.h1('font', ' size=5')}<br>{p.by('<b>By {}</b>')}<br><br>{text}"
    side = f"<td width=120 valign=top>{links(RELATED)}</td>"
    return (f"{p.head()}<body><table><tr><td colspan=2>{BARE_TOP}</td></tr><tr>{side}"
            f"<td>{cell}</td></tr></table>{BARE_BOTTOM}")  # fmt: skip


def wire_pre(p: Page) -> str:
    lines = "\n\n".join(p.note("body", t) for t in p.article.paragraphs)
    return _divs(p, f"{p.h1()}{p.by('<p>By {}</p>')}<pre>{lines}</pre>")


def main_only(p: Page) -> str:
    top = f"<header>{p.h1()}{p.stand('h2', ' class=dek')}</header>"
    return f"{p.head()}<body>{TOP}<main>{top}{p.by()}<section>{p.ps()}</section></main>{BOTTOM}"


def microdata(p: Page) -> str:
    return _divs(p, f'{p.h1()}{p.by()}<div itemprop="articleBody">{p.ps()}</div>')


def sections(p: Page) -> str:
    parts = "".join(
        f"<section><h2>{p.note('heading', f'Part {n}')}</h2>{p.ps(n, n + 2)}</section>"
        for n in (0, 2, 4, 6)
    )
    return _plain(p, p.h1() + p.by() + parts)


def adverts(p: Page) -> str:
    ad = '<div class="ad-slot"><span>Advertisement</span></div>'
    middle = ad.join(p.ps(n, n + 1) for n in range(len(p.article.paragraphs)))
    return _plain(p, p.h1() + p.by() + middle)


def author_box(p: Page) -> str:
    box = f'<div class="author-bio"><img src="/r.jpg"><p>{BIO}</p></div>'
    return _plain(p, p.h1() + p.by() + p.ps() + box)


def sharing(p: Page) -> str:
    tags = links(("Politics", "Harbour", "Money"), ' class="tags"')
    return _plain(p, p.h1() + SHARING + p.by() + p.ps() + tags + SHARING)


def teasers_below(p: Page) -> str:
    more = "".join(
        f"<article><h3><a href='/x'>{r}</a></h3><p>{r} today.</p></article>" for r in RELATED
    )
    return (f"{p.head()}<body>{TOP}<main><article>{p.h1()}{p.by()}{p.ps()}</article>"
            f"<section><h2>More</h2>{more}</section></main>{BOTTOM}")  # fmt: skip


def hidden(p: Page) -> str:
    trick = f'<div style="display:none"><p>{PAYWALL}</p></div><div hidden><p>{LETTER}</p></div>'
    return _plain(p, p.h1() + p.by() + p.ps(0, 4) + trick + p.ps(4))


def by_json(p: Page) -> str:
    data = ('<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", '
            f'"name": "{p.article.author}"}}}}</script>')  # fmt: skip
    return _plain(p, p.h1() + p.by("") + p.ps(), more=data)


def by_meta(p: Page) -> str:
    data = f'<meta name="author" content="{p.article.author}">'
    return _plain(p, p.h1() + p.by("") + p.ps(), more=data)


def by_line(p: Page) -> str:
    return _plain(p, p.h1() + p.by("<p>By {}, Political Editor</p>") + p.ps())


def by_address(p: Page) -> str:
    return _plain(p, p.h1() + p.by("<address>{}</address>") + p.ps())


def short(p: Page) -> str:
    return _plain(p, p.h1() + p.by() + p.figure(2) + p.ps(0, 2))


def everything(p: Page) -> str:
    points = p.points('<ul class="article-highlights">{}</ul>')
    inside = (p.h1() + p.stand() + points + p.by() + SHARING + p.figure() + p.ps(0, 3) + FORM + p.ps(3, 5)
              + p.quote() + BOX + p.ps(5) + p.figure(1))  # fmt: skip
    return _plain(p, f'{inside}<div id="comments">{SAID}</div>', COOKIE + TOP)


LAYOUTS: tuple[Layout, ...] = (
    article_tag, two_figures, caption_div, caption_wordpress, caption_span, caption_credit, gallery,
    key_points, bare_points, points_in_box, list_in_body, points_bold, block_quote, block_quote_bare,
    block_quote_div, post_embedded, pull_quote, related_box, related_line, related_bare, newsletter,
    newsletter_line, cookie_banner, live_blog, comments, comments_bare, paywall, figures_table, amp,
    divs_only, divs_named, spans, old_table, wire_pre, main_only, microdata, sections, adverts,
    author_box, sharing, teasers_below, hidden, by_json, by_meta, by_line, by_address, short,
    everything,
)  # fmt: skip
