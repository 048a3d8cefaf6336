"""The performance figures of a year: what counts, of how many, and how they stand against what was promised."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from evaluations.annual.figures import EXPLAINED, Figure, Performance, performance
from evaluations.annual.wording import ToldFigure
from evaluations.annual.year import Year
from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life
from tests.agreements.reports import scene
from tests.factories import when
from tests.life import evaluations as judged

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    return make.GovernmentFactory()


@pytest.fixture
def user(government):
    return make.MembershipFactory(government=government).user


@pytest.fixture
def partnership(government):
    return make.PartnershipFactory(government=government)


def figure(name: str, government, user, year: int = 2018) -> Performance:
    return next(each for each in performance(Year(government, year, user)) if each.figure == name)


def reached(name: str, partnership, user, year: int = 2018) -> tuple[int, int]:
    """How many count, and of how many."""
    found = figure(name, partnership.government, user, year)
    return len(found.counted), found.of


@pytest.mark.parametrize(("year", "counts"), [(2015, 0), (2016, 1), (2018, 1), (2020, 1), (2021, 0)])
def test_a_memorandum_counts_in_the_years_on_whose_last_day_it_is_in_force(partnership, user, year, counts):
    make.AgreementFactory(partnership=partnership)
    assert reached("in_force", partnership, user, year) == (counts, 1)


@pytest.mark.parametrize("term", [{"open_ended": True}, {"term": "not_stated", "duration_months": None}])
def test_a_memorandum_without_an_end_stays_in_force(partnership, user, term):
    make.AgreementFactory(partnership=partnership, **term)
    assert reached("in_force", partnership, user, 2024) == (1, 1)


@pytest.mark.parametrize("kind", ["loi", "action_plan"])
def test_no_other_agreement_puts_a_partnership_in_force(partnership, user, kind):
    make.AgreementFactory(partnership=partnership, kind=kind)
    assert reached("in_force", partnership, user) == (0, 1)


@pytest.mark.parametrize("trait", ["draft", "annulled", "unsigned"])
def test_what_was_not_entered_and_signed_is_not_in_force(partnership, user, trait):
    make.AgreementFactory(partnership=partnership, **{trait: True})
    assert reached("in_force", partnership, user) == (0, 1)


def test_a_memorandum_that_was_terminated_in_the_year_is_not_in_force(partnership, user):
    make.AgreementFactory(partnership=partnership, terminated=when("2018-12-31"), termination_reason="Selesai.")
    assert reached("in_force", partnership, user, 2017) == (1, 1)
    assert reached("in_force", partnership, user, 2018) == (0, 1)


@pytest.mark.parametrize(
    ("happened", "counts"),
    [
        ("2018", 1),
        ("2018-01-01", 1),
        ("2018-12-31", 1),
        ("2017-12-31", 0),
        ("2019-01-01", 0),
        ("2017/2018", 0),
        ("2018/2019", 0),
        (None, 0),
    ],
)
def test_an_activity_follows_up_in_the_year_in_which_it_was_certainly_held(partnership, user, happened, counts):
    life.ActivityFactory(partnership=partnership, happened=happened and when(happened))
    assert reached("followed_up", partnership, user) == (counts, 1)


@pytest.mark.parametrize(
    "trait", [{"ceremonial": True}, {"planned": True}, {"cancelled": True}, {"annulled": True}], ids=str
)
def test_ceremonies_and_what_was_not_held_follow_nothing_up(partnership, user, trait):
    life.ActivityFactory(partnership=partnership, happened=when("2018"), **trait)
    assert reached("followed_up", partnership, user) == (0, 1)


def test_an_activity_whose_character_nobody_noted_follows_up(partnership, user):
    life.ActivityFactory(partnership=partnership, happened=when("2018"), character="")
    assert reached("followed_up", partnership, user) == (1, 1)


@pytest.fixture
def owing(partnership):
    """Of the report on 2017, due on 31 January 2018; nothing computed is owed, as the register has no start."""
    agreement = make.AgreementFactory(partnership=partnership)
    return make.AssignmentFactory(field__agreement=agreement)


@pytest.mark.parametrize(
    ("received", "counts"), [("2018-01-20", 1), ("2018-05-01", 1), ("2018-12-31", 1), ("2019-01-01", 0), (None, 0)]
)
def test_a_report_counts_where_it_was_received_by_the_last_day_of_the_year_it_was_due(owing, user, received, counts):
    scene.stored(owing, received=received and when(received))
    assert reached("reported", owing.field.agreement.partnership, user) == (counts, 1)


def test_all_reports_that_fell_due_are_asked_for(owing, user):
    scene.stored(owing, received=when("2018-01-20"))
    other = make.AssignmentFactory(field=owing.field)
    scene.stored(other)
    assert reached("reported", owing.field.agreement.partnership, user) == (0, 1)


def test_a_partnership_of_which_no_report_fell_due_is_not_asked(owing, user):
    partnership = owing.field.agreement.partnership
    assert reached("reported", partnership, user) == (0, 0)
    scene.stored(owing)
    assert reached("reported", partnership, user, 2017) == (0, 0)
    assert reached("reported", partnership, user, 2019) == (0, 0)


def test_a_waived_report_is_not_asked_for(owing, user):
    scene.stored(owing, waived_on=date(2018, 2, 1), waiver_reason="Dinas dibubarkan.")
    assert reached("reported", owing.field.agreement.partnership, user) == (0, 0)


def test_a_report_that_was_filed_and_waits_lies_there(owing, user):
    scene.stored(owing)
    scene.filed(owing)
    assert reached("reported", owing.field.agreement.partnership, user) == (1, 1)


def test_an_evaluation_counts_in_the_year_in_which_it_became_final(user, government):
    judged.RubricVersionFactory()
    partnership = make.AgreementFactory(partnership__government=government).partnership
    judged.draft("submitted", partnership=partnership)
    this_year = timezone.localdate().year
    assert reached("evaluated", partnership, user, this_year) == (0, 1)
    judged.final(partnership=partnership)
    assert reached("evaluated", partnership, user, this_year) == (1, 1)
    assert reached("evaluated", partnership, user, this_year - 1) == (0, 1)


def test_a_year_without_partnerships_has_nothing_to_take_a_share_of(government, user):
    found = figure("in_force", government, user)
    assert (found.of, found.percent, found.is_reached) == (0, None, None)
    assert ToldFigure(found).share == ""


def test_partnerships_that_certainly_began_later_are_not_asked(government, user):
    make.PartnershipFactory(government=government, began=when("2019"))
    make.PartnershipFactory(government=government, began=when("2018/2019"))
    make.PartnershipFactory(government=government, began=None)
    assert figure("in_force", government, user).of == 2


def test_partnerships_of_others_drafts_and_annulled_ones_are_not_asked(partnership, user):
    make.PartnershipFactory(published=True)
    make.PartnershipFactory(government=partnership.government, draft=True)
    make.PartnershipFactory(government=partnership.government, annulled=True)
    assert reached("in_force", partnership, user) == (0, 1)


@pytest.mark.parametrize(("percent", "is_reached"), [("66.66", True), ("66.67", False), ("0", True), ("100", False)])
def test_a_target_is_compared_without_rounding(government, percent, is_reached):
    counted = make.PartnershipFactory.build_batch(2)
    found = Performance(Figure.IN_FORCE, counted, make.PartnershipFactory.build_batch(1), Decimal(percent))
    assert found.percent == Decimal("66.7")
    assert found.is_reached is is_reached


def test_a_target_is_that_of_the_figure_the_year_and_the_government(partnership, user):
    life.PerformanceTargetFactory(government=partnership.government, figure="in_force", percent=Decimal("12.5"))
    life.PerformanceTargetFactory(government=partnership.government, figure="in_force", year=2019, percent=50)
    life.PerformanceTargetFactory(figure="in_force", percent=70)
    found = {each.figure: each.target for each in performance(Year(partnership.government, 2018, user))}
    assert found == {Figure.IN_FORCE: Decimal("12.5"), "followed_up": None, "reported": None, "evaluated": None}


def test_without_a_target_nothing_is_compared(partnership, user):
    with translation.override("en"):
        told = ToldFigure(figure("in_force", partnership.government, user))
        assert (told.share, told.target, told.compared) == ("0 of 1 (0.0\N{NO-BREAK SPACE}%)", "", "")


def test_each_figure_says_what_counts():
    assert set(EXPLAINED) == set(Figure)


def test_the_current_year_goes_up_to_today(government, user):
    today = timezone.localdate()
    partnership = make.PartnershipFactory(government=government)
    life.ActivityFactory(partnership=partnership, happened=PartialDate.on(today))
    assert Year(government, today.year, user).last == today
    assert reached("followed_up", partnership, user, today.year) == (1, 1)
