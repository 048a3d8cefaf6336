"""The mailbox of an agency is seen by who may change the agency, on its page and in its history."""

import pytest

from cities.services import change_agency
from portal.cite_forms import attributes_of
from portal.roles import Role
from tests.factories import AgencyFactory, MembershipFactory

pytestmark = pytest.mark.django_db

MAILBOX = "dinas@example.test"


@pytest.fixture
def agency():
    agency = AgencyFactory()
    coordinator = MembershipFactory(role=Role.COORDINATOR, government=agency.government).user
    return change_agency(agency, by=coordinator, version=agency.version, changes={"mailbox": MAILBOX})


@pytest.mark.parametrize(
    ("role", "sees_it"), [(Role.COORDINATOR, True), (Role.ADMINISTRATOR, True), (Role.COUNCIL_MEMBER, False)]
)
def test_the_page_and_its_history_show_the_mailbox_to_its_keepers_alone(client, agency, role, sees_it):
    client.force_login(MembershipFactory(role=role, government=agency.government).user)
    assert (MAILBOX in client.get(agency.get_absolute_url()).content.decode()) is sees_it


def test_no_source_is_asked_about_a_mailbox(agency):
    assert "mailbox" not in dict(attributes_of(agency))
