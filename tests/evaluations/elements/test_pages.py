"""The page of the five elements: values with the records behind them, and what is lacking."""

import re
from datetime import date

import pytest

from agreements.models import Partnership
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


ANNULLED = {"annulled_on": date(2020, 1, 1), "annulment_reason": "Keliru dicatat."}


def page(client, key: str, on: str, language: str = "en") -> str:
    client.cookies["django_language"] = language
    response = client.get(f"/partnerships/{key}/elements/", {"as_of": on})
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def block(html: str, code: str) -> str:
    """The part of the page that tells of one indicator."""
    return html.split(f'id="{code}"')[1].split('class="indicator"')[0]


@pytest.mark.usefixtures("demo")
def test_each_value_of_jung_gu_shows_its_share_and_opens_its_records(client):
    html = page(client, "semarang-jung-gu", "2021-11-24")
    awareness = block(html, "A4")
    assert "1 of 7 agencies" in awareness
    assert "Counts (1)" in awareness
    assert "Looked at, does not count (6)" in awareness
    assert '<a href="/assignments/semarang-jung-gu-mou-2016-field-1-bina-marga/">' in awareness


@pytest.mark.usefixtures("demo")
def test_records_that_cannot_be_counted_stand_with_their_reason(client):
    html = page(client, "semarang-jung-gu", "2021-11-24")
    civil = block(html, "B1")
    assert "Not countable (7)" in civil
    assert "may lie outside the period" in civil


@pytest.mark.usefixtures("demo")
def test_the_years_of_the_window_are_told_and_which_count(client):
    years = block(page(client, "semarang-jung-gu", "2021-11-24"), "A2")
    assert "25 November 2016 to 24 November 2017: does not count" in years
    assert "25 November 2017 to 24 November 2018: counts" in years


@pytest.mark.usefixtures("demo")
def test_what_is_at_least_true_says_so(client):
    assert "at least" in block(page(client, "semarang-jung-gu", "2021-11-24"), "C5")
    assert "fewer than three cases" in block(page(client, "semarang-jung-gu", "2021-11-24"), "D2")


@pytest.mark.usefixtures("demo")
def test_a_visitor_reads_which_statements_are_lacking_for_beihai_and_gets_no_form(client):
    html = page(client, "semarang-beihai", "2016-12-31")
    needed = html.split('id="commitment"')[1].split('id="A1"')[0]
    assert "2 more indicators must be observed" in needed
    assert "1 January 2012 to 31 December 2016: Monitoring" in needed
    assert "1 January 2012 to 31 December 2016: Funding" in needed
    assert "coverage/add" not in html


@pytest.mark.usefixtures("demo")
def test_the_coordinator_finds_the_form_for_what_is_lacking(client):
    government = Partnership.objects.get(key="semarang-beihai").government
    client.force_login(make.MembershipFactory(government=government).user)
    html = page(client, "semarang-beihai", "2016-12-31")
    assert 'href="/partnerships/semarang-beihai/coverage/add/"' in html


@pytest.mark.usefixtures("demo")
def test_a_fragile_verdict_says_what_moves_it(client):
    html = page(client, "bandung-kawasaki", "2020-12-31")
    results = html.split('id="results"')[1]
    assert "fragile" in results
    assert "borderline" in results
    assert re.search(r"Met from 2\.25 on</th> <td>2.00</td> <td>.*?Not met.*?moves", results)


@pytest.mark.usefixtures("demo")
def test_figures_are_written_as_the_language_of_the_page_has_them(client):
    html = page(client, "bandung-kawasaki", "2020-12-31", "id")
    assert "Terpenuhi mulai dari 2,25" in html
    assert "2.25" not in html.split("<main")[1].split("</main")[0]


@pytest.mark.usefixtures("demo")
def test_the_page_speaks_indonesian(client):
    html = page(client, "semarang-jung-gu", "2021-11-24", "id")
    assert "Komitmen kedua pihak" in html
    assert "1 dari 7 dinas" in html


def test_an_unobserved_indicator_is_empty_and_never_0(client):
    partnership = make.PartnershipFactory(published=True)
    html = page(client, partnership.key, "2020-01-01")
    assert html.count("not observed") == 22
    assert "<strong>0</strong>" not in html


def test_drafts_and_annulled_records_are_not_counted(client):
    agreement = make.AgreementFactory(partnership__published=True, signed=make.when("2016-01-01"))
    partnership = agreement.partnership
    kept = life.OutcomeFactory(partnership=partnership, change="hard", stage="done", happened=make.when("2017"))
    life.OutcomeFactory(
        partnership=partnership,
        change="hard",
        stage="done",
        happened=make.when("2017"),
        title="Salah catat",
        **ANNULLED,
    )
    html = page(client, partnership.key, "2018-12-31")
    assert kept.title in block(html, "E2")
    assert "Salah catat" not in html


def test_what_happened_after_the_day_is_left_out(client):
    agreement = make.AgreementFactory(partnership__published=True, signed=make.when("2016-01-01"))
    life.OutcomeFactory(
        partnership=agreement.partnership,
        change="hard",
        stage="done",
        happened=make.when("2019-03-01"),
        place="Semarang",
    )
    assert "not observed" in block(page(client, agreement.partnership.key, "2019-02-28"), "E2")
    assert "<strong>3</strong>" in block(page(client, agreement.partnership.key, "2019-03-01"), "E2")


def test_a_hidden_partnership_has_no_page_of_elements(client):
    partnership = make.PartnershipFactory()
    assert client.get(f"/partnerships/{partnership.key}/elements/").status_code == 404


def test_the_method_names_every_formula_with_its_source(client):
    client.cookies["django_language"] = "en"
    html = client.get("/method/").content.decode()
    for code in ("A1", "A5", "B4", "C3", "D4", "E4"):
        assert f'id="{code}"' in html
    assert "the portal&#x27;s proposal" in html
    assert "from 1/3 to 2/3" in html
    assert "Below 60 % observed" in html
