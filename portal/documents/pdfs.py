"""PDF files: judged when they come in, and read for search later, by a process that may be ended (`pdf_reader`)."""

import json
import subprocess
import sys

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from portal.documents.pdf_reader import MOST_PAGES, TOO_LARGE
from portal.venv import PROJECT

BEGINNING = b"%PDF-"
#: Near the end of a file that is whole; programs may write a few bytes behind it.
_END, _NEAR = b"%%EOF", 1024
#: Seconds by the clock, beside those of the processor that the process itself keeps.
PATIENCE = {"judge": 30, "text": 300}


class Boundless(Exception):
    """The reader was ended: it took more time or memory than one file may."""


class Unreadable(Exception):
    """No PDF file that can be read."""


def judge(file: File) -> int:
    """How many pages it has; raises ValidationError for what is cut off, locked, boundless, or would run."""
    file.seek(max(0, file.size - _NEAR))
    if _END not in file.read():
        raise ValidationError(_damaged(), code="damaged")
    try:
        told = json.loads(_told("judge", file))
    except Boundless:
        raise ValidationError(_too_much(), code="boundless") from None
    except Unreadable:
        raise ValidationError(_damaged(), code="damaged") from None
    if fault := told["fault"]:
        raise ValidationError(_words(fault), code=fault)
    return told["pages"]


def texts(file: File) -> list[tuple[int, str]]:
    """Number and text of each page that carries one. Raises Boundless and Unreadable."""
    return [tuple(json.loads(line)) for line in _told("text", file).splitlines()]


def _told(act: str, file: File) -> bytes:
    command = [sys.executable, "-m", "portal.documents.pdf_reader", act]
    file.seek(0)
    content = file.read()
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=PROJECT, input=content, capture_output=True, timeout=PATIENCE[act], check=False
        )
    except subprocess.TimeoutExpired:
        raise Boundless from None
    # Ended by the kernel or for want of memory.
    if done.returncode < 0 or done.returncode == TOO_LARGE:
        raise Boundless
    if done.returncode:
        raise Unreadable
    return done.stdout


def _words(fault: str) -> str:
    match fault:
        case "encrypted":
            return _("This PDF file is protected by a password or by rights. Save it without them.")
        case "pages" | "objects":
            return _too_much()
        case "active":
            return _("This PDF file holds scripts or actions that run by themselves. Print it into a new PDF file.")
        case "holding":
            return _("This PDF file has other files inside. Take them out, and upload each by itself.")
    return _damaged()


def _damaged() -> str:
    return _("This PDF file is damaged or not whole. Save or scan it again, and upload the new file.")


def _too_much() -> str:
    return _("This PDF file has more than %(limit)d pages, or too much in it. Divide it into several files.") % {
        "limit": MOST_PAGES
    }
