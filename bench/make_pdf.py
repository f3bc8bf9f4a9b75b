"""Make a plain one-page PDF from a list of lines, byte for byte the same each time.

``python -m bench.make_pdf`` writes the press release of the example story. It is written by hand
(PDF 1.4, one of the standard fonts, nothing compressed) so that the example needs no tool.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/twosource/example/documents/nordvane-statement.pdf"
TITLE = "Nordvane Lines: statement on the Kelmouth berth"
PARAGRAPHS = (
    TITLE,
    "28 March 2022",
    "Nordvane Lines denies that any call took place between Maren Tolvick and its director, "
    "Joren Haskard, before the licence for the deep-water berth was granted.",
    '"There was no call between Mr Haskard and Ms Tolvick," said Corin Abbery, a spokesman for '
    "Nordvane Lines. \"We have gone through the records of the company's telephones, and we found "
    'nothing."',
    '"Mr Haskard sent Ms Tolvick a message on 12 March to thank her for the seats at the '
    'hospital gala," Mr Abbery said. "It was good manners and nothing else."',
    "Nordvane Lines won the licence in an open contest. The company offered the highest rent of "
    "the three bidders and promised to hire 120 people in Kelmouth by the end of next year. The "
    "board of the Kelmouth Harbour Authority approved the bid on 21 March.",
    "Mr Abbery said that the company would answer the questions of the Committee on Ports. He "
    "declined to say whether Mr Haskard would appear in person.",
    "Nordvane Lines runs eleven ships between the north coast and the outer islands and employs "
    "640 people. It was founded in 1931.",
    "For questions: Nordvane Lines, press office, Ballast Street 4, Kelmouth",
)


def _escape(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_pdf(paragraphs: tuple[str, ...], title: str, created: str) -> bytes:
    """Return a PDF of one page; ``created`` is ``YYYYMMDDHHMMSS``; text must be Latin-1."""
    draw = ["BT", "/F1 11 Tf", "14 TL", "72 770 Td"]
    for number, paragraph in enumerate(paragraphs):
        draw.append(f"/F1 {16 if number == 0 else 11} Tf")
        for line in textwrap.wrap(paragraph, 60 if number == 0 else 84):
            draw.append(f"({_escape(line)}) Tj T*")
        draw.append("T*")
    stream = "\n".join([*draw, "ET"])
    bodies = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({_escape(title)}) /Author (Nordvane Lines) /CreationDate (D:{created}Z) >>",
    )
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R /Info 6 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    )
    return (out + tail).encode("latin-1")


if __name__ == "__main__":
    TARGET.write_bytes(make_pdf(PARAGRAPHS, TITLE, "20220328090000"))
