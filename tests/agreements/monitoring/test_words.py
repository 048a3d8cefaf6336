"""When a finding is open or overdue, as far as its dates say with certainty."""

from datetime import date

import pytest

from agreements.models import Finding
from tests.factories import when
from tests.life import FindingFactory

pytestmark = pytest.mark.django_db


def finding(**attributes) -> Finding:
    dates = {name: when(attributes.pop(name)) for name in ("due", "followed_up") if name in attributes}
    return FindingFactory(monitoring__happened=when("2018"), **dates, **attributes)


def is_open(found: Finding, day: str) -> bool:
    return Finding.objects.open_on(date.fromisoformat(day)).filter(pk=found.pk).exists()


def is_overdue(found: Finding, day: str) -> bool:
    return Finding.objects.overdue(date.fromisoformat(day)).filter(pk=found.pk).exists()


def test_a_finding_is_open_from_its_monitoring_on():
    found = finding()
    assert not is_open(found, "2018-12-30")
    assert is_open(found, "2018-12-31")
    assert not is_overdue(found, "2999-12-31")


def test_a_finding_until_2019_is_overdue_from_2020_on():
    found = finding(due="2019")
    assert not is_overdue(found, "2019-12-31")
    assert is_overdue(found, "2020-01-01")


def test_a_finding_followed_up_is_open_until_then():
    found = finding(due="2019", followed_up="2020-02-01", follow_up="Anggaran disediakan.")
    assert is_overdue(found, "2020-01-31")
    assert not is_open(found, "2020-02-01")


def test_a_follow_up_told_without_a_day_closes_the_finding():
    assert not is_open(finding(follow_up="Sudah ditindaklanjuti."), "2020-01-01")


def test_a_finding_that_asks_for_nothing_is_never_open():
    assert not is_open(finding(recommendation=""), "2020-01-01")
    assert is_open(finding(recommendation="", who="Bappeda"), "2020-01-01")
    assert is_open(finding(recommendation="", due="2019"), "2019-01-01")


def test_findings_of_an_annulled_monitoring_do_not_stand():
    FindingFactory(monitoring__annulled=True)
    standing = FindingFactory()
    assert list(Finding.objects.standing().open_on(date(2020, 1, 1))) == [standing]
