"""Every cell that docs/facts.md calls a dated fact of the papers can be read on a public page."""

import html
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.addresses import page_of
from portal.evidence import in_words
from portal.loading import all_tables, load_folder

ROOT = Path(__file__).parents[1]
CELL = re.compile(r"`(\w+\.csv)` `([\w-]+)` `(\w+)`")


def cells_of_the_list() -> list[tuple[str, str, str]]:
    """File, key and column of every cell named as the place of a fact."""
    lines = [line for line in (ROOT / "docs" / "facts.md").read_text().splitlines() if line.startswith("| ")]
    return sorted({found.groups() for line in lines for found in CELL.finditer(line)})


def text_of(page: bytes) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


@pytest.fixture
def models():
    """The register with the demo folder in it, and the model of each file."""
    call_command("load_reference", verbosity=0)
    load_folder(ROOT / "demo")
    return {table.file: table.model for table in all_tables()}


@pytest.mark.django_db
def test_every_dated_fact_is_on_its_public_page(client, models):
    cells = cells_of_the_list()
    pages, absent = {}, []
    for file, key, column in cells:
        record = models[file].objects.get(key=key)
        address = page_of(record)
        if address not in pages:
            pages[address] = text_of(client.get(address).content)
        shown = " ".join(in_words(record, record._meta.get_field(column)).split())
        if shown not in pages[address]:
            absent.append((file, key, column, shown))
    assert len(cells) > 50
    assert not absent
