"""Every warning is raised from its day on, not a day before, and cleared by what clears it."""

from datetime import timedelta

import pytest

from agreements.models import Partnership
from evaluations.warnings.raised import raised
from evaluations.warnings.registry import BY_CODE, WARNINGS
from evaluations.warnings.seen import SEEN_BY
from tests.evaluations.warnings.cases import CASES

pytestmark = pytest.mark.django_db
each_code = pytest.mark.parametrize("code", CASES)


def found(case, code: str, day) -> list:
    return raised(Partnership.objects.filter(pk=case.partnership.pk), day, codes={code})


def test_every_warning_is_tested_here_and_says_who_sees_it():
    assert set(CASES) == set(BY_CODE) == set(SEEN_BY)
    assert len(WARNINGS) == len(BY_CODE)


@each_code
def test_it_is_raised_from_its_day_on(code):
    case = CASES[code]()
    (one,) = found(case, code, case.since)
    assert one.row.since == case.since
    assert found(case, code, case.since - timedelta(days=1)) == []


@each_code
def test_it_is_cleared_at_once(code):
    case = CASES[code]()
    case.clear()
    assert found(case, code, case.since) == []


@each_code
def test_its_words_and_its_form_can_be_had(code):
    case = CASES[code]()
    (one,) = found(case, code, case.since)
    assert one.matter.text
    assert "%" not in one.matter.text
    assert one.matter.subject.count(":") == 1
    assert one.matter.url.startswith("/")
