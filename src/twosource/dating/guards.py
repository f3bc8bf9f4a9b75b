"""When a word that looks like a time word is none: May the verb, April the woman, 1500 people."""

from __future__ import annotations

from twosource.dating.context import Context
from twosource.dating.lexicon import word_set, words
from twosource.dating.matching import Found
from twosource.model.parse import Token

_OPENING = ('"', "''", "``", "\u201c", "\u2018", "'")
_CLOSING = ('"', "''", "\u201d", "\u2019", "'")


def _capital(f: Found, c: Context, group: str) -> bool:
    return c.document.text[f.spans[group][0]].isupper()


def is_half_year(f: Found, c: Context) -> bool:
    """Whether "the first half" is one of a year: accounts are spoken of in its sentence."""
    return bool(_lemmas(f, c) & word_set("accounts"))


def is_age_or_degrees(f: Found, c: Context) -> bool:
    """Whether "the 80s" or "mid-30s" are an age ("in her mid-30s") or a temperature."""
    before = c.previous_token(f)
    if before is not None and before.tag == "PRP$":
        return True
    return bool(_lemmas(f, c) & word_set("degrees"))


def _lemmas(f: Found, c: Context) -> set[str]:
    sentence = c.sentence(f.start)
    if sentence is None:
        return set()
    return {t.lemma.lower() for t in c.parse.tokens[sentence.first : sentence.last]}


def is_month(f: Found, c: Context, *, alone: bool = False) -> bool:
    """Whether the month's word is a month here."""
    word = f.groups["month"]
    if not _capital(f, c, "month"):
        return not alone and len(word) > 4
    if not alone:
        return True
    token = c.token_at(f.spans["month"][0])
    if token is None or (
        len(word) <= 4 and word[-1] != "." and word not in ("may", "june", "july")
    ):
        return False
    if token.tag == "MD" or token.pos in ("VERB", "AUX", "ADJ"):
        return False
    before = c.previous_token(f)
    lead = before is not None and before.text.lower() in word_set("date_lead")
    if _in_list_of_months(f, c):
        return True
    sure = before is not None and before.text.lower() in word_set("sure_lead")
    if word in ("may", "march", "august") and not sure and "which" not in f.groups:
        return token.pos == "PROPN" and ("part" in f.groups or _is_month_of(f, c))
    after = c.next_token(f)
    named = after is not None and after.pos == "PROPN" and after.text[:1].isupper()
    return lead or "which" in f.groups or "part" in f.groups or not named


def _is_month_of(f: Found, c: Context) -> bool:
    """``the May vote``, ``March orders``: a month's word beside a common noun is a month."""
    after = c.next_token(f)
    return after is not None and after.pos == "NOUN" and after.text.islower()


def _in_list_of_months(f: Found, c: Context) -> bool:
    """``April, May and June``: one month beside another."""
    token = c.token_at(f.spans["month"][0])
    if token is None:
        return False
    tokens = c.parse.tokens
    beside = [k for k in (token.i - 2, token.i + 2) if 0 <= k < len(tokens)]
    return any(
        tokens[k].text.lower() in words().month
        and tokens[(k + token.i) // 2].text in (",", "and", "or", "to", "through", "-", "\u2013")
        for k in beside
    )


def is_weekday(f: Found, c: Context) -> bool:
    """Whether the weekday is written as a name, and is not part of one ("the Sunday Times")."""
    after = c.next_token(f)
    named = after is not None and after.text[:1].isupper()
    if named and after is not None and after.text.lower() in word_set("in_name"):
        return False
    return _capital(f, c, "weekday")


def is_in_name(f: Found, c: Context) -> bool:
    """Whether "today" is part of a name ("the Tarvia Today network")."""
    before = c.previous_token(f)
    capital = c.document.text[f.start].isupper()
    if not capital or before is None:
        return False
    after = c.next_token(f)
    quoted = before.text in _OPENING and after is not None and after.text in _CLOSING
    return quoted or (before.text[:1].isupper() and before.pos == "PROPN")


def is_season_noun(f: Found, c: Context) -> bool:
    """Whether the word names a season here ("the fall of 1989", not "prices fall")."""
    if "which" in f.groups or "year" in f.groups or "relyear" in f.groups:
        token = c.token_at(f.spans["season"][0])
        return (token is None or token.pos not in ("VERB", "AUX")) and not _is_drop(f, c)
    token = c.token_at(f.spans["season"][0])
    if token is None or token.pos != "NOUN":
        return False
    before = c.previous_token(f)
    if f.groups["season"] in ("fall", "spring"):
        after = c.next_token(f)
        return (
            before is not None
            and (before.lemma in word_set("sure_lead") or _after_season(c, before))
            and (after is None or after.lemma != "of")
        )
    return token.dep in ("pobj", "npadvmod") or "part" in f.groups


def _after_season(c: Context, before: Token) -> bool:
    """``in the spring and fall``."""
    earlier = c.parse.tokens[max(0, before.i - 1)]
    return before.lemma in ("and", "or") and earlier.lemma in words().season


def _is_drop(f: Found, c: Context) -> bool:
    """``this fall in prices``: a fall of something, not a season."""
    after = c.next_token(f)
    if f.groups["season"] != "fall" or after is None or after.lemma not in ("in", "of"):
        return False
    beyond = c.parse.tokens[after.i + 1 : after.i + 2]
    return bool(beyond) and beyond[0].pos in ("NOUN", "ADJ") and beyond[0].tag != "CD"


def is_holiday(f: Found, c: Context) -> bool:
    """Whether the holiday is a day here: "on Christmas", not "merry Christmas", "Easter eggs"."""
    if not _capital(f, c, "holiday"):
        return False
    before, after = c.previous_token(f), c.next_token(f)
    if before is not None and before.lemma in word_set("greeting"):
        return False
    if f.groups["holiday"].split()[-1] in ("day", "eve") or "which" in f.groups:
        return True
    return not (after is not None and after.pos in ("NOUN", "PROPN") and "year" not in f.groups)


def _is_number_of_place(f: Found, c: Context) -> bool:
    """``1989 Main Street``, ``555-1989``."""
    text, parse = c.document.text, c.parse
    if text[f.start - 1 : f.start] == "-" and text[f.start - 2 : f.start - 1].isdigit():
        return True
    token = c.token_at(f.start)
    after = parse.tokens[token.i + 1 : token.i + 4] if token is not None else ()
    return any(
        t.lemma.lower() in word_set("street")
        and t.text[:1].isupper()
        and after[0].text[:1].isupper()
        for t in after
    )


def is_year(f: Found, c: Context, number: int) -> bool:
    """Whether a number of four digits is a year here."""
    after, before = c.next_token(f), c.previous_token(f)
    if after is not None and (
        after.lemma in word_set("measure")
        or after.text.lower() in word_set("measure")
        or after.text in ("%", "°")
    ):
        return False
    if before is not None and before.text in (
        "$",
        "£",
        "€",
        "#",
        "No.",
        "no.",
        "Room",
        "Flight",
        "Route",
    ):
        return False
    if f.rule.name != "year" or len(f.groups) > 1:
        return True
    if _is_number_of_place(f, c):
        return False
    text = c.document.text
    if text[f.end : f.end + 1] == "-" or text[f.start - 1 : f.start] == "-":
        return 1900 <= number <= 2030
    if 1900 <= number <= 2030:
        token = c.token_at(f.start)
        head = c.parse.tokens[token.head] if token is not None else None
        return not (
            token and head and token.dep == "nummod" and head.tag == "NNS" and head.i > token.i + 1
        )
    return before is not None and before.text.lower() in word_set("year_lead") and number >= 1400
