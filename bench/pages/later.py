"""Layouts written after the reader was mended on the others: what it does with pages it never saw."""

from __future__ import annotations

from html import escape

from bench.pages.builder import BARE_BOTTOM, BARE_TOP, BOTTOM, COOKIE, FORM, SAID, TOP, Page, links
from bench.pages.layouts import Layout
from bench.pages.words import COMMENTS, COOKIES, LETTER, PAYWALL, RELATED, SHARE


def drupal_fields(p: Page) -> str:
    field = '<div class="field field--name-body field__item">{}</div>'
    inside = p.h1() + p.by('<div class="field field--name-author">{}</div>') + field.format(p.ps())
    return f'{p.head()}<body>{BARE_TOP}<div class="node node--type-article">{inside}</div>{BARE_BOTTOM}'


def wide_picture(p: Page) -> str:
    form = '<div class="lead-media"><picture><img src="/a.jpg"></picture><div class="lead-media__caption">{}</div></div>'
    return f"{p.head()}<body>{TOP}{p.caption(1, form)}<main>{p.h1()}{p.stand()}{p.by()}{p.ps()}</main>{BOTTOM}"


def data_component(p: Page) -> str:
    form = '<div data-component="text-block"><p>{}</p></div>'
    side = f'<div data-component="links-block">{links(RELATED)}</div>'
    inside = p.h1() + p.by('<div data-component="byline-block"><span>By {}</span></div>')
    return f"{p.head()}<body>{TOP}<main><article>{inside}{p.ps(0, 4, form)}{side}{p.ps(4, None, form)}</article></main>{BOTTOM}"


def interview(p: Page) -> str:
    asked = "<p><strong>What happened on the day of the vote?</strong></p>"
    p.note("heading", "What happened on the day of the vote?")
    return f"{p.head()}<body>{TOP}<article>{p.h1()}{p.by()}{p.ps(0, 3)}{asked}{p.ps(3)}</article>{BOTTOM}"


def fact_list(p: Page) -> str:
    form = '<section class="at-a-glance"><h3>At a glance</h3><ul>{}</ul></section>'
    return f"{p.head()}<body>{TOP}<article>{p.h1()}{p.by()}{p.ps(0, 2)}{p.points(form)}{p.ps(2)}</article>{BOTTOM}"


def quote_cited(p: Page) -> str:
    form = "<figure class='quote'><blockquote>{}</blockquote></figure>"
    return f"{p.head()}<body>{TOP}<article>{p.h1()}{p.by()}{p.ps(0, 5)}{p.quote(form)}{p.ps(5)}</article>{BOTTOM}"


def quote_in_div(p: Page) -> str:
    form = '<div class="letter"><div class="letter-text">{}</div></div>'
    return f"{p.head()}<body>{TOP}<article>{p.h1()}{p.by()}{p.ps(0, 2)}{p.quote(form)}{p.ps(2)}</article>{BOTTOM}"


def disqus(p: Page) -> str:
    said = "".join(
        f'<li class="post"><span>user</span><div class="post-message"><p>{c}</p></div></li>'
        for c in COMMENTS
    )
    return f'{p.head()}<body>{TOP}<article>{p.h1()}{p.by()}{p.ps()}</article><section id="disqus_thread"><h2>Join the conversation</h2><ul>{said}</ul></section>{BOTTOM}'


def replies_plain(p: Page) -> str:
    said = "".join(f"<p><i>A reader</i> {c}</p>" for c in COMMENTS)
    return f"{p.head()}<body>{BARE_TOP}<div>{p.h1()}{p.by()}{p.ps()}<h4>3 comments</h4>{said}</div>{BARE_BOTTOM}"


def modal(p: Page) -> str:
    box = f'<div role="dialog" aria-modal="true"><p>{COOKIES}</p><p>{LETTER}</p></div>'
    return f"{p.head()}<body>{box}{TOP}<article>{p.h1()}{p.by()}{p.ps()}</article>{BOTTOM}"


def gate(p: Page) -> str:
    box = f'<div class="tp-container-inner"><div>{PAYWALL}</div></div>'
    return f"{p.head()}<body>{TOP}<article>{p.h1()}{p.by()}{p.ps(0, 2)}{box}</article>{BOTTOM}"


def two_columns(p: Page) -> str:
    side = f"<td>{links(RELATED)}<p>{escape(SHARE[0])}</p></td>"
    return f"{p.head()}<body>{BARE_TOP}<table><tr><td>{p.h1('h2')}{p.by('<p>By {}</p>')}{p.ps()}</td>{side}</tr></table>{BARE_BOTTOM}"


def amp_full(p: Page) -> str:
    inside = p.h1() + p.stand() + p.by() + p.figure(1) + p.ps(0, 4) + FORM + p.ps(4)
    return f'{p.head()}<body>{COOKIE}<amp-sidebar>{links(RELATED)}</amp-sidebar><article class="amp-wp-article">{inside}</article>{SAID}{BOTTOM}'


def definition_list(p: Page) -> str:
    said = "".join(f"<dt>Ann</dt><dd>{p.note('body', t)}</dd>" for t in p.article.paragraphs[2:])
    return f"{p.head()}<body>{TOP}<article>{p.h1()}{p.by()}{p.ps(0, 2)}<dl>{said}</dl></article>{BOTTOM}"


LATER: tuple[Layout, ...] = (
    drupal_fields, wide_picture, data_component, interview, fact_list, quote_cited, quote_in_div,
    disqus, replies_plain, modal, gate, two_columns, amp_full, definition_list,
)  # fmt: skip
