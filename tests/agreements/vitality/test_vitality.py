"""Whether a partnership lives, on a day: every word raised, on its exact day, and what moves nothing."""

import pytest

from agreements.models import Activity, CoverageStatement, Partnership
from agreements.services.happenings import change
from tests import factories as make
from tests import life
from tests.agreements.vitality.day import day, held, known, signed, vitality_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory()


def words(partnership, *days: str) -> list[str]:
    return [vitality_on(partnership, each) for each in days]


def test_silence_says_nothing_without_coverage(partnership):
    signed(partnership, "2005-01-01", term="open_ended", duration_months=None)
    assert vitality_on(partnership, "2020-01-01") == "not_known"
    held(partnership, "2010-05-05")
    assert vitality_on(partnership, "2020-01-01") == "not_known"


def test_active_then_slowing_then_dormant_on_the_exact_day(partnership):
    known(partnership, "2010/2030")
    held(partnership, "2015-11-25")
    assert words(partnership, "2015-11-24", "2015-11-25", "2016-11-24") == ["not_known", "active", "active"]
    assert words(partnership, "2016-11-25", "2017-11-24") == ["slowing", "slowing"]
    assert words(partnership, "2017-11-25", "2030-12-31") == ["dormant", "dormant"]
    assert vitality_on(partnership, "2031-01-01") == "not_known"


def test_slowing_and_dormant_need_coverage_of_all_their_months(partnership):
    held(partnership, "2015-11-25")
    statement = known(partnership, "2015-11-27/2030")
    assert words(partnership, "2016-11-25", "2016-11-26", "2017-11-25", "2017-11-26") == [
        "not_known",
        "slowing",
        "not_known",
        "dormant",
    ]
    CoverageStatement.objects.filter(pk=statement.pk).update(kinds=["reports"])
    assert vitality_on(partnership, "2017-11-26") == "not_known"


def test_a_vague_date_counts_only_where_it_is_certain(partnership):
    known(partnership, "2010/2030")
    held(partnership, "2016")
    assert words(partnership, "2016-12-30", "2016-12-31", "2017-01-01") == ["not_known", "active", "not_known"]
    assert words(partnership, "2017-12-30", "2017-12-31", "2018-01-01") == ["not_known", "slowing", "not_known"]
    assert words(partnership, "2018-12-30", "2018-12-31") == ["not_known", "dormant"]


@pytest.mark.parametrize("when", ["unknown", None, "../2018", "2015/.."])
def test_an_activity_that_may_lie_in_the_time_lets_nothing_be_said(partnership, when):
    known(partnership, "2005/2030")
    held(partnership, "2010-01-01")
    assert vitality_on(partnership, "2016-06-30") == "dormant"
    life.ActivityFactory(partnership=partnership, happened=make.when(when) if when else None)
    assert vitality_on(partnership, "2016-06-30") == "not_known"


@pytest.mark.parametrize("trait", ["planned", "cancelled", "ceremonial", "annulled"])
def test_what_is_not_substantive_moves_nothing(partnership, trait):
    known(partnership, "2010/2030")
    held(partnership, "2012-01-01")
    held(partnership, "2016-06-01", **{trait: True})
    assert vitality_on(partnership, "2016-06-30") == "dormant"


def test_an_activity_whose_character_is_not_recorded_counts(partnership):
    held(partnership, "2016-06-01", character="")
    assert vitality_on(partnership, "2016-06-30") == "active"


def test_never_started_from_as_many_months_as_make_dormant(partnership):
    signed(partnership, "2008-10-14", term="", duration_months=None)
    held(partnership, "2007-04")
    known(partnership, "2008-10-14/2016-12-31")
    assert words(partnership, "2010-10-12", "2010-10-13", "2016-12-31", "2017-01-01") == [
        "not_known",
        "never_started",
        "never_started",
        "not_known",
    ]


def test_never_started_on_the_last_day_of_a_short_term(partnership):
    signed(partnership, "2016-01-01", duration_months=12)
    known(partnership, "2016/2020")
    assert words(partnership, "2016-12-30", "2016-12-31", "2017-01-01") == ["not_known", "never_started", "ended"]


def test_never_started_asks_for_coverage_from_the_very_beginning(partnership):
    signed(partnership, "2016-01-01")
    statement = known(partnership, "2016-01-02/2020")
    assert vitality_on(partnership, "2019-01-01") == "dormant"
    CoverageStatement.objects.filter(pk=statement.pk).update(period=make.when("2016/2020"))
    assert vitality_on(partnership, "2019-01-01") == "never_started"
    held(partnership, "2016-01-01")
    assert vitality_on(partnership, "2019-01-01") == "dormant"


def test_without_an_agreement_never_started_counts_from_when_it_certainly_began():
    partnership = make.PartnershipFactory(began=make.when("2000"))
    known(partnership, "2000/2010")
    assert words(partnership, "2002-12-29", "2002-12-30") == ["not_known", "never_started"]


def test_a_renewed_partnership_that_once_lived_is_dormant_and_not_never_started(partnership):
    first = signed(partnership, "2010-01-01")
    held(partnership, "2012-05-05")
    signed(partnership, "2015-01-01", succeeds=first)
    known(partnership, "2015/2020")
    assert vitality_on(partnership, "2018-01-01") == "dormant"


def test_what_nothing_is_recorded_of_before_the_register_is_dormant_once_the_register_is_old_enough(partnership):
    """Whether it ever started nobody knows; that nothing happens is known."""
    signed(partnership, "1993-01-01", term="open_ended", duration_months=None)
    life.RegisterStartFactory(government=partnership.government, starts=day("2017-01-01"))
    assert words(partnership, "2017-01-01", "2018-12-30", "2018-12-31") == ["not_known", "not_known", "dormant"]


