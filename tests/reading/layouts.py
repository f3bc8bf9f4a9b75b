# ruff: noqa: E501 - a zone is one line
"""Layouts written for the zone tests: invented people, places and outlets.

Each line is a zone: its kind, a bar, its text. ``/`` alone is a blank line. A zone of several
lines has ``+`` before each further one.
"""

from __future__ import annotations

TABLOID = """
headline|Mayor 'flew to the island FOUR TIMES' in a week as council voted on harbour sale
/
standfirst|  • Ilse Varden took a private plane to Sorrel Island, three pilots claim\u00a0
standfirst|  • Her office says there was one flight
standfirst|  • The mayor called the reports 'fairy tales'
/
furniture|By Petra Holm for the Port Elin Chronicle
/
furniture|PUBLISHED: 10:12 GMT, 4 May 2021 | UPDATED: 18:40 GMT, 5 May 2021
/
body|Mayor Ilse Varden flew to Sorrel Island four times in the week of the harbour vote, three pilots told the Chronicle.
/
caption|Ilse Varden (pictured) boards a small plane at Port Elin airfield in the week in which the council voted on the harbour sale
/
body|Her spokesman, Aron Telle, said there had been a single flight, and that it was a holiday.
/
furniture|READ MORE: Harbour sale collapses after late-night vote
/
body|'There was one flight. It was paid for by the mayor,' Telle said.
/
furniture|Advertisement
/
body|Varden herself dismissed the reports as 'fairy tales' on Tuesday.
/
caption|Mayor Ilse Varden flew to Sorrel Island four times in the week of the harbour vote, according to three pilots who spoke to the paper
/
body|The council meets again next week to look at the logs of the airfield.
/
furniture|Share this article
furniture|Most read
furniture|Cat rescued from organ pipe in cathedral
furniture|Ten ways to cook a turnip
/
furniture|The comments below have been moderated in advance.
furniture|I never liked her. She should go at once, and take the council with her.
"""

AGENCY = """
headline|Border post closed after shots, ministry says
/
body|KELDA, May 4 (Meridian Wire) - Guards closed the border post at Kelda on Tuesday after shots were heard, the interior ministry said.
/
body|Two officials said that nobody had been hurt.
/
body|"We closed it as a precaution," said Oran Fiske, a spokesman for the ministry.
/
body|The post is the busiest on the river.
/
furniture|(Reporting by Dana Lowe in Kelda; Editing by Tom Ashby)
"""

SINGLE_NEWLINES = """
headline|Rector denies meeting donor before the vote
furniture|By Mara Quill, Education Correspondent
furniture|4 May 2021
body|The rector of Aldbourne College denied on Monday that he had met a donor before the vote on the new library.
body|Two members of the senate said they had seen both men at lunch.
body|"I have not met him this year," the rector, Hugo Sand, told reporters.
body|The donor could not be reached.
furniture|Follow us on Twitter
furniture|© 2021 Aldbourne Gazette. All rights reserved.
"""

WRAPPED = """
headline|Ferry operator says one engine failed
/
body|The operator of the Sorrel Island ferry said on Wednesday that one of
+its two engines had failed in the storm, and that the crew had asked for
+help at once.
/
body|A member of the crew, who did not want to be named, said that both of
+the engines had stopped, and that nobody had answered the radio for an
+hour after the first call was made from the bridge.
/
body|"We called and called," he said.
/
body|The coast guard counted three calls in the night, the first of which
+came at ten past two in the morning.
"""

TRANSCRIPT = """
furniture|Aired May 4, 2021 - 20:00 ET
/
body|MARGIT SOLE, ANCHOR: Good evening. The mayor of Port Elin says she flew once. Three pilots say she flew four times.
/
furniture|(BEGIN VIDEO CLIP)
/
body|ILSE VARDEN, MAYOR: There was one flight, and I paid for it.
/
furniture|(END VIDEO CLIP)
/
body|SOLE: Our reporter is at the airfield. Joss, what do the logs say?
/
body|JOSS HALE, REPORTER: Margit, the logs show four flights in a week.
"""

