"""What a PDF says, read as programs read it."""

import io
import re

import pypdf


def read(paper: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(paper))


def text_of(paper: bytes) -> str:
    """Its text, page after page, in lines as they are set."""
    return "\n".join(page.extract_text() for page in read(paper).pages)


def flat(paper: bytes) -> str:
    """Its text without the breaks of its lines."""
    return " ".join(text_of(paper).split())


def pages_of(paper: bytes) -> int:
    return len(read(paper).pages)


def languages_of(paper: bytes) -> set[str]:
    """Those in which parts of it are to be read out, other than the language of the whole."""
    streams = (page.get_contents().get_data() for page in read(paper).pages)
    return {told.decode() for stream in streams for told in re.findall(rb"/Lang ?\((\w+)\)", stream)}


def tags_of(paper: bytes) -> list[str]:
    """The kinds of its elements as a screen reader meets them: «/H1», «/P», «/TH» …"""
    found: list[str] = []
    _collect(read(paper).trailer["/Root"]["/StructTreeRoot"], found)
    return found


def _collect(element, found: list[str]) -> None:
    element = element.get_object()
    if not isinstance(element, pypdf.generic.DictionaryObject):
        return
    if "/S" in element:
        found.append(element["/S"])
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        _collect(kid, found)
