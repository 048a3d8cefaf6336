"""Values read from the text of a claim, and told in words."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.models import Contact, CoverageStatement, Funding
from agreements.models.coverage import RecordKind
from portal.columns import AmountColumn, ChoicesColumn, YesNoColumn
from portal.evidence import Evidence, facts
from portal.exports import csv_lines
from portal.values import read_value, worded
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def page_and_file(column, model) -> tuple[list[str], list[str]]:
    """What the column shows of each row on a page, and the lines of a file that has it alone."""
    rows = model.objects.order_by("pk")
    cells = [column.text(row) for row in rows.annotate(**column.for_page()).values()]
    return cells, b"".join(csv_lines(rows, column.for_file())).decode().split()


def told(record, *names) -> list[str]:
    return [each.value for each in facts(record, names, Evidence(record))]


def test_a_claim_on_a_list_is_read_as_it_is_typed_in_files():
    statement = life.CoverageStatementFactory()
    assert read_value(statement, "kinds", "activities; reports") == ["activities", "reports"]


@pytest.mark.parametrize("text", ["activities; nothing", "[", ""])
def test_a_claim_on_a_list_names_known_words(text):
    with pytest.raises(ValidationError):
        read_value(life.CoverageStatementFactory(), "kinds", text)


def test_a_claim_on_an_amount_is_read_as_it_is_typed_in_forms():
    assert read_value(life.FundingFactory(), "planned", "1.250.000,50") == Decimal("1250000.50")
    with pytest.raises(ValidationError, match="two ways"):
        read_value(life.FundingFactory(), "planned", "1,250")


def test_a_list_is_told_by_its_labels():
    assert worded(CoverageStatement._meta.get_field("kinds"), ["activities", "funding"]) == "Activities; Funding"


def test_an_amount_is_told_with_its_currency_and_a_quantity_with_its_unit():
    funding = life.FundingFactory(planned=Decimal("1250000"), currency="KRW")
    outcome = life.OutcomeFactory(quantity=Decimal("2.5"), unit="km")
    assert told(funding, "planned", "realised") == ["1,250,000 KRW", ""]
    assert told(outcome, "quantity") == ["2.50 km"]


def test_nought_is_an_amount():
    assert told(life.FundingFactory(planned=Decimal(0), currency="IDR"), "planned") == ["0 IDR"]


def test_an_amount_in_a_list_has_its_currency_on_the_page_and_is_plain_in_the_file():
    life.FundingFactory(planned=Decimal("1250000.5"), currency="IDR")
    life.FundingFactory()
    column = AmountColumn(name="planned", source="planned", unit="currency")
    assert page_and_file(column, Funding) == (["1,250,000.50 IDR", ""], ["planned", "1250000.50"])


def test_yes_no_and_not_recorded_are_three():
    for answer in (True, False, None):
        life.ContactFactory(needs_interpreter=answer)
    column = YesNoColumn(name="interpreter", source="needs_interpreter")
    assert page_and_file(column, Contact) == (["yes", "no", ""], ["interpreter", "yes", "no", '""'])


def test_several_codes_in_a_list_are_shown_by_their_labels():
    life.CoverageStatementFactory(kinds=["activities", "funding"])
    column = ChoicesColumn(name="kinds", source="kinds", choices=RecordKind)
    cells, lines = page_and_file(column, CoverageStatement)
    assert cells == ["Activities; Funding"]
    assert " ".join(lines) == "kinds,kinds_label activities; funding,Activities; Funding"
