"""Office files are ZIP packages: told by what they say they hold, refused with macros, foreign objects or as bombs."""

import zlib
from io import SEEK_END, BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from portal.documents import active
from portal.models import Document

BEGINNING = b"PK\x03\x04"
#: Word, Excel and PowerPoint up to 2003, and any of today under a password.
OLD = b"\xd0\xcf\x11\xe0"
#: What a package may unfold to, in bytes and in parts.
UNFOLDED_MB, MOST_PARTS = 200, 5000
UNFOLDED = UNFOLDED_MB * 1024 * 1024
_END = b"PK\x05\x06" + bytes(18)
_LARGEST_LIST = 1024 * 1024
_CHUNK, _LOOKED_AT = 1024 * 1024, 16
_MIMETYPE, _MANIFEST = "mimetype", "META-INF/manifest.xml"
_MAIN = {f"{kind}.main+xml": kind for kind in (Document.Type.DOCX, Document.Type.XLSX, Document.Type.PPTX)}
_OPEN = {kind.encode(): kind for kind in (Document.Type.ODT, Document.Type.ODS)}
#: Packages inside packages: a letter holds a sheet for its chart, a talk holds such a letter.
DEEPEST, LARGEST_INSIDE = 3, 25 * 1024 * 1024
DAMAGED = (BadZipFile, zlib.error, EOFError, LookupError, RuntimeError, ValueError, ElementTree.ParseError)


def judge(uploaded: UploadedFile) -> Document.Type:
    """Raises ValidationError for a package that is none of the five kinds, has macros, or unfolds too far."""
    try:
        _check_end(uploaded)
        with ZipFile(uploaded) as package:
            _check_parts(package, UNFOLDED)
            kind = _kind(package)
            _check_content(package, UNFOLDED)
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


def _check_parts(package: ZipFile, room: int) -> None:
    """What stands in the list of the package; of each part nothing is read yet."""
    parts = package.infolist()
    # Office programs do not tell apart large and small letters.
    names = [part.filename.lower().replace("\\", "/") for part in parts]
    if len(parts) > MOST_PARTS or _size(package) > room:
        raise _bomb()
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise ValueError("names that lead astray")
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or part.flag_bits & 1 for part in parts):
        raise ValueError("locked")
    if min((part.header_offset for part in parts), default=1):
        raise ValueError("something else stands before the package")


def _size(package: ZipFile) -> int:
    return sum(part.file_size for part in package.infolist())


def _kind(package: ZipFile) -> Document.Type:
    names = set(package.namelist())
    if _MIMETYPE in names:
        kind = _OPEN.get(_start_of(package, _MIMETYPE).strip())
        if kind and b"encryption-data" in _start_of(package, _MANIFEST):
            raise ValueError("locked")
        if kind and active.TYPES in names:
            raise ValueError("two kinds at once")
        if kind:
            return kind
    found = {kind for main, kind in _MAIN.items() if main in active.declared(package)}
    if len(found) == 1:
        return found.pop()
    raise ValidationError(
        _(
            "This is a ZIP archive, or an office file of a kind that is not taken. Save it as DOCX, XLSX, PPTX, ODT, "
            "ODS or PDF."
        ),
        code="type",
    )


def _start_of(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(_LARGEST_LIST)


def _check_content(package: ZipFile, room: int, depth: int = 1) -> None:
    """Unfolds each part: what the list says of its size and checksum must be true, and nothing in it may run."""
    active.check_package(package)
    for part in package.infolist():
        begins = _unfolded(package, part)
        if begins.startswith(active.FOREIGN_PARTS):
            raise active.runs()
        if begins.startswith(BEGINNING):
            _check_inside(package, part, room - _size(package), depth + 1)


def _check_inside(outer: ZipFile, part: ZipInfo, room: int, depth: int) -> None:
    if depth > DEEPEST or part.file_size > LARGEST_INSIDE:
        raise _bomb()
    with ZipFile(BytesIO(outer.read(part))) as package:
        _check_parts(package, room)
        _check_content(package, room, depth)


def _unfolded(package: ZipFile, part: ZipInfo) -> bytes:
    """How the part begins; all of it is read, and no more of it kept."""
    with package.open(part) as unfolded:
        begins = unfolded.read(_CHUNK)[:_LOOKED_AT]
        while unfolded.read(_CHUNK):
            pass
    return begins


def _bomb() -> ValidationError:
    return ValidationError(
        _("This office file unfolds to more than %(limit)d MB and was not opened. Save it as PDF.")
        % {"limit": UNFOLDED_MB},
        code="bomb",
    )
