"""Papers as tagged PDF (PDF/UA-1): a typst template of ours, and data that it reads but never runs.

`templates/papers/paper.typ` is the frame that all of them share. Data reach the template as JSON, so that no text of a
record is ever read as typst. Fonts are those that typst brings along, then those of the system: a name in a script that
neither has is written by the numbers of its characters, and the paper says so (docs/decisions/0016-papers.md).
"""

import json
import re
from collections.abc import Callable
from functools import cache

import typst
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _
from django.utils.translation import override

FOLDER = settings.BASE_DIR / "templates" / "papers"
STANDARD = "ua-1"
#: What typst says of a text without a glyph, once for each; it quotes the text as Rust does.
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.S)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def pdf(template: str, data: dict, *, title: str, language: str) -> bytes:
    """`templates/papers/<template>.typ` filled with `data`, which JSON can hold; dates and lazy texts too.

    `title` is the title of the document, `language` («id», «en») that in which it is read out. Of `data` the frame
    reads `office` (in the header), `address` and `day` (in the footer); each may be missing. What a template cannot do
    with the data raises `typst.TypstError`.
    """
    paper = {"title": title, "language": language, "words": _words(language), "unprintable": False, "data": data}
    with override(language):
        # What is lazy is told in the language of the paper.
        plain = json.loads(json.dumps(paper, cls=DjangoJSONEncoder))
    try:
        return _compiled(template, plain)
    except typst.TypstError as error:
        missing = _without_glyph(error.diagnostic)
        if not missing:
            raise
        spelled = _in_all_texts(plain, lambda text: _by_number(text, missing))
        return _compiled(template, spelled | {"unprintable": True})


def _compiled(template: str, paper: dict) -> bytes:
    return typst.compile(
        str(FOLDER / f"{template}.typ"),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(paper)},
        pdf_standards=[STANDARD],
    )


@cache
def _fonts() -> typst.Fonts:
    """Found once for the process; a file is read when a paper needs it."""
    return typst.Fonts(include_system_fonts=True)


def _words(language: str) -> dict[str, str]:
    """What the frame itself says."""
    with override(language):
        return {
            "portal": _("Sister City Portal"),
            "page": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            "state": _("State on"),
            "missing": _("not recorded"),
            "contents": _("Contents"),
            "unprintable": _("In brackets: characters for which this server has no font, by their Unicode number."),
        }


def _without_glyph(diagnostic: str) -> set[str]:
    """The characters of which typst said that no font has them."""
    quoted = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in _NO_GLYPH.findall(diagnostic))
    return {character for text in quoted for character in text}


def _by_number(text: str, characters: set[str]) -> str:
    """«[U+57CE]» for each of these characters."""
    return "".join(f"[U+{ord(each):04X}]" if each in characters else each for each in text)


def _in_all_texts(value, change: Callable[[str], str]):
    """The same value with each text in it changed; the keys of dictionaries stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_in_all_texts(each, change) for each in value]
    if isinstance(value, dict):
        return {key: _in_all_texts(each, change) for key, each in value.items()}
    return value
