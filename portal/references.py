"""How something in the register is cited: APA (7th edition) in the language of the page, BibTeX and RIS."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

#: Commands of TeX for what it reads as commands; braces by name, as BibTeX counts those behind a backslash too.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
} | {sign: f"\\{sign}" for sign in "$&%#_"}
LANGUAGES = {"id": "indonesian", "en": "english"}
#: Three dots, so that no title fills a page: some records are called by a whole sentence.
LONGEST_TITLE = 200


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One thing that is cited. `version` is None where the address names none; `is_fixed`: it shows for ever the same.

    `read_on` is the day on which the reader took the citation from the portal.
    """

    key: str
    author: str
    title: str
    kind: str
    issued: date | None
    version: int | None
    address: str
    is_fixed: bool
    read_on: date

    @property
    def publisher(self) -> str:
        return _("Sister City Portal")

    @property
    def name(self) -> str:
        """Of its files, and by which a paper in TeX calls it."""
        return f"{self.key}-v{self.version}" if self.version else self.key

    @property
    def edition(self) -> str:
        return _("Version %(number)d") % {"number": self.version}

    @property
    def apa_date(self) -> str:
        if self.issued is None:
            return _("n.d.")
        return date_format(self.issued, "Y, F j" if get_language() == "en" else "Y, j F")

    @property
    def apa_title(self) -> str:
        return single_line(self.title, LONGEST_TITLE).rstrip(".")

    @property
    def apa_detail(self) -> str:
        """«(Versi 3) [Perjanjian, Kota Semarang – Jung-gu]»."""
        kind = f"[{single_line(self.kind)}]"
        return f"({self.edition}) {kind}" if self.version else kind

    @property
    def apa_publisher(self) -> str:
        """Left out where it is the author, as APA wants it."""
        return "" if self.author == self.publisher else f"{self.publisher}."

    @property
    def apa_retrieved(self) -> str:
        """Only of what goes on changing under its address; in front of it."""
        if self.is_fixed:
            return ""
        day = date_format(self.read_on, "F j, Y" if get_language() == "en" else "j F Y")
        return _("Retrieved %(day)s, from") % {"day": day}

    def apa(self) -> str:
        """Without its italics."""
        parts = (
            f"{self.author}.",
            f"({self.apa_date}).",
            self.apa_title,
            f"{self.apa_detail}.",
            self.apa_publisher,
            self.apa_retrieved,
            self.address,
        )
        return " ".join(part for part in parts if part)

    def bibtex(self) -> str:
        """An entry in UTF-8 that BibTeX and biber read; no style changes the letters of its names."""
        entries = {
            "author": f"{{{in_tex(self.author)}}}",
            "title": f"{{{in_tex(single_line(self.title, LONGEST_TITLE))}}}",
            "year": str(self.issued.year) if self.issued else "",
            "date": self.issued.isoformat() if self.issued else "",
            "version": str(self.version or ""),
            "note": in_tex(self.note),
            "organization": in_tex(self.publisher),
            "url": self.address,
            "urldate": self.read_on.isoformat(),
            "langid": LANGUAGES[get_language()],
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in entries.items() if value)
        return f"@misc{{{self.name},\n{lines}}}\n"

    @property
    def note(self) -> str:
        """What it is; classic BibTeX knows no version, so that it is said here too."""
        return f"{single_line(self.kind)}, {self.edition}" if self.version else single_line(self.kind)

    def ris(self) -> str:
        """One record in UTF-8, each line with its tag and ended by CR and LF."""
        told = [
            ("TY", "ELEC"),
            ("AU", self.author.replace(",", "")),
            ("TI", single_line(self.title, LONGEST_TITLE)),
            ("PY", str(self.issued.year) if self.issued else ""),
            ("DA", f"{self.issued:%Y/%m/%d}/" if self.issued else ""),
            ("ET", str(self.version or "")),
            ("M3", self.kind),
            ("PB", self.publisher),
            ("LA", get_language()),
            ("UR", self.address),
            ("Y2", f"{self.read_on:%Y/%m/%d}/"),
            ("ID", self.name),
        ]
        lines = [f"{tag}  - {single_line(value)}" for tag, value in told if value]
        return "\r\n".join([*lines, "ER  - ", ""])


def single_line(text: str, longest: int | None = None) -> str:
    """Without line breaks and control characters, which end a value in RIS; cut with three dots where it is longer."""
    line = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", str(text)).split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def in_tex(text: str) -> str:
    """The text as TeX prints it; letters of all scripts stay as they are."""
    return "".join(TEX.get(sign, sign) for sign in single_line(text))
