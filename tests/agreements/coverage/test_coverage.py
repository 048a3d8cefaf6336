"""Pages of what is completely known speak plainly."""

import uuid

import pytest
from django.urls import reverse

from agreements.models import CoverageStatement
from agreements.models.coverage import RecordKind
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(client):
    partnership = make.PartnershipFactory(published=True)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    client.cookies["django_language"] = "en"
    return partnership


def test_a_statement_names_kinds_by_ticking_them(client, partnership):
    address = reverse("agreements:coverage-statement-add", args=[partnership.key])
    html = client.get(address).content.decode()
    assert html.count('name="kinds"') == len(RecordKind)
    typed = {"kinds": ["activities", "monitoring"], "period": "2008/2016", "statement": "Tidak ada program."}
    client.post(address, {"form_token": str(uuid.uuid4())} | typed)
    assert CoverageStatement.objects.get().kinds == ["activities", "monitoring"]


@pytest.mark.parametrize("kinds", [[], ["segalanya"]])
def test_a_statement_names_at_least_one_kind_that_there_is(client, partnership, kinds):
    address = reverse("agreements:coverage-statement-add", args=[partnership.key])
    typed = {"kinds": kinds, "period": "2008/2016", "statement": "Tidak ada program."}
    response = client.post(address, {"form_token": str(uuid.uuid4())} | typed)
    assert "kinds" in response.context["form"].errors
    assert not CoverageStatement.objects.exists()


def test_the_kinds_ticked_are_ticked_again(client, partnership):
    statement = life.CoverageStatementFactory(partnership=partnership, kinds=["reports", "funding"])
    form = client.get(reverse("agreements:coverage-statement-change", args=[statement.key])).context["form"]
    assert [option.data["value"] for option in form["kinds"] if option.data["selected"]] == ["reports", "funding"]


def test_no_page_uses_the_word_of_the_trade(client, partnership):
    statement = life.CoverageStatementFactory(partnership=partnership)
    key = [statement.key]
    addresses = [
        reverse("agreements:coverage-statements"),
        statement.get_absolute_url(),
        reverse("agreements:coverage-statement-add", args=[partnership.key]),
        reverse("agreements:coverage-statement-change", args=key),
    ]
    for address in addresses:
        main = client.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
        spoken = main.replace("/coverage/", "").replace("/coverage-statement/", "")
        spoken = spoken.replace("agreements.coveragestatement", "")
        assert "coverage" not in spoken.lower(), address


def test_a_list_is_narrowed_down_by_kind(client, partnership):
    life.CoverageStatementFactory(partnership=partnership, kinds=["reports", "funding"], statement="Laporan lengkap")
    life.CoverageStatementFactory(partnership=partnership)
    rows = client.get(reverse("agreements:coverage-statements"), {"kind": "funding"}).context["rows"]
    assert [row.cells[0].text for row in rows] == ["Laporan lengkap"]
    assert rows[0].cells[1].items == ["Reports", "Funding"]
