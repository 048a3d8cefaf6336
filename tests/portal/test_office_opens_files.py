"""What an office does with a file: LibreOffice opens it, every name is as recorded, and nothing in it calculates."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from portal.exports.formats import FORMATS
from tests import factories as make

SOFFICE = shutil.which("soffice")
#: The part of LibreOffice that opens spreadsheets; some machines have only the part for letters.
HAS_CALC = SOFFICE and (Path(SOFFICE).resolve().parent / "libsclo.so").exists()
SECONDS_TO_OPEN = 120
FILTERS = {".csv": ["--infilter=CSV:44,34,UTF8"]}
NAMES = [
    "Pemerintah Kota Semarang – «Kerja sama kota kembar»",
    "首爾特別市; 서울특별시",
    "Nguyễn Thị Ánh, Łódź, São Paulo, Gökçeören",
    "إسطنبول",
    'Kutipan "ganda", koma dan\nbaris kedua',
    "0811-2700 ext. 3",
    "=1+1",
    "@SUM(1;1)",
    "+62 24 351",
    "-5 peserta",
    '=HYPERLINK("http://contoh.invalid";"buka")',
]
#: Whoever opens a CSV gets these as the spreadsheet reads them: only XLSX says that they are text.
LIKE_NUMBERS = ["007", "1/2", "12 April 2007", "1.250", "TRUE"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not HAS_CALC, reason="LibreOffice Calc is not installed"),
]


@pytest.fixture
def opened(client, tmp_path):
    """The titles of these sources, as LibreOffice has them once it has opened the file of that form.

    The head must be there too: a mark that is not understood would be a part of its first word.
    """

    def opened(form: str, titles: list[str]) -> list:
        for number, title in enumerate(titles):
            make.SourceFactory(key=f"sumber-{number:02}", title=title)
        response = client.get(reverse("portal:sources"), {"export": form, "sort": "key"})
        file = tmp_path / f"daftar{FORMATS[form].ending}"
        file.write_bytes(response.getvalue())
        head, *rows = CalamineWorkbook.from_path(as_ods(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        assert head[0] == "key"
        place = head.index("title")
        return [row[place] for row in rows]

    return opened


def as_ods(file: Path) -> Path:
    """What LibreOffice makes of the file. Without a window it asks nobody how a CSV is written: we say it instead."""
    own = f"-env:UserInstallation=file://{file.parent}/profile"
    options = (
        "--headless",
        "--norestore",
        *FILTERS.get(file.suffix, ()),
        "--convert-to",
        "ods",
        "--outdir",
        str(file.parent),
    )
    environment = {"HOME": str(file.parent), "PATH": os.environ["PATH"], "LC_ALL": "C"}
    subprocess.run(  # noqa: S603
        [SOFFICE, own, *options, str(file)], check=True, capture_output=True, timeout=SECONDS_TO_OPEN, env=environment
    )
    return file.with_suffix(".ods")


def test_a_spreadsheet_has_every_text_as_recorded(opened):
    assert opened("xlsx", NAMES + LIKE_NUMBERS) == NAMES + LIKE_NUMBERS


def test_a_csv_for_spreadsheets_has_every_name_as_recorded_and_calculates_nothing(opened):
    assert opened("csv-bom", NAMES) == [f"'{name}" if name[0] in "=+-@" else name for name in NAMES]
