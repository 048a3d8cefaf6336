"""What the review says of an agreement: what was agreed, what ran, what it cost, what came of it."""

from datetime import date

import pytest

from tests import factories as make
from tests import life
from tests.evaluations.renewal.conftest import HEADINGS, between, document, page, told
from tests.factories import when

pytestmark = pytest.mark.django_db
SAID = (
    "REVIEW BY STAFF",
    "To",
    "Classification",
    "Enclosures",
    "Renewal of «Nota kesepahaman» (Kota Alfa – Beta)",
    "12/MoU/2016",
    "25 November 2016",
    "24 November 2021",
    "The last day for notice is 25 May 2021, at least 85 days from now.",
    "It goes on only where both parties consent in writing.",
    "Jalan dan jembatan",
    "Kesehatan",
    "Not stated in the text",
    "Dinas Gama",
    "Running, Aware",
    "Lokakarya 2018",
    "Jembatan air",
    "Anggaran kurang",
    "No money is recorded. That is not to say that nothing was paid.",
    "No evaluation of this agreement was final by this day.",
)


def test_the_document_has_the_customary_headings_in_their_order(client, agreement, coordinator):
    headings = [each.text for each in document(client, agreement).paragraphs if each.style.name == "Heading 1"]
    assert tuple(headings) == HEADINGS


def test_it_says_what_was_agreed_what_ran_and_what_is_to_be_done_until_when(client, agreement, coordinator):
    words = told(client, agreement)
    assert [part for part in SAID if part not in words] == []


def test_the_page_says_the_same_and_offers_the_document(client, agreement, coordinator):
    html = page(client, agreement)
    assert all(part in html for part in SAID[5:])
    assert "review.docx?as_of=2021-03-01" in html


def test_facts_lead_to_their_records(client, agreement, coordinator):
    targets = {each.target_ref for each in document(client, agreement).part.rels.values() if each.is_external}
    for record in (agreement, *agreement.fields.all(), agreement.partnership.activity_set.get()):
        assert any(target.endswith(record.get_absolute_url()) for target in targets), record


def test_no_post_or_name_of_an_officer_stands_in_it(client, agreement, coordinator):
    assert "Rahasia" not in told(client, agreement)


def test_what_happened_before_or_later_or_under_another_agreement_is_left_out(client, agreement, coordinator):
    under = {"partnership": agreement.partnership}
    life.ActivityFactory(**under, title="Kunjungan lama", happened=when("2015"))
    life.ActivityFactory(**under, title="Kunjungan nanti", happened=when("2021-04"))
    life.ActivityFactory(**under, title="Kunjungan lain", agreement=make.AgreementFactory(**under, kind="loi"))
    life.ActivityFactory(**under, title="Kunjungan tanpa tanggal", happened=None)
    life.FundingFactory(**under, year=2015, budget_line="Lama", planned=7, currency="IDR")
    words = told(client, agreement)
    assert [name for name in ("lama", "nanti", "lain") if f"Kunjungan {name}" in words] == []
    assert "Kunjungan tanpa tanggal" in words
    assert "No money is recorded" in words


def test_activities_of_an_action_plan_count_for_the_field_that_it_carries_out(client, agreement, coordinator):
    plan = make.AgreementFactory(partnership=agreement.partnership, kind="action_plan", parent=agreement)
    health = agreement.fields.get(position=2)
    carried_out = make.CooperationFieldFactory(agreement=plan, origin=health, wording="Rumah sakit")
    visit = life.ActivityFactory(partnership=agreement.partnership, agreement=plan, happened=when("2019"))
    visit.fields.set([carried_out])
    words = told(client, agreement)
    assert "no activity recorded" not in words
    assert "recorded as having run: 2; nothing recorded of: 0" in words