LIST_OF_LINES = """
headline|Names of the members of the harbour board
body|Ilse Varden, chair of the board and mayor of the city since spring
body|Aron Telle, her spokesman and a former reporter of the local paper
body|Hugo Sand, rector of the college and a member since the summer
body|Dana Lowe, owner of two of the ferries that call at the harbour
body|Oran Fiske, once a spokesman of the ministry of the interior
"""

ONE_PARAGRAPH = """
body|The mayor of Port Elin flew once, her office said on Monday. Three pilots said she flew four times. The council will look at the logs next week.
"""

PICTURE_DESK = """
headline|Two theories of the fire at the mill
/
standfirst|Engineers and the owner of the mill do not agree on how it began
/
furniture|Words by Dana Lowe | 12 June 2020
/
caption|Photo: Dana Lowe/Port Elin Chronicle
/
body|The fire at Aldbourne mill began in the attic, two engineers said on Thursday.
/
caption|From left: engineers Tom Ashby and Mara Quill at the gate of the mill on Thursday.
/
body|The owner, Hugo Sand, said it had begun in the yard, where a lorry was parked.
/
caption|The mill seen from the river in a file photo. (Dana Lowe/Chronicle)
/
body|'I saw smoke in the yard before there was any in the attic,' Sand said.
/
caption|Hugo Sand, left, with his brother at the mill in 2019. Photograph: Mara Quill/Meridian Wire
/
body|The police have said nothing yet.
/
furniture|Sign up for our daily newsletter
furniture|We use cookies to improve your experience.
"""

NO_HEADLINE = """
body|Three pilots said that the mayor of Port Elin had flown to the island four times.
/
body|Her office said that she had flown once.
/
body|The council has asked for the logs, and will see them next week.
/
furniture|Related stories:
furniture|Harbour sale collapses after late-night vote
furniture|Council to meet behind closed doors
"""

CROSSHEADS = """
headline|What we know about the calls between the two ministers
/
body|The ministers spoke by telephone at least twice, three people familiar with the calls said on Monday.
/
body|Two calls, or five
/
body|A spokeswoman for one of the ministers said that there had been two calls, both about the ferry.
/
body|An official of the other ministry counted five, and said that two of them had been about money.
/
body|The silence of the ferry company
/
body|The company has not answered questions that were sent to it on Friday.
"""

BROADCASTER = """
furniture|WORLD
headline|River talks: Envoy says no deal was signed
/
furniture|Published
furniture|4 May 2021
/
caption|Image source, Meridian Wire
caption|Image caption, The envoy, Oran Fiske, left the talks without a word
/
body|The envoy to the river talks said on Tuesday that no deal had been signed.
/
body|His deputy had told reporters an hour earlier that the papers were ready.
/
body|"Nothing was signed, and nothing will be," said the envoy.
/
furniture|More on this story
furniture|River talks open under a cloud
furniture|Who owns the water of the Kelda?
"""

LAYOUTS = {
    name.lower(): text
    for name, text in list(globals().items())
    if name.isupper() and isinstance(text, str)
}


def build(layout: str, newline: str = "\n") -> tuple[str, list[tuple[str, str]]]:
    """Return the text of a layout, and its zones as kind and words."""
    lines: list[str] = []
    zones: list[tuple[str, list[str]]] = []
    for line in layout.strip("\n").split("\n"):
        if line == "/":
            lines.append("")
        elif line.startswith("+"):
            lines.append(line[1:])
            zones[-1][1].append(line[1:])
        else:
            kind, _, words = line.partition("|")
            lines.append(words)
            zones.append((kind, [words]))
    return newline.join(lines), [(kind, newline.join(w)) for kind, w in zones]
