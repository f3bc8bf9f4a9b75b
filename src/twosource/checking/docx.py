"""A draft in Office Open XML (.docx): its paragraphs, and nothing else of the package.

A .docx is a zip of XML (ECMA-376). Only ``word/document.xml`` is read, up to a bound, whatever the
archive says of its size; entities, document types and the network are refused. Deleted text, notes,
headers and comments are not read.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from twosource.checking.markdown import Plain
from twosource.errors import ReadError

_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_CURE = "Save the draft as plain text or Markdown and check that"
_ENTRIES = 10_000


def plain(data: bytes, where: str, limit: int) -> Plain:
    """Return the paragraphs of a .docx, with a blank line between two.

    ``limit``: bytes of XML that are unpacked at most. Raises ``ReadError`` for anything that is no
    whole .docx, or larger.
    """
    root = _parsed(_unpacked(data, where, limit), where)
    lines: list[str] = []
    heads: list[int] = []
    at = 0
    for p in root.iter(f"{_W}p", f"{_STRICT}p"):
        if next(p.iterancestors(f"{_W}p", f"{_STRICT}p"), None) is not None:
            continue  # of a text box: its words are those of the paragraph it hangs on
        line = _words(p)
        if not line:
            continue
        if _heading(p):
            heads.append(at)
        lines.append(line)
        at += len(line) + 2
    return Plain("\n\n".join(lines), tuple(heads))


def _unpacked(data: bytes, where: str, limit: int) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _ENTRIES:
                raise _refused("holds too many parts", where)
            with archive.open(_PART) as part:
                found = part.read(limit + 1)
    except KeyError:
        raise _refused("is a zip archive and no Word document", where) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
            OSError, ValueError) as error:  # fmt: skip
        raise _refused("is no whole Word document", where) from error
    if len(found) > limit:
        raise _refused(f"unpacks to more than the limit of {limit:,} bytes", where)
    return found


def _parsed(xml: bytes, where: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused("holds XML that cannot be read", where) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused("declares a document type, which no Word document does", where)
    return root


def _words(paragraph: etree._Element) -> str:
    """The text of one paragraph on one line, with that of a text box inside it."""
    out: list[str] = []
    for part in paragraph.iter():
        if not isinstance(part.tag, str):
            continue
        name = part.tag.removeprefix(_W).removeprefix(_STRICT)
        if name == "t":
            out.append(part.text or "")
        elif name in ("tab", "br", "cr"):
            out.append(" ")
        elif name == "noBreakHyphen":
            out.append("-")
    return " ".join("".join(out).split())


def _heading(paragraph: etree._Element) -> bool:
    for style in paragraph.iter(f"{_W}pStyle", f"{_STRICT}pStyle"):
        named = style.get(f"{_W}val") or style.get(f"{_STRICT}val") or ""
        return named.lower().startswith(("heading", "title"))
    return False


def _refused(fault: str, where: str) -> ReadError:
    return ReadError(fault, where=where, cure=_CURE)
