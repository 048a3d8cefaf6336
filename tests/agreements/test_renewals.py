"""What is saved twice from a form that somebody went back to stands once."""

import pytest
from django.core.exceptions import ValidationError

from agreements.services.agreements import annul
from agreements.services.renewals import amend
from portal.roles import Role
from tests import factories as make
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make.AgreementFactory()


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(role=Role.COORDINATOR, government=agreement.government).user


def test_the_same_addendum_is_not_logged_twice(agreement, coordinator):
    amend(agreement, by=coordinator, title="Adendum", signed=when("2018"))
    with pytest.raises(ValidationError) as refused:
        amend(agreement, by=coordinator, title="Adendum", signed=when("2018"))
    assert list(refused.value.message_dict) == ["title"]
    assert agreement.parts.count() == 1


def test_an_addendum_of_another_date_is_another_one(agreement, coordinator):
    amend(agreement, by=coordinator, title="Adendum", signed=when("2018"))
    amend(agreement, by=coordinator, title="Adendum", signed=when("2019"))
    assert agreement.parts.count() == 2


def test_an_annulled_addendum_may_be_logged_again(agreement, coordinator):
    first = amend(agreement, by=coordinator, title="Adendum")
    annul(first, by=coordinator, reason="Salah")
    assert amend(agreement, by=coordinator, title="Adendum").key != first.key
