"""The council brief: one page, what it says to whom, and what it says of what it leaves out."""

import string
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from agreements.models import Partnership
from evaluations.papers.council_brief import council_brief
from evaluations.papers.questions import QUESTIONS
from evaluations.warnings.registry import WARNINGS
from portal.papers import paper_pdf
from tests import factories as make
from tests import life
from tests.life import evaluations as judged
from tests.papers import flat, pages_of, read

pytestmark = pytest.mark.django_db
TODAY = date(2021, 6, 1)


@pytest.fixture
def partnership():
    return make.PartnershipFactory(
        key="alfa-beta", government__name="Kota Alfa", partner__name="Beta", published=True, began=make.when("2014")
    )


@pytest.fixture
def agreement(partnership):
    """In force, with a register that is kept from 2017 on."""
    life.RegisterStartFactory(government=partnership.government)
    return make.AgreementFactory(partnership=partnership, open_ended=True, title="Nota kesepahaman")


@pytest.fixture
def coordinator(partnership):
    return make.MembershipFactory(government=partnership.government).user


def brief(client, partnership, **asked) -> bytes:
    response = client.get(reverse("papers-council-brief", args=[partnership.key]), {"as_of": TODAY} | asked)
    assert response["Content-Type"] == "application/pdf"
    return response.content


def said(client, partnership, **asked) -> str:
    client.cookies["django_language"] = "en"
    return flat(brief(client, partnership, **asked))


def test_every_warning_has_a_question_that_its_words_fill():
    def places(sentence) -> set[str]:
        return {piece.split(")")[0] for piece in str(sentence).split("%(")[1:]}

    assert set(QUESTIONS) == {kind.code for kind in WARNINGS}
    for kind in WARNINGS:
        asked = QUESTIONS[kind.code]
        assert places(asked) <= places(kind.sentence) | {"since"}, kind.code
        assert str(asked).rstrip(string.whitespace).endswith("?"), kind.code


def test_a_warning_becomes_a_question_with_its_agency_and_day(client, agreement, coordinator):
    agency = make.AgencyFactory(government=agreement.government, name="Dinas Gama")
    field = make.CooperationFieldFactory(agreement=agreement, wording="Jalan #panic()")
    make.AssignmentFactory(field=field, agency=agency, started=make.when("2017-01-02"))
    client.force_login(coordinator)
    assert "Dinas Gama has not said that it knows of its responsibility for «Jalan #panic()»" in said(
        client, agreement.partnership
    )


def test_a_visitor_reads_no_question_of_a_warning_that_is_not_public(client, agreement):
    field = make.CooperationFieldFactory(agreement=agreement)
    make.AssignmentFactory(field=field, started=make.when("2017-01-02"))
    assert "has not said that it knows" not in said(client, agreement.partnership)


def test_several_cases_of_one_warning_are_one_question_that_counts_them(client, agreement, coordinator):
    for name in ("Satu", "Dua", "Tiga"):
        field = make.CooperationFieldFactory(agreement=agreement, wording=name)
        make.AssignmentFactory(field=field, started=make.when("2017-01-02"))
    client.force_login(coordinator)
    told = said(client, agreement.partnership)
    assert told.count("has not said that it knows") == 1
    assert "(2 similar cases beside it.)" in told


def test_what_ran_out_without_a_successor_is_asked_about_first(client, partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("2015-01-01"), duration_months=12)
    told = said(client, partnership)
    assert "is it to be renewed, and with which changes, or is the partnership to end?" in told
    assert "(31 December 2015)" in told
    assert "Nothing is to be warned of" not in told


def test_a_termination_is_asked_about(client, partnership):
    ended = {"terminated": make.when("2018-03-01"), "termination_reason": "Selesai."}
    make.AgreementFactory(partnership=partnership, **ended)
    assert "The last agreement was terminated (1 March 2018): why" in said(client, partnership)


def test_the_latest_final_evaluation_stands_with_what_it_recommends(client, agreement):
    judged.draft("submitted", partnership=agreement.partnership)
    today = timezone.localdate()
    assert "Evaluation as of" not in said(client, agreement.partnership, as_of=today)
    judged.final(partnership=agreement.partnership, recommendation_reasons="Perlu rencana.")
    told = said(client, agreement.partnership, as_of=today)
    assert "Evaluation as of 24 November 2021: Renew with changes Perlu rencana." in told
    assert "Evaluation as of" not in said(client, agreement.partnership)


def test_money_is_told_by_year_source_and_currency_and_never_added_up_across_them(client, partnership):
    life.FundingFactory(partnership=partnership, year=2018, planned=1000, currency="IDR")
    life.FundingFactory(partnership=partnership, year=2018, planned=500, currency="IDR")
    life.FundingFactory(partnership=partnership, year=2018, planned=7, currency="KRW")
    life.FundingFactory(partnership=partnership, year=2019)
    life.FundingFactory(partnership=partnership, year=2022, planned=99, currency="IDR")
    told = said(client, partnership)
    assert "1,500 IDR" in told
    assert "7 KRW" in told
    assert "2019 Local budget (APBD) Kota Alfa not recorded not recorded" in told
    assert "2022" not in told
    assert "1,507" not in told


