"""One expression, its value and basis. Published on Saturday 15 May 2021, or on no known day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import make_document
from tests.dating.helpers import SATURDAY, read
from twosource.dating import recognise
from twosource.language.parse import SpacyParser
from twosource.model.document import Zone

# text, expression, type, value, basis
CASES = """
The dam opened on May 4, 2019.|May 4, 2019|DATE|2019-05-04|stated
The dam opened on 4 May 2019.|4 May 2019|DATE|2019-05-04|stated
The dam opened on the 4th of May 2019.|the 4th of May 2019|DATE|2019-05-04|stated
The dam opened on 2019-05-04.|2019-05-04|DATE|2019-05-04|stated
The dam opened on 25/12/2019.|25/12/2019|DATE|2019-12-25|stated
The dam opened on 4/5/2019.|4/5/2019|DATE|2019|stated
The dam opened in May 2019.|May 2019|DATE|2019-05|stated
The dam opened in early 2019.|early 2019|DATE|2019|stated
The dam opened in nineteen ninety-one.|nineteen ninety-one|DATE|1991|stated
The dam opened in the summer of 1995.|the summer of 1995|DATE|1995-SU|stated
Sales fell in the third quarter of 2019.|the third quarter of 2019|DATE|2019-Q3|stated
Sales fell in Q3 2019.|Q3 2019|DATE|2019-Q3|stated
Sales fell in the first half of 2019.|the first half of 2019|DATE|2019-H1|stated
He moved there in the 1990s.|the 1990s|DATE|199|stated
He moved there in the late '80s.|the late '80s|DATE|198|stated
The bridge dates from the 19th century.|the 19th century|DATE|18|stated
They talked on December 29.|December 29|DATE|2020-12-29|publication
They talked on Dec. 29.|Dec. 29|DATE|2020-12-29|publication
They talked on the 29th of December.|the 29th of December|DATE|2020-12-29|publication
They will talk on June 3.|June 3|DATE|2021-06-03|publication
Talks are due to begin on November 3.|November 3|DATE|2021-11-03|publication
They talked in October.|October|DATE|2020-10|publication
They talked last October.|last October|DATE|2020-10|publication
They will talk in October.|October|DATE|2021-10|publication
The diary shows one call on 11 April.|11 April|DATE|2021-04-11|publication
There is one call, on May 4.|May 4|DATE|2021-05-04|publication
There is a vote on September 4.|September 4|DATE|2021-09-04|publication
The trial begins on 11 April.|11 April|DATE|2022-04-11|publication
They talked in late May.|late May|DATE|2020-05|publication
They talked in early May.|early May|DATE|2021-05|publication
They will talk in late May.|late May|DATE|2021-05|publication
The boat left half an hour later.|half an hour later|DURATION|PT30M|unknown
The boat left half a day ago.|half a day ago|DURATION|PT12H|unknown
The boat left half a year ago.|half a year ago|DATE|2020-11|publication
They talked on Christmas Day.|Christmas Day|DATE|2020-12-25|publication
They talked on New Year’s Day.|New Year’s Day|DATE|2021-01-01|publication
They talked on Thanksgiving.|Thanksgiving|DATE|2020-11-26|publication
They talked on Good Friday.|Good Friday|DATE|2021-04-02|publication
They talked on Election Day.|Election Day|DATE|2020-11-03|publication
They talked on Friday.|Friday|DATE|2021-05-14|publication
They will talk on Friday.|Friday|DATE|2021-05-21|publication
They talked last Friday.|last Friday|DATE|2021-05-14|publication
They will talk next Tuesday.|next Tuesday|DATE|2021-05-18|publication
They talked on Friday afternoon.|Friday afternoon|TIME|2021-05-14TAF|publication
They talked late on Tuesday evening.|late on Tuesday evening|TIME|2021-05-11TEV|publication
They talked on Wednesday of last week.|Wednesday of last week|DATE|2021-05-05|publication
He said so in a Wednesday interview.|Wednesday|DATE|2021-05-12|publication
They talked yesterday.|yesterday|DATE|2021-05-14|publication
They will talk tomorrow morning.|tomorrow morning|TIME|2021-05-16TMO|publication
They talked the day before yesterday.|the day before yesterday|DATE|2021-05-13|publication
They talked last night.|last night|TIME|2021-05-14TNI|publication
They talked this morning.|this morning|TIME|2021-05-15TMO|publication
They talked last week.|last week|DATE|2021-W18|publication
They will talk next month.|next month|DATE|2021-06|publication
They talked earlier this month.|earlier this month|DATE|2021-05|publication
They talked last year.|last year|DATE|2020|publication
Net fell in the year-ago third quarter.|the year-ago third quarter|DATE|2019-Q3|publication
We met in January nineteen ninety-seven.|January nineteen ninety-seven|DATE|1997-01|stated
They talk on Tuesday nights.|Tuesday nights|SET|XXXX-WXX-2TNI|unknown
They talked last fall.|last fall|DATE|2020-FA|publication
They met over the weekend.|the weekend|DATE|2021-W19-WE|publication
They talked three days ago.|three days ago|DATE|2021-05-12|publication
They talked two years ago.|two years ago|DATE|2019|publication
They will talk two weeks from now.|two weeks from now|DATE|2021-W21|publication
They talked at 8 p.m. EDT Thursday.|8 p.m. EDT Thursday|TIME|2021-05-13T20:00|publication
They talked around noon Thursday.|around noon Thursday|TIME|2021-05-13T12:00|publication
The talks took three days.|three days|DURATION|P3D|unknown
The talks took about two and a half years.|about two and a half years|DURATION|P2Y6M|unknown
The talks took at least 16 hours.|at least 16 hours|DURATION|PT16H|unknown
The talks took half an hour.|half an hour|DURATION|PT30M|unknown
The talks took a couple of weeks.|a couple of weeks|DURATION|P2W|unknown
The talks took several months.|several months|DURATION|PXM|unknown
The two-week crisis is over.|two-week|DURATION|P2W|unknown
They talked over the past two months.|the past two months|DURATION|P2M|publication
She is 44 years old.|44 years old|DURATION|P44Y|unknown
They talk every Monday.|every Monday|SET|XXXX-WXX-1|unknown
They talk every other week.|every other week|SET|P2W|unknown
They talk twice a month.|twice a month|SET|P1M|unknown
They talk each year.|each year|SET|P1Y|unknown
The paper comes out daily.|daily|SET|P1D|unknown
They talked recently.|recently|DATE|PAST_REF|publication
They are talking now.|now|DATE|PRESENT_REF|unknown
They may talk in the near future.|the near future|DATE|FUTURE_REF|publication
They talked on May 3, 2019. A day earlier it was shut.|A day earlier|DATE|2019-05-02|expression
We met on May 3, 2019. The next morning it was shut.|The next morning|TIME|2019-05-04TMO|expression
They met on May 3, 2019. Later that day it was shut.|Later that day|DATE|2019-05-03|expression
They met on May 3, 2019. That day the port was shut.|That day|DATE|2019-05-03|expression
They met on May 3, 2019. The day before, it rained.|The day before|DATE|2019-05-02|expression
They met in 2015. The following year the port was shut.|The following year|DATE|2016|expression
They met on May 3, 2019. Two weeks later it was shut.|Two weeks later|DATE|2019-05-17|expression
They met on the 28th of December, and he called on the 30th.|the 30th|DATE|2020-12-30|expression
He called on the 3rd.|the 3rd|DATE|2021-05-03|publication
The firm hopes to sell it by April.|April|DATE|2022-04|publication
The court meets in September.|September|DATE|2021-09|publication
They had to leave their cars on Friday night.|Friday night|TIME|2021-05-14TNI|publication
He could not be reached on Monday.|Monday|DATE|2021-05-10|publication
They agreed to meet on Monday.|Monday|DATE|2021-05-17|publication
The vote is on Monday.|Monday|DATE|2021-05-17|publication
He is in hospital on Monday.|Monday|DATE|2021-05-10|publication
Friday's meeting will be closed.|Friday|DATE|2021-05-21|publication
Friday's ruling will change little.|Friday|DATE|2021-05-14|publication
They spoke ahead of Monday's vote.|Monday|DATE|2021-05-17|publication
He has been held since Tuesday.|Tuesday|DATE|2021-05-11|publication
Detectives are investigating a fire on Tuesday.|Tuesday|DATE|2021-05-11|publication
The third quarter of last year was poor.|The third quarter of last year|DATE|2020-Q3|publication
Last year's first quarter was poor.|Last year's first quarter|DATE|2020-Q1|publication
The January-March quarter was weak.|The January-March quarter|DATE|2021-Q1|publication
April sales fell from a year earlier.|a year earlier|DATE|2020-04|expression
Profit rose from a year ago in the first quarter.|a year ago|DATE|2020-Q1|expression
Earnings rose in the second half.|the second half|DATE|2020-H2|publication
They married in 1970 and had a son the next year.|the next year|DATE|1971|expression
He was held in March 1985 and freed in June.|June|DATE|1985-06|expression
They shut four shops in the last year.|the last year|DURATION|P1Y|publication
Prices will double over the next decade.|the next decade|DURATION|P1E|publication
This winter will be cold.|This winter|DATE|2021-WI|publication
The rent is due at month's end.|month's end|DATE|2021-05-31|publication
The meeting last April was short.|last April|DATE|2020-04|publication
It fell on Friday the 13th.|Friday the 13th|DATE|2020-11-13|publication
The bells ring at half past five.|half past five|TIME|2021-05-15T05:30|publication
We met at 1 o'clock in the afternoon.|1 o'clock in the afternoon|TIME|2021-05-15T13:00|publication
The plane left at 1415 GMT.|1415 GMT|TIME|2021-05-15T14:15|publication
It came at 1.30pm on Friday.|1.30pm on Friday|TIME|2021-05-14T13:30|publication
It fell in the early hours of Friday.|the early hours of Friday|TIME|2021-05-14TMO|publication
He died a year ago today.|a year ago today|DATE|2020-05-15|publication
After the Sept. 11 attacks the law changed.|Sept. 11|DATE|2001-09-11|stated
They talked the weekend before last.|the weekend before last|DATE|2021-W17-WE|publication
They pay $500 a month.|a month|SET|P1M|unknown
He sings every Sunday morning.|every Sunday morning|SET|XXXX-WXX-7TMO|unknown
It is shut on weekends.|weekends|SET|XXXX-WXX-WE|unknown
The yearlong study is over.|yearlong|DURATION|P1Y|unknown
The March opening cost little.|March|DATE|2021-03|publication
March orders fell.|March|DATE|2021-03|publication
They closed the mill in June.|June|DATE|2020-06|publication
Orders cut it Monday, the owners set it Friday.|Friday|DATE|2021-05-14|publication
Debt stood at $3 million at year-end 2019.|year-end 2019|DATE|2019-12-31|stated
The index is up since year-end.|year-end|DATE|2020-12-31|publication
Prices have fallen of late.|of late|DATE|PAST_REF|publication
Shares fell as on Black Monday.|Black Monday|DATE|1987-10-19|stated
It earned more in 2018 than a year earlier.|a year earlier|DATE|2017|expression
"""
TABLE = [tuple(line.split("|")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("text", "words", "kind", "value", "basis"), TABLE)
def test_reads_the_expression(
    parser: SpacyParser, text: str, words: str, kind: str, value: str, basis: str
) -> None:
    document, _, timexes = read(parser, text)
    found = {t.span.of(document.text): t for t in timexes}
    assert words in found, found
    timex = found[words]
    assert (timex.type, timex.value, timex.when.basis) == (kind, value, basis)


@pytest.mark.parametrize(
    "text",
    [
        "You may call him.",
        "Ms. April Tarrow called him.",
        "Prices fall when they spring a surprise.",
        "They sold 1500 tickets at $1999 each.",
        "Merry Christmas to them all.",
        "They march on.",
        "He wished her a happy New Year.",
        "It happened on the 28th floor.",
        "The second call was short.",
        "About three-quarters of the food is imported.",
        "A 44-year-old man called.",
        "The index closed at 1462.93 points.",
        "She appeared on Tarvia Today.",
        "He may one day come back.",
        "Few bought after this fall in prices.",
        "She is in her mid-30s.",
        "The Sunday Times printed it.",
        "She was named Person of the Year.",
        "It was the third call in as many weeks.",
        "They live at 1989 Harbour Street.",
        "Call 555-1989.",
    ],
)
def test_leaves_alone_what_is_no_time(parser: SpacyParser, text: str) -> None:
    document, _, timexes = read(parser, text)
    assert [t.span.of(document.text) for t in timexes] == []


UNDATED = [
    ("They talked on December 29.", "XXXX-12-29", "XXXX-12-29"),
    ("They talked on Friday.", "XXXX-WXX-5", None),
    ("They talked on Friday afternoon.", "XXXX-WXX-5TAF", None),
    ("They talked yesterday.", "XXXX-XX-XX", "XXXX-XX-XX"),
    ("They talked last week.", "XXXX-WXX", None),
    ("They talked last year.", "XXXX", "XXXX"),
    ("They talked on Christmas Day.", "XXXX-12-25", "XXXX-12-25"),
    ("They talked on Thanksgiving.", "XXXX-XX-XX", "XXXX-XX-XX"),
    ("They talked last summer.", "XXXX-SU", None),
    ("Sales fell in the third quarter.", "XXXX-Q3", None),
    ("They talked on the 28th.", "XXXX-XX-28", "XXXX-XX-28"),
    ("They talked at 8 p.m. Thursday.", "XXXX-WXX-4T20:00", None),
    ("They talked three days ago.", "XXXX-XX-XX", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "value", "edtf"), UNDATED)
def test_stays_open_without_a_day_of_writing(
    parser: SpacyParser, text: str, value: str, edtf: str | None
) -> None:
    _, _, timexes = read(parser, text, published=None)
    (timex,) = timexes
    assert (timex.value, timex.edtf) == (value, edtf)
    assert timex.when.open
    assert timex.when.basis == "unknown"


def test_a_day_earlier_than_an_open_day_is_open(parser: SpacyParser) -> None:
    text = "A boat was seen off the pier on December 29. The port was shut a day earlier."
    _, _, timexes = read(parser, text, published=None)
    assert [t.value for t in timexes] == ["XXXX-12-29", "XXXX-12-28"]
    assert all(t.when.open for t in timexes)


def test_a_stated_year_needs_no_day_of_writing(parser: SpacyParser) -> None:
    text = "They talked on May 3, 2019. A day earlier the port was shut."
    _, _, timexes = read(parser, text, published=None)
    assert [(t.value, t.when.basis) for t in timexes] == [
        ("2019-05-03", "stated"),
        ("2019-05-02", "expression"),
    ]


def test_a_range_is_two_days(parser: SpacyParser) -> None:
    _, _, timexes = read(parser, "The talks ran on May 3-7, 2019.")
    assert [t.value for t in timexes] == ["2019-05-03", "2019-05-07"]


def test_earlier_this_month_ends_with_the_day_of_writing(parser: SpacyParser) -> None:
    _, _, (timex,) = read(parser, "They talked earlier this month.")
    assert str(timex.when.earliest) == "2021-05-01"
    assert str(timex.when.latest) == "2021-05-15"


def test_a_saying_is_not_what_a_day_earlier_counts_from(parser: SpacyParser) -> None:
    text = (
        "The envoy was expelled on March 3.\n\nThe ministry said on Friday that it had no part in "
        "this.\n\nThe clerk wrote that the boat came in a day earlier."
    )
    _, _, timexes = read(parser, text)
    assert [t.value for t in timexes] == ["2021-03-03", "2021-05-14", "2021-03-02"]


def test_a_verb_in_a_quotation_does_not_govern_a_date_outside(parser: SpacyParser) -> None:
    text = "Later, on the 28th of December she asked, \u2018Could somebody ring me?\u2019"
    _, _, timexes = read(parser, text)
    assert [t.value for t in timexes] == ["2020-12-28"]


def test_the_second_week_of_a_month_is_seven_days(parser: SpacyParser) -> None:
    _, _, (timex,) = read(parser, "It rained in the second week of March 2020.")
    assert (timex.value, timex.edtf) == ("2020-03", "2020-03-08/2020-03-14")


def test_a_clock_time_that_is_a_paragraph_is_of_the_day_of_writing(parser: SpacyParser) -> None:
    text = "He spoke on May 3.\n\n9:05 a.m.\n\nThe doors are open."
    _, _, timexes = read(parser, text)
    assert [t.value for t in timexes] == ["2021-05-03", "2021-05-15T09:05"]


def test_a_headline_tells_the_past_in_the_present(parser: SpacyParser) -> None:
    document = make_document(
        "Minister resigns Friday\n\nThe court meets Friday.", published=SATURDAY
    )
    headline = Zone("headline", document.zones[0].span)
    document = replace(document, zones=(headline, document.zones[1]))
    timexes = recognise(document, parser.parse(document))
    assert [t.value for t in timexes] == ["2021-05-14", "2021-05-21"]


def test_spaces_and_apostrophes_of_print(parser: SpacyParser) -> None:
    text = "They talked on Friday\u00a0afternoon, on\u200b May\u00a04, on New Year\u2019s\u00a0Day."
    _, _, timexes = read(parser, text)
    assert [t.value for t in timexes] == ["2021-05-14TAF", "2021-05-04", "2021-01-01"]
