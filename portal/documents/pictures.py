"""Pictures, by their structure alone: they are never decoded, but must be whole, and not too large to be opened."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from portal.models import Document

#: Dots of one picture: an A3 page at 600 dots an inch has seventy million.
MOST_DOTS = 200_000_000
_PNG_BEGINNING, _SOI, _EOI = 8, 0xD8, b"\xff\xd9"
_START_OF_SCAN, _WITHOUT_LENGTH = 0xDA, {0x01, *range(0xD0, 0xD8)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def judge(uploaded: UploadedFile, kind: Document.Type) -> None:
    """Raises ValidationError for a picture that is cut off, or has too many dots."""
    content = uploaded.read()
    try:
        dots = _dots_of_png(content) if kind == Document.Type.PNG else _dots_of_jpeg(content)
    except (IndexError, ValueError):
        raise ValidationError(
            _("This picture is damaged or not whole. Save it again, and upload the new file."), code="damaged"
        ) from None
    if dots > MOST_DOTS:
        raise ValidationError(
            _("This picture has more than %(limit)d million dots: save it smaller.")
            % {"limit": MOST_DOTS // 1_000_000},
            code="too_many_dots",
        )


def _dots_of_png(content: bytes) -> int:
    """Walks over the chunks to the last one, behind which nothing may stand."""
    at, dots = _PNG_BEGINNING, 0
    while True:
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if kind == b"IHDR":
            dots = max(dots, _product(content, at + 8, 4))
        at += 12 + length
        if not kind or at > len(content):
            raise ValueError("cut off")
        if kind == b"IEND":
            break
    if at != len(content) or not dots:
        raise ValueError("something else follows")
    return dots


def _dots_of_jpeg(content: bytes) -> int:
    """Walks over the segments to the picture itself, which must have an end; cameras write behind it."""
    at, dots = 2, 0
    while True:
        while content[at] == 0xFF and content[at + 1] == 0xFF:
            at += 1
        marker = content[at + 1]
        if content[at] != 0xFF or marker == _SOI:
            raise ValueError("no segment")
        if marker in _WITHOUT_LENGTH:
            at += 2
            continue
        if marker in _FRAMES:
            dots = max(dots, _product(content, at + 5, 2))
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == _START_OF_SCAN:
            break
    if content.find(_EOI, at) < 0 or not dots:
        raise ValueError("cut off")
    return dots


def _product(content: bytes, at: int, size: int) -> int:
    """Of two numbers that follow on each other: height and width. Where a picture says two sizes, the larger counts."""
    first, second = content[at : at + size], content[at + size : at + 2 * size]
    return int.from_bytes(first) * int.from_bytes(second)
