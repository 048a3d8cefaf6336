"""What an addendum can say of the agreement under which it hangs, and what is recorded otherwise."""

import pytest
from django.core.exceptions import ValidationError

from agreements.models import Agreement
from agreements.services.agreements import change_agreement, log_agreement
from agreements.services.renewals import amend, renew
from tests import factories as make
from tests.agreements.acts.forms import content, form, url
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client, user):
    client.force_login(user)


@pytest.fixture
def user():
    return make.MembershipFactory().user


@pytest.fixture
def agreement(user):
    """In force from 25 November 2016 to 24 November 2021."""
    return make.AgreementFactory(partnership__government=user.memberships.get().government)


TERMS = {
    "a later last day": {"term": "fixed", "ends": when("2026-11-24")},
    "more months": {"term": "fixed", "duration_months": 60},
    "no end": {"term": "open_ended"},
}


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_an_addendum_prolongs_nothing(agreement, user, term):
    addendum = {"kind": "addendum", "title": "Adendum", "parent": agreement, "signed": when("2018")}
    with pytest.raises(ValidationError) as refused:
        log_agreement(by=user, partnership=agreement.partnership, **addendum, **term)
    assert list(refused.value.message_dict) == ["ends"]
    logged = amend(agreement, by=user, title="Adendum", signed=when("2018"))
    with pytest.raises(ValidationError):
        change_agreement(logged, by=user, version=0, changes=term)
    logged.refresh_from_db()
    assert logged.term == ""


def test_an_addendum_may_end_earlier_or_on_the_same_day(agreement, user):
    for day in ("2019", "2021-11-24", "2021-11"):
        amend(agreement, by=user, title=f"Adendum {day}", term="fixed", ends=when(day))
    assert agreement.parts.count() == 3


def test_under_an_agreement_without_a_last_day_nothing_is_prolonged(user):
    endless = make.AgreementFactory(partnership__government=user.memberships.get().government, open_ended=True)
    assert amend(endless, by=user, title="Adendum", term="fixed", ends=when("2040")).parent == endless


def test_an_agreement_is_not_shortened_below_its_addenda(agreement, user):
    amend(agreement, by=user, title="Adendum", term="fixed", ends=when("2021"))
    with pytest.raises(ValidationError):
        change_agreement(agreement, by=user, version=0, changes={"duration_months": 12})


def test_an_older_addendum_that_prolongs_hinders_no_other_change(agreement, user):
    under = {"partnership": agreement.partnership, "parent": agreement, "kind": "addendum", "signed": when("2018")}
    older = make.AgreementFactory(**under)
    for record in (agreement, older):
        assert change_agreement(record, by=user, version=0, changes={"note": "catatan"}).note == "catatan"


def test_a_prolongation_is_a_renewal_whatever_its_paper_is_called(agreement, user):
    longer = renew(agreement, by=user, title="Adendum", signed=when("2021-11"), term="fixed", ends=when("2026-11-24"))
    on = when("2023").earliest
    assert (longer.succeeds, longer.kind) == (agreement, agreement.kind)
    assert Agreement.objects.in_force(on).get(pk__in=[agreement.pk, longer.pk]) == longer


def test_the_pages_say_where_a_prolongation_belongs(client, agreement, user):
    amend_page = client.get(url("agreements:agreement-amend", agreement))
    assert str(amend_page.context["lead"]) in content(amend_page)
    logged = amend(agreement, by=user, title="Adendum")
    typed = {"partnership": agreement.partnership.key, "kind": "addendum", "title": "Adendum"}
    typed |= {"parent": agreement.key, "term": "fixed", "ends": "2026"}
    refused = client.post(url("agreements:agreement-change", logged), form(**typed))
    assert list(refused.context["form"].errors) == ["ends"]
    assert 'value="2026"' in content(refused)
