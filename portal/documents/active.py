"""What an office package would run, fetch or hand to another program; told by its parts, never by its name."""

import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TYPES = "[Content_Types].xml"
#: Bytes of one part that is read as XML.
_LARGEST_XML = 50 * 1024 * 1024
#: Parts that run, by how their names begin or end.
_RUNS = ("basic/", "scripts/", "xl/macrosheets/")
_RUN_BY = (".bin", ".exe", ".dll", ".com", ".js", ".jse", ".vbs", ".vbe", ".hta", ".wsf", ".bat", ".cmd", ".ps1")
_RUN_BY += (".jar", ".scr", ".lnk", ".msi", ".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".potm")
_HARMLESS_BINARIES = ("xl/printersettings/", "word/printersettings/", "ppt/printersettings/")
_DECLARED_ACTIVE = ("macroenabled", "vbaproject", "macrosheet", "activex")
#: Ends of the kinds of relations by which an office program runs what it finds there.
_RUN_RELATIONS = {"vbaproject", "wordvbadata", "oleobject", "control", "activexcontrolbinary", "xlmacrosheet"}
_RUN_RELATIONS |= {"xlintlmacrosheet", "attachedtoolbars"}
#: Those that it fetches by itself, from wherever they say.
_FETCHED = {"attachedtemplate", "oleobject", "package", "frame", "subdocument", "afchunk"}
#: A file on the reader's own machine, as templates of letters are, or beside the document.
_NEAR = re.compile(r"(?:file:///)?[a-z]:[\\/].*|(?!//)[^:\\]*", re.IGNORECASE | re.DOTALL)
#: Programs, and the old office files and objects that carry programs: no part of a package begins so.
FOREIGN_PARTS = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)")
_INSTRUCTION = re.compile(
    rb"<(?:\w+:)?(?:(fldChar)\b|instrText\b[^>]*>([^<]*)<|fldSimple\b[^>]*?instr\s*=\s*(\"[^\"]*\"|'[^']*'))"
)
_CALLS = re.compile(r"^[\s\"']*DDE(?:AUTO)?\b", re.IGNORECASE | re.MULTILINE)
_LINKS = re.compile(rb"<(?:\w+:)?ddeLink\b|dde-source\b|=\s*DDE\s*\(", re.IGNORECASE)


class _WithoutTypes(ElementTree.TreeBuilder):
    """No list or relation declares a type of its own: there entities would stand."""

    def doctype(self, name, public, system):
        raise ValueError("a type of its own")


def check_package(package: ZipFile) -> None:
    """Raises ValidationError for what runs or reaches out, ValueError and its like for what is damaged."""
    names = package.namelist()
    declared(package)
    if any(map(_runs_by_name, names)):
        raise runs()
    for name in names:
        if name.lower().endswith(".rels"):
            _check_relations(_parsed(package, name))
        elif _may_call(name.lower()) and _calls(_xml(package, name)):
            raise runs()


def declared(package: ZipFile) -> set[str]:
    """The types that the list of contents names, in small letters; none of them may be of what runs."""
    if TYPES not in package.namelist():
        return set()
    found = {each.get("ContentType", "").lower() for each in _parsed(package, TYPES)}
    if any(word in each for each in found for word in _DECLARED_ACTIVE):
        raise runs()
    return found


def _runs_by_name(name: str) -> bool:
    name = name.lower()
    found = name.startswith(_RUNS) or "vbaproject" in name or "/activex/" in name or name.endswith(_RUN_BY)
    return found and not name.startswith(_HARMLESS_BINARIES)


def _check_relations(relations: ElementTree.Element) -> None:
    for each in relations:
        kind = each.get("Type", "").rpartition("/")[2].lower()
        outside = each.get("TargetMode", "").lower() == "external"
        if outside and kind in _FETCHED and not _NEAR.fullmatch(each.get("Target", "").strip()):
            raise ValidationError(
                _("This office file fetches a template or an object from elsewhere. Save it as PDF, or without that."),
                code="fetches",
            )
        if kind in _RUN_RELATIONS and not outside:
            raise runs()


def _may_call(name: str) -> bool:
    """Parts in which other programs can be called for data."""
    in_text = name.startswith("word/") and name.endswith(".xml")
    return in_text or name.startswith("xl/externallinks/") or name.rpartition("/")[2] in ("content.xml", "styles.xml")


def _calls(text: bytes) -> bool:
    """Whether a field or a link asks another program (DDE), which it starts; a field may stand in several pieces."""
    return bool(_LINKS.search(text) or _CALLS.search("".join(_instructions(text))))


def _instructions(text: bytes) -> Iterator[str]:
    for mark, piece, whole in _INSTRUCTION.findall(text):
        instruction = html.unescape((piece or whole.strip(b"\"'")).decode(errors="replace"))
        yield "\n" if mark else f"\n{instruction}\n" if whole else instruction


def _parsed(package: ZipFile, name: str) -> ElementTree.Element:
    parser = ElementTree.XMLParser(target=_WithoutTypes())  # noqa: S314 - without entities
    parser.feed(_xml(package, name))
    return parser.close()


def _xml(package: ZipFile, name: str) -> bytes:
    """The part as it is, in the only encoding that we look through; office programs write no other."""
    with package.open(name) as part:
        text = part.read(_LARGEST_XML + 1)
    declaration = _DECLARATION.match(text)
    is_known = declaration is None or declaration[1].lower() in (b"utf-8", b"us-ascii")
    if len(text) > _LARGEST_XML or b"\0" in text[:100] or not is_known:
        raise ValueError("no XML that office programs write")
    return text


def runs() -> ValidationError:
    return ValidationError(
        _("This office file holds macros, or programs of another kind. Save it without them, or as PDF."),
        code="macros",
    )
