"""For which days all records of a kind are known: only there is an absence a fact."""

import pytest
from django.db.models import F
from django.db.models.functions import Now, TruncDate

from agreements.models import Partnership
from agreements.models.coverage import RecordKind
from tests import factories as make
from tests import life
from tests.agreements.vitality.day import day, known

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory()


def covered(partnership, first: str, last: str, kind: str = "activities") -> bool:
    return partnership in Partnership.objects.covered(kind, day(first), day(last))


def test_nothing_is_known_where_nobody_says_so(partnership):
    assert not covered(partnership, "2018-01-01", "2018-01-01")


@pytest.mark.parametrize(
    ("first", "last", "is_covered"),
    [
        ("2016-01-01", "2021-12-31", True),
        ("2015-12-31", "2021-12-31", False),
        ("2016-01-01", "2022-01-01", False),
        ("2018-05-05", "2018-05-05", True),
        ("2019-01-01", "2018-01-01", False),
    ],
)
def test_a_statement_is_read_outward_to_the_day(partnership, first, last, is_covered):
    known(partnership, "2016/2021")
    assert covered(partnership, first, last) is is_covered


def test_a_statement_speaks_of_its_kinds_and_its_partnership_alone(partnership):
    known(partnership, "2016/2021", kinds=["reports", "funding"])
    assert covered(partnership, "2017-01-01", "2017-12-31", "funding")
    assert not covered(partnership, "2017-01-01", "2017-12-31")
    assert not covered(make.PartnershipFactory(), "2017-01-01", "2017-12-31", "funding")


def test_two_statements_cover_together_what_neither_covers_alone(partnership):
    known(partnership, "2016/2018")
    known(partnership, "2019")
    assert covered(partnership, "2017-01-01", "2019-12-31")
    known(partnership, "2021")
    assert not covered(partnership, "2017-01-01", "2021-12-31")


def test_an_annulled_statement_and_one_on_an_unknown_time_say_nothing(partnership):
    known(partnership, "2016/2021", annulled=True)
    known(partnership, "unknown")
    assert not covered(partnership, "2017-01-01", "2017-12-31")


@pytest.mark.parametrize("kind", RecordKind.values)
def test_a_register_knows_of_every_kind_from_its_first_day_on(partnership, kind):
    life.RegisterStartFactory(government=partnership.government, starts=day("2020-03-01"))
    assert covered(partnership, "2020-03-01", "2199-12-31", kind)
    assert not covered(partnership, "2020-02-29", "2020-03-01", kind)
    assert not covered(make.PartnershipFactory(), "2020-03-01", "2020-03-01", kind)


def test_a_statement_and_the_register_join(partnership):
    life.RegisterStartFactory(government=partnership.government, starts=day("2020-01-01"))
    known(partnership, "2016/2019")
    assert covered(partnership, "2016-01-01", "2026-01-01")


def test_what_is_said_of_one_agency_covers_where_every_agency_is_spoken_of(partnership):
    field = make.CooperationFieldFactory(agreement__partnership=partnership)
    first, second = (make.AssignmentFactory(field=field).agency for _ in range(2))
    known(partnership, "2016/2020", agency=first)
    assert not covered(partnership, "2017-01-01", "2018-12-31")
    known(partnership, "2017/2018", agency=second)
    assert covered(partnership, "2017-01-01", "2018-12-31")
    assert not covered(partnership, "2017-01-01", "2019-01-01")
    known(partnership, "2019")
    assert covered(partnership, "2017-01-01", "2019-12-31")


@pytest.mark.parametrize("trait", ["draft", "annulled"])
def test_an_agency_of_a_draft_or_annulled_agreement_need_not_be_spoken_of(partnership, trait):
    spoken_of = make.AssignmentFactory(field__agreement__partnership=partnership).agency
    make.AssignmentFactory(field__agreement=make.AgreementFactory(partnership=partnership, **{trait: True}))
    known(partnership, "2017", agency=spoken_of)
    assert covered(partnership, "2017-01-01", "2017-12-31")


def test_what_is_said_of_an_agency_without_a_field_covers_nothing(partnership):
    known(partnership, "2017", agency=make.AgencyFactory(government=partnership.government))
    assert not covered(partnership, "2017-01-01", "2017-12-31")


def test_the_days_may_be_expressions():
    partnership = make.PartnershipFactory(began=make.when("2018"))
    known(partnership, "2018/..")
    make.PartnershipFactory(began=None)
    found = Partnership.objects.covered("activities", F("began__earliest"), TruncDate(Now()))
    assert list(found) == [partnership]
