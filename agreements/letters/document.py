"""The ground of papers to be edited: an A4 sheet with letterhead, lettered sections, tables, room for a signature."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import docx
from django.http import HttpResponse
from django.utils import timezone
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cities.models import Government
from portal.addresses import absolute
from portal.files import file_response
from portal.papers import Linked


@dataclass(frozen=True)
class Words:
    """What a paper says of itself. `missing` stands where the register knows nothing: no empty cell reads as «none»."""

    tag: str
    missing: str
    page: str
    of: str
    address: str
    telephone: str


WORDS = {
    "id": Words("id-ID", "tidak tercatat", "Halaman", "dari", "Alamat", "Telepon"),
    "en": Words("en-GB", "not recorded", "Page", "of", "Address", "Telephone"),
}
MISSING = WORDS["id"].missing
#: Stands where the office writes by hand.
BLANK = "…" * 12
FONT = "Arial"
#: Points of the text of a letter.
LETTER_SIZE = 11
INK, INK_SOFT = RGBColor(0, 0, 0), RGBColor(0x59, 0x59, 0x59)
#: So much of a title the properties of a file can hold.
LONGEST_PROPERTY = 255
TEXT_WIDTH = Cm(16)
#: Characters that no XML file can hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def office_of(government: Government) -> str:
    """«Pemerintah Kota Semarang»; a ministry goes by its own name."""
    is_ministry = government.level == Government.Level.MINISTRY
    return government.name if is_ministry else f"Pemerintah {government.name}"


class OfficialDocument:
    """Builds a paper from above to below; every text that is empty is written as missing."""

    def __init__(
        self,
        title: str,
        *,
        government: Government,
        unit: str = "",
        language: str = "id",
        size: int = LETTER_SIZE,
        lettered: bool = True,
    ):
        """`unit` stands below the government in the letterhead; the address is left for the office to fill in.

        `size` is that of the text, in points; `lettered` says whether sections get letters.
        """
        self.docx = docx.Document()
        self.size = size
        self.lettered = lettered
        self.words = WORDS[language]
        self.sections = 0
        self._set_up(title, government)
        self._letterhead(office_of(government), unit)

    def _set_up(self, title: str, government: Government) -> None:
        properties = self.docx.core_properties
        properties.title, properties.author = _writable(title)[:LONGEST_PROPERTY], office_of(government)
        properties.language = self.words.tag
        properties.comments, properties.created = "", timezone.now()
        sheet = self.docx.sections[0]
        sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
        sheet.left_margin, sheet.right_margin = Cm(3), Cm(2)
        sheet.top_margin = sheet.bottom_margin = Cm(2)
        self._set_styles()
        self._number_pages(sheet.footer.paragraphs[0])

    def _set_styles(self) -> None:
        room = self.size / LETTER_SIZE
        for name, larger, before in (("Normal", 0, 0), ("Title", 3, 12), ("Heading 1", 0, 12), ("Heading 2", 0, 6)):
            style = self.docx.styles[name]
            style.font.size, style.font.color.rgb, style.font.bold = Pt(self.size + larger), INK, name != "Normal"
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before * room), Pt(4 * room)
            _set_font(style)
        self.docx.styles["Normal"].element.rPr.append(_element("w:lang", val=self.words.tag))
        paragraph = self.docx.styles["Title"].element.pPr
        paragraph.remove(paragraph.find(qn("w:pBdr")))

    def _number_pages(self, footer: Paragraph) -> None:
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        footer.add_run(f"{self.words.page} ")
        footer._p.append(_element("w:fldSimple", instr="PAGE"))
        footer.add_run(f" {self.words.of} ")
        footer._p.append(_element("w:fldSimple", instr="NUMPAGES"))

    def _letterhead(self, office: str, unit: str) -> None:
        for text, size in ((office.upper(), 14), (unit.upper() or BLANK, 12)):
            line = self._centred(text)
            line.runs[0].bold, line.runs[0].font.size = True, Pt(size)
            line.paragraph_format.space_after = Pt(0)
        address = self._centred(f"{self.words.address} {BLANK} {self.words.telephone} {BLANK}")
        rule = _element("w:pBdr")
        rule.append(_element("w:bottom", val="double", sz="6", space="4", color="000000"))
        address._p.get_or_add_pPr().append(rule)

    def _centred(self, text: str) -> Paragraph:
        paragraph = self.docx.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return self._write(paragraph, text)

    def title(self, text: str, *, number: bool = True) -> None:
        """The name of the paper, with its number left to be given by the office."""
        heading = self._write(self.docx.add_paragraph(style="Title"), text.upper())
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if number:
            self._centred(f"Nomor: {BLANK}")

    def subtitle(self, text: str) -> None:
        """What the paper is about, below its name."""
        self._centred(text).runs[0].bold = True

    def section(self, text: str | Linked) -> None:
        """A heading with the next letter, where sections are lettered: «C. Waktu dan tempat»."""
        if not self.lettered:
            self._write(self.docx.add_paragraph(style="Heading 1"), text)
            return
        self.sections += 1
        lettered = f"{_letters(self.sections)}. {text}"
        title = replace(text, text=lettered) if isinstance(text, Linked) else lettered
        self._write(self.docx.add_paragraph(style="Heading 1"), title)

    def subsection(self, text: str) -> None:
        """A heading within a section, without a letter."""
        self._write(self.docx.add_paragraph(style="Heading 2"), text)

    def paragraph(self, text: str) -> None:
        self._write(self.docx.add_paragraph(), text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def remark(self, text: str) -> None:
        """A word to the office that edits the paper, set apart from what the register says."""
        run = self._write(self.docx.add_paragraph(), text).runs[0]
        run.italic, run.font.size, run.font.color.rgb = True, Pt(9), INK_SOFT

    def items(self, texts: Iterable[str]) -> None:
        """A list; where it is empty it is missing."""
        texts = list(texts)
        for text in texts:
            self._write(self.docx.add_paragraph(style="List Bullet"), text)
        if not texts:
            self.paragraph("")

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """«Tempat : Ulsan», aligned at the colon."""
        table = self._table(((label, ":", value) for label, value in rows), (Cm(4.5), Cm(0.5), Cm(11)))
        for row in table.rows:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)

    def table(self, headers: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """A ruled table whose head comes again on each page; instead of it what is missing where there are no rows.

        `widths` are shares of the text's width.
        """
        rows = [list(headers), *rows]
        if len(rows) == 1:
            self.paragraph("")
            return
        table = self._table(rows, [int(TEXT_WIDTH * share / sum(widths)) for share in widths])
        table.style = "Table Grid"
        head = table.rows[0]
        head._tr.get_or_add_trPr().append(_element("w:tblHeader"))
        for run in (run for cell in head.cells for run in cell.paragraphs[0].runs):
            run.bold = True
        for paragraph in (paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs):
            paragraph.paragraph_format.space_after = Pt(1)
            for run in _runs(paragraph):
                run.font.size = Pt(self.size - 1)
        gap = self.docx.add_paragraph().paragraph_format
        gap.space_after, gap.line_spacing = Pt(0), Pt(self.size / 2)

    def _table(self, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Table:
        table = self.docx.add_table(rows=0, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for values in rows:
            row = table.add_row()
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            for cell, value, width in zip(row.cells, values, widths, strict=True):
                cell.width = width
                self._write(cell.paragraphs[0], value)
        return table

    def signature(self, post: str = BLANK) -> None:
        """Place, day, name and number of the signer are left to be written by hand; never alone on a page."""
        self.docx.paragraphs[-1].paragraph_format.keep_with_next = True
        lines = (f"{BLANK[:6]}, {BLANK[:6]}", f"{post},", "", "", "", BLANK, f"NIP {BLANK}")
        for number, text in enumerate(lines, start=1):
            paragraph = self.docx.add_paragraph(_writable(text))
            paragraph.paragraph_format.left_indent = Cm(8.5)
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.space_before = Pt(18 if number == 1 else 0)
            paragraph.paragraph_format.keep_with_next = number < len(lines)

    def _write(self, paragraph: Paragraph, text: str | Linked) -> Paragraph:
        if isinstance(text, Linked):
            return self._link(paragraph, text)
        text = _writable(text).strip()
        paragraph.add_run(text or self.words.missing).italic = None if text else True
        return paragraph

    def _link(self, paragraph: Paragraph, linked: Linked) -> Paragraph:
        """The text, which opens the page of the record; its looks are those of the text around it."""
        self._write(paragraph, str(linked) or self.words.missing)
        run = paragraph.runs[-1]
        target = self.docx.part.relate_to(absolute(linked.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _element("w:hyperlink")
        link.set(qn("r:id"), target)
        run._r.addprevious(link)
        link.append(run._r)
        return paragraph

    def to_bytes(self) -> bytes:
        stream = BytesIO()
        self.docx.save(stream)
        return stream.getvalue()


def download(document: OfficialDocument, name: str) -> HttpResponse:
    """The paper as a file called `name`.docx, for whoever asked for it and for no cache."""
    return file_response(document.to_bytes(), f"{name}.docx")


def _letters(number: int) -> str:
    """«A» to «Z», then «AA»."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _runs(paragraph: Paragraph) -> list[Run]:
    """All of it, that of links too."""
    return [Run(each, paragraph) for each in paragraph._p.iter(qn("w:r"))]


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", str(text))


def _set_font(style) -> None:
    """For every script, and without the theme, which would win over it."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _element(tag: str, **attributes: str):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