def test_a_field_that_an_addendum_dropped_is_named_and_not_reviewed(client, agreement, coordinator):
    addendum = make.AgreementFactory(
        partnership=agreement.partnership,
        kind="addendum",
        parent=agreement,
        signed=when("2020-01-10"),
        title="Adendum 1",
    )
    agreement.fields.filter(position=2).update(dropped_by=addendum)
    words = told(client, agreement)
    assert "Dropped by an addendum, and not reviewed:\nField 2 («Kesehatan») (Adendum 1, 10 January 2020)" in words
    assert "Agreed fields: 1;" in words
    assert "Kesehatan" not in words.partition("IV. Analysis")[2]
    assert "Agreed fields: 2;" in told(client, agreement, on=date(2019, 12, 31))


def test_an_absence_is_a_fact_only_where_all_is_known(client, agreement, coordinator):
    assert "Field 2 («Kesehatan»): no activity recorded; whether there was one is not known" in told(client, agreement)
    life.CoverageStatementFactory(partnership=agreement.partnership)
    words = told(client, agreement)
    assert "Field 2 («Kesehatan»): no activity: all of this time are known" in words
    assert "Completely known for the time in force: Activities." in words


def test_money_is_told_by_record_and_currency_never_added_up_and_missing_is_missing(client, agreement, coordinator):
    under = {"partnership": agreement.partnership}
    life.FundingFactory(**under, year=2018, planned=1000, currency="IDR")
    life.FundingFactory(**under, year=2018, planned=500, realised=400, currency="KRW")
    life.FundingFactory(**under, year=2019, side="partner", source="partner")
    money = between(told(client, agreement), "What it cost", "Results").split("\n")
    rows = [money[start : start + 6] for start in range(6, 24, 6)]
    assert rows == [
        ["2018", "Local budget (APBD)", "Kota Alfa", "IDR", "1,000", "not recorded"],
        ["2018", "Local budget (APBD)", "Kota Alfa", "KRW", "500", "400"],
        ["2019", "The partner", "Beta", "not recorded", "not recorded", "not recorded"],
    ]
    assert "1,500" not in "".join(money)


def test_both_texts_stand_with_their_clauses_and_what_only_one_of_them_has(client, agreement, coordinator):
    ours = make.AgreementTextFactory(agreement=agreement, title="Naskah kami", articles=11)
    theirs = make.AgreementTextFactory(agreement=agreement, party="partner", title="Naskah mereka", points=4)
    agreement.fields.update(text=ours)
    make.ClauseFactory(text=ours, kind="period", article="pasal 11")
    make.ClauseFactory(text=theirs, kind="financing", is_present=False)
    make.TextPointFactory(text=theirs, position=1, wording="Butir kemakmuran")
    roads, health = agreement.fields.order_by("position")
    make.FieldMatchFactory(field=roads, text=theirs, is_matched=True, point=make.TextPointFactory(text=theirs))
    make.FieldMatchFactory(field=health, text=theirs, is_matched=False)
    words = told(client, agreement)
    assert "pasal 11" in words
    assert "«Financing» does not stand in: The partner's text" in words
    assert "Field 2 («Kesehatan»): not found in: The partner's text" in words
    assert "Naskah mereka, 1. Butir kemakmuran" in words
    assert "Field 1 («Jalan dan jembatan»): not found" not in words


def test_a_point_answers_no_field_only_once_all_fields_were_looked_for(client, agreement, coordinator):
    ours = make.AgreementTextFactory(agreement=agreement)
    theirs = make.AgreementTextFactory(agreement=agreement, party="partner")
    agreement.fields.update(text=ours)
    make.TextPointFactory(text=theirs, wording="Butir kemakmuran")
    roads, health = agreement.fields.order_by("position")
    make.FieldMatchFactory(field=roads, text=theirs, point=make.TextPointFactory(text=theirs))
    assert "Butir kemakmuran" not in told(client, agreement)
    make.FieldMatchFactory(field=health, text=theirs, is_matched=False)
    assert "Butir kemakmuran" in told(client, agreement)


def test_the_paper_is_in_the_language_of_the_reader(client, agreement, coordinator):
    client.cookies["django_language"] = "id"
    found = document(client, agreement)
    assert found.core_properties.language == "id-ID"
    assert [each.text.split(". ")[0] for each in found.paragraphs if each.style.name == "Heading 1"] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
    ]
