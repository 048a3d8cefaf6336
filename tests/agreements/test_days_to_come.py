"""What is recorded as done, answered or known cannot lie in the future: the form says so and changes nothing."""

import uuid

import pytest
from django.urls import reverse

from agreements.forms.days import NOT_YET
from tests import factories as make
from tests import life
from tests.factories import when

pytestmark = pytest.mark.django_db

#: Address, factory of the record, what is typed beside the day, and the day that is refused where it is to come.
CASES = [
    ("invitation-change", life.InvitationFactory, {"kind": "invitation", "sender": "partner"}, "answered"),
    ("obstacle-change", life.ObstacleFactory, {"category": "budget", "description": "Anggaran"}, "resolved"),
    ("contact-change", life.ContactFactory, {"side": "partner", "unit": "ICD", "post": "Kepala"}, "confirmed"),
    ("leadership-change-change", life.LeadershipChangeFactory, {"side": "partner", "post": "Wali kota"}, "renewed"),
    ("leadership-change-renew", life.LeadershipChangeFactory, {}, "renewed"),
]


@pytest.mark.parametrize(("page", "factory", "typed", "day"), CASES)
def test_a_day_to_come_is_refused(client, page, factory, typed, day):
    record = factory(partnership=make.PartnershipFactory(published=True))
    client.force_login(make.MembershipFactory(government=record.government).user)
    response = save(client, page, record, **typed, **{day: "2990-01-01"})
    assert list(response.context["form"].errors[day]) == [NOT_YET]
    assert response.context["form"][day].value() == "2990-01-01"
    record.refresh_from_db()
    assert getattr(record, day) is None


@pytest.mark.parametrize(
    ("period", "is_taken"), [("2017/2018", True), ("2016/..", False), ("2017/2990", False), ("2990", False)]
)
def test_what_is_to_come_is_not_completely_known(client, period, is_taken):
    statement = life.CoverageStatementFactory(partnership__published=True)
    client.force_login(make.MembershipFactory(government=statement.government).user)
    typed = {"kinds": ["activities"], "statement": "Lengkap.", "period": period}
    response = save(client, "coverage-statement-change", statement, **typed)
    assert response.status_code == (302 if is_taken else 200)
    statement.refresh_from_db()
    assert statement.period == when(period if is_taken else "2016/2021")


def save(client, page: str, record, **typed):
    form = {"form_token": str(uuid.uuid4()), "version": str(record.version), "sent": "2017", "subject": "Festival"}
    address = reverse(f"agreements:{page}", args=[record.key])
    return client.post(address, {**form, "happened": "2017", **typed})