def test_what_is_not_dormant_long_enough_for_its_agreement_is_not_known(partnership):
    signed(partnership, "2017-01-02")
    known(partnership, "2016-12-01/2030")
    assert words(partnership, "2018-12-31", "2019-01-01") == ["not_known", "never_started"]


def test_a_renewal_whose_first_term_is_not_known_is_dormant_and_not_never_started(partnership):
    first = signed(partnership, "2010-01-01")
    signed(partnership, "2015-01-01", succeeds=first)
    known(partnership, "2015/2020")
    assert vitality_on(partnership, "2018-01-01") == "dormant"


def test_reactivated_after_a_stretch_that_was_certainly_quiet(partnership):
    held(partnership, "2010-01-01")
    held(partnership, "2015-06-01")
    assert vitality_on(partnership, "2015-07-01") == "active"
    statement = known(partnership, "2013-06-01/2015-05-31")
    assert words(partnership, "2015-05-31", "2015-06-01", "2016-05-31") == ["dormant", "reactivated", "reactivated"]
    CoverageStatement.objects.filter(pk=statement.pk).update(period=make.when("2013-06-02/2015-05-31"))
    assert vitality_on(partnership, "2015-07-01") == "active"


def test_reactivated_lasts_as_long_as_the_present_run(partnership):
    known(partnership, "2000/2030")
    for when in ("2010-01-01", "2015-06-01", "2017-05-31", "2019-05-30"):
        held(partnership, when)
    assert vitality_on(partnership, "2019-06-30") == "reactivated"
    Activity.objects.filter(happened=make.when("2010-01-01")).update(happened=make.when("2014-01-01"))
    assert vitality_on(partnership, "2019-06-30") == "active"


def test_a_first_activity_wakes_what_never_started():
    partnership = signed(make.PartnershipFactory(), "2012-01-01").partnership
    known(partnership, "2012/2020")
    held(partnership, "2015-06-01")
    assert words(partnership, "2015-05-31", "2015-06-01") == ["never_started", "reactivated"]


def test_the_first_activity_of_a_new_partnership_reactivates_nothing():
    partnership = make.PartnershipFactory(began=make.when("2020"))
    life.RegisterStartFactory(government=partnership.government, starts=day("2010-01-01"))
    held(partnership, "2021-01-01")
    assert vitality_on(partnership, "2021-02-01") == "active"


def test_ended_with_its_last_agreement_unless_something_certainly_came_later(partnership):
    signed(partnership)
    held(partnership, "2021-10-01")
    assert words(partnership, "2021-11-24", "2021-11-25") == ["active", "ended"]
    held(partnership, "2021")
    assert vitality_on(partnership, "2022-01-31") == "ended"
    held(partnership, "2021-11-25")
    assert words(partnership, "2021-11-24", "2021-11-25", "2022-01-31") == ["active", "active", "active"]


def test_a_terminated_partnership_has_ended(partnership):
    signed(partnership, terminated=make.when("2018-05-01"), termination_reason="Sepakat.")
    assert words(partnership, "2018-04-30", "2018-05-01") == ["not_known", "ended"]


def test_the_thresholds_are_those_of_the_government_on_that_day(partnership):
    known(partnership, "2010/2030")
    held(partnership, "2015-11-25")
    rules = {"government": partnership.government, "slowing_months": 3, "dormant_months": 6}
    life.RulesFactory(**rules, since=day("2016-03-01"))
    life.RulesFactory(slowing_months=1, dormant_months=2)
    assert words(partnership, "2016-02-29", "2016-03-01") == ["active", "slowing"]
    assert words(partnership, "2016-05-24", "2016-05-25") == ["slowing", "dormant"]


def test_a_register_covers_from_its_first_day_on(partnership):
    life.RegisterStartFactory(government=partnership.government, starts=day("2017-01-01"))
    held(partnership, "2016-06-01")
    assert words(partnership, "2018-12-30", "2018-12-31") == ["not_known", "dormant"]


def test_dormant_holds_those_that_never_started():
    partnership = make.PartnershipFactory(began=make.when("2000"))
    known(partnership, "2000/2030")
    asleep, alive, unknown = make.PartnershipFactory(), make.PartnershipFactory(), make.PartnershipFactory()
    known(asleep, "2010/2030")
    held(asleep, "2011-01-01")
    held(alive, "2015-12-01")
    assert set(Partnership.objects.dormant(day("2016-01-01"))) == {partnership, asleep}
    assert unknown not in Partnership.objects.dormant(day("2016-01-01"))


def test_the_last_activity_is_the_last_that_is_certainly_past(partnership):
    held(partnership, "2015-09-23")
    held(partnership, "2018")
    held(partnership, "2019-01-01", ceremonial=True)
    last = {
        each: Partnership.objects.with_vitality(day(each)).get().last_activity for each in ("2018-12-30", "2020-01-01")
    }
    assert {each: str(found) for each, found in last.items()} == {"2018-12-30": "2015-09-23", "2020-01-01": "2018"}


def test_a_typo_mended_and_a_record_entered_later_move_nothing_but_by_their_dates(partnership):
    known(partnership, "2010/2030")
    visit = held(partnership, "2012-01-01")
    coordinator = make.MembershipFactory(government=partnership.government).user
    change(visit, by=coordinator, version=0, changes={"title": "Kunjungan balasan"})
    held(partnership, "2011-01-01")
    assert vitality_on(partnership, "2016-01-01") == "dormant"
    visit.refresh_from_db()
    change(visit, by=coordinator, version=visit.version, changes={"happened": make.when("2015-12-01")})
    assert vitality_on(partnership, "2016-01-01") == "reactivated"
