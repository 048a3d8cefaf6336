"""What each side gave and got: told of each side, opened row by row, and never nought where nothing is recorded."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from agreements.status.happenings import happenings_of
from agreements.status.ledger import ledger_of
from agreements.status.money import money_of
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
DAY = date(2021, 11, 24)
VISITS, INVITATIONS, BENEFITS, MONEY = range(4)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def agreement():
    return make.AgreementFactory(partnership__published=True)


def figures(agreement, account, on=DAY):
    """Of our side, the partner's, and a third party where one paid."""
    happened = happenings_of(agreement.partnership, make.UserFactory(), on)
    return ledger_of(happened, agreement, on).accounts[account].figures


def told(agreement, account, on=DAY) -> list[tuple[int, str, str]]:
    return [(len(each.entries), each.within, each.told) for each in figures(agreement, account, on)]


@pytest.mark.parametrize("account", [VISITS, INVITATIONS, BENEFITS, MONEY])
def test_nothing_recorded_is_no_figure(agreement, account):
    assert told(agreement, account) == [(0, "", ""), (0, "", "")]


def test_the_page_says_not_recorded_where_there_is_no_figure(client, agreement):
    client.cookies["django_language"] = "en"
    page = client.get(agreement.partnership.get_absolute_url()).content.decode()
    ledger = page[page.index('id="ledger"') : page.index('id="promises"')]
    assert ledger.count("not recorded") == 8
    assert "0 recorded" not in ledger


def test_visits_are_told_of_the_side_that_made_them_and_of_the_term(agreement):
    partnership = agreement.partnership
    for happened, kind in (("2015", "visit"), ("2018", "return_visit"), ("2016", "visit")):
        life.ActivityFactory(partnership=partnership, kind=kind, happened=make.when(happened))
    life.ActivityFactory(partnership=partnership, direction="inbound", happened=make.when("2019"))
    life.ActivityFactory(partnership=partnership, kind="training", direction="local", happened=make.when("2019"))
    life.ActivityFactory(partnership=partnership, kind="forum", direction="inbound", happened=make.when("2014"))
    life.ActivityFactory(partnership=partnership, planned=True, happened=make.when("2019"))
    assert told(agreement, VISITS) == [(3, "1 within the term", ""), (2, "1 within the term", "")]
    assert told(agreement, VISITS, date(2016, 12, 31))[0] == (2, "none certainly within the term", "")


def test_what_may_lie_outside_the_term_is_not_within(agreement):
    life.ActivityFactory(partnership=agreement.partnership, happened=make.when("../2018"))
    life.ActivityFactory(partnership=agreement.partnership, happened=None)
    assert told(agreement, VISITS)[0] == (2, "none certainly within the term", "")


def test_a_figure_opens_its_rows(agreement):
    visit = life.ActivityFactory(partnership=agreement.partnership, happened=make.when("2018-03"))
    (entry,) = figures(agreement, VISITS)[0].entries
    assert (entry.text, entry.url, entry.when, entry.is_within) == (
        visit.title,
        visit.get_absolute_url(),
        "March 2018",
        True,
    )


def test_invitations_are_told_of_the_side_that_received_them_with_the_answers(agreement):
    partnership = agreement.partnership
    life.InvitationFactory(partnership=partnership, declined=True)
    life.InvitationFactory(partnership=partnership, declined=True)
    life.InvitationFactory(partnership=partnership)
    life.InvitationFactory(partnership=partnership, sender="home", attended=True)
    ours, theirs = (figure[2] for figure in told(agreement, INVITATIONS))
    assert (ours, theirs) == ("Declined: 2, Answer not recorded: 1", "Attended: 1")


def test_an_answer_given_later_than_the_day_is_not_told(agreement):
    life.InvitationFactory(partnership=agreement.partnership, declined=True, answered=make.when("2018-02"))
    assert told(agreement, INVITATIONS, date(2017, 12, 31))[0][2] == "Answer not recorded: 1"
    assert told(agreement, INVITATIONS, date(2018, 2, 1))[0][2] == "Declined: 1"


def test_what_benefits_both_is_a_benefit_of_each_and_a_plan_of_none(agreement):
    partnership = agreement.partnership
    life.OutcomeFactory(partnership=partnership, is_verified=True)
    life.OutcomeFactory(partnership=partnership, beneficiary="both")
    life.OutcomeFactory(partnership=partnership, beneficiary="partner", stage="planned")
    life.OutcomeFactory(partnership=partnership, beneficiary="")
    ours, theirs = (figure[2] for figure in told(agreement, BENEFITS))
    assert (ours, theirs) == ("Verified: 1, Claimed only: 1", "Claimed only: 1")


def test_money_without_an_amount_is_told_and_is_not_nought(agreement):
    life.FundingFactory(partnership=agreement.partnership)
    life.FundingFactory(partnership=agreement.partnership, year=2017)
    ours, theirs = (figure[2] for figure in told(agreement, MONEY))
    assert (ours, theirs) == ("Local budget (APBD) 2017, 2018: amount not recorded", "")


def test_a_third_party_stands_beside_the_sides_where_it_paid(agreement):
    life.FundingFactory(partnership=agreement.partnership, side="third", source="grant")
    life.OutcomeFactory(partnership=agreement.partnership, beneficiary="both")
    assert [each.side for each in figures(agreement, MONEY)] == ["Our side", "The partner's side", "A third party"]
    assert [len(each.entries) for each in figures(agreement, BENEFITS)] == [1, 1, 0]


def test_money_adds_up_one_currency_and_says_what_is_missing(agreement):
    def paid(**more):
        life.FundingFactory(partnership=agreement.partnership, **more)

    paid(planned=Decimal(100), realised=Decimal(90), currency="IDR")
    paid(planned=Decimal(50), currency="IDR", year=2019)
    paid(realised=Decimal(7), currency="KRW", year=2019)
    happened = happenings_of(agreement.partnership, make.UserFactory(), DAY)
    assert [str(each) for each in money_of(happened.fundings)] == [
        "Local budget (APBD) 2018, 2019: planned 150 IDR, realised at least 90 IDR (1 row without an amount); "
        "planned not recorded, realised 7 KRW"
    ]


def test_money_of_later_years_is_left_out(agreement):
    life.FundingFactory(partnership=agreement.partnership, year=2022)
    assert told(agreement, MONEY)[0][0] == 0
