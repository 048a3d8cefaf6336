"""The legal status of a partnership for any day, as far as dates say with certainty."""

import pytest

from agreements.models import Agreement, Partnership
from agreements.models.statuses import PartnershipStatus
from tests import factories as make
from tests.agreements.vitality.day import day, held, signed, status_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory()


@pytest.mark.parametrize(
    ("known", "on", "status"),
    [
        ({}, "2016-11-24", "not_recorded"),
        ({}, "2016-11-25", "in_force"),
        ({}, "2020-11-23", "in_force"),
        ({}, "2020-11-24", "expiring"),
        ({}, "2021-11-24", "expiring"),
        ({}, "2021-11-25", "expired"),
        ({"term": "open_ended", "duration_months": None}, "2030-01-01", "open_ended"),
        ({"term": "not_stated", "duration_months": None}, "2030-01-01", "term_not_stated"),
        ({"term": "", "duration_months": None}, "2030-01-01", "term_not_stated"),
        ({"terminated": make.when("2018-05-01"), "termination_reason": "Sepakat."}, "2018-04-30", "in_force"),
        ({"terminated": make.when("2018-05-01"), "termination_reason": "Sepakat."}, "2018-05-01", "terminated"),
        ({"terminated": make.when("2018"), "termination_reason": "Sepakat."}, "2018-05-01", "not_recorded"),
        ({"starts": make.when("2017-01-01")}, "2016-12-31", "not_recorded"),
        ({"starts": make.when("2017-01-01")}, "2017-01-01", "in_force"),
    ],
)
def test_a_memorandum_decides_from_its_first_to_its_last_day(partnership, known, on, status):
    signed(partnership, **known)
    assert status_on(partnership, on) == status


@pytest.mark.parametrize(
    ("when", "on", "status"),
    [
        ("unknown", "2026-01-01", "not_recorded"),
        ("2016", "2016-06-30", "not_recorded"),
        ("2016", "2016-12-31", "in_force"),
        ("2016", "2021-06-30", "not_recorded"),
        ("2016", "2021-12-31", "expired"),
    ],
)
def test_dates_that_do_not_say_give_no_status(partnership, when, on, status):
    signed(partnership, when)
    assert status_on(partnership, on) == status


def test_a_letter_of_intent_decides_until_a_memorandum_does(partnership):
    signed(partnership, "2015-01-01", kind="loi", term="", duration_months=None)
    signed(partnership, "2016-11-25")
    assert status_on(partnership, "2016-11-24") == "letter_of_intent"
    assert status_on(partnership, "2016-11-25") == "in_force"
    assert status_on(partnership, "2021-11-25") == "expired"


def test_a_letter_of_intent_that_ran_out_is_expired_and_one_of_unknown_date_says_nothing(partnership):
    letter = signed(partnership, "2015-01-01", kind="loi", duration_months=12)
    assert status_on(partnership, "2016-01-01") == "expired"
    Agreement.objects.filter(pk=letter.pk).update(signed=make.when("unknown"))
    assert status_on(partnership, "2016-01-01") == "not_recorded"


def test_a_renewal_takes_the_place_of_what_it_renews(partnership):
    first = signed(partnership, "2010-01-01")
    signed(partnership, "2016-01-01", succeeds=first)
    assert status_on(partnership, "2015-06-01") == "expired"
    assert status_on(partnership, "2016-01-01") == "in_force"


def test_the_last_to_end_decides_among_those_that_ended(partnership):
    signed(partnership, "2010-01-01")
    signed(partnership, "2011-01-01", terminated=make.when("2013-01-01"), termination_reason="Sepakat.")
    assert status_on(partnership, "2013-06-01") == "in_force"
    assert status_on(partnership, "2015-01-01") == "expired"


@pytest.mark.parametrize("kind", ["action_plan", "addendum", "implementing"])
def test_agreements_of_other_kinds_decide_nothing(partnership, kind):
    signed(partnership, kind=kind)
    assert status_on(partnership, "2017-01-01") == "not_recorded"


@pytest.mark.parametrize("trait", ["draft", "annulled"])
def test_drafts_and_annulled_agreements_decide_nothing(partnership, trait):
    signed(partnership, **{trait: True})
    assert status_on(partnership, "2017-01-01") == "not_recorded"


def test_an_activity_an_initiative_or_a_planned_signing_is_exploration(partnership):
    held(partnership, "2015-08-09/2015-08-14", ceremonial=True)
    assert status_on(partnership, "2015-08-13") == "not_recorded"
    assert status_on(partnership, "2015-08-14") == "exploration"
    taken = make.PartnershipFactory(initiative_on=make.when("2012-12"))
    assert [status_on(taken, on) for on in ("2012-12-30", "2012-12-31")] == ["not_recorded", "exploration"]
    planned = make.AgreementFactory(unsigned=True)
    make.SigningFactory(agreement=planned, signed=None, planned=make.when("2016-10"))
    assert [status_on(planned.partnership, on) for on in ("2016-10-30", "2016-10-31")] == [
        "not_recorded",
        "exploration",
    ]


def test_an_unsigned_agreement_is_exploration_from_when_the_partnership_certainly_exists():
    planned = make.AgreementFactory(unsigned=True, partnership__began=make.when("2014"))
    assert status_on(planned.partnership, "2014-12-30") == "not_recorded"
    assert status_on(planned.partnership, "2014-12-31") == "exploration"
    assert status_on(make.PartnershipFactory(began=make.when("1993")), "2020-01-01") == "not_recorded"


@pytest.mark.parametrize(
    ("later", "then"),
    [
        ({"signed": make.when("2016-11-25")}, "in_force"),
        (
            {"unsigned": True, "terminated": make.when("2016-11-25"), "termination_reason": "Tidak jadi."},
            "not_recorded",
        ),
    ],
)
def test_what_was_signed_or_given_up_later_was_planned_before(later, then):
    agreement = make.AgreementFactory(**later)
    make.SigningFactory(agreement=agreement, signed=None, planned=make.when("2015"))
    days = ("2015-12-30", "2015-12-31", "2016-11-24", "2016-11-25")
    assert [status_on(agreement.partnership, on) for on in days] == ["not_recorded", "exploration", "exploration", then]


def test_before_the_first_text_on_record_nobody_knows_what_held():
    signed_later = make.AgreementFactory(partnership__began=make.when("1993"))
    assert status_on(signed_later.partnership, "2005-01-01") == "not_recorded"


def test_awaiting_council_and_minister_are_words_that_nothing_has_yet():
    assert {"awaiting_council", "awaiting_minister"} <= set(PartnershipStatus.values)


def test_a_partnership_runs_until_its_last_agreement_ended(partnership):
    signed(partnership)
    draft = make.PartnershipFactory(draft=True)
    unsigned = make.PartnershipFactory()
    assert set(Partnership.objects.running(day("2021-11-24"))) == {partnership, unsigned}
    assert set(Partnership.objects.running(day("2021-11-25"))) == {unsigned}
    assert draft not in Partnership.objects.running(day("2021-11-24"))
