"""Office files are ZIP packages: told by what they say they hold, refused with macros, foreign objects or as bombs."""

import zlib
from io import SEEK_END
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from portal.models import Document

BEGINNING = b"PK\x03\x04"
#: Word, Excel and PowerPoint up to 2003, and any of today under a password.
OLD = b"\xd0\xcf\x11\xe0"
#: What a package may unfold to, in bytes and in parts.
UNFOLDED_MB, MOST_PARTS = 200, 5000
UNFOLDED = UNFOLDED_MB * 1024 * 1024
_END = b"PK\x05\x06" + bytes(18)
_LARGEST_LIST = 1024 * 1024
_CHUNK = 1024 * 1024
_TYPES, _MIMETYPE, _MANIFEST = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
_MAIN = {f"{kind}.main+xml": kind for kind in (Document.Type.DOCX, Document.Type.XLSX, Document.Type.PPTX)}
_OPEN = {kind.encode(): kind for kind in (Document.Type.ODT, Document.Type.ODS)}
#: Parts that run, by how their names begin or end.
_RUNS = ("basic/", "scripts/")
_RUN_BY = (".bin", ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".jar", ".scr", ".lnk", ".msi")
_RUN_BY += (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".pptm", ".potm")
DAMAGED = (BadZipFile, zlib.error, EOFError, LookupError, RuntimeError, ValueError, ElementTree.ParseError)
_HARMLESS_BINARIES = ("xl/printersettings/", "word/printersettings/", "ppt/printersettings/")


def judge(uploaded: UploadedFile) -> Document.Type:
    """Raises ValidationError for a package that is none of the five kinds, has macros, or unfolds too far."""
    try:
        _check_end(uploaded)
        with ZipFile(uploaded) as package:
            _check_parts(package)
            kind = _kind(package)
            _check_runs(package)
            _unfold(package)
            return kind
    except DAMAGED:
        # What zipfile raises of a package that is damaged, locked, or not what it says it is.
        raise ValidationError(
            _("This office file is damaged or protected by a password. Open it, and save it again without one."),
            code="damaged",
        ) from None


def _check_end(uploaded: UploadedFile) -> None:
    """The list of the package is the last that stands in the file."""
    uploaded.seek(-len(_END), SEEK_END)
    if uploaded.read()[:4] != _END[:4]:
        raise ValueError("something else follows")


def _check_parts(package: ZipFile) -> None:
    """What stands in the list of the package; of each part nothing is read yet."""
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNFOLDED:
        raise _bomb()
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise ValueError("names that lead astray")
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or part.flag_bits & 1 for part in parts):
        raise ValueError("locked")
    if min((part.header_offset for part in parts), default=1):
        raise ValueError("something else stands before the package")


def _kind(package: ZipFile) -> Document.Type:
    names = set(package.namelist())
    if _MIMETYPE in names:
        kind = _OPEN.get(_start_of(package, _MIMETYPE).strip())
        if kind and b"encryption-data" in _start_of(package, _MANIFEST):
            raise ValueError("locked")
        if kind:
            return kind
    elif _TYPES in names:
        declared = _declared(package)
        if any("macroenabled" in each or "vbaproject" in each for each in declared):
            raise _runs()
        found = {kind for main, kind in _MAIN.items() if main in declared}
        if len(found) == 1:
            return found.pop()
    raise ValidationError(
        _(
            "This is a ZIP archive, or an office file of a kind that is not taken. Save it as DOCX, XLSX, PPTX, ODT, "
            "ODS or PDF."
        ),
        code="type",
    )


def _declared(package: ZipFile) -> set[str]:
    """The types that the list of contents names, in small letters."""
    text = _start_of(package, _TYPES)
    if b"<!DOCTYPE" in text.upper() or b"\0" in text:
        raise ValueError("a list of contents has no types of its own")
    tree = ElementTree.fromstring(text)  # noqa: S314 - no entities: see above
    return {each.get("ContentType", "").lower() for each in tree}


def _start_of(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(_LARGEST_LIST)


def _check_runs(package: ZipFile) -> None:
    for name in (each.lower() for each in package.namelist()):
        runs = name.startswith(_RUNS) or "vbaproject" in name or "/activex/" in name or name.endswith(_RUN_BY)
        if runs and not name.startswith(_HARMLESS_BINARIES):
            raise _runs()


def _unfold(package: ZipFile) -> None:
    """Unfolds each part without keeping it: what the list says of its size and checksum must be true."""
    for part in package.infolist():
        with package.open(part) as unfolded:
            while unfolded.read(_CHUNK):
                pass


def _bomb() -> ValidationError:
    return ValidationError(
        _("This office file unfolds to more than %(limit)d MB and was not opened. Save it as PDF.")
        % {"limit": UNFOLDED_MB},
        code="bomb",
    )


def _runs() -> ValidationError:
    return ValidationError(
        _("This office file holds macros, or programs of another kind. Save it without them, or as PDF."),
        code="macros",
    )
