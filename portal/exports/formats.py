"""The forms in which a list can be taken away as a file."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.files import XLSX

CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class Format:
    """`code` is asked for in the address, `ending` ends the name of the file; `note` says whom it serves."""

    code: str
    ending: str
    content_type: str
    label: Promise
    note: Promise
    guarded: bool = True
    byte_order_mark: bool = False

    @property
    def is_sheet(self) -> bool:
        return self.content_type == XLSX


FORMATS = {
    each.code: each
    for each in (
        Format("csv", ".csv", CSV, _("CSV"), _("UTF-8, for programs and for the package's tools")),
        Format(
            "csv-bom",
            "-bom.csv",
            CSV,
            _("CSV for spreadsheets"),
            _("with the mark by which spreadsheets know UTF-8; where they part columns by semicolons, take Excel"),
            byte_order_mark=True,
        ),
        Format("xlsx", ".xlsx", XLSX, _("Excel (XLSX)"), _("dates and numbers as such, text as text")),
        Format(
            "csv-raw",
            "-raw.csv",
            CSV,
            _("CSV raw, without formula guard"),
            _("every text exactly as recorded; not to be opened in a spreadsheet"),
            guarded=False,
        ),
    )
}