def test_a_recommendation_stands_with_its_state_on_the_day(client, partnership):
    monitoring = life.MonitoringFactory(partnership=partnership, happened=make.when("2018"))
    life.FindingFactory(monitoring=monitoring, recommendation="Kirim laporan.", due=make.when("2019"))
    life.FindingFactory(monitoring=monitoring, recommendation="Undang mitra.", followed_up=make.when("2020"))
    later = life.MonitoringFactory(partnership=partnership, happened=make.when("2022"))
    life.FindingFactory(monitoring=later, recommendation="Belum diminta.")
    told = said(client, partnership)
    assert "Council (DPRD), 2018 Kirim laporan. Overdue" in told
    assert "Undang mitra. Done" in told
    assert "Belum diminta" not in told


def test_reports_are_told_by_agency_with_years_that_follow_each_other_as_one(client, agreement):
    agency = make.AgencyFactory(government=agreement.government, name="Dinas Gama")
    for year in (2014, 2015, 2016):
        life.ReportFactory(
            agreement=agreement,
            agency=agency,
            starts=date(year, 1, 1),
            ends=date(year, 12, 31),
            due=date(year + 1, 1, 31),
            received=make.when("2015-01-20") if year == 2014 else None,
        )
    assert "Dinas Gama 2014 – 2015–2016" in said(client, agreement.partnership)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_brief_is_one_page_however_much_there_is_and_says_what_is_left_out(partnership, coordinator, language):
    monitoring = life.MonitoringFactory(partnership=partnership)
    for number in range(60):
        life.FindingFactory(monitoring=monitoring, recommendation=f"Anjuran {number}: " + "panjang sekali " * 60)
        life.FundingFactory(partnership=partnership, year=1950 + number)
    with override(language):
        paper = paper_pdf(council_brief(partnership, TODAY, coordinator))
    kept = flat(paper).count("Anjuran")
    assert pages_of(paper) == 1
    assert 0 < kept < 60
    assert f"{60 - kept} " in flat(paper)
    assert read(paper).trailer["/Root"]["/Lang"] == language


def test_the_five_elements_stand_side_by_side_with_what_was_observed(client, partnership):
    assert "The five elements" in said(client, partnership)
    assert "Reciprocity" in said(client, partnership)


def test_the_foot_leads_to_the_living_page_of_that_day(client, partnership, settings):
    settings.PORTAL_URL = "https://portal.example"
    assert "https://portal.example/partnerships/alfa-beta/?as_of=2021-06-01" in said(client, partnership)


def test_what_may_not_be_seen_has_no_brief(client, coordinator):
    hidden = make.PartnershipFactory()
    client.force_login(coordinator)
    assert client.get(reverse("papers-council-brief", args=[hidden.key])).status_code == 404


class TestHearing:
    @pytest.fixture
    def partnerships(self, partnership) -> list[Partnership]:
        others = [
            make.PartnershipFactory(government=partnership.government, partner__name=name, published=True)
            for name in ("Delta", "Gama")
        ]
        make.PartnershipFactory(government=partnership.government, partner__name="Rahasia")
        return [partnership, *others]

    def briefs(self, client, government, **asked) -> bytes:
        return client.get(reverse("hearing-file", args=[government.key]), asked).content

    def test_each_partnership_that_is_seen_has_a_page_behind_the_contents(self, client, partnerships):
        paper = self.briefs(client, partnerships[0].government)
        first, *others = [page.extract_text() for page in read(paper).pages]
        for number, name in enumerate(("Beta", "Delta", "Gama")):
            assert f"Kota Alfa – {name}" in first
            assert f"Kota Alfa – {name}" in others[number]
        assert len(others) == 3
        assert "Rahasia" not in flat(paper)

    def test_the_first_page_sums_up_standing_money_and_open_recommendations(self, client, partnerships):
        first, second, _third = partnerships
        client.cookies["django_language"] = "en"
        life.FundingFactory(partnership=second, year=2018, planned=1250, currency="IDR")
        life.FindingFactory(monitoring__partnership=first, recommendation="Susun rencana aksi.")
        life.FindingFactory(monitoring__partnership=first, recommendation="Sudah lama.", followed_up=make.when("2019"))
        told = " ".join(read(self.briefs(client, first.government)).pages[0].extract_text().split())
        assert "Delta Not recorded Not known" in told
        assert "Beta Susun rencana aksi. Open" in told
        assert "Delta 2018 Local budget (APBD) Kota Alfa 1,250 IDR not recorded" in told
        assert "Sudah lama" not in told

    def test_those_chosen_are_told_alone(self, client, partnerships):
        paper = self.briefs(client, partnerships[0].government, partnership=partnerships[1].key)
        assert pages_of(paper) == 2
        assert "Gama" not in flat(paper)

    def test_the_page_offers_those_that_the_reader_sees(self, client, partnerships):
        html = client.get(reverse("hearing", args=[partnerships[0].government.key])).content.decode()
        assert html.count('name="partnership"') == 3
        assert "Rahasia" not in html
