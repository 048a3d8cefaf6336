"""Every number of a dashboard is the number of rows that its link opens, for the same reader, on the same day."""

import re
from datetime import date, timedelta

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db

LAST_YEAR = PartialDate.on(timezone.localdate() - timedelta(days=300))


@pytest.fixture
def government():
    return make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")


@pytest.fixture
def coordinator(government):
    client = Client()
    client.force_login(make.MembershipFactory(government=government).user)
    return client


@pytest.fixture
def register(government):
    """Partnerships of many statuses, of two governments, published and not."""
    shared = {"government": government, "published": True}
    expired = make.AgreementFactory(partnership=make.PartnershipFactory(**shared, key="habis")).partnership
    life.CoverageStatementFactory(partnership=expired, kinds=["activities"], period=make.when("2000/2100"))
    make.AgreementFactory(partnership=make.PartnershipFactory(**shared, key="berlaku"), signed=LAST_YEAR)
    silent = make.AgreementFactory(partnership=make.PartnershipFactory(**shared, key="tidur"), open_ended=True)
    life.ActivityFactory(partnership=silent.partnership, happened=make.when("2017"))
    never = make.AgreementFactory(partnership=make.PartnershipFactory(**shared, key="tanpa"), open_ended=True)
    for agreement in (silent, never):
        life.CoverageStatementFactory(
            partnership=agreement.partnership, kinds=["activities"], period=make.when("2000/2100")
        )
    make.PartnershipFactory(government=government, key="belum-terbit")
    make.PartnershipFactory(government=government, draft=True, key="konsep")
    make.PartnershipFactory(key="lain", published=True)
    return government


def page_of(client, government=None, **asked):
    url = reverse("government-dashboard", args=[government.key]) if government else reverse("home")
    response = client.get(url, asked)
    assert response.status_code == 200
    return response


def tree(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def text(element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def table(response, name: str):
    return next(each for each in tree(response).iter("table") if name in each.get("class"))


def cells(response) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Of the table of statuses: by row and column what stands there, and where it leads."""
    found = {}
    for row in list(table(response, "crosstab").iter("tr"))[1:]:
        label = text(row.find("th"))
        for cell in row.iter("td"):
            link = next(cell.iter("a"), None)
            found[label, cell.get("data-label")] = (text(cell), None if link is None else link.get("href"))
    return found


def total(client, url: str) -> int:
    response = client.get(url)
    assert response.status_code == 200
    assert not response.context["filter_errors"]
    return response.context["total"]


@pytest.mark.parametrize("who", ["visitor", "coordinator"])
@pytest.mark.parametrize("whose", ["nation", "government"])
@pytest.mark.parametrize("asked", [{}, {"as_of": "2019-06-30"}])
def test_each_number_is_that_of_the_list_it_opens(client, coordinator, register, who, whose, asked):
    reader = client if who == "visitor" else coordinator
    response = page_of(reader, register if whose == "government" else None, **asked)
    opened = [(shown, url) for shown, url in cells(response).values() if url]
    opened += [(value.text, value.url) for _, value in response.context["statuses"].rows]
    assert len(opened) > 8
    assert [(url, int(shown)) for shown, url in opened] == [(url, total(reader, url)) for _, url in opened]
    assert all(shown == "–" for shown, url in cells(response).values() if not url)


def test_dormant_and_never_started_stand_apart(client, register):
    found = cells(page_of(client))
    words = "Berlaku, tanpa batas waktu"
    assert found[words, "Tidur"][0] == "1"
    assert found[words, "Belum pernah berjalan"][0] == "1"
    assert total(client, found[words, "Tidur"][1]) == 1


def test_the_sums_are_those_of_the_rows_and_columns(coordinator, register):
    found = cells(page_of(coordinator))
    rows = {row for row, _ in found} - {"Semua"}
    columns = {column for _, column in found} - {"Semua"}
    number = {place: int(shown.replace("–", "0")) for place, (shown, _) in found.items()}
    for row in rows:
        assert number[row, "Semua"] == sum(number[row, column] for column in columns)
    for column in columns:
        assert number["Semua", column] == sum(number[row, column] for row in rows)
    assert number["Semua", "Semua"] == 7


def test_a_visitor_counts_only_what_is_published(client, coordinator, register):
    assert cells(page_of(client))["Semua", "Semua"][0] == "5"
    assert cells(page_of(client, register))["Semua", "Semua"][0] == "4"
    assert cells(page_of(coordinator, register))["Semua", "Semua"][0] == "6"
    assert "belum-terbit" not in page_of(client, register).content.decode()


def test_a_past_day_leaves_out_what_is_later(client, register):
    make.PartnershipFactory(published=True, began=make.when("2020"), key="baru")
    before, now = page_of(client, as_of="2019-12-31"), page_of(client)
    assert cells(now)["Semua", "Semua"][0] == "6"
    assert cells(before)["Semua", "Semua"][0] == "5"
    assert "baru" not in before.content.decode()
    assert LAST_YEAR not in [agreement.signed for agreement in before.context["latest"]]
    assert LAST_YEAR in [agreement.signed for agreement in now.context["latest"]]
    assert (cells(before)["Berlaku", "Semua"][0], cells(now)["Berlaku", "Semua"][0]) == ("1", "1")
    assert (cells(before).get(("Kedaluwarsa", "Semua")), cells(now)["Kedaluwarsa", "Semua"][0]) == (None, "1")


def test_a_day_that_cannot_be_read_is_said_and_today_is_shown(client, register):
    response = page_of(client, as_of="kemarin")
    assert response.context["day"] == timezone.localdate()
    assert response.context["as_of_form"].errors


def test_an_empty_register_says_what_to_do(client, coordinator, government):
    assert reverse("cities:governments") in page_of(client).content.decode()
    empty = page_of(coordinator, government)
    assert empty.context["table"].rows == []
    assert reverse("agreements:log") in empty.content.decode()
    assert '<svg class="world-map"' not in empty.content.decode()


def test_before_the_first_partnership_one_is_led_to_today(client, government):
    make.PartnershipFactory(published=True, government=government, began=make.when("2020"))
    assert "crosstab" in page_of(client, government).content.decode()
    before = page_of(client, government, as_of="2001-01-01")
    assert before.context["table"].rows == []
    assert f'href="{reverse("government-dashboard", args=[government.key])}"' in before.content.decode()


def test_a_government_that_does_not_exist_is_a_404(client):
    assert client.get(reverse("government-dashboard", args=["kota-gaib"])).status_code == 404


def test_as_of_is_kept_in_every_link_of_the_table(client, register):
    urls = [url for _, url in cells(page_of(client, as_of="2019-06-30")).values() if url]
    assert urls
    assert all("as_of=2019-06-30" in url for url in urls)


def test_the_day_of_the_page_is_said(client, register):
    assert page_of(client, as_of="2019-06-30").context["day"] == date(2019, 6, 30)
