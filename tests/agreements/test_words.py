"""The words of the domain: what an agreement is on a day, as far as its dates say with certainty."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from agreements.models import Agreement
from agreements.models.agreements import LegalStatus
from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life

WORDS = ("signed_by", "in_force", "possibly_in_force", "expiring", "expired", "terminated_by", "not_terminated")


def words_on(agreement, day: date) -> set[str]:
    """The words that hold of the agreement on that day."""
    manager = Agreement.objects
    return {word for word in WORDS if getattr(manager, word)(day).filter(pk=agreement.pk).exists()}


def status_on(agreement, day: date) -> str:
    return Agreement.objects.with_status(day).get(pk=agreement.pk).status


def agreement(**attributes):
    dates = ("signed", "starts", "ends", "terminated")
    attributes |= {name: make.when(attributes[name]) for name in dates if name in attributes}
    if attributes.get("terminated"):
        attributes["termination_reason"] = "Kesepakatan bersama."
    if attributes.get("ends"):
        attributes = {"duration_months": None} | attributes
    if attributes.get("term", "fixed") != "fixed":
        attributes["duration_months"] = None
    return make.AgreementFactory(**attributes)


#: What is known, the day, and the status.
TABLE = [
    ("Jung-gu before signing", {}, "2016-11-24", "not_signed"),
    ("Jung-gu on the day of signing", {}, "2016-11-25", "in_force"),
    ("Jung-gu more than a year before its end", {}, "2020-11-23", "in_force"),
    ("Jung-gu a year before its end", {}, "2020-11-24", "expiring"),
    ("Jung-gu on its last day", {}, "2021-11-24", "expiring"),
    ("Jung-gu a day later", {}, "2021-11-25", "expired"),
    ("a year, before it", {"signed": "2016", "duration_months": 36}, "2015-12-31", "not_signed"),
    ("a year, on its first day", {"signed": "2016", "duration_months": 36}, "2016-01-01", "uncertain"),
    ("a year, on its last day", {"signed": "2016", "duration_months": 36}, "2016-12-31", "in_force"),
    ("a year, perhaps more than a year left", {"signed": "2016", "duration_months": 36}, "2018-12-29", "in_force"),
    ("a year, certainly still in force", {"signed": "2016", "duration_months": 36}, "2018-12-31", "expiring"),
    ("a year, perhaps run out", {"signed": "2016", "duration_months": 36}, "2019-01-01", "uncertain"),
    ("a year, perhaps still in force", {"signed": "2016", "duration_months": 36}, "2019-12-30", "uncertain"),
    ("a year, certainly run out", {"signed": "2016", "duration_months": 36}, "2019-12-31", "expired"),
    ("not signed", {"signed": ""}, "2020-01-01", "not_signed"),
    ("signed, nobody knows when", {"signed": "unknown"}, "2020-01-01", "uncertain"),
    ("not later than 2016", {"signed": "../2016", "duration_months": 1200}, "2017-01-01", "uncertain"),
    ("open-ended", {"term": "open_ended"}, "2026-01-01", "open_ended"),
    ("term not stated", {"term": "not_stated"}, "2026-01-01", "term_not_stated"),
    ("term not recorded", {"term": ""}, "2026-01-01", "term_not_stated"),
    ("terminated, the day before", {"terminated": "2018-05-01"}, "2018-04-30", "in_force"),
    ("terminated, on the day", {"terminated": "2018-05-01"}, "2018-05-01", "terminated"),
    ("terminated in a year, within it", {"terminated": "2018"}, "2018-05-01", "uncertain"),
    ("terminated in a year, after it", {"terminated": "2018"}, "2018-12-31", "terminated"),
    ("terminated, nobody knows when", {"terminated": "unknown"}, "2018-05-01", "uncertain"),
    ("begins later, the day before", {"starts": "2017-01-01"}, "2016-12-31", "uncertain"),
    ("begins later, on the day", {"starts": "2017-01-01"}, "2017-01-01", "in_force"),
    ("begins later, and ends by it", {"starts": "2017-01-01"}, "2021-12-31", "expiring"),
    ("begins later, and ended by it", {"starts": "2017-01-01"}, "2022-01-01", "expired"),
    ("last day named in the text", {"ends": "2019-06-30"}, "2019-06-30", "expiring"),
    ("after the day named in the text", {"ends": "2019-06-30"}, "2019-07-01", "expired"),
    ("ends in a month, within it", {"ends": "2019-06"}, "2019-06-15", "uncertain"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("known", "day", "status"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_the_status_on_a_day(known, day, status):
    assert status_on(agreement(**known), date.fromisoformat(day)) == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("signed", "months", "last"),
    [
        ("2016-11-25", 60, "2021-11-24"),
        ("2016-02-29", 12, "2017-02-27"),
        ("2016-02-29", 48, "2020-02-28"),
        ("2015-08-31", 6, "2016-02-28"),
        ("2016-08-31", 6, "2017-02-27"),
        ("2016-01-31", 1, "2016-02-28"),
        ("2016-10-30", 12, "2017-10-29"),
        ("2016-01-01", 12, "2016-12-31"),
        ("2016", 36, "2018-12-31/2019-12-30"),
        ("2016-04", 12, "2017-03-31/2017-04-29"),
        ("2018-10/2018-12", 12, "2019-09-30/2019-12-30"),
        ("../2016", 12, "../2017-12-30"),
        ("unknown", 12, "unknown"),
    ],
)
def test_the_last_day_is_the_start_plus_the_term_less_a_day(signed, months, last):
    made = agreement(signed=signed, duration_months=months)
    made.refresh_from_db()
    assert str(made.expires) == last


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("known", "last"),
    [
        ({}, "2021-05-25"),
        ({"notice_months": 0}, "2021-11-25"),
        ({"notice_months": None}, "None"),
        ({"notice_months": 3, "ends": "2019-05-30"}, "2019-02-28"),
        ({"notice_months": 6, "signed": "2016", "duration_months": 36}, "2018-07/2019-06"),
        ({"term": "open_ended"}, "None"),
    ],
)
def test_the_last_day_for_notice(known, last):
    made = agreement(**known)
    made.refresh_from_db()
    assert str(made.last_notice) == last


@pytest.mark.django_db
def test_an_agreement_that_is_renewed_does_not_expire():
    made = agreement()
    day = date(2021, 6, 1)
    renewed = make.AgreementFactory(
        partnership=made.partnership, succeeds=made, signed=make.when("2021-06-02"), draft=True
    )
    assert status_on(made, day) == "expiring"
    Agreement.objects.filter(pk=renewed.pk).update(is_draft=False)
    assert status_on(made, day) == "expiring"
    assert status_on(made, day + timedelta(days=1)) == "in_force"
    Agreement.objects.filter(pk=renewed.pk).update(annulled_on=day, annulment_reason="Keliru.")
    assert status_on(made, day + timedelta(days=1)) == "expiring"


@pytest.mark.django_db
def test_how_long_before_its_end_an_agreement_expires_soon_is_said_by_its_government_from_a_day_on():
    made, other = agreement(), agreement()
    day = date(2021, 11, 1)
    life.RulesFactory(government=made.government, since=date(2021, 10, 1), expiring_days=23)
    assert set(Agreement.objects.expiring(day)) == {made, other}
    assert set(Agreement.objects.expiring(day - timedelta(days=1))) == {other}
    assert set(Agreement.objects.expiring(date(2021, 9, 30))) == {made, other}


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Oracle:
    """The same words in plain Python, for dates both ends of which are known or not."""

    def __init__(self, made, on: date):
        self.on, self.made = on, made
        self.signed, self.starts, self.terminated = made.signed, made.starts, made.terminated
        self.expires = made.ends or self.shifted(made.starts or made.signed)

    def shifted(self, start: PartialDate | None) -> PartialDate | None:
        if start is None or self.made.duration_months is None:
            return None

        def last(day):
            return months_later(day, self.made.duration_months) - timedelta(days=1) if day else None

        return PartialDate(last(start.earliest), last(start.latest))

    def by(self, when: PartialDate | None) -> bool:
        """It happened on that day at the latest, certainly."""
        return bool(when and when.latest and when.latest <= self.on)

    def maybe_by(self, when: PartialDate | None) -> bool:
        return when is not None and (when.earliest is None or when.earliest <= self.on)

    def words(self) -> set[str]:
        begun = self.by(self.signed) and (self.starts is None or self.by(self.starts))
        alive = not self.maybe_by(self.terminated)
        lasts = self.expires is None or bool(self.expires.earliest and self.expires.earliest >= self.on)
        over = bool(self.expires and self.expires.latest and self.expires.latest < self.on)
        soon = bool(self.expires and self.expires.latest and self.expires.latest <= self.on + timedelta(days=365))
        possibly = self.maybe_by(self.signed) and (self.starts is None or self.maybe_by(self.starts))
        holds = {
            "signed_by": begun,
            "not_terminated": alive,
            "in_force": begun and alive and lasts,
            "expiring": begun and alive and lasts and soon,
            "expired": begun and alive and over,
            "possibly_in_force": possibly and not over and not self.by(self.terminated),
            "terminated_by": self.by(self.terminated),
        }
        return {word for word, true in holds.items() if true}

    def status(self) -> str:
        words = self.words()
        if "terminated_by" in words:
            return "terminated"
        if self.signed is None or (self.signed.earliest and self.signed.earliest > self.on):
            return "not_signed"
        for word in ("expired", "expiring"):
            if word in words:
                return word
        if "in_force" not in words:
            return "uncertain"
        return {"fixed": "in_force", "open_ended": "open_ended"}.get(self.made.term, "term_not_stated")


DAYS = st.dates(date(2014, 1, 1), date(2020, 12, 31))


@st.composite
def partial_dates(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    kind = draw(st.sampled_from(["day", "span", "span", "open first", "open last", "unknown"]))
    return PartialDate(
        None if kind in ("open first", "unknown") else first,
        None if kind in ("open last", "unknown") else first if kind == "day" else last,
    )


MAYBE = st.none() | partial_dates()


class TestWordsAgreeWithPlainPython(TestCase):
    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        signed=MAYBE,
        starts=MAYBE,
        ends=MAYBE,
        terminated=MAYBE,
        term=st.sampled_from(["fixed", "fixed", "fixed", "open_ended", "not_stated", ""]),
        months=st.integers(1, 60),
        on=DAYS,
    )
    def test_on_any_day_whatever_is_known(self, signed, starts, ends, terminated, term, months, on):
        made = make.AgreementFactory.build(
            signed=signed, starts=starts, terminated=terminated, term=term, duration_months=None, ends=None
        )
        if term == "fixed":
            made.ends, made.duration_months = (ends, None) if ends else (None, months)
        made.termination_reason = "Alasan." if terminated else ""
        if impossible(made):
            return
        partnership = make.PartnershipFactory()
        made.partnership, made.government = partnership, partnership.government
        made.save()
        oracle, words = Oracle(made, on), words_on(made, on)
        assert words == oracle.words()
        assert status_on(made, on) == oracle.status()
        assert ("in_force" not in words) or ("possibly_in_force" in words)
        assert not {"in_force", "expired"} <= words
        assert oracle.status() in LegalStatus.values


def impossible(made) -> bool:
    """What the constraints refuse."""

    def after(first, second) -> bool:
        return bool(first and second and first.earliest and second.latest and first.earliest > second.latest)

    return after(made.starts, made.ends) or after(made.signed, made.terminated)
